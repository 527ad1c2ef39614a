import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { firstDifference, rankWishes } from '#engines/assignment/ranking.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';

/** Forty children at one school who differ in every score, in a hundred criteria of which the last alone tells two apart. */
function manyCriteria() {
  const names = Array.from({ length: 30 }, (_, i) => `s${i}`);
  const town = anEnrolment()
    .withRules({ criteria: names.map((attribute) => ({ rule: 'score', attribute, order: 'lowest-first' })) })
    .withSchool('north', { seats: 1 });
  for (let i = 0; i < 40; i++) {
    // Children 2k and 2k + 1 are equal in all scores but the last.
    const scores = Object.fromEntries(names.map((name) => [name, i >> 1]));
    town.withChild(`c${String(i).padStart(2, '0')}`, { ...scores, s29: 39 - i, wishes: ['north'] });
  }
  return town;
}

describe('the order of children at a school', () => {
  it('is exact however many criteria there are, and names the one that decides', () => {
    const { problem } = encode(manyCriteria().records(), manyCriteria().rules(), '0');
    const { ranking } = problem!;
    expect(ranking.stages.length).toBeGreaterThan(1);
    const order = [...ranking.keys.keys()].sort((one, other) => ranking.keys[one] - ranking.keys[other]);
    expect(order.slice(0, 6)).toEqual([1, 0, 3, 2, 5, 4]);
    expect(new Set(ranking.keys).size).toBe(40);
    expect(firstDifference(ranking, 0, 2)).toBe('score');
    expect(firstDifference(ranking, 4, 4)).toBeNull();
    const names = ranking.stages.flatMap(({ criteria }) => criteria.map(({ name }) => name));
    expect(names).toEqual([...Array(30).fill('score'), 'lottery']);
    const named = manyCriteria().solve();
    expect(named.rows.find(({ schoolId }) => schoolId === 'north')).toMatchObject({
      applicantId: 'c01',
      decidedBy: 'score',
    });
  });

  it('goes by the id where two lottery numbers are the same, and no further than the lottery where it is named', () => {
    const criteria = [{ rule: 'lottery' }, { rule: 'score', attribute: 'score', order: 'lowest-first' }];
    const town = anEnrolment().withRules({ criteria }).withSchool('north', { seats: 1 });
    for (const id of ['a', 'b', 'c']) town.withChild(id, { wishes: ['north'], score: 9 });
    const { problem } = encode(town.records(), town.rules(), '0');
    const { records, rules, wishes } = problem!;
    const rank = (high: number[], low: number[]) =>
      rankWishes(records, rules, wishes, { high: Uint32Array.from(high), low: Uint32Array.from(low) });
    const orderOf = ({ keys }: { keys: Float64Array }) => [0, 1, 2].sort((one, other) => keys[one] - keys[other]);
    const same = rank([7, 7, 7], [5, 5, 5]);
    expect(orderOf(same)).toEqual([0, 1, 2]);
    expect(firstDifference(same, 0, 1)).toBe('applicant-id');
    expect(orderOf(rank([7, 7, 7], [5, 3, 4]))).toEqual([1, 2, 0]);
    expect(orderOf(rank([9, 7, 8], [1, 5, 9]))).toEqual([1, 2, 0]);
    const half = rank([7, 7, 7], [5, 5, 3]);
    expect(orderOf(half)).toEqual([2, 0, 1]);
    expect(firstDifference(half, 2, 0)).toBe('lottery');
    expect(firstDifference(half, 0, 1)).toBe('applicant-id');
  });

  it('goes by both halves of a lottery number, and by nothing more where all numbers differ', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'lottery' }, { rule: 'score', attribute: 'score', order: 'lowest-first' }] })
      .withSchool('north', { seats: 1 });
    for (const id of ['a', 'b', 'c']) town.withChild(id, { wishes: ['north'], score: 9 });
    const { records, rules, wishes } = encode(town.records(), town.rules(), '0').problem!;
    const lottery = { high: Uint32Array.from([7, 9, 8]), low: Uint32Array.from([5, 5, 5]) };
    const { stages, keys } = rankWishes(records, rules, wishes, lottery);
    expect([0, 1, 2].sort((one, other) => keys[one] - keys[other])).toEqual([0, 2, 1]);
    expect(stages.map(({ criteria }) => criteria.map(({ name }) => name))).toEqual([['lottery', 'score']]);
  });

  it('leaves children equal whom only a lottery not yet drawn, or what comes behind it, would tell apart', () => {
    const ranked = (criteria: object[]) => {
      const town = anEnrolment().withRules({ criteria }).withSchool('north', { seats: 1 });
      for (const [id, cells] of Object.entries({
        a: { score: 9, need: '' },
        b: { score: 9, need: 'yes' },
        c: { score: 8, need: '' },
      }))
        town.withChild(id, { ...cells, wishes: ['north'] });
      const { records, rules, wishes } = encode(town.records(), town.rules(), '0').problem!;
      const { keys, stages } = rankWishes(records, rules, wishes, null);
      const names = stages.flatMap(({ criteria: own }) => own.map(({ name }) => name));
      return { names, order: [...keys].map((key) => [...keys].filter((other) => other < key).length) };
    };
    const [score, need, lottery] = [
      { rule: 'score', attribute: 'score', order: 'lowest-first' },
      { rule: 'need' },
      { rule: 'lottery' },
    ];
    expect(ranked([score])).toEqual({ names: ['score'], order: [1, 1, 0] });
    expect(ranked([score, lottery, need])).toEqual({ names: ['score'], order: [1, 1, 0] });
    expect(ranked([score, need])).toEqual({ names: ['score', 'need'], order: [2, 1, 0] });
    expect(ranked([score, need, lottery])).toEqual({ names: ['score', 'need'], order: [2, 1, 0] });
    expect(ranked([lottery, score])).toEqual({ names: [], order: [0, 0, 0] });
  });

  it('takes a column `order` that is no number as text, by code point, blank last', () => {
    const town = anEnrolment()
      .withRules({ mechanism: 'nearest-first', criteria: [{ rule: 'distance' }] })
      .withSchool('north', { seats: 4 });
    const orders = { a: 'đ', b: 'B', c: '', d: 'a', e: '10' };
    for (const [id, order] of Object.entries(orders))
      town.withChild(id, { order, wishes: ['north'], metres: { north: 5 } });
    // 10, B, a, đ, then the blank one, for whom no seat is left.
    expect(town.solve().placed).toEqual({ a: 'north', b: 'north', c: '', d: 'north', e: 'north' });
    town.schools.get('north')!.seats = 2;
    expect(town.solve().placed).toMatchObject({ b: 'north', e: 'north', d: '' });
    const numbers = { a: '10', b: '9', c: '', d: '-1', e: '9.5' };
    for (const [id, order] of Object.entries(numbers)) town.children.get(id)!.order = order;
    expect(town.solve().placed).toMatchObject({ d: 'north', b: 'north', e: '', a: '' });
  });
});
