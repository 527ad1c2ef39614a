import { describe, expect, it } from 'vitest';
import { byId, WishLists } from '#engines/verification/wish-lists.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { slowWishes } from '../../support/slow-order.ts';
import { enrolmentOfEveryRule } from '../assignment/every-rule.ts';

describe('the wishes that count, told by the verifier', () => {
  it('are those of the definition, with rank, metres and mark, whatever the order of the rows', () => {
    for (let number = 0; number < cases(2_000); number++) {
      const town = enrolmentOfEveryRule(1_700_000 + number, { mostChildren: 7 });
      const rules = town.rules();
      for (const records of [town.records(), town.records([...town.children.keys()].reverse())]) {
        const lists = new WishLists(records, rules);
        const { ids } = records.schools;
        records.applicants.ids.forEach((id, a) => {
          const own = lists.of(a).map(({ school, ...wish }) => ({ ...wish, school: ids[school] }));
          const expected = slowWishes(town, rules, id).map(({ school, rank, imputed, metres }) => ({
            ...{ school, rank, imputed },
            metres: metres ?? null,
          }));
          expect({ number, id, own }).toEqual({ number, id, own: expected });
          const { metres = {} } = town.children.get(id)!;
          ids.forEach((school, s) => {
            expect(lists.metresTo(a, s)).toBe(metres[school] ?? null);
          });
          const measured = [...lists.metresOf(a)].map(([s, own]) => [ids[s], own] as const);
          expect(Object.fromEntries(measured)).toEqual(metres);
        });
      }
    }
  });

  it('leave out what is out of reach, beyond the cap, or of unknown seats, and keep what nobody measured', () => {
    const town = anEnrolment().withRules({
      criteria: [{ rule: 'lottery' }],
      imputeChoicesByDistance: true,
      maxMetres: 9,
    });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
      town.withSchool(name, { seats: name === 'c' || name === 'f' ? -1 : 0 });
    town
      .withChild('x', { wishes: ['a', 'b', 'c', 'd'], metres: { a: 10, b: null, c: 1, e: 9, f: 2 } })
      .withChild('y', { wishes: [], metres: { e: 9, d: 9, a: 0, b: 10 } });
    const lists = new WishLists(town.records(), town.rules());
    const told = (a: number) =>
      lists.of(a).map(({ school, rank, imputed }) => `${'abcdef'[school]}${rank}${imputed ? '+' : ''}`);
    expect(told(0)).toEqual(['d4', 'e5+']);
    expect(told(1)).toEqual(['a1+', 'd2+', 'e3+']);
  });

  it('of a family are those that count for all, the completed by the most metres any of them has to go', () => {
    const town = anEnrolment().withRules({ criteria: [{ rule: 'lottery' }], imputeChoicesByDistance: true });
    for (const name of ['a', 'b', 'c', 'd', 'e']) town.withSchool(name, { seats: 0 });
    town
      .withChild('x', { wishes: ['e'], metres: { a: 1, b: 5, c: 3, d: 4, e: 9 } })
      .withChild('y', { wishes: ['e'], metres: { a: 8, b: 2, c: 5, d: null, e: 9 } });
    const families = new Map([0, 1].map((child) => [child, { children: [0, 1] }]));
    const lists = new WishLists(town.records(), town.rules(), families);
    for (const child of [0, 1])
      expect(lists.of(child).map(({ school, rank }) => `${'abcde'[school]}${rank}`)).toEqual(['e1', 'b2', 'c3', 'a4']);
    const nearest = new WishLists(town.records(), { ...town.rules(), mechanism: 'nearest-first' }, families);
    expect(nearest.of(0).map(({ school, rank }) => `${'abcde'[school]}${rank}`)).toEqual(['e1', 'a2', 'c3', 'b5']);
    expect(new WishLists(town.records(), town.rules()).of(0).map(({ school }) => 'abcde'[school])).toEqual([
      'e',
      'a',
      'c',
      'd',
      'b',
    ]);
  });

  it('stand by ids in the order of their bytes', () => {
    const ids = ['', 'a', 'ab', 'b', '10', '9', 'đ', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{1f600}'];
    for (const one of ids)
      for (const other of ids)
        expect(Math.sign(byId(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
  });
});
