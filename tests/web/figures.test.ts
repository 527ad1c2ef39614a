import { describe, expect, it } from 'vitest';
import type { Quota, Run, SchoolSummary } from '../../api/client.ts';
import { checksOf, isSound } from '../../web/screens/council/checks.ts';
import { comparableRuns, compareCounts } from '../../web/screens/council/compare-counts.ts';
import { readPastedQuotas, readSeats } from '../../web/screens/council/paste-quotas.ts';
import { asRules, moved } from '../../web/screens/council/rules.ts';
import { focusOn, sumFlows } from '../../web/screens/council/sum-flows.ts';
import { boundsOf, moveBy } from '../../web/screens/look/home.ts';
import { joinStretches } from '../../web/screens/look/join-stretches.ts';
import { fillClass, networkFigures } from '../../web/screens/plan/fill-class.ts';
import { readLimits } from '../../web/screens/plan/plan-view.ts';
import { finishDraft, readPoints } from '../../web/screens/plan/road-edit-draft.ts';
import { readTyped } from '../../web/ui/number-field.tsx';
import { sortRows } from '../../web/ui/sort-rows.ts';

function school(id: string, seats: number | null, pupils: number | null): SchoolSummary {
  const fill = seats && pupils !== null ? pupils / seats : null;
  const known = { id, code: id, name: id, levelInferred: false, ownership: 'public', communeCode: null } as const;
  return {
    ...known,
    levels: ['primary'],
    communeName: null,
    lonLat: [0, 0],
    seats,
    pupils,
    rooms: null,
    fill,
    synthetic: true,
  };
}

describe('totals of the network', () => {
  it('leave unknown figures out and say at how many schools they are known', () => {
    const figures = networkFigures([school('a', 100, 90), school('b', null, 50), school('c', 50, null)]);
    expect(figures.seats).toEqual({ total: 150, known: 2 });
    expect(figures.pupils).toEqual({ total: 140, known: 2 });
    expect(figures.fill).toEqual({ total: 0.9, known: 1 });
  });

  it('are unknown, not zero, where nothing is known', () => {
    expect(networkFigures([school('a', null, null)]).seats).toEqual({ total: null, known: 0 });
  });

  it('call a school full from 80 % and overcrowded only beyond 100 %', () => {
    expect([0.79, 0.8, 1, 1.01, null].map(fillClass)).toEqual(['under', 'near', 'near', 'over', 'unknown']);
  });
});

describe('tables', () => {
  it('put the unknown last in both directions and words in Vietnamese order', () => {
    const rows = [{ v: 3 }, { v: null }, { v: 1 }];
    expect(sortRows(rows, (r) => r.v, false, 'vi').map((r) => r.v)).toEqual([1, 3, null]);
    expect(sortRows(rows, (r) => r.v, true, 'vi').map((r) => r.v)).toEqual([3, 1, null]);
    const names = ['Đa Kao', 'Ea Súp', 'Dĩ An'].map((v) => ({ v }));
    expect(sortRows(names, (r) => r.v, false, 'vi').map((r) => r.v)).toEqual(['Dĩ An', 'Đa Kao', 'Ea Súp']);
  });
});

describe('a route in words', () => {
  it('joins stretches of one road and keeps the sum of metres', () => {
    const stretch = (kind: 'road' | 'leg', name: string, metres: number) => ({ kind, name, metres, line: [] });
    const lines = joinStretches([
      stretch('leg', '', 18),
      stretch('road', 'A', 100),
      stretch('road', 'A', 50),
      stretch('leg', '', 9),
    ]);
    expect(lines.map((line) => line.metres)).toEqual([18, 150, 9]);
    expect(lines.map((line) => line.fromMetres)).toEqual([0, 18, 168]);
  });

  it('moves the pin by true metres', () => {
    const [lon, lat] = moveBy([106.63, 10.72], 20, 20);
    expect((lat - 10.72) * 111_320).toBeCloseTo(20, 3);
    expect((lon - 106.63) * 111_320 * Math.cos((10.72 * Math.PI) / 180)).toBeCloseTo(20, 3);
    expect(
      boundsOf([
        [1, 5],
        [3, 2],
      ]),
    ).toEqual([1, 2, 3, 5]);
  });
});

describe('what an officer types', () => {
  it('reads limits in any order, and refuses what is no whole distance', () => {
    expect(readLimits('2000, 500;1000')).toEqual([500, 1000, 2000]);
    for (const wrong of ['', '50', '1.5', 'abc', '1,2,3,4,5,6']) expect(readLimits(wrong)).toBeNull();
  });

  it('reads coordinates line by line', () => {
    expect(readPoints('106.63, 10.72\n106.64 10.73\n')).toEqual([
      [106.63, 10.72],
      [106.64, 10.73],
    ]);
    expect(readPoints('10.72')).toBeNull();
    expect(readPoints('206, 10')).toBeNull();
  });

  it('is a number with a comma or a point, within its bounds, or none yet', () => {
    const share = { least: -20, most: 20, fractions: true };
    expect(['7,5', ' 7.5 ', '99', '-3', '', '-', '1.234,5'].map((text) => readTyped(text, share))).toEqual([
      ...[7.5, 7.5, 20, -3, null],
      ...[undefined, undefined],
    ]);
    expect(readTyped('2,6', { least: 1, fractions: false })).toBe(3);
  });

  it('sends no road edit without a reason or with too few points', () => {
    const draft = {
      kind: 'add-ferry',
      profiles: ['walk'],
      reason: ' ',
      minutes: 7.5,
      schoolId: '',
      validFrom: '2026-11-22',
      validTo: '',
    } as const;
    const line: [number, number][] = [
      [106.6, 10.7],
      [106.61, 10.7],
    ];
    expect(finishDraft(draft, line)).toBeNull();
    expect(finishDraft({ ...draft, reason: 'Đò Cát' }, line.slice(1))).toBeNull();
    expect(finishDraft({ ...draft, reason: 'Đò Cát' }, line)).toMatchObject({ seconds: 450, validTo: null });
  });
});

describe('quotas', () => {
  const rows: Quota[] = ['a', 'b', 'c'].map((id) => ({
    schoolId: id,
    schoolName: `Trường ${id}`,
    communeName: null,
    programmeOf: null,
    openedByCouncil: false,
    seats: 35,
    synthetic: true,
  }));

  it('reads a blank as unknown and refuses what is no count', () => {
    expect([readSeats(''), readSeats('0'), readSeats('1.234'), readSeats('35,5'), readSeats('-1')]).toEqual([
      null,
      0,
      1234,
      undefined,
      undefined,
    ]);
  });

  it('pastes one column from the chosen cell down', () => {
    expect(readPastedQuotas('70\r\n\r\n', rows, 1).changes).toEqual([
      { schoolId: 'b', seats: 70 },
      { schoolId: 'c', seats: null },
    ]);
  });

  it('pastes two columns by code or name and names what it does not know', () => {
    const pasted = readPastedQuotas('c\t40\nTrường a\t30\nz\t1\nb\tx', rows, 0);
    expect(pasted).toEqual({
      changes: [
        { schoolId: 'c', seats: 40 },
        { schoolId: 'a', seats: 30 },
      ],
      unknown: ['z'],
      wrong: ['x'],
    });
  });
});

describe('a run', () => {
  it('is sound only when something was checked and every count is zero', () => {
    expect(isSound(checksOf(null))).toBe(false);
    expect(isSound(checksOf({ overSeats: 0, duplicates: 0, optimal: true }))).toBe(true);
    expect(isSound(checksOf({ overSeats: 0, wasted: 1 }))).toBe(false);
    expect(isSound(checksOf({ overSeats: 0, optimal: false }))).toBe(false);
  });

  it('is compared with today’s practice first', () => {
    const counts = {
      applicants: 10,
      placed: 9,
      unplaced: 1,
      seats: 9,
      firstChoice: 5,
      meanMetres: 800,
      maxMetres: null,
    };
    const run = (id: string, mechanism: string) => ({ id, mechanism, status: 'done', counts }) as Run;
    const ours = run('1', 'deferred-acceptance');
    expect(comparableRuns(ours, [ours, run('2', 'zone-first'), run('3', 'nearest-first')]).map((r) => r.id)).toEqual([
      '3',
      '2',
    ]);
    expect(compareCounts(ours, run('3', 'nearest-first')).at(-1)).toMatchObject({
      unit: 'm',
      ours: null,
      difference: null,
    });
  });

  it('keeps parts of the rules it does not know, and moves a criterion without losing one', () => {
    expect(asRules({ mechanism: 'x', criteria: [{ rule: 'group' }], tieNote: 'kept' })).toMatchObject({
      tieNote: 'kept',
    });
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });

  it('sums the flows that are drawn, metres weighted by children', () => {
    const cell = (children: number, meanMetres: number) => ({
      centre: [0, 0] as [number, number],
      schoolId: 's',
      children,
      meanMetres,
    });
    const sums = sumFlows({ cells: [cell(5, 100), cell(15, 300)], hidden: 3 }, new Map([['s', 'Trường S']]));
    expect(sums).toEqual([{ schoolId: 's', schoolName: 'Trường S', children: 20, meanMetres: 250 }]);
  });

  it('looks at where nearly all children go, whatever a far cell or two hold', () => {
    const at = (lon: number, lat: number) => ({
      centre: [lon, lat] as [number, number],
      schoolId: 's',
      children: 5,
      meanMetres: 9,
    });
    const near = Array.from({ length: 198 }, (_, i) => at(106 + i / 1_000, 10 + i / 1_000));
    expect(focusOn({ cells: [at(90, 5), ...near, at(140, 40)], hidden: 0 })).toEqual({
      bounds: [106.001, 10.001, 106.196, 10.196],
      padding: 32,
    });
    expect(focusOn({ cells: [at(106, 10)], hidden: 0 })).toEqual({ bounds: [106, 10, 106, 10], padding: 32 });
    expect(focusOn({ cells: [], hidden: 0 })).toBeNull();
  });
});
