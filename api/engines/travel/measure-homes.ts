import type { Gates } from './gates.ts';
import { mostLabels, type NearestSchools, nearestSchools } from './nearest.ts';
import { measurePairs } from './pairs.ts';
import type { TravelNetwork } from './prepare-network.ts';
import { offRoadMm, type Profile, type Snaps, unreachable } from './types.ts';
import { type HomeSchoolTable, schoolsWithin } from './within.ts';

export interface HomeLimits {
  maxMetres: number;
  /** Only the nearest k; null: every school within `maxMetres`. */
  nearest: number | null;
  /** Schools to measure whatever the limits, by home; a home may be absent. */
  named?: readonly (Iterable<number> | undefined)[];
}

/**
 * What a run needs to know of its homes: the schools within the limits (whole metres, both legs), and the named ones however
 * far, `unreachable` where nothing leads there. An off-road home with nothing within the limits is measured to its nearest
 * schools (k, or one) all the same: a hole in the map never drops a child. Rows of a home come by ascending school.
 */
export function measureHomes(
  travel: TravelNetwork,
  profile: Profile,
  homes: Snaps,
  gates: Gates,
  { maxMetres, nearest, named = [] }: HomeLimits,
): HomeSchoolTable {
  // Metres are rounded half up: 499 mm beyond the limit are still within it.
  const maxMm = Math.min(maxMetres * 1000 + 499, unreachable - 1);
  const table = limitedTable(travel, profile, homes, gates, maxMm, nearest);
  const extra = new ExtraRows(table);
  for (let home = 0; home < homes.count; home++) for (const school of named[home] ?? []) extra.want(home, school);
  const { mm, gate } = measurePairs(travel, profile, homes, gates, extra.home, extra.school);
  extra.set(mm, gate);
  addOffRoad(travel, profile, homes, gates, table, nearest ?? 1, extra);
  return extra.merged();
}

function limitedTable(
  travel: TravelNetwork,
  profile: Profile,
  homes: Snaps,
  gates: Gates,
  maxMm: number,
  nearest: number | null,
): HomeSchoolTable {
  if (nearest !== null && nearest <= mostLabels)
    return bySchool(nearestSchools(travel, profile, homes, gates, { k: nearest, maxMm }));
  const table = schoolsWithin(travel, profile, homes, gates, maxMm);
  return nearest === null || nearest >= gates.schoolCount ? table : onlyNearest(table, nearest);
}

function addOffRoad(
  travel: TravelNetwork,
  profile: Profile,
  homes: Snaps,
  gates: Gates,
  table: HomeSchoolTable,
  k: number,
  extra: ExtraRows,
): void {
  const empty = (home: number) => table.start[home] === table.start[home + 1];
  const lost = [...homes.legMm.keys()].filter((home) => homes.legMm[home] > offRoadMm && empty(home));
  if (lost.length === 0) return;
  const few: Snaps = {
    count: lost.length,
    edge: Int32Array.from(lost, (home) => homes.edge[home]),
    positionMm: Uint32Array.from(lost, (home) => homes.positionMm[home]),
    legMm: Uint32Array.from(lost, (home) => homes.legMm[home]),
  };
  const found = nearestSchools(travel, profile, few, gates, { k: Math.min(k, mostLabels), maxMm: unreachable - 1 });
  lost.forEach((home, i) => {
    for (let at = i * found.k; at < i * found.k + found.count[i]; at++)
      extra.add(home, found.school[at], found.mm[at], found.gate[at]);
  });
}

/** The k nearest rows of each home, still by ascending school. */
function onlyNearest(table: HomeSchoolTable, k: number): HomeSchoolTable {
  const start = new Uint32Array(table.start.length);
  const kept: number[] = [];
  for (let home = 0; home < start.length - 1; home++) {
    const rows: number[] = [];
    for (let row = table.start[home]; row < table.start[home + 1]; row++) rows.push(row);
    rows.sort((a, b) => table.mm[a] - table.mm[b] || table.gate[a] - table.gate[b]);
    for (const row of rows.slice(0, k).sort((a, b) => a - b)) kept.push(row);
    start[home + 1] = kept.length;
  }
  return {
    start,
    school: Int32Array.from(kept, (row) => table.school[row]),
    gate: Int32Array.from(kept, (row) => table.gate[row]),
    mm: Uint32Array.from(kept, (row) => table.mm[row]),
  };
}

/** Rows of each home put into order of school. */
function bySchool({ k, count, school, gate, mm }: NearestSchools): HomeSchoolTable {
  const start = new Uint32Array(count.length + 1);
  for (let home = 0; home < count.length; home++) start[home + 1] = start[home] + count[home];
  const rows = start[count.length];
  const table = { start, school: new Int32Array(rows), gate: new Int32Array(rows), mm: new Uint32Array(rows) };
  for (let home = 0; home < count.length; home++) {
    const places = Array.from({ length: count[home] }, (_, i) => home * k + i).sort((a, b) => school[a] - school[b]);
    places.forEach((place, i) => {
      table.school[start[home] + i] = school[place];
      table.gate[start[home] + i] = gate[place];
      table.mm[start[home] + i] = mm[place];
    });
  }
  return table;
}

/** Rows to stand beside those of a table. */
class ExtraRows {
  readonly home: number[] = [];
  readonly school: number[] = [];
  private readonly mm: number[] = [];
  private readonly gate: number[] = [];
  private readonly table: HomeSchoolTable;

  constructor(table: HomeSchoolTable) {
    this.table = table;
  }

  /** Notes a pair that the table lacks. */
  want(home: number, school: number): void {
    const { start, school: known } = this.table;
    let low = start[home];
    let high = start[home + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (known[middle] < school) low = middle + 1;
      else high = middle;
    }
    if (low < start[home + 1] && known[low] === school) return;
    this.home.push(home);
    this.school.push(school);
  }

  set(mm: Uint32Array, gate: Int32Array): void {
    for (let i = 0; i < mm.length; i++) {
      this.mm.push(mm[i]);
      this.gate.push(gate[i]);
    }
  }

  add(home: number, school: number, mm: number, gate: number): void {
    this.home.push(home);
    this.school.push(school);
    this.mm.push(mm);
    this.gate.push(gate);
  }

  /** Table and extra rows as one, each pair once. */
  merged(): HomeSchoolTable {
    const { table, home, school } = this;
    if (home.length === 0) return table;
    const homes = table.start.length - 1;
    const order = [...home.keys()].sort((a, b) => home[a] - home[b] || school[a] - school[b]);
    const size = table.mm.length + order.length;
    const start = new Uint32Array(homes + 1);
    const merged = { start, school: new Int32Array(size), gate: new Int32Array(size), mm: new Uint32Array(size) };
    let at = 0;
    let next = 0;
    const put = (s: number, gate: number, mm: number) => {
      if (at > start[putHome] && merged.school[at - 1] === s) return;
      merged.school[at] = s;
      merged.gate[at] = gate;
      merged.mm[at++] = mm;
    };
    let putHome = 0;
    for (; putHome < homes; putHome++) {
      start[putHome] = at;
      let row = table.start[putHome];
      const end = table.start[putHome + 1];
      for (; next < order.length && home[order[next]] === putHome; next++) {
        const extra = order[next];
        for (; row < end && table.school[row] < school[extra]; row++)
          put(table.school[row], table.gate[row], table.mm[row]);
        put(school[extra], this.gate[extra], this.mm[extra]);
      }
      for (; row < end; row++) put(table.school[row], table.gate[row], table.mm[row]);
    }
    start[homes] = at;
    const cut = <T extends Int32Array | Uint32Array>(cells: T) => cells.slice(0, at) as T;
    return { start, school: cut(merged.school), gate: cut(merged.gate), mm: cut(merged.mm) };
  }
}
