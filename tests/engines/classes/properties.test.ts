import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassRecords, ClassWishKind } from '../../../api/engines/class-records.ts';
import { checkClassRules } from '../../../api/engines/classes/check-rules.ts';
import { findContradiction } from '../../../api/engines/classes/contradiction/find-contradiction.ts';
import { encode } from '../../../api/engines/classes/encode.ts';
import { countHardBreaks } from '../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../api/engines/classes/measure.ts';
import { classRows, ruleValues, run } from '../../../api/engines/classes/run.ts';
import type { ClassProblem } from '../../../api/engines/classes/types.ts';
import { cases } from '../../support/cases.ts';

interface School {
  pupils: { sex: string; maths: string }[];
  wishes: { kind: ClassWishKind; one: number; other: number }[];
  classCount: number;
}

const written = {
  cap: 6,
  rules: [
    { rule: 'size', maxGap: 1 },
    { rule: 'balance-count', attribute: 'sex' },
    { rule: 'balance-mean', attribute: 'maths' },
    { rule: 'friend' },
  ],
};

const schools: fc.Arbitrary<School> = fc
  .record({
    pupils: fc.array(
      fc.record({ sex: fc.constantFrom('F', 'M', ''), maths: fc.constantFrom('', '4', '5.5', '7', '9.5') }),
      { minLength: 2, maxLength: 8 },
    ),
    classCount: fc.integer({ min: 1, max: 3 }),
    wishes: fc.array(
      fc.record({
        kind: fc.constantFrom<ClassWishKind>('together', 'apart', 'friend'),
        one: fc.nat(7),
        other: fc.nat(7),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ pupils, classCount, wishes }) => ({
    pupils,
    classCount: Math.min(classCount, pupils.length),
    wishes: wishes.filter(({ one, other }) => one !== other && one < pupils.length && other < pupils.length),
  }));

function recordsOf({ pupils, wishes, classCount }: School, shift = 0): ClassRecords {
  const order = pupils.map((_, i) => (i + shift) % pupils.length);
  const placeOf = (pupil: number) => order.indexOf(pupil);
  return {
    pupils: {
      ids: order.map((i) => `p${i}`),
      attributes: { sex: order.map((i) => pupils[i].sex), maths: order.map((i) => pupils[i].maths) },
    },
    wishes: {
      pupils: Int32Array.from(wishes, ({ one }) => placeOf(one)),
      kinds: wishes.map(({ kind }) => kind),
      others: Int32Array.from(wishes, ({ other }) => placeOf(other)),
    },
    classCount,
  };
}

function problemOf(school: School, shift = 0): ClassProblem {
  const { rules } = checkClassRules(written);
  const { problem, issues } = encode(recordsOf(school, shift), rules!, 'seed');
  if (!problem) throw new Error(JSON.stringify(issues));
  return problem;
}

/** Every split that keeps the hard rules, by trying them all. */
function validSplits(problem: ClassProblem): Int32Array[] {
  const splits: Int32Array[] = [];
  const classOf = new Int32Array(problem.pupilCount);
  const tryFrom = (p: number): void => {
    if (p === problem.pupilCount) {
      if (countHardBreaks(problem, classOf) === 0) splits.push(classOf.slice());
      return;
    }
    for (let c = 0; c < problem.classCount; c++) {
      classOf[p] = c;
      tryFrom(p + 1);
    }
  };
  tryFrom(0);
  return splits;
}

describe('a class allocation', () => {
  it('loses no pupil, and breaks a hard rule only where every split does', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(schools, (school) => {
        const problem = problemOf(school);
        const found = run(problem);
        expect(classRows(problem, found)).toHaveLength(school.pupils.length);
        expect(found.hardBreaks === 0).toBe(validSplits(problem).length > 0);
      }),
      { numRuns: cases(150) },
    );
  });

  it('counts nothing as contradictory that can be kept', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(schools, (school) => {
        const problem = problemOf(school);
        if (findContradiction(problem)) expect(validSplits(problem)).toEqual([]);
      }),
      { numRuns: cases(300) },
    );
  });

  it('claims no bound that a valid split goes below', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(schools, (school) => {
        const problem = problemOf(school);
        const splits = validSplits(problem);
        fc.pre(splits.length > 0);
        const own = ruleValues(problem, run(problem)).filter(({ rule }) => rule !== 'size');
        own.forEach(({ bestPossible }, i) => {
          const least = Math.min(...splits.map((split) => goalValues(problem, split)[i]));
          expect(bestPossible ?? 0).toBeLessThanOrEqual(least + 1e-9);
        });
      }),
      { numRuns: cases(150) },
    );
  });

  it('is the same whatever the order of the rows', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(schools, fc.nat(7), (school, shift) => {
        const [one, other] = [problemOf(school), problemOf(school, shift % school.pupils.length)];
        expect(classRows(other, run(other))).toEqual(classRows(one, run(one)));
      }),
      { numRuns: cases(100) },
    );
  });
});
