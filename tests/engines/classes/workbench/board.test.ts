import { describe, expect, it } from 'vitest';
import { countHardBreaks } from '../../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../../api/engines/classes/measure.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { Board, compareStandings } from '../../../../api/engines/classes/workbench/board.ts';
import { compareSplits } from '../../../../api/engines/classes/workbench/compare-splits.ts';
import { listBreaks } from '../../../../api/engines/classes/workbench/list-breaks.ts';
import {
  placeArrivals,
  placesOfIds,
  rankClasses,
  suggestSwaps,
} from '../../../../api/engines/classes/workbench/suggest-swaps.ts';
import { seededRandom } from '../../../../api/engines/random.ts';
import { anySplit, aRandomSchool, problemOf } from '../../../support/a-random-school.ts';
import { cases } from '../../../support/cases.ts';

/** Schools of 2 to 21 pupils in 1 to 5 classes, each with a split that may break anything. */
function* schools(count: number): Generator<{ problem: ClassProblem; classOf: Int32Array; seed: number }> {
  for (let seed = 0; seed < cases(count); seed++) {
    const problem = problemOf(aRandomSchool(seed, { pupils: 5 + (seed % 17), classes: 1 + (seed % 5), wishes: 8 }));
    yield { problem, classOf: anySplit(problem, seed), seed };
  }
}

const slowStanding = (problem: ClassProblem, classOf: Int32Array) => ({
  hardBreaks: countHardBreaks(problem, classOf),
  values: goalValues(problem, classOf),
});
const near = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  Array.from(one).every((value, i) => Math.abs(value - other[i]) < 1e-9) && one.length === other.length;

describe('a board', () => {
  it('says of any split, move and exchange what counting afresh says', () => {
    for (const { problem, classOf, seed } of schools(400)) {
      const board = new Board(problem, classOf);
      const random = seededRandom(`moves ${seed}`);
      const whole = (below: number) => Math.floor(random() * below);
      for (let step = 0; step < 12; step++) {
        const own = slowStanding(problem, board.classOf);
        expect(board.standing().hardBreaks).toBe(own.hardBreaks);
        expect(near(board.standing().values, own.values)).toBe(true);
        const [p, q, to] = [whole(problem.pupilCount), whole(problem.pupilCount), whole(problem.classCount)];
        const moved = board.classOf.slice();
        moved[p] = to;
        const swapped = board.classOf.slice();
        [swapped[p], swapped[q]] = [swapped[q], swapped[p]];
        for (const [after, split] of [
          [board.afterMove(p, to), moved],
          [board.afterSwap(p, q), swapped],
        ] as const) {
          const slow = slowStanding(problem, split);
          expect(after.hardBreaks).toBe(slow.hardBreaks);
          expect(near(after.values, slow.values)).toBe(true);
        }
        if (step % 2 === 0) board.move(p, to);
        else board.swap(p, q);
        expect(board.classOf).toEqual(step % 2 === 0 ? moved : swapped);
      }
    }
  });

  it('holds pupils without a class out of every count, and takes them in as if they had been there', () => {
    for (const { problem, classOf } of schools(100)) {
      const board = new Board(
        problem,
        classOf.map((c, p) => (p % 3 === 0 ? -1 : c)),
      );
      for (let p = 0; p < classOf.length; p += 3) {
        const after = board.afterMove(p, classOf[p]);
        board.move(p, classOf[p]);
        expect(board.standing()).toEqual(after);
      }
      const whole = slowStanding(problem, classOf);
      expect(board.standing().hardBreaks).toBe(whole.hardBreaks);
      expect(near(board.standing().values, whole.values)).toBe(true);
      board.move(0, -1);
      board.move(0, classOf[0]);
      expect(board.standing().hardBreaks).toBe(whole.hardBreaks);
    }
  });
});

describe('suggested exchanges', () => {
  it('are all those that hurt nothing, the most helpful first, without locked pupils', () => {
    for (const { problem, classOf } of schools(60)) {
      const board = new Board(problem, classOf);
      const before = board.standing();
      const isLocked = (q: number) => q % 5 === 1;
      const found = suggestSwaps(board, 0, { limit: 1000, isLocked });
      const wanted = Array.from(classOf.keys()).filter((q) => {
        if (classOf[q] === classOf[0] || isLocked(q)) return false;
        const split = classOf.slice();
        [split[0], split[q]] = [split[q], split[0]];
        const { hardBreaks, values } = slowStanding(problem, split);
        return hardBreaks <= before.hardBreaks && values.every((value, i) => value <= before.values[i] + 1e-9);
      });
      expect(found.map(({ other }) => other).sort((a, b) => a - b)).toEqual(wanted);
      for (let i = 1; i < found.length; i++)
        expect(compareStandings(found[i - 1].after, found[i].after)).toBeLessThanOrEqual(0);
      expect(suggestSwaps(board, 0, { limit: 2, isLocked })).toEqual(found.slice(0, 2));
      expect(suggestSwaps(board, 0, { into: 0, limit: 1000, isLocked })).toEqual(
        found.filter(({ other }) => classOf[other] === 0),
      );
    }
  });

  it('are none for a locked pupil and for one without a class', () => {
    const problem = problemOf(aRandomSchool(3, { pupils: 8, classes: 2 }));
    expect(suggestSwaps(new Board(problem, anySplit(problem, 1)), 2, { isLocked: (p) => p === 2 })).toEqual([]);
    expect(suggestSwaps(new Board(problem, new Int32Array(8).fill(-1)), 2)).toEqual([]);
  });
});

describe('late arrivals', () => {
  it('go where they hurt least, and nobody else moves', () => {
    for (const { problem, classOf } of schools(60)) {
      const late = [0, problem.pupilCount - 1];
      const board = new Board(
        problem,
        classOf.map((c, p) => (late.includes(p) ? -1 : c)),
      );
      const placed = placeArrivals(board);
      expect(placed.map(({ pupil }) => pupil)).toEqual(late);
      classOf.forEach((c, p) => {
        if (!late.includes(p)) expect(board.classOf[p]).toBe(c);
      });
      const last = placed[1];
      const standings = last.options.map(({ to }) => {
        const split = board.classOf.slice();
        split[last.pupil] = to;
        const { hardBreaks, values } = slowStanding(problem, split);
        return { hardBreaks, values: Float64Array.from(values) };
      });
      expect(last.to).toBe(last.options[0].to);
      for (const standing of standings) expect(compareStandings(standings[0], standing)).toBeLessThanOrEqual(0);
    }
  });

  it('go to the smaller class where all are equal', () => {
    const school = aRandomSchool(1, { pupils: 6, classes: 3, wishes: 0 });
    const problem = problemOf({ ...school, written: { rules: [] } });
    const board = new Board(problem, [0, 0, 1, 1, 2, -1]);
    expect(rankClasses(board, 5).map(({ to, size }) => [to, size])).toEqual([
      [2, 1],
      [0, 2],
      [1, 2],
    ]);
  });
});

describe('broken hard rules', () => {
  it('are listed as often as they are counted, with labels, ids and rule', () => {
    const kinds = new Set<string>();
    for (const { problem, classOf } of schools(300)) {
      const breaks = listBreaks(problem, classOf);
      expect(breaks).toHaveLength(countHardBreaks(problem, classOf));
      for (const each of breaks) {
        kinds.add(each.kind);
        for (const label of each.classes) expect(Number(label)).toBeGreaterThan(0);
        for (const id of each.pupilIds) expect(problem.records.pupils.ids).toContain(id);
      }
    }
    expect([...kinds].sort()).toEqual(
      ['apart', 'cap', 'confined', 'empty-class', 'gap', 'limit', 'size', 'together'].sort(),
    );
  });

  it('say what is and what may be', () => {
    const school = aRandomSchool(1, { pupils: 4, classes: 2, wishes: 0 });
    const problem = problemOf({ ...school, written: { cap: 2, rules: [{ rule: 'size', maxGap: 1 }] } });
    const blank = { attribute: null, pupilIds: [] };
    expect(listBreaks(problem, Int32Array.of(1, 1, 1, 0))).toEqual([
      { ...blank, kind: 'cap', rule: 'cap', classes: ['2'], value: 3, most: 2 },
      { ...blank, kind: 'size', rule: 'size', classes: ['2', '1'], value: 2, most: 1 },
    ]);
  });
});

describe('two splits side by side', () => {
  it('show both values of every rule and who is elsewhere', () => {
    for (const { problem, classOf, seed } of schools(40)) {
      const other = anySplit(problem, seed + 1000);
      const { hardBreaks, goals, moved } = compareSplits(problem, classOf, other);
      expect(hardBreaks).toEqual([countHardBreaks(problem, classOf), countHardBreaks(problem, other)]);
      expect(goals.map(({ values }) => values[0])).toEqual(goalValues(problem, classOf));
      expect(goals.map(({ values }) => values[1])).toEqual(goalValues(problem, other));
      for (const { values, better } of goals)
        expect(better).toBe(
          Math.abs(values[0] - values[1]) <= 1e-9 ? 'equal' : values[0] < values[1] ? 'one' : 'other',
        );
      const places = placesOfIds(problem);
      expect(moved).toEqual(
        moved.map(({ pupilId }) => ({
          pupilId,
          from: String(classOf[places.get(pupilId)!] + 1),
          to: String(other[places.get(pupilId)!] + 1),
        })),
      );
      expect(moved).toHaveLength(classOf.filter((c, p) => c !== other[p]).length);
    }
  });
});
