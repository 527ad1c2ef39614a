import { describe, expect, it } from 'vitest';
import { SplitState } from '../../../../api/engines/classes/search/state.ts';
import type { ClassProblem, Measure } from '../../../../api/engines/classes/types.ts';
import { seededRandom } from '../../../../api/engines/random.ts';
import { ClassList } from '../../../support/a-class-list.ts';
import { aRandomSchool, problemOf } from '../../../support/a-random-school.ts';
import { cases } from '../../../support/cases.ts';

type Sizes = { fewest: number; most: number };
const nowhere = -1;
const sum = (values: Iterable<number>) => [...values].reduce((all, own) => all + own, 0);

/** How many pupils of each value, those without one left out, are in each class. */
function table(values: ArrayLike<number>, classOf: Int32Array): number[] {
  const cells = new Map<string, number>();
  classOf.forEach((c, p) => {
    if (c === nowhere || values[p] < 0) return;
    const cell = `${values[p]} ${c}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  });
  return [...cells.values()];
}

const squares = (counts: readonly number[]) => sum(counts.map((count) => count ** 2));

/** A sum over the pupils of each class. */
const loads = (amount: ArrayLike<number>, classOf: Int32Array, classCount: number) =>
  Array.from({ length: classCount }, (_, c) => sum(Array.from(classOf, (own, p) => (own === c ? amount[p] : 0))));

function deviations({ units, counted }: Extract<Measure, { kind: 'mean' }>): number[] {
  const known = [...units].filter((_, p) => counted[p]);
  const mean = sum(known) / known.length;
  const spread = Math.max(1, Math.sqrt(sum(known.map((own) => (own - mean) ** 2)) / known.length));
  return Array.from(units, (own, p) => (counted[p] ? (own - mean) / spread : 0));
}

function energyOf(measure: Measure, classOf: Int32Array, classCount: number): number {
  switch (measure.kind) {
    case 'count':
    case 'pairs':
      return squares(table(measure.values, classOf));
    case 'parts': {
      const counts = table(measure.values, classOf);
      return 2 * counts.length - 0.02 * sum(counts.map((count) => (count * (count - 1)) / 2));
    }
    case 'mean':
      return squares(loads(deviations(measure), classOf, classCount));
    case 'outside':
      return 2 * sum(Array.from(classOf, (c, p) => (c === nowhere ? 0 : measure.marked[p] * -measure.allowed[c])));
    case 'friends': {
      const friends = (p: number) => measure.others.slice(measure.start[p], measure.start[p + 1]);
      const isUnmet = (c: number, p: number) =>
        friends(p).length > 0 && (c === nowhere || !friends(p).some((friend) => classOf[friend] === c));
      return 2 * sum(Array.from(classOf, (c, p) => Number(isUnmet(c, p))));
    }
  }
}

/** The energy of a split or of part of one, from nothing but the problem. */
function energy(problem: ClassProblem, sizes: Sizes, weights: readonly number[], classOf: Int32Array): number {
  const { classCount, pupilCount, goals, limits, cap, seatsTaken, apart } = problem;
  const soft = goals.map(({ measure }, g) => weights[g] * energyOf(measure, classOf, classCount));
  const everybody = new Array<number>(pupilCount).fill(1);
  const marked = limits
    .filter(({ kind }) => kind === 'spread')
    .map(({ amount }) => Array.from(amount, (own) => (own > 0 ? 0 : -1)));
  const evenness = [everybody.map(() => 0), ...marked].map((values) => 0.05 * squares(table(values, classOf)));
  const bounds = [
    { amount: everybody, ...sizes },
    ...(cap === null ? [] : [{ amount: seatsTaken, fewest: -Infinity, most: cap }]),
    ...limits.map(({ amount, most }) => ({ amount, fewest: -Infinity, most })),
  ];
  const beyond = bounds.flatMap(({ amount, fewest, most }) =>
    loads(amount, classOf, classCount).map((load) => Math.max(0, load - most, fewest - load) ** 2),
  );
  const pairs = new Set(Array.from(apart.one, (one, i) => [one, apart.other[i]].sort((p, q) => p - q).join(' ')));
  const broken = [...pairs].filter((pair) => {
    const [one, other] = pair.split(' ').map((p) => classOf[Number(p)]);
    return one === other && one !== nowhere;
  });
  return sum(soft) + sum(evenness) + 400 * (sum(beyond) + broken.length);
}

/** Schools under rules of every kind: by chance, and one with all that limits and draws pupils at once. */
function* problems(): Generator<{ problem: ClassProblem; seed: number }> {
  for (let seed = 0; seed < cases(30); seed++) {
    const school = aRandomSchool(seed, { pupils: 9 + (seed % 4), classes: 3, wishes: 7 });
    yield { problem: problemOf(school), seed };
    const rules = [
      { rule: 'size', maxGap: 1 },
      { rule: 'balance-count', attribute: 'sex' },
      { rule: 'neighbourhood', attribute: 'group', mode: 'group' },
      { rule: 'balance-mean', attribute: 'maths' },
      { rule: 'balance-mean', attribute: 'art' },
      { rule: 'namesakes' },
      { rule: 'teacher-fit', classes: ['1', '3'], hard: false },
      { rule: 'spread', attribute: 'needs', maxPerClass: 1, capReduction: 1 },
      { rule: 'spread', attribute: 'needs', load: { attribute: 'hours', max: 3 } },
      { rule: 'friend' },
    ];
    yield { problem: problemOf({ ...school, written: { ...(seed % 2 === 0 && { cap: 4 }), rules } }), seed };
  }
}

const sizes = { fewest: 3, most: 4 };

describe('a split under change', () => {
  it('says of every move what counting the whole split before and after it says', () => {
    for (const { problem, seed } of problems()) {
      const { pupilCount, classCount } = problem;
      const random = seededRandom(`moves ${seed}`);
      const weights = problem.goals.map(() => 0.3 + random());
      const state = new SplitState(problem, sizes);
      state.setWeights(weights);
      const classOf = new Int32Array(pupilCount).fill(nowhere);
      for (let step = 0; step < 2 * pupilCount; step++) {
        const p = step < pupilCount ? step : Math.floor(random() * pupilCount);
        const from = classOf[p];
        const before = energy(problem, sizes, weights, classOf);
        for (let to = 0; to < classCount; to++) {
          if (to === from) continue;
          const after = energy(problem, sizes, weights, classOf.with(p, to));
          expect(state.moveDelta(p, from, to), `seed ${seed}, step ${step}`).toBeCloseTo(after - before, 6);
        }
        const to = (Math.max(0, from) + 1 + Math.floor(random() * (classCount - 1))) % classCount;
        classOf[p] = to;
        state.move(p, to);
        expect(state.classOf).toEqual(classOf);
      }
    }
  });

  it('says the same of exchanges of pupils whom nobody wishes for or away from', () => {
    let exchanges = 0;
    for (const { problem, seed } of problems()) {
      const random = seededRandom(`exchanges ${seed}`);
      const weights = problem.goals.map(() => 0.3 + random());
      const state = new SplitState(problem, sizes);
      state.setWeights(weights);
      const classOf = Int32Array.from({ length: problem.pupilCount }, () => Math.floor(random() * problem.classCount));
      classOf.forEach((c, p) => {
        state.move(p, c);
      });
      const plain = Array.from(classOf.keys()).filter((p) => state.isPlain(p));
      for (const p of plain)
        for (const q of plain) {
          if (classOf[p] >= classOf[q]) continue;
          const before = energy(problem, sizes, weights, classOf);
          const after = energy(problem, sizes, weights, classOf.with(p, classOf[q]).with(q, classOf[p]));
          expect(state.swapDelta(p, q), `seed ${seed}`).toBeCloseTo(after - before, 6);
          exchanges++;
        }
    }
    expect(exchanges).toBeGreaterThan(0);
  });

  it('knows who may be exchanged without a look at wishes: who has none, is in none and needs no teacher', () => {
    const list = new ClassList({ needs: ['', '', '', '', '', '1', '', ''] }, 2);
    list.withWish(0, 'friend', 1).withWish(2, 'apart', 3);
    const soft = list.problem([{ rule: 'size' }, { rule: 'teacher-fit', classes: ['2'], hard: false }]);
    const plainOf = (problem: ClassProblem) => {
      const state = new SplitState(problem, { fewest: 4, most: 4 });
      return Array.from({ length: problem.pupilCount }, (_, p) => state.isPlain(p));
    };
    expect(plainOf(soft)).toEqual([false, false, false, false, true, false, true, true]);
    expect(plainOf(new ClassList({ sex: ['F', 'M'] }).problem([{ rule: 'sex' }]))).toEqual([true, true]);
  });

  it('takes weights anew before and after pupils are placed', () => {
    const problem = new ClassList({ sex: ['F', 'F', 'M', 'M'], maths: ['1', '9', '1', '9'] }).problem([
      { rule: 'sex' },
      { rule: 'balance-mean', attribute: 'maths' },
    ]);
    const any = { fewest: 1, most: 4 };
    const state = new SplitState(problem, any);
    const classOf = Int32Array.of(0, 0, 1, 1);
    for (const [p, c] of classOf.entries()) state.move(p, c);
    for (const weights of [
      [1, 0],
      [0, 1],
      [0.25, 3],
    ]) {
      state.setWeights(weights);
      expect(Array.from(state.goalWeights)).toEqual(weights);
      const change = energy(problem, any, weights, Int32Array.of(0, 1, 1, 1)) - energy(problem, any, weights, classOf);
      expect(state.moveDelta(1, 0, 1)).toBeCloseTo(change, 9);
    }
  });
});
