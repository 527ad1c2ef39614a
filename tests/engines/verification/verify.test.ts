import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacementRow } from '#engines/enrolment-records.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowAssignment } from '../../support/slow-assignment.ts';
import { enrolments } from '../assignment/random-enrolments.ts';

//  Two schools of two seats, one of them kept for commune x; five children by distance; e is placed by decision.
const town = () =>
  anEnrolment()
    .withRules({
      criteria: [{ rule: 'distance' }],
      imputeChoicesByDistance: true,
      reserves: [{ name: 'local', attribute: 'commune', value: 'x', share: 0.5 }],
    })
    .withSchool('north', { seats: 2 })
    .withSchool('south', { seats: 2 })
    .withChild('a', { commune: 'x', wishes: ['north'], metres: { north: 500, south: 900 } })
    .withChild('b', { commune: 'y', wishes: ['north'], metres: { north: 100, south: 800 } })
    .withChild('c', { commune: 'y', wishes: ['north'], metres: { north: 200, south: 700 } })
    .withChild('d', { commune: 'y', wishes: ['north'], metres: { north: 300, south: null } })
    .withChild('e', {
      commune: 'y',
      wishes: ['north'],
      metres: { north: 400, south: 600 },
      decision: ['south', 'QĐ-7', 'bệnh nặng'],
    });

function tampered(change: (row: PlacementRow, rows: PlacementRow[]) => PlacementRow[]): PlacementRow[] {
  const { rows } = town().solve();
  return rows.flatMap((row) => change({ ...row }, rows));
}

describe('the verifier', () => {
  it('finds an honest run sound', () => {
    const { rows, placed } = town().solve();
    expect(placed).toEqual({ a: 'north', b: 'north', c: 'south', d: '', e: 'south' });
    expect(town().judge(rows)).toMatchObject({ sound: true, placed: 4, applicants: 5, blockingPairs: 0, wasted: 0 });
  });

  it('finds every run of the engine sound', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 9 }), (random) => {
        const { examples, sound } = random.judge(random.solve().rows);
        expect(examples).toEqual({});
        expect(sound).toBe(true);
      }),
      { numRuns: cases(600) },
    );
  });

  it('finds blocking pairs exactly where the slow twin finds an assignment unstable', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 4 }), fc.infiniteStream(fc.nat({ max: 4 })), (random, chance) => {
        const twin = new SlowAssignment(random);
        const matching = new Map<string, string>();
        for (const id of random.children.keys()) {
          const school = twin.wishes(id)[chance.next().value as number];
          if (school) matching.set(id, school);
        }
        for (const school of random.schools.keys()) {
          const pupils = [...matching].filter(([, own]) => own === school).map(([id]) => id);
          if (twin.choose(school, pupils).size < pupils.length) return;
        }
        const rows = rowsOf(random, twin, matching);
        const verdict = random.judge(rows);
        expect(verdict.blockingPairs === 0).toBe(twin.isStable(matching));
        expect(verdict).toMatchObject({
          overSeats: 0,
          duplicates: 0,
          ineligible: 0,
          reserveViolations: 0,
          misstated: 0,
        });
      }),
      { numRuns: cases(600) },
    );
  });

  it('counts children above the seats', () => {
    const rows = tampered((row) => [
      row.applicantId === 'd' ? { ...row, schoolId: 'north', choiceRank: 1, metres: 300, seatGroup: 'open' } : row,
    ]);
    expect(town().judge(rows)).toMatchObject({ sound: false, overSeats: 1, ineligible: 0, misstated: 0 });
  });

  it('counts an applicant written twice', () => {
    const rows = tampered((row) => (row.applicantId === 'b' ? [row, row] : [row]));
    expect(town().judge(rows)).toMatchObject({ sound: false, duplicates: 1 });
  });

  it('counts an applicant left out', () => {
    const rows = tampered((row) => (row.applicantId === 'd' ? [] : [row]));
    expect(town().judge(rows)).toMatchObject({ sound: false, missing: 1 });
  });

  it.each([
    ['a school nobody knows', 'd', 'east'],
    ['a school that cannot be reached', 'd', 'south'],
  ])('counts a placement at %s as ineligible', (_, id, school) => {
    const rows = tampered((row) => [row.applicantId === id ? { ...row, schoolId: school, seatGroup: 'open' } : row]);
    expect(town().judge(rows)).toMatchObject({ sound: false, ineligible: 1 });
  });

  it('counts a placement of an applicant nobody knows', () => {
    const rows = tampered((row) =>
      row.applicantId === 'd' ? [row, { ...row, applicantId: 'z', schoolId: 'north' }] : [row],
    );
    expect(town().judge(rows)).toMatchObject({ sound: false, ineligible: 1 });
  });

  it.each([
    ['metres made smaller', { metres: 1 }],
    ['metres left blank', { metres: null }],
    ['another rank', { choiceRank: 2 }],
    ['a named wish marked as completed', { imputed: true }],
  ])('counts %s as misstated', (_, lie) => {
    const rows = tampered((row) => [row.applicantId === 'b' ? { ...row, ...lie } : row]);
    expect(town().judge(rows)).toMatchObject({ sound: false, misstated: 1 });
  });

  it.each([
    ['a name nobody declared', 'a', 'staff'],
    ['a kept seat for an outsider', 'b', 'local'],
    ['an open seat for a member whose kept seat was free', 'a', 'open'],
  ])('counts %s as a reserve violation', (_, id, seatGroup) => {
    const rows = tampered((row) => [row.applicantId === id ? { ...row, seatGroup } : row]);
    expect(town().judge(rows)).toMatchObject({ sound: false, reserveViolations: 1 });
  });

  it('counts a nearer child put behind a farther one as a blocking pair', () => {
    const swap = (row: PlacementRow) => {
      if (row.applicantId === 'b') return [{ ...row, schoolId: 'south', metres: 800, choiceRank: 2, imputed: true }];
      if (row.applicantId === 'c') return [{ ...row, schoolId: 'north', metres: 200, choiceRank: 1, imputed: false }];
      return [row];
    };
    expect(town().judge(tampered(swap))).toMatchObject({ sound: false, blockingPairs: 1, wasted: 0 });
  });

  it('counts an empty seat that a child would rather have as wasted', () => {
    const empty = {
      schoolId: '',
      metres: null,
      choiceRank: null,
      imputed: false,
      seatGroup: '',
      decidedBy: 'all-full',
    };
    const rows = tampered((row) => [row.applicantId === 'c' ? { ...row, ...empty } : row]);
    expect(town().judge(rows)).toMatchObject({ sound: false, wasted: 1, blockingPairs: 1 });
  });

  it.each([
    ['a decision that was not carried out', 'e', { decidedBy: 'distance' }],
    ['a placement that claims a decision', 'b', { decidedBy: 'decision' }],
  ])('counts %s as unexplained', (_, id, lie) => {
    const rows = tampered((row) => [row.applicantId === id ? { ...row, ...lie } : row]);
    expect(town().judge(rows)).toMatchObject({ sound: false, unexplainedDecisions: 1 });
  });

  it('counts a decision without a reason', () => {
    const { rows } = town().solve();
    const records = town().records();
    records.decisions!.reasons = [' '];
    expect(town().judge(rows, records)).toMatchObject({ sound: false, unexplainedDecisions: 1 });
  });

  it('sees through a run of nearest-first in which two children changed places', () => {
    const nearest = () => town().withRules({ mechanism: 'nearest-first', reserves: [] });
    const { rows } = nearest().solve();
    expect(nearest().judge(rows)).toMatchObject({ sound: true, replayDifferences: 0 });
    const [a, b] = rows;
    const c = rows[2];
    const swapped = [
      a,
      { ...b, schoolId: c.schoolId, metres: 800, choiceRank: 2, imputed: true },
      { ...c, schoolId: b.schoolId, metres: 200, choiceRank: 1, imputed: false },
      ...rows.slice(3),
    ];
    expect(nearest().judge(swapped)).toMatchObject({ sound: false, replayDifferences: 2 });
  });
});

function rowsOf(random: ReturnType<typeof town>, twin: SlowAssignment, matching: Map<string, string>): PlacementRow[] {
  return [...random.children.keys()].map((applicantId) => {
    const schoolId = matching.get(applicantId) ?? '';
    const { wishes = [], metres = {} } = random.children.get(applicantId)!;
    const pupils = [...matching].filter(([, own]) => own === schoolId).map(([id]) => id);
    const named = wishes.indexOf(schoolId);
    const imputed = schoolId !== '' && named < 0;
    const others = twin.wishes(applicantId).filter((school) => !wishes.includes(school));
    return {
      applicantId,
      schoolId,
      choiceRank: schoolId === '' ? null : imputed ? wishes.length + 1 + others.indexOf(schoolId) : named + 1,
      imputed,
      metres: metres[schoolId] ?? null,
      seatGroup: schoolId === '' ? '' : twin.choose(schoolId, pupils).get(applicantId)!,
      decidedBy: 'distance',
    };
  });
}
