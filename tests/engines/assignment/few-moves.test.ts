import { describe, expect, it } from 'vitest';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import { seededRandom } from '#engines/random.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';

const least = { mechanism: 'least-total-distance', criteria: [], imputeChoicesByDistance: true };
const limited = (share: number) => ({ ...least, mostMoved: { share } });

/** What came of the limit in an enrolment. */
function limitOf(town: AnEnrolment) {
  const { problem } = encode(town.records(), town.rules(), town.seed);
  return run(problem!).movedLimit!;
}

/** Ten children who were at the far school last year, each nearer to the near one by 100 metres more than the one before. */
function street(share: number): AnEnrolment {
  const town = anEnrolment()
    .withRules(limited(share))
    .withSchool('far', { seats: 10 })
    .withSchool('near', { seats: 10 });
  for (let i = 0; i < 10; i++)
    town.withChild(`c${i}`, { last_school: 'far', metres: { far: 2000, near: 1900 - 100 * i } });
  return town;
}

describe('least total distance with a limit on children who change school', () => {
  it('moves those alone for whom it wins most, as many as the limit allows', () => {
    const town = street(0.39);
    const { placed, rows } = town.solve();
    expect(Object.keys(placed).filter((id) => placed[id] === 'near')).toEqual(['c7', 'c8', 'c9']);
    expect(limitOf(town)).toEqual({ counted: 10, limit: 3, moved: 3, metresPerMove: 700, aboveLeastByAtMost: 0 });
    expect(town.judge(rows)).toMatchObject({ sound: true, optimal: true, moved: 3, aboveLeastByAtMost: 0 });
  });

  it('moves nobody at 0 and whom it likes at 1', () => {
    expect(new Set(Object.values(street(0).solve().placed))).toEqual(new Set(['far']));
    expect(limitOf(street(1))).toMatchObject({ limit: 10, moved: 10, metresPerMove: 0, aboveLeastByAtMost: 0 });
  });

  it('of moves that win the same makes as many as the limit leaves', () => {
    const town = street(0.5);
    for (const child of town.children.values()) child.metres = { far: 2000, near: 1900 };
    expect(limitOf(town)).toMatchObject({ limit: 5, moved: 5, aboveLeastByAtMost: 0 });
    expect(town.judge(town.solve().rows)).toMatchObject({ sound: true, optimal: true });
  });

  it('counts no child without a school of last year, and a closed school as one that must be left', () => {
    const town = street(0.2)
      .withChild('new', { last_school: '', metres: { near: 10 } })
      .withChild('closed', { last_school: 'gone', metres: { near: 10, far: 20 } });
    expect(limitOf(town)).toMatchObject({ counted: 11, limit: 2, moved: 2 });
    expect(town.solve().placed).toMatchObject({ new: 'near', closed: 'near', c9: 'near', c8: 'far' });
  });

  it('places the greatest number first: where the limit cannot be kept, it moves the fewest that must', () => {
    const town = street(0);
    town.schools.get('far')!.seats = 6;
    const { placed, rows } = town.solve();
    expect(Object.keys(placed).filter((id) => placed[id] === 'near')).toEqual(['c6', 'c7', 'c8', 'c9']);
    expect(limitOf(town)).toMatchObject({ limit: 0, moved: 4 });
    expect(town.judge(rows)).toMatchObject({ sound: true, moved: 4 });
    const more = rows.map((row) =>
      row.applicantId === 'c5' ? { ...row, schoolId: 'near', metres: 1400, choiceRank: 1 } : row,
    );
    expect(town.judge(more)).toMatchObject({ sound: false, moved: 5 });
  });

  it('does not count whom the council placed, nor a child whom no school can take', () => {
    //  With nine counted a limit of a ninth is one move, with ten it is one as well: of a fifth it is one or two.
    const town = street(0.2);
    town.children.get('c0')!.decision = ['near', 'QĐ-1', 'lý do'];
    const { rows } = town.solve();
    expect(limitOf(town)).toMatchObject({ counted: 9, limit: 1, moved: 1 });
    expect(town.judge(rows)).toMatchObject({ sound: true, optimal: true, moved: 1 });
    const more = rows.map((row) =>
      row.applicantId === 'c8' ? { ...row, schoolId: 'near', metres: 1100, choiceRank: 1 } : row,
    );
    expect(town.judge(more)).toMatchObject({ sound: false, moved: 2 });
    const stranded = street(0.2).withChild('c0', { last_school: 'far', metres: { far: null } });
    expect(limitOf(stranded)).toMatchObject({ counted: 9, limit: 1, moved: 1 });
    const two = stranded
      .solve()
      .rows.map((row) => (row.applicantId === 'c8' ? { ...row, schoolId: 'near', metres: 1100, choiceRank: 1 } : row));
    expect(stranded.judge(two)).toMatchObject({ sound: false, moved: 2 });
  });

  it('is caught by the verifier where another child would better have been moved', () => {
    const town = street(0.1);
    const swapped = town.solve().rows.map((row) => {
      if (row.applicantId === 'c9') return { ...row, schoolId: 'far', metres: 2000, choiceRank: 2 };
      return row.applicantId === 'c3' ? { ...row, schoolId: 'near', metres: 1600, choiceRank: 1 } : row;
    });
    const verdict = town.judge(swapped);
    expect(verdict).toMatchObject({ sound: false, optimal: false, ineligible: 0, misstated: 0 });
    expect(verdict.dualViolations).toBeGreaterThan(0);
  });

  it('is within its stated bound of the best that trying everything finds, and proved by the verifier', () => {
    const random = seededRandom('few moves');
    const whole = (most: number) => Math.floor(random() * (most + 1));
    let gaps = 0;
    for (let number = 0; number < cases(300); number++) {
      const town = anEnrolment().withRules({ ...limited(whole(4) / 4), criteria: [{ rule: 'group', order: ['1'] }] });
      const names = ['a', 'b', 'c'].slice(0, 2 + whole(1));
      for (const name of names) town.withSchool(name, { seats: whole(3) });
      for (let i = 0; i < 6; i++) {
        const metres = Object.fromEntries(names.filter(() => random() < 0.8).map((name) => [name, 10 * whole(9)]));
        town.withChild(`c${i}`, { last_school: ['', 'a', 'b', 'gone'][whole(3)], group: String(1 + whole(1)), metres });
      }
      const { rows, placed } = town.solve();
      const { limit, moved, aboveLeastByAtMost } = limitOf(town);
      const verdict = town.judge(rows);
      expect({ number, ...verdict }).toMatchObject({ sound: true, moved });
      expect(verdict.aboveLeastByAtMost).toBeLessThanOrEqual(aboveLeastByAtMost);
      const [best, own] = [bestWithin(town, limit), worth(town, limit, placed)];
      expect({ number, own: own.slice(0, 3) }).toEqual({ number, own: best.slice(0, 3) });
      expect(own[3] - best[3]).toBeGreaterThanOrEqual(0);
      expect(own[3] - best[3]).toBeLessThanOrEqual(verdict.aboveLeastByAtMost!);
      if (own[3] > best[3]) gaps++;
    }
    // The bound is honest, and seldom needed.
    expect(gaps).toBeLessThan(cases(300) / 10 + 1);
  });

  it('belongs to least-total-distance and needs its column', () => {
    const codes = (rules: object) => checkRules(rules).issues.map(({ code, column }) => `${code} ${column}`);
    expect(codes({ mechanism: 'deferred-acceptance', criteria: [], mostMoved: { share: 0.1 } })).toEqual([
      'rules-most-moved-mechanism mostMoved',
    ]);
    expect(codes({ ...least, mostMoved: { share: 1.5 } })).toEqual(['rules-out-of-range mostMoved.share']);
    expect(codes({ ...least, mostMoved: { attribute: 'x' } })).toEqual(['rules-missing-property mostMoved.share']);
    const town = street(0.1).withRules({ mostMoved: { attribute: 'school_2025', share: 0.1 } });
    expect(town.refusal()).toMatchObject([{ code: 'rules-unknown-attribute', value: 'school_2025' }]);
  });
});

/** [−placed, −placed of group 1, moves beyond the limit, metres]: the least, compared cell by cell, is the best. */
function worth(town: AnEnrolment, limit: number, placed: Record<string, string>): number[] {
  const sum = [0, 0, 0, 0];
  let moved = 0;
  for (const [id, school] of Object.entries(placed)) {
    if (school === '') continue;
    const { last_school: last, group, metres } = town.children.get(id)!;
    sum[0]--;
    if (group === '1') sum[1]--;
    if (last !== '' && last !== school) moved++;
    sum[3] += metres![school]!;
  }
  sum[2] = Math.max(0, moved - limit);
  return sum;
}

function bestWithin(town: AnEnrolment, limit: number): number[] {
  const ids = [...town.children.keys()];
  const left = new Map([...town.schools].map(([id, { seats }]) => [id, seats]));
  const placed: Record<string, string> = {};
  let best: number[] | null = null;
  const tryFrom = (i: number): void => {
    if (i === ids.length) {
      const own = worth(town, limit, placed);
      const at = best === null ? -1 : own.findIndex((cell, k) => cell !== best![k]);
      if (best === null || (at >= 0 && own[at] < best[at])) best = own;
      return;
    }
    placed[ids[i]] = '';
    tryFrom(i + 1);
    for (const school of Object.keys(town.children.get(ids[i])!.metres ?? {})) {
      if (left.get(school) === 0) continue;
      left.set(school, left.get(school)! - 1);
      placed[ids[i]] = school;
      tryFrom(i + 1);
      left.set(school, left.get(school)! + 1);
    }
  };
  tryFrom(0);
  return best!;
}
