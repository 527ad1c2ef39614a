import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { frozenFiles } from '../../api/domains/assignments/frozen-files.ts';
import type { PeriodSnapshot } from '../../api/domains/assignments/period-snapshot.ts';
import { beginRound, lockKept, type RoundBase } from '../../api/domains/assignments/round-snapshot.ts';
import { type AssignedFiles, assignFiles } from '../../api/domains/assignments/run-files.ts';

const directory = mkdtempSync(join(tmpdir(), 'truonggan-round-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const names = ['s1', 's2', 's3'];

interface Child {
  group: string;
  commune: string;
  wishes: string[];
  /** Children of one family apply together; absent: alone. */
  family?: string;
  late: boolean;
  declines: boolean;
}
interface Season {
  seats: number[];
  children: Child[];
  rules: Record<string, unknown>;
}

const kind = fc.constantFrom('soft', 'hard');
const reserves = fc.subarray([
  { name: 'local', attribute: 'commune', value: 'x', share: 0.5 },
  { name: 'first', attribute: 'group', value: '1', share: 0.34 },
]);
const mechanisms = fc.constantFrom(
  { mechanism: 'deferred-acceptance' },
  { mechanism: 'deferred-acceptance', criteria: [{ rule: 'lottery' }] },
);

const seasons: fc.Arbitrary<Season> = fc
  .record({
    seats: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    children: fc.array(
      fc.record({
        group: fc.constantFrom('1', '2'),
        commune: fc.constantFrom('x', 'y'),
        wishes: fc.shuffledSubarray(names, { minLength: 2 }),
        late: fc.constantFrom(false, false, true),
        declines: fc.constantFrom(false, false, true),
      }),
      { minLength: 5, maxLength: 10 },
    ),
    mechanism: mechanisms,
    reserves,
    kinds: fc.tuple(kind, kind),
  })
  .map(({ seats, children, mechanism, reserves: own, kinds }) => ({
    seats,
    children,
    rules: {
      criteria: [{ rule: 'group', attribute: 'group', order: ['1', '2'] }, { rule: 'lottery' }],
      ...mechanism,
      reserves: own.map((reserve, i) => ({ ...reserve, kind: kinds[i] })),
    },
  }));

/** A season's snapshot as the database would give it. */
function snapshotOf({ seats, children, rules }: Season, takesPart: (child: Child) => boolean): PeriodSnapshot {
  const rows = children.flatMap((child, i) => (takesPart(child) ? [{ ...child, id: `c${i}` }] : []));
  const wishes = rows.flatMap(({ wishes: named }, a) => named.map((school, i) => ({ a, s: names.indexOf(school), i })));
  return {
    period: { id: 'p', name: 'Grade 1', schoolYear: '2026-2027', level: 'primary', grade: '1' },
    rules,
    rulesVersion: 1,
    synthetic: true,
    schools: names.map((id, s) => ({
      ...{ id, name: id, communeCode: null, lon: null, lat: null, seats: seats[s], attributes: {} },
    })),
    applicants: {
      ids: rows.map(({ id }) => id),
      attributes: rows.map(({ group, commune, family }) =>
        JSON.stringify({ group, commune, ...(family && { family }) }),
      ),
      communeCodes: rows.map(() => ''),
      homes: new Float64Array(2 * rows.length).fill(Number.NaN),
    },
    wishes: {
      applicants: Int32Array.from(wishes, ({ a }) => a),
      schools: Int32Array.from(wishes, ({ s }) => s),
      ranks: Int32Array.from(wishes, ({ i }) => i + 1),
    },
    decisions: [],
  };
}

function assign(snapshot: PeriodSnapshot): AssignedFiles & { rows: string[][] } {
  const { files } = frozenFiles(snapshot, null, 'seed');
  const assigned = assignFiles(files, join(directory, 'run'), 'seed', () => {});
  const text = Buffer.from(assigned.files.get('placements.csv')!).toString();
  return {
    ...assigned,
    rows: text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')),
  };
}

/** Base of the round after a main run of those who are not late. */
function baseOf(season: Season): RoundBase | null {
  const snapshot = snapshotOf(season, ({ late }) => !late);
  if (snapshot.applicants.ids.length === 0) return null;
  const { rows } = assign(snapshot);
  const placed = new Map(
    rows.flatMap(([id, schoolId, , , , seatGroup]) =>
      schoolId === '' ? [] : [[id, { schoolId, seatGroup }] as const],
    ),
  );
  const declined = new Set([...placed.keys()].filter((id) => season.children[Number(id.slice(1))].declines));
  return { runId: 'main', rules: season.rules, rulesVersion: 1, placed, declined };
}

const words = { number: 'kept', reason: 'keeps its seat' };

describe('the inputs of a further round', () => {
  it('leave nobody who has a place worse off, with soft and hard reserves, late members of them included', () => {
    let moved = 0;
    fc.assert(
      fc.property(seasons, (season) => {
        const base = baseOf(season);
        if (!base) return;
        const begun = beginRound(
          snapshotOf(season, () => true),
          base,
        );
        if (begun.applicants.ids.length === 0) return;
        const { rows, certified } = assign(lockKept(begun, null, words));
        expect(certified).toBe(true);
        const now = new Map(rows.map(([id, school]) => [id, school]));
        for (const [id, { schoolId }] of base.placed) {
          if (base.declined.has(id)) {
            expect(now.has(id)).toBe(false);
            continue;
          }
          const { wishes } = season.children[Number(id.slice(1))];
          const place = wishes.indexOf(now.get(id)!);
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(wishes.indexOf(schoolId));
          if (now.get(id) !== schoolId) moved++;
        }
      }),
      { numRuns: 300, seed: 2026 },
    );
    // The guarantee is no standstill: seats that fall free do move children up.
    expect(moved).toBeGreaterThan(10);
  });

  it('name the child’s school, so that anyone may run them again', () => {
    const season: Season = {
      seats: [1, 0, 0],
      children: [{ group: '1', commune: 'x', wishes: ['s1'], late: false, declines: false }],
      rules: { mechanism: 'deferred-acceptance', criteria: [{ rule: 'lottery' }], reserves: [] },
    };
    const round = lockKept(
      beginRound(
        snapshotOf(season, () => true),
        baseOf(season)!,
      ),
      null,
      words,
    );
    const { files } = frozenFiles(round, null, 'seed');
    expect(Buffer.from(files.get('applicants.csv')!).toString()).toBe('applicant_id,kept_school\nc0,s1\n');
    expect(JSON.parse(Buffer.from(files.get('rules.json')!).toString()).criteria).toEqual([
      { rule: 'kept-seat', attribute: 'kept_school' },
      { rule: 'lottery' },
    ]);
  });

  it('place late twins, and twins who had no place, together; who has a place keeps exactly that', () => {
    const child = (wishes: string[], more: Partial<Child> = {}): Child => ({
      ...{ group: '1', commune: 'x', wishes, late: false, declines: false },
      ...more,
    });
    const season: Season = {
      seats: [3, 2, 0],
      children: [
        child(['s1'], { declines: true }),
        child(['s1']),
        child(['s1'], { declines: true }),
        // Early twins of group 2: no two seats are left for them in the main run.
        child(['s1'], { group: '2', family: 'Lan' }),
        child(['s1'], { group: '2', family: 'Lan' }),
        // Late twins: s2 has one seat for the two of them.
        child(['s1', 's2'], { group: '2', family: 'Minh', late: true }),
        child(['s1', 's2'], { group: '2', family: 'Minh', late: true }),
        child(['s2', 's1'], { group: '2' }),
      ],
      rules: {
        mechanism: 'deferred-acceptance',
        criteria: [
          { rule: 'twins', attribute: 'family' },
          { rule: 'group', attribute: 'group', order: ['1', '2'] },
          { rule: 'lottery' },
        ],
        reserves: [],
      },
    };
    const base = baseOf(season)!;
    expect([...base.placed]).toEqual([
      ['c0', { schoolId: 's1', seatGroup: 'open' }],
      ['c1', { schoolId: 's1', seatGroup: 'open' }],
      ['c2', { schoolId: 's1', seatGroup: 'open' }],
      ['c7', { schoolId: 's2', seatGroup: 'open' }],
    ]);
    const round = assign(
      lockKept(
        beginRound(
          snapshotOf(season, () => true),
          base,
        ),
        null,
        words,
      ),
    );
    expect(round.certified).toBe(true);
    const now = Object.fromEntries(round.rows.map(([id, school]) => [id, school]));
    expect(now).toMatchObject({ c1: 's1', c7: 's2' });
    // Two seats fell free at s1, one is left at s2: one pair of twins is there whole, the other waits whole.
    expect(now.c3).toBe(now.c4);
    expect(now.c5).toBe(now.c6);
    expect([now.c3, now.c5].sort()).toEqual(['', 's1']);
  });
});
