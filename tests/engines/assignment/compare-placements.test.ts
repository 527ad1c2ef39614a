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

  it('says nothing of a child who is not in both', () => {
    const gone = { ...after, school: Int32Array.from(after.school, () => -2) };
    expect(fares(before, gone, 0, 'wish')).toBe(0);
  });
});

describe('figures of a set', () => {
  const first = aSet([0, 100, 1], [0, 300, 1], [1, 5200, 3], null);
  const second = aSet([0, 100, 1], [1, 900, 2], [0, 450, 1], [1, 20_000, 4]);
  const [one, other] = compareSets([first, second], Int32Array.of(0, 1, 2, 3), 'wish');

  it('are counted over the children named, the first set against itself unchanged', () => {
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
    expect(one).toMatchObject({ meanMetres: 1867, medianMetres: 300, ninthDecileMetres: 5200, maxMetres: 5200 });
    const nobody = compareSets([aSet(null)], Int32Array.of(0), 'wish')[0];
    expect(nobody).toMatchObject({ meanMetres: null, medianMetres: null, maxMetres: null });
  });

  it('put every placed child into one band of metres', () => {
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
});
