import { describe, expect, it } from 'vitest';
import { HashTree } from '#engines/publication/hash-tree.ts';
import { type PublicResult, rowText } from '#engines/publication/public-result.ts';
import { seededRandom } from '#engines/random.ts';
import { checkPublicResult, type PublicVerdict } from '#engines/verification/public-result/check-public-result.ts';
import { aPublicResult } from '../../support/a-public-result.ts';
import { cases } from '../../support/cases.ts';
import { enrolmentOfEveryRule } from '../assignment/every-rule.ts';

/** The verdict on a file in which one thing was changed and the root set right again, as a clever forger would. */
function judged(file: PublicResult, change: (copy: PublicResult) => void): PublicVerdict {
  const copy = structuredClone(file);
  change(copy);
  copy.root = new HashTree(copy.applicants.map((_, at) => rowText(copy, at))).root();
  return checkPublicResult(copy);
}

const sizes = ({ schools }: PublicResult) =>
  schools.map(({ groups }) => groups.reduce((sum, own) => sum + own.seats, 0));

describe('one thing changed in a public result, by every rule and mechanism,', () => {
  it('is found where a child is moved, left out or let in, and is counted as what it is', () => {
    let tried = 0;
    for (let number = 0; number < cases(1_500); number++) {
      const file = aPublicResult(enrolmentOfEveryRule(1_500_000 + number, { mostChildren: 8 }));
      const honest = checkPublicResult(file);
      expect(honest).toMatchObject({ sound: true, rootMatches: true, duplicates: 0, overSeats: 0 });
      expect(honest.applicants).toBe(file.applicants.length);
      expect(honest.placed).toBe(file.result.filter((place) => place).length);
      const chance = seededRandom(`public ${number}`);
      const child = Math.floor(chance() * file.applicants.length);
      const place = file.result[child];
      const decided = file.decisions.find(({ applicant }) => applicant === child);
      if (place) {
        const without = judged(file, (copy) => (copy.result[child] = null));
        expect({ number, sound: without.sound, placed: without.placed }).toEqual({
          ...{ number, sound: false, placed: honest.placed - 1 },
        });
        expect(without.unexplainedDecisions).toBe(decided ? 1 : 0);
        if (honest.differences === 0 && !decided) expect(without.differences).toBeGreaterThan(0);
      }
      file.schools.forEach(({ groups }, school) => {
        if (place?.[0] === school) return;
        tried++;
        const verdict = judged(file, (copy) => (copy.result[child] = [school, groups.length - 1]));
        expect({ number, school, sound: verdict.sound }).toEqual({ number, school, sound: false });
        const there = file.result.filter((own) => own?.[0] === school).length;
        if (there + 1 > sizes(file)[school]) expect(verdict.overSeats).toBeGreaterThan(0);
        if (!decided && !file.wishes[child].includes(school)) expect(verdict.ineligible).toBe(1);
        expect(verdict.unexplainedDecisions).toBe(decided ? 1 : 0);
      });
    }
    expect(tried).toBeGreaterThan(cases(1_500));
  });

  it('is told as what it is: a name twice, an order that ranks a child twice, a decision without number, another root', () => {
    for (let number = 0; number < cases(1_000); number++) {
      const file = aPublicResult(enrolmentOfEveryRule(1_600_000 + number, { mostChildren: 8 }));
      const honest = checkPublicResult(file);
      const last = file.applicants.length - 1;
      if (last > 0) {
        const twice = judged(file, (copy) => (copy.applicants[last] = copy.applicants[last - 1]));
        expect(twice).toEqual({ ...honest, duplicates: 1, sound: false });
      }
      if (file.decisions.length > 0) {
        const blank = judged(file, (copy) => (copy.decisions[0].number = ' '));
        expect(blank).toEqual({ ...honest, unexplainedDecisions: 1, sound: false });
      }
      const other = { ...file, root: 'f'.repeat(64) };
      expect(checkPublicResult(other)).toEqual({ ...honest, rootMatches: false, sound: false });
      const ranked = file.order.findIndex((own) => own.length > 0);
      if (ranked < 0) continue;
      const again = judged(file, (copy) => copy.order[ranked].push(copy.order[ranked][0]));
      expect(again).toMatchObject({ sound: false });
      expect(again.ineligible).toBeGreaterThan(0);
      const unranked = judged(file, (copy) => copy.order[ranked].shift());
      expect(unranked).toMatchObject({ sound: false });
      expect(unranked.ineligible).toBeGreaterThan(0);
    }
  });
});
