import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleOfAge, shareElsewhere, spreadGroups } from '#engines/demand/spread-groups.ts';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, value) => all + value, 0);

describe('spreading counted people over cells', () => {
  test('gives a cell its share by weight, in whole children', () => {
    const spread = spreadGroups([{ people: 10, cells: [0, 1] }], [3, 1], [1, 1]);
    expect([...spread.children]).toEqual([8, 2]);
    expect(spread).toMatchObject({ ofGroup: [10], unplaced: 0, fellBack: [] });
  });

  test('goes by the fallback where the weights say nothing, evenly where that says nothing either, and says which group did', () => {
    const groups = [
      { people: 4, cells: [0, 1] },
      { people: 4, cells: [2, 3] },
    ];
    const spread = spreadGroups(groups, [0, 0, 0, 0], [3, 1, 0, 0]);
    expect([...spread.children]).toEqual([3, 1, 2, 2]);
    expect(spread.fellBack).toEqual([0, 1]);
  });

  test('loses nobody who has nowhere to go: they are counted apart', () => {
    const spread = spreadGroups(
      [
        { people: 7, cells: [] },
        { people: 5, cells: [0] },
      ],
      [1],
      [1],
    );
    expect(spread).toMatchObject({ ofGroup: [7, 5], unplaced: 7 });
    expect([...spread.children]).toEqual([5]);
  });

  test('keeps sums at every level: cells add up to their group, groups to the rounded whole; whole counts stay what they are', () => {
    const group = fc.record({
      people: fc.oneof(fc.nat(5_000), fc.double({ min: 0, max: 5_000, noNaN: true })),
      cells: fc.uniqueArray(fc.nat(39), { maxLength: 12 }),
    });
    const weights = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 100, noNaN: true })), {
      minLength: 40,
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), weights, weights, (groups, by, fallback) => {
        // Cells of one group alone, so that its part can be read off.
        const own = groups.map((one, g) => ({ ...one, cells: one.cells.filter((cell) => cell % groups.length === g) }));
        const { children, ofGroup, unplaced } = spreadGroups(own, by, fallback);
        expect(sum(ofGroup)).toBe(Math.round(sum(own.map(({ people }) => people))));
        expect(sum(children) + unplaced).toBe(sum(ofGroup));
        own.forEach(({ people, cells }, g) => {
          expect(Math.abs(ofGroup[g] - people)).toBeLessThanOrEqual(1);
          if (cells.length > 0) expect(sum(cells.map((cell) => children[cell]))).toBe(ofGroup[g]);
        });
        if (own.every(({ people }) => Number.isInteger(people)))
          expect(ofGroup).toEqual(own.map(({ people }) => people));
      }),
      { numRuns: 200 },
    );
  });
});

describe('how sure a spread is', () => {
  test('is said by the children another spread would put elsewhere', () => {
    expect(shareElsewhere([10, 0, 10], [5, 5, 10])).toBe(0.25);
    expect(shareElsewhere([3, 4], [3, 4])).toBe(0);
    expect(shareElsewhere([0], [0])).toBeNull();
  });
});

describe('people of one age', () => {
  const bands = [
    { from: 5, to: 9, people: 500 },
    { from: 6, to: 6, people: 90 },
  ];
  test('are the narrowest band around it, evenly divided; absent where no band holds the age', () => {
    expect(peopleOfAge(bands, 6)).toEqual({ people: 90, width: 1 });
    expect(peopleOfAge(bands, 8)).toEqual({ people: 100, width: 5 });
    expect(peopleOfAge(bands, 11)).toBeNull();
  });
});
