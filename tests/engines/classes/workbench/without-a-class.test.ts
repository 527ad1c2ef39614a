import { describe, expect, it } from 'vitest';
import { countHardBreaks } from '../../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../../api/engines/classes/measure.ts';
import { Board } from '../../../../api/engines/classes/workbench/board.ts';
import { seededRandom } from '../../../../api/engines/random.ts';
import { ClassList } from '../../../support/a-class-list.ts';
import { aRandomSchool, problemOf, type RandomSchool } from '../../../support/a-random-school.ts';
import { cases } from '../../../support/cases.ts';

const nowhere = -1;
const rules = [
  { rule: 'size', maxGap: 1 },
  { rule: 'sex' },
  { rule: 'balance-mean', attribute: 'maths' },
  { rule: 'namesakes' },
  { rule: 'neighbourhood', attribute: 'group', mode: 'group' },
  { rule: 'spread', attribute: 'needs', maxPerClass: 1, load: { attribute: 'hours', max: 4 } },
  { rule: 'teacher-fit', attribute: 'repeater', classes: ['2'], hard: false },
  { rule: 'pinned' },
];

/** The same school without pupils whom `stays` does not name, by place in the file. */
function without(school: RandomSchool, stays: (record: number) => boolean): RandomSchool {
  const { pupils, wishes, classCount } = school.records;
  const kept = pupils.ids.map((_, i) => i).filter(stays);
  const rows = wishes.kinds.map((_, i) => i).filter((i) => stays(wishes.pupils[i]) && stays(wishes.others[i]));
  const only = <T>(values: readonly T[]) => kept.map((i) => values[i]);
  const placeOf = (record: number) => kept.indexOf(record);
  return {
    ...school,
    records: {
      classCount,
      pupils: {
        ids: only(pupils.ids),
        attributes: Object.fromEntries(Object.entries(pupils.attributes).map(([name, cells]) => [name, only(cells)])),
      },
      wishes: {
        pupils: Int32Array.from(rows, (i) => placeOf(wishes.pupils[i])),
        kinds: rows.map((i) => wishes.kinds[i]),
        others: Int32Array.from(rows, (i) => placeOf(wishes.others[i])),
      },
    },
  };
}

function* schools(): Generator<{ school: RandomSchool; seed: number }> {
  for (let seed = 0; seed < cases(40); seed++) {
    const { records } = aRandomSchool(seed, { pupils: 10, classes: 3, wishes: 8 });
    const { attributes } = records.pupils;
    const maths = attributes.maths.map((own, i) => (i % 3 === 0 ? '0' : own));
    const kinds = records.wishes.kinds.map((kind) => (kind === 'friend' ? 'apart' : kind));
    yield {
      school: {
        records: {
          ...records,
          pupils: { ...records.pupils, attributes: { ...attributes, maths } },
          wishes: { ...records.wishes, kinds },
        },
        written: { cap: 3, rules },
      },
      seed,
    };
  }
}

describe('a board on which some pupils have no class yet', () => {
  it('is worth what the same split is worth in a school without them, and so is every move on it', () => {
    for (const { school, seed } of schools()) {
      const problem = problemOf(school);
      const slow = (classOf: Int32Array) => {
        const places = Array.from(problem.order.keys()).filter((p) => classOf[p] !== nowhere);
        const records = new Set(places.map((p) => problem.order[p]));
        const smaller = problemOf(without(school, (record) => records.has(record)));
        const split = Int32Array.from(places, (p) => classOf[p]);
        return { hardBreaks: countHardBreaks(smaller, split), values: goalValues(smaller, split) };
      };
      const random = seededRandom(`without a class ${seed}`);
      const whole = (below: number) => Math.floor(random() * below);
      const board = new Board(
        problem,
        Int32Array.from(problem.order, (_, p) => (p < 3 ? p : whole(4) - 1)),
      );
      for (let step = 0; step < 6; step++) {
        const [p, to] = [3 + whole(7), whole(4) - 1];
        const moved = slow(board.classOf.with(p, to));
        const after = board.afterMove(p, to);
        expect(after.hardBreaks, `seed ${seed}, step ${step}`).toBe(moved.hardBreaks);
        moved.values.forEach((value, g) => {
          expect(after.values[g], `seed ${seed}, goal ${g}`).toBeCloseTo(value, 9);
        });
        board.move(p, to);
        expect(board.standing()).toEqual(after);
      }
    }
  });

  it('grants no wish for a friend without a class, and counts nobody who waits for one', () => {
    const list = new ClassList({ sex: ['F', 'F', 'M', 'M'] }).withWish(0, 'friend', 1).withWish(2, 'friend', 0);
    const problem = list.problem([{ rule: 'friend' }]);
    const board = new Board(problem, [0, nowhere, nowhere, 1]);
    expect([...board.standing().values]).toEqual([1]);
    expect([...board.afterMove(1, 0).values]).toEqual([0]);
    expect([...board.afterMove(1, 1).values]).toEqual([1]);
    expect([...board.afterMove(2, 0).values]).toEqual([1]);
    expect([...board.afterMove(2, 1).values]).toEqual([2]);
    expect([...board.afterMove(0, nowhere).values]).toEqual([0]);
  });
});
