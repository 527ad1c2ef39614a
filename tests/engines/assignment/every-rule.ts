import { seededRandom } from '#engines/random.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

type Chance = () => number;

/** What a random case may use. Without `mechanism`, any of them. */
export interface CaseOptions {
  mostChildren: number;
  mechanism?: 'deferred-acceptance' | 'nearest-first' | 'zone-first';
  /** False: never relative proximity, under which the order of children moves with the result. */
  proximity?: boolean;
}

/** A small enrolment that may name any rule: the same for the same number. */
export function enrolmentOfEveryRule(
  number: number,
  { mostChildren, mechanism, proximity = true }: CaseOptions,
): AnEnrolment {
  const chance = seededRandom(`case ${number}`);
  const town = anEnrolment().withSeed(pick(chance, ['0', 'b', 'mùa xuân']));
  const names = ['s1', 's10', 's2', 's3'].slice(0, whole(chance, 1, 4));
  for (const name of names)
    town.withSchool(name, {
      seats: whole(chance, 0, 4),
      commune: pick(chance, ['x', 'y']),
      lonLat: [106.7 + whole(chance, 0, 3) / 100, 10.7],
    });
  if (chance() < 0.2) {
    names.push('s1-boarding');
    const { commune, lonLat } = town.schools.get('s1')!;
    town.withSchool('s1-boarding', { seats: whole(chance, 0, 2), commune, lonLat, programmeOf: 's1' });
  }
  const children = whole(chance, 1, mostChildren);
  const listed = chance() < 0.5;
  for (let i = 0; i < children; i++) town.withChild(`c${i}`, childOf(chance, names, listed));
  addDecisions(chance, town, names);
  const own = mechanism ?? pick(chance, ['deferred-acceptance', 'deferred-acceptance', 'nearest-first', 'zone-first']);
  const then = pick(chance, [undefined, 'deferred-acceptance', 'nearest-first']);
  const inLine = own === 'nearest-first' || (own === 'zone-first' && then === 'nearest-first');
  const criteria = criteriaOf(chance, { proximity: proximity && own === 'deferred-acceptance', listed: hasList(town) });
  if (own === 'zone-first') criteria.splice(whole(chance, 0, criteria.length), 0, zone);
  return town.withRules({
    mechanism: own,
    ...(own === 'zone-first' && then && { then }),
    criteria,
    reserves: inLine ? [] : reservesOf(chance, town, names),
    imputeChoicesByDistance: chance() < 0.5,
    maxMetres: chance() < 0.3 ? whole(chance, 2, 6) * 100 : null,
  });
}

const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' };

function childOf(chance: Chance, names: string[], listed: boolean) {
  const metres = names.map((name) => [name, chance() < 0.15 ? null : whole(chance, 0, 6) * 100]);
  return {
    group: pick(chance, ['1', '2', '3', '']),
    commune: pick(chance, ['x', 'y', '']),
    kin: pick(chance, ['s1', 's2', 's1; s3', '']),
    residence: pick(chance, ['permanent', 'temporary', '']),
    need: pick(chance, ['yes', '1', 'no', '0', '']),
    birth_date: pick(chance, ['2019-01-01', '2019-12-31', '2020-02-29', '']),
    score: pick(chance, ['9', '8.5', '10', '']),
    order: pick(chance, ['1', '2', '10', '']),
    lonLat: [106.7 + whole(chance, 0, 4) / 200, 10.7] as [number, number],
    wishes: shuffled(chance, names).slice(0, whole(chance, 0, names.length)),
    metres: Object.fromEntries(metres),
    seconds: Object.fromEntries(names.map((name) => [name, whole(chance, 0, 5) * 50])),
    ...(listed && {
      listed: Object.fromEntries(names.filter(() => chance() < 0.7).map((name) => [name, whole(chance, 0, 3)])),
    }),
  };
}

/** Decisions as far as a school has the seats. */
function addDecisions(chance: Chance, town: AnEnrolment, names: string[]): void {
  if (chance() < 0.6) return;
  const free = new Map(names.map((name) => [name, town.schools.get(name)!.seats]));
  for (const child of town.children.values()) {
    const name = pick(chance, names);
    if (chance() < 0.8 || free.get(name) === 0) continue;
    free.set(name, free.get(name)! - 1);
    child.decision = [name, 'QĐ-1', 'hoàn cảnh riêng'];
  }
}

function criteriaOf(chance: Chance, offered: { proximity: boolean; listed: boolean }): Record<string, unknown>[] {
  const all: Record<string, unknown>[] = [
    { rule: 'group', order: ['1', '2'] },
    { rule: 'residence', order: ['permanent', 'temporary'] },
    { rule: 'sibling', attribute: 'kin' },
    { rule: 'staff', attribute: 'kin' },
    { rule: 'feeder', attribute: 'commune', matchesSchool: 'commune' },
    zone,
    { rule: 'need' },
    { rule: 'age', order: pick(chance, ['oldest-first', 'youngest-first']) },
    { rule: 'score', order: pick(chance, ['highest-first', 'lowest-first']) },
    { rule: 'distance', bandMetres: pick(chance, [0, 300]) },
    { rule: 'straight', bandMetres: pick(chance, [0, 1000]) },
    { rule: 'travel-time', bandSeconds: pick(chance, [0, 100]) },
    { rule: 'lottery' },
  ];
  if (offered.listed) all.push({ rule: 'listed' });
  const chosen = shuffled(chance, all).slice(0, whole(chance, 0, 4));
  if (!offered.proximity || chance() < 0.75) return chosen;
  const proximity = {
    rule: 'relative-proximity',
    bandMetres: pick(chance, [0, 200]),
    rounds: pick(chance, [0, 1, 2, 5]),
  };
  chosen.splice(whole(chance, 0, chosen.length), 0, proximity);
  return chosen;
}

function reservesOf(chance: Chance, town: AnEnrolment, names: string[]): Record<string, unknown>[] {
  const kind = () => pick(chance, ['soft', 'hard']);
  const all: { share?: number; seats?: number; [other: string]: unknown }[] = [
    { name: 'local', attribute: 'commune', matchesSchool: 'commune', share: pick(chance, [0.34, 0.5]), kind: kind() },
    { name: 'first', attribute: 'group', value: '1', share: pick(chance, [0.29, 0.5]), kind: kind() },
    { name: 'here', school: names[0], attribute: 'residence', value: 'permanent', share: 0.1, kind: kind() },
    { name: 'kin', attribute: 'kin', matchesSchool: 'school_id', share: 0.34, kind: kind() },
    { name: 'one', attribute: 'need', value: 'yes', seats: 1, kind: kind() },
  ];
  const usable = shuffled(chance, all).slice(0, whole(chance, 0, chance() < 0.3 ? 4 : 2));
  // Reserves must not exceed the seats of any school.
  const fitting = usable.filter((_, i) =>
    names.every((name) => {
      const { seats } = town.schools.get(name)!;
      const sizes = usable.slice(0, i + 1).map(({ share, seats: own }) => own ?? Math.floor(share! * seats));
      return sizes.reduce((sum, size) => sum + size, 0) <= seats;
    }),
  );
  return passing(chance, fitting);
}

/** Half of the soft reserves pass unclaimed seats to a later one. */
function passing(chance: Chance, reserves: Record<string, unknown>[]): Record<string, unknown>[] {
  return reserves.map((reserve, i) => {
    const later = reserves.slice(i + 1);
    if (reserve.kind === 'hard' || later.length === 0 || chance() < 0.5) return reserve;
    return { ...reserve, passesTo: pick(chance, later).name };
  });
}

function hasList(town: AnEnrolment): boolean {
  return [...town.children.values()].some(({ listed }) => listed && Object.keys(listed).length > 0);
}

function whole(chance: Chance, least: number, most: number): number {
  return least + Math.floor(chance() * (most - least + 1));
}

function pick<T>(chance: Chance, list: readonly T[]): T {
  return list[Math.floor(chance() * list.length)];
}

function shuffled<T>(chance: Chance, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: chance() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
