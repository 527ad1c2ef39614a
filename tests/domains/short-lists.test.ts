import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#engines/random.ts';
import { frozenFiles, type SnapshotTravel } from '../../api/domains/assignments/frozen-files.ts';
import type { PeriodSnapshot } from '../../api/domains/assignments/period-snapshot.ts';
import { assignFiles } from '../../api/domains/assignments/run-files.ts';
import { ListTrials } from '../../api/domains/assignments/short-lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'truonggan-lists-'));
const scratch = join(folder, 'scratch');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rules = {
  mechanism: 'deferred-acceptance',
  criteria: [{ rule: 'group', attribute: 'group', order: ['1', '2'] }, { rule: 'distance' }, { rule: 'lottery' }],
  imputeChoicesByDistance: true,
};

interface Town {
  snapshot: PeriodSnapshot;
  /** Metres of child a to school s: no two alike. */
  metres: number[][];
}

/** Children and schools along a line, with about as many seats as children. */
function aTown(children: number, schools: number, seed: string): Town {
  const chance = seededRandom(seed);
  const homes = Array.from({ length: children }, () => 10_000 * chance());
  const places = Array.from({ length: schools }, () => 10_000 * chance());
  const metres = homes.map((home, a) => places.map((place) => 1000 * Math.round(Math.abs(home - place)) + a));
  const ids = homes.map((_, a) => `c${String(a).padStart(3, '0')}`);
  const snapshot: PeriodSnapshot = {
    period: { id: 'p', name: 'P', schoolYear: '2026-2027', level: 'primary', grade: '1' },
    ...{ rules, rulesVersion: 1, synthetic: true },
    schools: places.map((_, s) => ({
      ...{ id: `s${s}`, name: `S${s}`, communeCode: null, lon: 106, lat: 10, attributes: {} },
      seats: Math.floor((2 * chance() * children) / schools) + 1,
    })),
    applicants: {
      ids,
      attributes: ids.map(() => JSON.stringify({ group: chance() < 0.5 ? '1' : '2' })),
      communeCodes: ids.map(() => '1'),
      homes: Float64Array.from({ length: 2 * children }, (_, i) => (i % 2 === 0 ? 106 : 10)),
    },
    wishes: { applicants: new Int32Array(), schools: new Int32Array(), ranks: new Int32Array() },
    decisions: [],
  };
  return { snapshot, metres };
}

/** The distances of a town, home h to its `limits[h]` nearest schools; 0: to all. */
function travelOf({ metres, snapshot }: Town, limits: Int32Array): SnapshotTravel {
  const lists = metres.map((row, a) => {
    const byMetres = row.map((own, s) => ({ own, s })).sort((one, other) => one.own - other.own);
    return limits[a] === 0 ? byMetres : byMetres.slice(0, limits[a]);
  });
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, a) => {
    start[a + 1] = start[a] + list.length;
  });
  const count = lists.length;
  return {
    applicants: Int32Array.from({ length: count }, (_, a) => a),
    ...{ start, limits, nearest: 2, profile: 'walk', networkSha256: '', networkVersion: '' },
    school: Int32Array.from(lists.flatMap((list) => list.map(({ s }) => s))),
    metres: Int32Array.from(lists.flatMap((list) => list.map(({ own }) => own))),
    snapMetres: new Uint32Array(count),
    offRoad: new Uint8Array(count),
    schoolIds: snapshot.schools.map(({ id }) => id),
  };
}

function assign(town: Town, limits: Int32Array) {
  const { files } = frozenFiles(town.snapshot, travelOf(town, limits), '0');
  return assignFiles(files, scratch, '0', () => {});
}

const placementsOf = ({ files }: ReturnType<typeof assign>) =>
  Buffer.from(files.get('placements.csv')!)
    .toString()
    .split('\n')
    .map((line) => line.split(',').slice(0, 2).join(' '));

describe('lists of the nearest schools', () => {
  it('once lengthened where they may run out, give every child the place that lists over all schools give', () => {
    let lengthened = 0;
    for (let seed = 0; seed < 25; seed++) {
      const town = aTown(40, 12, `town ${seed}`);
      const limits = new Int32Array(40).fill(2);
      const trials = new ListTrials(town.snapshot, [rules], scratch);
      for (let limit = 4; ; limit *= 2) {
        const short = trials.find(travelOf(town, limits), null);
        if (short.length === 0) break;
        for (const home of short) limits[home] = limit < 12 ? limit : 0;
        lengthened += short.length;
      }
      const whole = assign(town, new Int32Array(40));
      const cut = assign(town, limits);
      expect(placementsOf(cut)).toEqual(placementsOf(whole));
      expect(cut.notes.map(({ code }) => code)).not.toContain('run-unplaced-cut');
    }
    expect(lengthened).toBeGreaterThan(100);
  });

  it('where they were not lengthened, the run says how many children without a place they leave', () => {
    const town = aTown(40, 12, 'town 3');
    const cut = assign(town, new Int32Array(40).fill(1));
    expect(cut.counts.unplaced).toBeGreaterThan(assign(town, new Int32Array(40)).counts.unplaced);
    expect(cut.notes).toContainEqual({
      code: 'run-unplaced-cut',
      severity: 'warning',
      params: { count: cut.counts.unplaced },
    });
  });

  it('ask for nothing under rules that complete no list, or that are refused', () => {
    const town = aTown(10, 5, 'small');
    const travel = travelOf(town, new Int32Array(10).fill(1));
    const without = { ...rules, imputeChoicesByDistance: false };
    const unknown = { ...rules, criteria: [{ rule: 'sibling', attribute: 'nobody_has_this' }] };
    expect(new ListTrials(town.snapshot, [without, unknown], scratch).find(travel, '0')).toHaveLength(0);
  });
});
