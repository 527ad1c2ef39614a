import { describe, expect, it } from 'vitest';
import {
  bandOf,
  compareSets,
  distanceEdges,
  fares,
  gatherByValue,
  type PlacementSet,
} from '../../../api/engines/assignment/compare-placements.ts';

/** One child a row: school (null: no place), metres, rank of the wish. */
function aSet(...rows: ([school: number, metres: number, rank: number] | null)[]): PlacementSet {
  return {
    school: Int32Array.from(rows, (row) => row?.[0] ?? -1),
    metres: Int32Array.from(rows, (row) => row?.[1] ?? -1),
    choiceRank: Int32Array.from(rows, (row) => row?.[2] ?? -1),
  };
}

/** One child who is not in the set. */
const absent: PlacementSet = {
  school: Int32Array.of(-2),
  metres: Int32Array.of(-1),
  choiceRank: Int32Array.of(-1),
};

describe('who fares better', () => {
  const before = aSet([0, 500, 2], null, [1, 900, 1], [0, 700, 2], null, [0, 400, -1]);
  const after = aSet([1, 900, 1], [0, 4000, 9], null, [0, 700, 2], null, [1, 300, 1]);

  it('goes by the child’s own wish first, and any place is better than none', () => {
    expect([0, 1, 2, 3, 4].map((child) => fares(before, after, child, 'wish'))).toEqual([1, 1, -1, 0, 0]);
  });

  it('goes by metres where a place has no rank, or where the roads are what changed', () => {
    expect(fares(before, after, 5, 'wish')).toBe(1);
    expect(fares(before, after, 0, 'metres')).toBe(-1);
  });

  it('says nothing where a way was not measured, and knows a child who lives next door', () => {
    const one = aSet([0, -1, -1], [0, 300, -1], [0, 0, -1], [0, 100, -1]);
    const other = aSet([1, 300, -1], [1, -1, -1], [1, 100, -1], [1, 0, -1]);
    expect([0, 1, 2, 3].map((child) => fares(one, other, child, 'metres'))).toEqual([0, 0, -1, 1]);
  });

  it('goes by metres where only one of the two places has a rank', () => {
    const one = aSet([0, 500, 2], [0, 500, -1]);
    const other = aSet([1, 900, -1], [1, 400, 2]);
    expect([0, 1].map((child) => fares(one, other, child, 'wish'))).toEqual([-1, 1]);
  });

  it('sees no change at one school, unless the roads are what changed', () => {
    const [one, other] = [aSet([1, 500, -1]), aSet([1, 400, -1])];
    expect(fares(one, other, 0, 'wish')).toBe(0);
    expect(fares(one, other, 0, 'metres')).toBe(1);
  });

  it('takes the first school and the third for schools like any other', () => {
    expect(fares(aSet([0, 500, 1]), aSet(null), 0, 'wish')).toBe(-1);
    expect(fares(aSet([2, 500, 2]), aSet([0, 900, 1]), 0, 'wish')).toBe(1);
    expect(fares(aSet([0, 900, 1]), aSet([2, 500, 2]), 0, 'wish')).toBe(-1);
  });

  it('says nothing of a child who is not in both', () => {
    expect([fares(absent, aSet([0, 500, 1]), 0, 'wish'), fares(aSet([0, 500, 1]), absent, 0, 'wish')]).toEqual([0, 0]);
    const gone = { ...after, school: Int32Array.from(after.school, () => -2) };
    expect(fares(before, gone, 0, 'wish')).toBe(0);
  });
});

describe('figures of a set', () => {
  const first = aSet([0, 100, 1], [0, 300, 1], [1, 5200, 3], null);
  const second = aSet([0, 100, 1], [1, 900, 2], [0, 450, 1], [1, 20_000, 4]);
  const compared = () => compareSets([first, second], Int32Array.of(0, 1, 2, 3), 'wish');

  it('are counted over the children named, the first set against itself unchanged', () => {
    const [one, other] = compared();
    expect(one).toMatchObject({ children: 4, placed: 3, unplaced: 1, firstChoice: 2, better: 0, worse: 0, changed: 0 });
    expect(other).toMatchObject({
      children: 4,
      placed: 4,
      unplaced: 0,
      firstChoice: 2,
      better: 2,
      worse: 1,
      changed: 3,
    });
  });

  it('give metres of those placed: mean half up, nearest-rank quantiles, the farthest child', () => {
    const [one] = compared();
    expect(one).toMatchObject({ meanMetres: 1867, medianMetres: 300, ninthDecileMetres: 5200, maxMetres: 5200 });
    const nobody = compareSets([aSet(null)], Int32Array.of(0), 'wish')[0];
    expect(nobody).toMatchObject({ meanMetres: null, medianMetres: null, maxMetres: null });
  });

  it('do not hang on the order of the children', () => {
    const [far, near] = [aSet([0, 900, 1], [0, 20, 1], [1, 100, 1]), aSet([0, 20, 1], [1, 100, 1], [0, 900, 1])];
    for (const set of [far, near])
      expect(compareSets([set], Int32Array.of(0, 1, 2), 'wish')[0]).toMatchObject({
        ...{ meanMetres: 340, medianMetres: 100, ninthDecileMetres: 900, maxMetres: 900 },
      });
  });

  it('leave out who is not in the set, and hold nobody against a set that lacks the child', () => {
    const here = aSet([2, 40, 1]);
    const counted = { children: 1, placed: 1, firstChoice: 1, meanMetres: 40 };
    const [none, some] = compareSets([absent, here], Int32Array.of(0), 'wish');
    expect(none).toMatchObject({ children: 0, placed: 0, unplaced: 0, better: 0, worse: 0, changed: 0 });
    expect(some).toMatchObject({ ...counted, better: 0, worse: 0, changed: 0 });
    const [all, gone] = compareSets([here, absent, aSet([1, 50, 2])], Int32Array.of(0), 'wish');
    expect(all).toMatchObject(counted);
    expect(gone).toMatchObject({ children: 0, placed: 0, unplaced: 0, better: 0, worse: 0, changed: 0 });
    expect(compareSets([here, aSet([1, 50, 2])], Int32Array.of(0), 'wish')[1]).toMatchObject({ worse: 1, changed: 1 });
  });

  it('count a child whose way is not measured, without metres; one next door with none to go', () => {
    const [unmeasured] = compareSets([aSet([0, -1, 1])], Int32Array.of(0), 'wish');
    expect(unmeasured).toMatchObject({ placed: 1, firstChoice: 1, meanMetres: null, maxMetres: null });
    expect(unmeasured.distances).toEqual(distanceEdges.map(() => 0));
    const [nextDoor] = compareSets([aSet([0, 0, 1])], Int32Array.of(0), 'wish');
    expect(nextDoor).toMatchObject({ meanMetres: 0, medianMetres: 0, maxMetres: 0 });
    expect(nextDoor.distances).toEqual(distanceEdges.map((edge) => (edge === 0 ? 1 : 0)));
  });

  it('put every placed child into one band of metres', () => {
    const [one] = compared();
    expect(one.distances.reduce((sum, own) => sum + own, 0)).toBe(3);
    expect(distanceEdges[bandOf(0)]).toBe(0);
    expect(distanceEdges[bandOf(249)]).toBe(0);
    expect(distanceEdges[bandOf(250)]).toBe(250);
    expect(distanceEdges[bandOf(1_000_000)]).toBe(10_000);
  });
});

describe('children by value', () => {
  it('stand in the order of values, too few together', () => {
    const rows = gatherByValue(['b', 'a', 'b', 'c', 'a'], 2);
    expect(rows.map(({ value, children }) => [value, [...children]])).toEqual([
      ['a', [1, 4]],
      ['b', [0, 2]],
      [null, [3]],
    ]);
  });

  it('stand in that order however they came, with no row for the rest where there is none', () => {
    const values = ['d', 'a', 'e', 'c', 'b'];
    expect(gatherByValue(values, 1).map(({ value }) => value)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(gatherByValue(values, 2).map(({ value, children }) => [value, [...children].sort()])).toEqual([
      [null, [0, 1, 2, 3, 4]],
    ]);
  });
});
