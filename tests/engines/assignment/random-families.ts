import * as fc from 'fast-check';
import { seededRandom } from '#engines/random.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { enrolments } from './random-enrolments.ts';

/** Small enrolments with some twins and triplets among the children, of one list of wishes, at one home or two. */
export function townsWithFamilies({ mostChildren }: { mostChildren: number }): fc.Arbitrary<AnEnrolment> {
  const families = fc.record({
    sizes: fc.array(fc.constantFrom(2, 2, 2, 3, 1), { minLength: 1, maxLength: 3 }),
    oneHome: fc.boolean(),
    fallback: fc.constantFrom('apart', 'together-last'),
  });
  return fc.tuple(enrolments({ mostChildren }), families).map(([alone, { sizes, oneHome, fallback }]) => {
    // What fast-check hands over is what it shrinks from: it stays as it was.
    const town = alone.copy();
    const ids = [...town.children.keys()];
    const asWritten = (criterion: object) =>
      Object.fromEntries(Object.entries(criterion).filter(([, cell]) => cell !== null));
    const criteria = town.rules().criteria.map(asWritten);
    let next = 0;
    sizes.forEach((size, f) => {
      const [first, ...others] = ids.slice(next, next + size);
      next += size;
      if (first === undefined) return;
      const eldest = town.children.get(first)!;
      eldest.twins = `f${f}`;
      for (const id of others) {
        const child = town.children.get(id)!;
        const { metres } = oneHome ? eldest : child;
        town.withChild(id, { ...child, twins: `f${f}`, wishes: eldest.wishes, metres });
      }
    });
    return town.withRules({ criteria: [{ rule: 'twins', fallback }, ...criteria] });
  });
}

/** Towns short of seats where every school has its own order of children: here stable results are sometimes not to be had. */
export function contestedTowns({ mostChildren }: { mostChildren: number }): fc.Arbitrary<AnEnrolment> {
  const names = ['s1', 's2', 's3'];
  const child = fc.record({
    wishes: fc.shuffledSubarray(names, { minLength: 1 }),
    listed: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 3, maxLength: 3 }),
    commune: fc.constantFrom('x', 'y'),
  });
  const kept = fc.constantFrom<object[]>(
    [],
    [],
    [{ name: 'local', attribute: 'commune', value: 'x', share: 0.5, kind: 'soft' }],
    [{ name: 'local', attribute: 'commune', value: 'x', share: 0.5, kind: 'hard' }],
  );
  return fc
    .record({
      seats: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
      children: fc.array(child, { minLength: 4, maxLength: mostChildren }),
      families: fc.integer({ min: 1, max: 2 }),
      size: fc.constantFrom(2, 2, 2, 3),
      fallback: fc.constantFrom('apart', 'together-last'),
      reserves: kept,
      decided: fc.boolean(),
    })
    .map(({ seats, children, families, size, fallback, reserves, decided }) => {
      const town = anEnrolment().withRules({ criteria: [{ rule: 'twins', fallback }, { rule: 'listed' }], reserves });
      const schools = names.slice(0, seats.length);
      schools.forEach((name, i) => {
        town.withSchool(name, { seats: seats[i] });
      });
      children.forEach(({ wishes, listed, commune }, i) => {
        const family = Math.floor(i / size);
        const together = family < families && (family + 1) * size <= children.length;
        town.withChild(`c${i}`, {
          twins: together ? `f${family}` : '',
          commune,
          wishes: (together ? children[family * size].wishes : wishes).filter((name) => schools.includes(name)),
          listed: Object.fromEntries(schools.map((name, k) => [name, listed[k]])),
        });
      });
      const last = `c${children.length - 1}`;
      const { twins, ...cells } = town.children.get(last)!;
      if (decided && twins === '') town.withChild(last, { ...cells, twins, decision: ['s1', 'QĐ-1', 'lý do'] });
      return town;
    });
}

/** Two or three families and some children by themselves on few seats, every school with its own order: the same for the same number. */
export function townOfFamilies(number: number, mechanism: 'deferred-acceptance' | 'zone-first'): AnEnrolment {
  const chance = seededRandom(`families ${number}`);
  const whole = (least: number, most: number) => least + Math.floor(chance() * (most - least + 1));
  const names = ['s1', 's2', 's3'].slice(0, whole(2, 3));
  const commune = () => (chance() < 0.85 ? 'x' : 'y');
  const cells = () => ({
    wishes: shuffled(names, chance).slice(0, whole(2, 3)),
    listed: Object.fromEntries(names.map((name) => [name, whole(0, 99)])),
    commune: commune(),
    group: chance() < 0.5 ? '1' : '2',
  });
  const kept = { name: 'first', attribute: 'group', value: '1', seats: 1, kind: chance() < 0.5 ? 'soft' : 'hard' };
  const town = anEnrolment().withRules({
    mechanism,
    criteria: [
      { rule: 'twins', fallback: chance() < 0.5 ? 'apart' : 'together-last' },
      ...(mechanism === 'zone-first' ? [{ rule: 'zone', attribute: 'commune', matchesSchool: 'commune' }] : []),
      { rule: 'listed' },
    ],
    reserves: chance() < 0.3 ? [kept] : [],
  });
  for (const name of names) town.withSchool(name, { seats: whole(1, 3), commune: commune() });
  const families = whole(2, 3);
  for (let f = 1; f <= families; f++) {
    const { wishes, commune: home } = cells();
    for (const child of ['a', 'b'])
      town.withChild(`f${f}${child}`, { ...cells(), wishes, commune: home, twins: `f${f}` });
  }
  for (let i = whole(1, 3); i > 0; i--) town.withChild(`z${i}`, cells());
  if (chance() < 0.2) town.children.get('z1')!.decision = [names[0], 'QĐ-1', 'lý do'];
  return town;
}

/**
 * A small city short of seats: each school keeps seats for children of its commune, then for a policy few belong to, which hands
 * on what nobody claims; of so many children one is the eldest of a family, of eight unless said.
 */
export function crowdedCity(
  number: number,
  { children, fallback, ofEach = 8 }: { children: number; fallback: string; ofEach?: number },
): AnEnrolment {
  const random = seededRandom(`city ${number}`);
  const below = (n: number) => Math.floor(random() * n);
  const names = ['s0', 's1', 's2', 's3', 's4', 's5'];
  const town = anEnrolment().withRules({
    criteria: [{ rule: 'twins', fallback }, { rule: 'group', order: ['1', '2'] }, { rule: 'listed' }],
    reserves: [
      { name: 'commune', attribute: 'commune', matchesSchool: 'commune', share: 0.3, passesTo: 'policy' },
      { name: 'policy', attribute: 'policy', value: '1', share: 0.25, kind: below(3) === 0 ? 'hard' : 'soft' },
    ],
  });
  names.forEach((name, i) => {
    town.withSchool(name, { seats: Math.ceil(children / names.length) - below(3), commune: i < 3 ? 'x' : 'y' });
  });
  let eldest: string[] | null = null;
  for (let i = 0; i < children; i++) {
    const own: string[] = eldest ?? [...names].sort(() => random() - 0.5).slice(0, 2 + below(4));
    const isEldest: boolean = eldest === null && below(ofEach) === 0;
    town.withChild(`c${String(i).padStart(3, '0')}`, {
      wishes: own,
      group: `${1 + below(2)}`,
      commune: below(2) === 0 ? 'x' : 'y',
      policy: below(6) === 0 ? '1' : '0',
      twins: eldest ? `f${i - 1}` : isEldest ? `f${i}` : '',
      listed: Object.fromEntries(names.map((name) => [name, below(1_000_000)])),
    });
    eldest = isEldest ? own : null;
  }
  return town;
}

function shuffled(names: readonly string[], chance: () => number): string[] {
  const left = [...names];
  return names.map(() => left.splice(Math.floor(chance() * left.length), 1)[0]);
}
