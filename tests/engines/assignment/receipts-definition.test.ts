import { describe, expect, it } from 'vitest';
import type { ReceiptStep } from '#engines/assignment/receipts.ts';
import type { PlacementRow } from '#engines/enrolment-records.ts';
import type { AnEnrolment, Solved } from '../../support/an-enrolment.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowAssignment } from '../../support/slow-assignment.ts';
import { enrolmentOfEveryRule } from './every-rule.ts';

/** What a receipt says of one child and one school, from the words of the contract. */
function stepOf(town: AnEnrolment, solved: Solved, twin: SlowAssignment, row: PlacementRow, school: string) {
  const child = town.children.get(row.applicantId)!;
  const wish = town.rules();
  const metres = child.metres?.[school] ?? null;
  const shared = { schoolId: school, metres, seats: town.schools.get(school)!.seats };
  if (!twin.wishes(row.applicantId).includes(school)) {
    const beyond = metres !== null && wish.maxMetres !== null && metres > wish.maxMetres;
    return { ...shared, outcome: 'unreachable', ended: null, decidedBy: beyond ? 'beyond-cap' : 'unreachable' };
  }
  if (school === row.schoolId && row.choiceRank !== null) {
    const ended = lastOf(town, solved, twin, school, row.seatGroup);
    return { ...shared, outcome: 'admitted', ended, decidedBy: row.decidedBy };
  }
  const wishes = twin.wishes(row.applicantId);
  const passed = row.schoolId !== '' && wishes.indexOf(school) > wishes.indexOf(row.schoolId);
  if (child.decision) return { ...shared, outcome: 'not-needed', ended: null, decidedBy: 'decision' };
  if (passed) return { ...shared, outcome: 'not-needed', ended: null, decidedBy: null };
  return { ...shared, outcome: 'seats-ended', ...endOf(town, solved, twin, row.applicantId, school) };
}

/** Children who competed for a seat of the group and have one. */
function holdersOf({ rows }: Solved, school: string, group: string): string[] {
  const own = rows.filter((row) => row.schoolId === school && row.seatGroup === group && row.decidedBy !== 'decision');
  return own.map(({ applicantId }) => applicantId);
}

/** Where the seats ended that a child turned away could have had: the open ones, else those of its own last reserve. */
function endOf(town: AnEnrolment, solved: Solved, twin: SlowAssignment, id: string, school: string) {
  const groups = solved.cutoffs.filter(({ schoolId }) => schoolId === school).map(({ seatGroup }) => seatGroup);
  const group = groups.findLast((own) => holdersOf(solved, school, own).length > 0 && twin.mayEnter(id, school, own));
  if (group !== undefined) return { ended: lastOf(town, solved, twin, school, group, id) };
  const taken = solved.rows.some((row) => row.schoolId === school && row.seatGroup === 'open');
  return { ended: null, decidedBy: taken ? 'decision' : 'no-seats' };
}

/** The last of a group that is full; `behind`: a child who must come after. */
function lastOf(
  town: AnEnrolment,
  solved: Solved,
  twin: SlowAssignment,
  school: string,
  group: string,
  behind?: string,
) {
  const holders = holdersOf(solved, school, group);
  const { seats, placed } = solved.cutoffs.find((row) => row.schoolId === school && row.seatGroup === group)!;
  if (holders.length === 0 || placed < seats) return null;
  const last = holders.reduce((worst, id) => (twin.before(school, worst, id) ? id : worst));
  if (behind) expect(twin.before(school, last, behind)).toBe(true);
  return {
    seatGroup: group,
    metres: town.children.get(last)!.metres?.[school] ?? null,
    group: groupOf(town, last),
    lottery: String(town.lottery([last])[0]),
  };
}

function groupOf(town: AnEnrolment, id: string): string | null {
  const criterion = town.rules().criteria.find(({ rule }) => rule === 'group');
  return (criterion?.rule === 'group' && String(town.children.get(id)![criterion.attribute])) || null;
}

describe('every receipt', () => {
  it('says of each child and each of its schools what the definition says, under deferred acceptance', () => {
    const met = new Map<string, number>();
    for (let number = 0; number < cases(2_500); number++) {
      const town = enrolmentOfEveryRule(1_000_000 + number, { mostChildren: 9, mechanism: 'deferred-acceptance' });
      const solved = town.solve();
      const twin = new SlowAssignment(town);
      twin.rows();
      for (const { schoolId, seatGroup, lastMetres, lastGroup, lastLottery } of solved.cutoffs) {
        const last = lastOf(town, solved, twin, schoolId, seatGroup);
        const { metres = null, group = null, lottery = null } = last ?? {};
        expect({ lastMetres, lastGroup, lastLottery }).toEqual({
          lastMetres: metres,
          lastGroup: group,
          lastLottery: lottery,
        });
      }
      const timed = town.rules().criteria.some(({ rule }) => rule === 'travel-time');
      solved.receipts.forEach((receipt, i) => {
        const row = solved.rows[i];
        const { schoolId, metres, choiceRank, imputed, seatGroup } = row;
        expect(receipt.placedAt).toEqual(schoolId === '' ? null : { schoolId, metres, choiceRank, imputed, seatGroup });
        const { decision, ...child } = town.children.get(row.applicantId)!;
        expect(receipt.decision).toEqual(decision ? { number: decision[1], reason: decision[2] } : null);
        expect([receipt.applicantId, receipt.decidedBy]).toEqual([row.applicantId, row.decidedBy]);
        const [lottery] = town.lottery([row.applicantId]);
        expect(receipt.own).toEqual({ group: groupOf(town, row.applicantId), lottery: String(lottery) });
        const named = child.wishes ?? [];
        const all = [...named, ...twin.wishes(row.applicantId).filter((school) => !named.includes(school))];
        const expected = all.map((school, place) => ({
          ...stepOf(town, solved, twin, row, school),
          choiceRank: place + 1,
          imputed: place >= named.length,
        }));
        // Completed wishes that were not needed are counted, no more.
        const shown = expected.filter(({ imputed: own, outcome }) => !own || outcome !== 'not-needed');
        expect(receipt.furtherWishes).toBe(expected.length - shown.length);
        expect({ number, steps: receipt.steps }).toMatchObject({ number, steps: shown });
        for (const step of receipt.steps) {
          met.set(String(step.decidedBy), (met.get(String(step.decidedBy)) ?? 0) + 1);
          expectSeconds(town, receipt.applicantId, step, timed);
        }
      });
    }
    for (const what of [
      'beyond-cap',
      'unreachable',
      'decision',
      'no-seats',
      'enough-seats',
      'group',
      'distance',
      'null',
    ])
      expect([what, met.get(what) ?? 0]).toSatisfy(([, count]) => count > 0);
  });
});

/** Seconds stand at every wish that counts where the rules go by them, and nowhere else. */
function expectSeconds(town: AnEnrolment, id: string, step: ReceiptStep, timed: boolean): void {
  const counts = timed && step.outcome !== 'unreachable';
  expect(step.seconds).toBe(counts ? town.children.get(id)!.seconds![step.schoolId] : undefined);
}

describe('the receipt of a child placed by the council', () => {
  it('says the metres where they were measured, though the school was no wish, and no rank', () => {
    const town = anEnrolment()
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('an', { wishes: ['south'], metres: { north: 0, south: 5 }, decision: ['north', 'QĐ-1', 'lý do'] })
      .withChild('binh', { wishes: ['south', 'north'], metres: { south: 0 }, decision: ['south', 'QĐ-2', 'lý do'] });
    const [an, binh] = town.solve().receipts;
    expect(an).toMatchObject({
      placedAt: { schoolId: 'north', metres: 0, choiceRank: null, imputed: false, seatGroup: 'open' },
      decision: { number: 'QĐ-1', reason: 'lý do' },
      steps: [{ schoolId: 'south', outcome: 'not-needed', decidedBy: 'decision', ended: null, metres: 5 }],
    });
    expect(binh).toMatchObject({
      placedAt: { schoolId: 'south', metres: 0, choiceRank: 1 },
      steps: [
        { schoolId: 'south', outcome: 'admitted', decidedBy: 'decision', metres: 0 },
        { schoolId: 'north', outcome: 'not-needed', decidedBy: 'decision', metres: null },
      ],
    });
  });
});

describe('a wish beyond the cap', () => {
  it('is told to be within what can be measured where it is, and not where it is not or nobody knows', () => {
    const told = (metres: number, leg: number | undefined) => {
      const town = anEnrolment()
        .withRules({ maxMetres: 1000 })
        .withSchool('north', { seats: 1 })
        .withChild('an', { wishes: ['north'], metres: { north: metres }, ...(leg !== undefined && { leg }) })
        .withChild('binh', { wishes: [], metres: { north: 1 }, leg: 1 });
      return town.solve().receipts[0].steps[0];
    };
    const beyond = { outcome: 'unreachable', decidedBy: 'beyond-cap', imputed: false, seats: 1 };
    expect(told(1005, 5)).toMatchObject({ ...beyond, metres: 1005, uncertaintyMetres: 5, withinUncertainty: true });
    expect(told(1006, 5)).toMatchObject({ ...beyond, metres: 1006, uncertaintyMetres: 5 });
    expect(told(1006, 5)).not.toHaveProperty('withinUncertainty');
    expect(told(1001, undefined)).not.toHaveProperty('withinUncertainty');
  });
});
