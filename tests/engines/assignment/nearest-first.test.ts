import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolments } from './random-enrolments.ts';

const rules = { mechanism: 'nearest-first', criteria: [{ rule: 'distance' }], imputeChoicesByDistance: true };

//   north ──100── an ──── 200 ──── binh ──900── south
const street = () =>
  anEnrolment()
    .withRules(rules)
    .withSchool('north', { seats: 1 })
    .withSchool('south', { seats: 1 })
    .withChild('an', { metres: { north: 100, south: 1100 } })
    .withChild('binh', { metres: { north: 300, south: 900 } });

describe('nearest first', () => {
  it('lets each in line take the nearest school with a free seat', () => {
    expect(street().solve().placed).toEqual({ an: 'north', binh: 'south' });
  });

  it('depends on the order of the line: who comes first takes the seat of one who lives nearer', () => {
    const town = street();
    town.children.get('an')!.order = '10';
    town.children.get('binh')!.order = '9';
    const { rows } = town.solve();
    expect(rows).toMatchObject([
      { applicantId: 'an', schoolId: 'south', choiceRank: 2, decidedBy: 'enough-seats' },
      { applicantId: 'binh', schoolId: 'north', choiceRank: 1, decidedBy: 'order' },
    ]);
  });

  it('calls the groups before the order of the line', () => {
    const town = street().withRules({
      ...rules,
      criteria: [{ rule: 'group', order: ['1', '2'] }, { rule: 'distance' }],
    });
    Object.assign(town.children.get('an')!, { group: '2', order: '1' });
    Object.assign(town.children.get('binh')!, { group: '1', order: '2' });
    expect(town.solve().placed).toEqual({ an: 'south', binh: 'north' });
    expect(town.solve().rows[1].decidedBy).toBe('group');
  });

  it('counts a criterion that looks at the school as the best among the child’s schools', () => {
    const town = street().withRules({
      ...rules,
      criteria: [{ rule: 'sibling', attribute: 'kin' }, { rule: 'distance' }],
    });
    Object.assign(town.children.get('an')!, { kin: '' });
    Object.assign(town.children.get('binh')!, { kin: 'south' });
    expect(town.solve().placed).toEqual({ an: 'south', binh: 'north' });
  });

  it('takes the lower school id where two are equally near', () => {
    const town = anEnrolment()
      .withRules(rules)
      .withSchool('b', { seats: 1 })
      .withSchool('a', { seats: 1 })
      .withChild('an', { metres: { a: 50, b: 50 } });
    expect(town.solve().placed).toEqual({ an: 'a' });
  });

  it('ignores the order of named wishes, not their choice: only wished schools are taken', () => {
    const town = street().withRules({ ...rules, imputeChoicesByDistance: false });
    town.children.get('an')!.wishes = ['south', 'north'];
    town.children.get('binh')!.wishes = ['north'];
    expect(town.solve().rows).toMatchObject([
      { schoolId: 'north', choiceRank: 2 },
      { schoolId: '', decidedBy: 'all-full' },
    ]);
  });

  it('has no reserves', () => {
    const reserves = [{ name: 'local', attribute: 'commune', value: 'x', seats: 1 }];
    expect(() =>
      street()
        .withRules({ ...rules, reserves })
        .rules(),
    ).toThrow('rules-reserves-nearest-first');
  });

  it('is always confirmed by the replay of the verifier, and shuffling rows changes nothing', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 9 }), (town) => {
        town.withRules({ mechanism: 'nearest-first', reserves: [] });
        const { rows } = town.solve();
        expect(town.judge(rows)).toMatchObject({ sound: true, replayDifferences: 0 });
        const backwards = town.records([...town.children.keys()].reverse(), [...town.schools.keys()].reverse());
        expect(town.solve(backwards).rows).toEqual(rows);
      }),
      { numRuns: cases(400) },
    );
  });
});
