import { describe, expect, it } from 'vitest';
import { countHardBreaks } from '../../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../../api/engines/classes/measure.ts';
import { Board, compareStandings } from '../../../../api/engines/classes/workbench/board.ts';
import { compareSplits } from '../../../../api/engines/classes/workbench/compare-splits.ts';
import { listBreaks } from '../../../../api/engines/classes/workbench/list-breaks.ts';
import { suggestSwaps } from '../../../../api/engines/classes/workbench/suggest-swaps.ts';
import { seededRandom } from '../../../../api/engines/random.ts';
import { ClassList } from '../../../support/a-class-list.ts';

/** Fourteen pupils in three classes under a rule of every kind, some blank, some with wishes. */
const columns = {
  name: ['An', 'An', 'An', 'Bình', 'Bình', '', 'Chi', 'Dũng', 'Đạt', 'Đạt', 'Hà', '', 'Ánh', 'Ánh'],
  sex: ['F', 'M', 'F', 'M', 'F', 'M', '', 'M', 'F', 'M', 'F', 'M', 'F', 'M'],
  maths: ['4', '5.5', '', '7', '9', '6', '6.5', '', '8', '3', '10', '5', '5', '7.5'],
  street: ['x', 'x', 'y', 'y', '', 'x', 'y', 'z', 'z', '', 'x', 'z', '', 'y'],
  needs: ['1', '', '', '1', '', '', '1', '', '', '', '', '', '', '1'],
  hours: ['2', '', '', '1.5', '', '1', '3', '', '', '', '', '', '', '1'],
  pinned: ['2', '', '', '', '', '', '', '', '', '', '', '1', '', ''],
};
const rules = [
  { rule: 'size', maxGap: 1 },
  { rule: 'sex', hard: true, maxGap: 1 },
  { rule: 'namesakes' },
  { rule: 'neighbourhood', attribute: 'street', mode: 'group' },
  { rule: 'neighbourhood', attribute: 'street', mode: 'mix' },
  { rule: 'balance-mean', attribute: 'maths', hard: true, maxGap: 1 },
  { rule: 'scores', attributes: ['maths', 'hours'] },
  { rule: 'spread', attribute: 'needs', maxPerClass: 2, capReduction: 1, load: { attribute: 'hours', max: 4 } },
  { rule: 'teacher-fit', classes: ['1', '3'], hard: false },
  { rule: 'pinned' },
  { rule: 'friend' },
];
const problem = new ClassList(columns, 3)
  .withWish(0, 'friend', 5)
  .withWish(0, 'friend', 9)
  .withWish(5, 'friend', 0)
  .withWish(7, 'friend', 0)
  .withWish(9, 'friend', 13)
  .withWish(1, 'together', 4)
  .withWish(4, 'together', 8)
  .withWish(2, 'apart', 3)
  .withWish(3, 'apart', 10)
  .problem(rules, 6);

describe('a board under a rule of every kind', () => {
  it('says of each move and exchange what counting afresh says', () => {
    const random = seededRandom('every rule');
    const whole = (below: number) => Math.floor(random() * below);
    const board = new Board(
      problem,
      Array.from({ length: 14 }, () => whole(3)),
    );
    const slow = (classOf: Int32Array) => [countHardBreaks(problem, classOf), ...goalValues(problem, classOf)];
    const told = ({ hardBreaks, values }: ReturnType<Board['standing']>) => [hardBreaks, ...values];
    for (let step = 0; step < 400; step++) {
      const [p, q, to] = [whole(14), whole(14), whole(3)];
      const split = board.classOf.slice();
      if (step % 2 === 0) split[p] = to;
      else [split[p], split[q]] = [split[q], split[p]];
      const wanted = slow(split);
      const after = step % 2 === 0 ? board.afterMove(p, to) : board.afterSwap(p, q);
      told(after).forEach((value, i) => {
        expect(value).toBeCloseTo(wanted[i], 9);
      });
      const before = board.standing();
      const harmless = told(after).every((value, i) => value <= told(before)[i] + 1e-9);
      if (step % 2 === 1 && board.classOf[p] !== board.classOf[q])
        expect(board.harmlessSwap(p, q, before)).toEqual(harmless ? after : null);
      if (step % 2 === 0) board.move(p, to);
      else board.swap(p, q);
      told(board.standing()).forEach((value, i) => {
        expect(value).toBeCloseTo(wanted[i], 9);
      });
    }
  });

  it('is as if made afresh while pupils come and go', () => {
    const random = seededRandom('come and go');
    const whole = (below: number) => Math.floor(random() * below);
    const board = new Board(
      problem,
      Array.from({ length: 14 }, () => whole(4) - 1),
    );
    for (let step = 0; step < 300; step++) {
      const [p, to] = [whole(14), whole(4) - 1];
      const split = board.classOf.slice();
      split[p] = to;
      const { hardBreaks, values } = new Board(problem, split).standing();
      const after = to >= 0 ? board.afterMove(p, to) : null;
      board.move(p, to);
      for (const own of after ? [board.standing(), after] : [board.standing()]) {
        expect(own.hardBreaks).toBe(hardBreaks);
        own.values.forEach((value, i) => {
          expect(value).toBeCloseTo(values[i], 9);
        });
      }
    }
  });

  it('counts of nobody nothing, and every class as empty', () => {
    const { hardBreaks, values } = new Board(problem, new Int32Array(14).fill(-1)).standing();
    expect(hardBreaks).toBe(3);
    expect(values.every((value) => value === 0 || value === -3)).toBe(true);
  });

  it('suggests nobody who has no class, and keeps what it suggested', () => {
    const board = new Board(problem, [1, 0, 2, 1, 0, 1, 2, 0, 0, 1, 2, 0, 2, -1]);
    const found = suggestSwaps(board, 2);
    for (const { other, after } of found) {
      expect(other).not.toBe(13);
      expect(after).toEqual(board.afterSwap(2, other));
    }
    expect(new Set(found.map(({ after }) => after.values)).size).toBe(found.length);
    expect(suggestSwaps(board, 13)).toEqual([]);
  });
});

describe('the worth of two splits', () => {
  const worth = (hardBreaks: number, ...values: number[]) => ({ hardBreaks, values: Float64Array.from(values) });
  it('is told by hard breaks, then by the first goal that differs', () => {
    expect(compareStandings(worth(0, 5), worth(1, 0))).toBe(-1);
    expect(compareStandings(worth(2, 0), worth(1, 5))).toBe(1);
    expect(compareStandings(worth(1, 2, 9), worth(1, 3, 0))).toBe(-1);
    expect(compareStandings(worth(1, 3, 0), worth(1, 2, 9))).toBe(1);
    expect(compareStandings(worth(1, 2, 3), worth(1, 2, 4))).toBe(-1);
    expect(compareStandings(worth(1, 2, 3), worth(1, 2 + 1e-12, 3))).toBe(0);
  });

  it('is shown rule by rule with the columns of each, friends without a rule last', () => {
    const list = new ClassList({ sex: ['F', 'F', 'M', 'M'], maths: ['1', '2', '3', '4'], art: ['1', '1', '1', '1'] })
      .withWish(0, 'friend', 1)
      .problem([{ rule: 'sex' }, { rule: 'scores', attributes: ['maths', 'art'] }]);
    const { goals } = compareSplits(list, Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1));
    expect(goals).toEqual([
      { rule: 'sex', attribute: 'sex', values: [2, 0], better: 'other' },
      { rule: 'scores', attribute: 'maths+art', values: [2, 1], better: 'other' },
      { rule: 'scores', attribute: 'maths', values: [2, 1], better: 'other' },
      { rule: 'scores', attribute: 'art', values: [0, 0], better: 'equal' },
      { rule: 'friend', attribute: null, values: [0, 1], better: 'one' },
    ]);
  });
});

describe('a broken rule', () => {
  const breaks = (list: ClassList, split: string, ...own: object[]) =>
    listBreaks(
      list.problem(own),
      Int32Array.from(split, (label) => Number(label) - 1),
    );
  const nothing = { attribute: null, classes: [], pupilIds: [], value: null, most: null };

  it('is named with its classes and pupils', () => {
    const list = () =>
      new ClassList({ feud: ['x', 'x', '', ''], pinned: ['', '', '2', ''], sex: ['F', 'F', 'M', 'M'] });
    const wish = list().withWish(0, 'together', 2).withWish(3, 'apart', 1);
    expect(breaks(wish, '1122')).toEqual([
      { ...nothing, kind: 'together', rule: 'together', classes: ['1', '2'], pupilIds: ['p000', 'p002'] },
    ]);
    expect(breaks(wish, '1211')).toEqual([]);
    expect(breaks(wish, '1212')).toEqual([
      { ...nothing, kind: 'apart', rule: 'apart', classes: ['2'], pupilIds: ['p003', 'p001'] },
    ]);
    expect(breaks(list(), '1122', { rule: 'sex' }, { rule: 'keep-apart', attribute: 'feud' })).toEqual([
      { ...nothing, kind: 'apart', rule: 'keep-apart', attribute: 'feud', classes: ['1'], pupilIds: ['p000', 'p001'] },
    ]);
    expect(breaks(list(), '1212', { rule: 'pinned' })).toEqual([
      { ...nothing, kind: 'confined', rule: 'pinned', attribute: 'pinned', classes: ['1'], pupilIds: ['p002'] },
    ]);
  });

  it('is named with what is and what may be', () => {
    const list = new ClassList({ sex: ['F', 'F', 'M', 'M'], needs: ['1', '1', '', ''] });
    expect(breaks(list, '1111')).toEqual([{ ...nothing, kind: 'empty-class', rule: 'classes', classes: ['2'] }]);
    expect(breaks(list, '1122', { rule: 'sex', hard: true, maxGap: 1 })).toEqual([
      { ...nothing, kind: 'gap', rule: 'sex', attribute: 'sex', value: 2, most: 1 },
    ]);
    expect(breaks(list, '1122', { rule: 'spread', attribute: 'needs', maxPerClass: 1 })).toEqual([
      { ...nothing, kind: 'limit', rule: 'spread', attribute: 'needs', classes: ['1'], value: 2, most: 1 },
    ]);
  });
});
