import * as fc from 'fast-check';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

const schoolNames = ['s1', 's10', 's2', 's3'];

/** Small enrolments of every shape: ties, reserves that overlap, soft and hard, bands, caps, completed wishes, full and empty schools. */
export function enrolments({ mostChildren }: { mostChildren: number }): fc.Arbitrary<AnEnrolment> {
  const school = fc.record({ seats: fc.integer({ min: 0, max: 3 }), commune: fc.constantFrom('x', 'y') });
  const child = fc.record({
    group: fc.constantFrom('1', '2', '3', ''),
    commune: fc.constantFrom('x', 'y', ''),
    kin: fc.constantFrom('s1', 's2', ''),
    metres: fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }), { minLength: 4, maxLength: 4 }),
    wishes: fc.shuffledSubarray(schoolNames),
    listed: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 4, maxLength: 4 }),
  });
  const criterion = fc.constantFrom(
    { rule: 'group', order: ['1', '2'] },
    { rule: 'sibling', attribute: 'kin' },
    { rule: 'distance', bandMetres: 0 },
    { rule: 'distance', bandMetres: 300 },
    { rule: 'listed' },
    { rule: 'lottery' },
  );
  const kind = fc.constantFrom('soft', 'hard');
  const reserve = fc.oneof(
    fc.record({
      name: fc.constant('local'),
      attribute: fc.constant('commune'),
      matchesSchool: fc.constant('commune'),
      share: fc.constantFrom(0.34, 0.5),
      kind,
    }),
    fc.record({
      name: fc.constant('first'),
      attribute: fc.constant('group'),
      value: fc.constant('1'),
      share: fc.constantFrom(0.3, 0.5),
      kind,
    }),
  );
  return fc
    .record({
      schools: fc.array(school, { minLength: 1, maxLength: 4 }),
      children: fc.array(child, { minLength: 0, maxLength: mostChildren }),
      criteria: fc.array(criterion, { maxLength: 3 }),
      reserves: fc.uniqueArray(reserve, { maxLength: 2, selector: ({ name }) => name }),
      imputeChoicesByDistance: fc.boolean(),
      maxMetres: fc.option(fc.integer({ min: 2, max: 6 })),
      seed: fc.constantFrom('0', 'b', 'mùa xuân'),
    })
    .map(({ schools, children, criteria, reserves, imputeChoicesByDistance, maxMetres, seed }) => {
      const town = anEnrolment().withSeed(seed);
      const names = schoolNames.slice(0, schools.length);
      schools.forEach((cells, i) => {
        town.withSchool(names[i], cells);
      });
      children.forEach(({ metres, wishes, listed, ...cells }, i) => {
        town.withChild(`c${i}`, {
          ...cells,
          wishes: wishes.filter((name) => names.includes(name)),
          metres: Object.fromEntries(names.map((name, k) => [name, metres[k] === null ? null : metres[k] * 100])),
          listed: Object.fromEntries(names.flatMap((name, k) => (listed[k] === null ? [] : [[name, listed[k]]]))),
        });
      });
      // The rule `listed` needs a list: leave it out where nobody is on one.
      const usable = criteria.filter(({ rule }) => rule !== 'listed' || town.records().priorities);
      if (children.length === 0) {
        usable.splice(0, usable.length, { rule: 'lottery' });
        reserves.length = 0;
        return town.withChild('only', { wishes: [], metres: {} }).withRules({ criteria: usable });
      }
      const cap = maxMetres === null ? null : maxMetres * 100;
      return town.withRules({ criteria: usable, reserves, imputeChoicesByDistance, maxMetres: cap });
    });
}
