import type { Level } from '../profiles/level.ts';
import { bare, houseNumber, streetFrontage } from './alleys.ts';
import { setback } from './buildings.ts';
import type { Commune, Communes } from './communes.ts';
import { centroid, distance, MeasuredLine, mix, offset, type Point } from './geometry.ts';
import { nurseryNames, personNames } from './names.ts';
import type { OccupiedGround } from './occupied-ground.ts';
import type { TownStreets } from './road-network.ts';
import type { UrbanForm } from './urban-form.ts';

export type EnrolmentLevel = Extract<Level, 'nursery' | 'primary' | 'lower-secondary'>;

interface SchoolSite {
  ring: Point[];
  centre: Point;
  gates: Point[];
  /** The lane from the street to the ground where the gate stands away from it. */
  lane: Point[] | null;
}

export interface School {
  id: string;
  name: string;
  level: EnrolmentLevel;
  ownership: 'public' | 'private';
  commune: Commune;
  address: string;
  sites: SchoolSite[];
}

/** Schools a level, and the ground one takes: along the street and deep, metres. */
const plans: readonly { level: EnrolmentLevel; code: string; count: number; across: number; deep: number }[] = [
  { level: 'lower-secondary', code: 'CS', count: 18, across: 66, deep: 52 },
  { level: 'primary', code: 'TH', count: 24, across: 56, deep: 50 },
  { level: 'nursery', code: 'MN', count: 18, across: 34, deep: 34 },
];

interface Frontage {
  point: Point;
  direction: Point;
  side: 1 | -1;
  street: string;
  setback: number;
  number: number;
  commune: Commune;
  density: number;
}

/** Places the schools before alleys and houses fill the blocks; each takes its ground. The island has no lower secondary. */
export function buildSchools(
  streets: TownStreets,
  form: UrbanForm,
  communes: Communes,
  ground: OccupiedGround,
  random: () => number,
): School[] {
  const frontages = listFrontages(streets, form, communes);
  const [nextNursery, nextPerson] = [nurseryNames(random), personNames(random)];
  const schools: School[] = [];
  for (const plan of plans) {
    const shares = shareOut(plan.count, communes.list, plan.level);
    for (const commune of communes.list)
      for (let k = 0; k < shares[commune.index]; k++) {
        const number = schools.filter((school) => school.level === plan.level).length + 1;
        const isPrivate = commune.bank !== 'island' && number % 6 === 4;
        const own = frontages.filter((frontage) => frontage.commune === commune);
        const others = schools.filter((school) => school.level === plan.level).flatMap((school) => school.sites);
        const first = settle(own, others, plan, number % 5 === 2, streets, ground, random);
        if (!first) throw new Error(`No ground for a ${plan.level} school in ${commune.name}.`);
        const sites = [first.site];
        // Every ninth school has a second campus, as merged schools do.
        if (number % 9 === 3) {
          const second = settle(own, [...others, first.site], plan, false, streets, ground, random);
          if (second) sites.push(second.site);
        }
        schools.push({
          id: `BL-${plan.code}-${String(number).padStart(2, '0')}`,
          name: schoolName(plan.level, isPrivate, commune, k, nextNursery, nextPerson),
          level: plan.level,
          ownership: isPrivate ? 'private' : 'public',
          commune,
          address: `${first.frontage.number} ${bare(first.frontage.street)}, ${commune.name}`,
          sites,
        });
      }
  }
  return schools.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Places along the streets where a gate could open, every 35 m on both sides. */
function listFrontages(streets: TownStreets, form: UrbanForm, communes: Communes): Frontage[] {
  const frontages: Frontage[] = [];
  for (const road of streets.roads) {
    if (road.highway === 'trunk' || road.highway === 'path') continue;
    const measured = new MeasuredLine(road.points);
    for (const side of [1, -1] as const)
      for (let at = 20; at < measured.metres - 20; at += 35) {
        const { point, direction } = measured.at(at);
        const commune = communes.at(point);
        if (!commune) continue;
        const number = houseNumber(at, streetFrontage, side);
        const back = setback[road.highway] + 1;
        frontages.push({
          point,
          direction,
          side,
          street: road.street,
          setback: back,
          number,
          commune,
          density: form.density(point),
        });
      }
  }
  return frontages;
}

/** One each, the rest by the size of the commune (largest remainders). */
function shareOut(count: number, communes: readonly Commune[], level: EnrolmentLevel): number[] {
  const least: number[] = communes.map((commune) => (level === 'lower-secondary' && commune.bank === 'island' ? 0 : 1));
  const exact = communes.map((commune) => commune.weight * count);
  const shares = least.slice();
  let left = count - shares.reduce((sum, share) => sum + share, 0);
  while (left > 0) {
    let neediest = 0;
    for (let i = 1; i < shares.length; i++) if (exact[i] - shares[i] > exact[neediest] - shares[neediest]) neediest = i;
    shares[neediest] += 1;
    left -= 1;
  }
  return shares;
}

/** The frontage that is dense and far from schools of the same level, where the ground is free. */
function settle(
  frontages: readonly Frontage[],
  others: readonly SchoolSite[],
  plan: (typeof plans)[number],
  behind: boolean,
  streets: TownStreets,
  ground: OccupiedGround,
  random: () => number,
): { site: SchoolSite; frontage: Frontage } | null {
  const ranked = frontages
    .map((frontage) => {
      const apart = others.reduce((least, other) => Math.min(least, distance(frontage.point, other.centre)), 900);
      return { frontage, worth: apart * (0.12 + frontage.density) * (0.8 + 0.4 * random()) };
    })
    .sort((a, b) => b.worth - a.worth);
  for (const away of behind ? [34, 0] : [0])
    for (const size of [1, 0.8, 0.62])
      for (const { frontage } of ranked) {
        const site = siteAt(frontage, plan.across * size, plan.deep * size, away);
        if (isFree(site.ring, streets) && ground.take(site.ring)) return { site, frontage };
      }
  return null;
}

function siteAt(frontage: Frontage, across: number, deep: number, away: number): SchoolSite {
  const { point, direction, side, setback: back } = frontage;
  const corner = (forward: number, depth: number) => offset(point, direction, forward, side * depth);
  const ring = [
    corner(-across / 2, back + away),
    corner(across / 2, back + away),
    corner(across / 2, back + away + deep),
    corner(-across / 2, back + away + deep),
  ];
  const gate = corner(0, back);
  return {
    ring,
    centre: centroid(ring).point,
    gates: [gate],
    lane: away > 0 ? [corner(0, -1), corner(0, back + away)] : null,
  };
}

function isFree(ring: readonly Point[], streets: TownStreets): boolean {
  for (let i = 0; i < 4; i++) {
    const next = ring[(i + 1) % 4];
    if (streets.grid.firstHit(ring[i], next)) return false;
    for (const share of [0, 0.33, 0.66]) {
      const point = mix(ring[i], next, share);
      if (streets.blocked(point) || streets.grid.clearance(point, 6) < 6) return false;
    }
  }
  return !streets.blocked(mix(ring[0], ring[2], 0.5));
}

function schoolName(
  level: EnrolmentLevel,
  isPrivate: boolean,
  commune: Commune,
  place: number,
  nextNursery: () => string,
  nextPerson: () => string,
): string {
  const own = commune.name.replace(/^(Phường|Xã) /, '');
  const kind = { nursery: 'Trường Mầm non', primary: 'Trường Tiểu học', 'lower-secondary': 'Trường THCS' }[level];
  const name = level === 'nursery' ? nextNursery() : place === 0 ? own : nextPerson();
  return isPrivate ? `${kind} tư thục ${level === 'nursery' ? name : nextNursery()}` : `${kind} ${name}`;
}
