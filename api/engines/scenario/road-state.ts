import { type Gates, snapGates } from '../travel/gates.ts';
import { nearestSchools } from '../travel/nearest.ts';
import { prepareNetwork, type TravelNetwork } from '../travel/prepare-network.ts';
import { searchSpace } from '../travel/search.ts';
import { snapPoints } from '../travel/snap.ts';
import { metresOf, type RoadEditValue, type Snaps } from '../travel/types.ts';
import { schoolsWithin } from '../travel/within.ts';
import { findChanges, type RoadChanges } from './road-changes.ts';
import { type MeasuredCells, reachGates } from './site-reach.ts';
import type { CellReach, PlanningBase } from './types.ts';

/** The roads of a base with the distances measured on them. */
export interface RoadState extends MeasuredCells {
  base: PlanningBase;
  gates: Gates;
  reach: CellReach;
  /** Whole metres within which a cell's schools are counted: the base's limit, or as far as its nearest few. */
  limits: Uint32Array;
}

/** Where so few schools can be reached at all that any would count. */
export const anyMetres = 200_000;
/** So few cells are measured one by one: cheaper than all schools to everywhere. */
const fewCells = 20;

/** The state of the base itself: its cells and gates laid on the network it was measured on. */
export function openRoads(base: PlanningBase, travel: TravelNetwork): RoadState {
  const { profile, reach } = base;
  return {
    ...{ base, travel, profile, reach },
    cells: snapPoints(travel, profile, base.cells.lonLats),
    gates: snapGates(travel, profile, base.gates.lonLats, base.gates.school, base.schools.length),
    space: searchSpace(travel, profile),
    limits: limitsOf(base, reach),
  };
}

function limitsOf({ maxMetres, leastSchools }: PlanningBase, { start, metres }: CellReach): Uint32Array {
  return Uint32Array.from({ length: start.length - 1 }, (_, cell) => {
    const [first, end] = [start[cell], start[cell + 1]];
    if (end - first < leastSchools) return anyMetres;
    return Math.max(maxMetres, metres[end - 1]);
  });
}

/**
 * The state after further edits of the roads: the rows that may differ are measured again, the others kept. Which those are is
 * found by measuring from the places where the roads changed (see `findChanges`), so the answer is that of measuring everything.
 */
export function changeRoads(state: RoadState, edits: readonly RoadEditValue[]): RoadState {
  const { base, profile } = state;
  const travel = prepareNetwork(state.travel.network, edits);
  const moved: RoadState = {
    ...state,
    travel,
    cells: snapPoints(travel, profile, base.cells.lonLats),
    gates: snapGates(travel, profile, base.gates.lonLats, base.gates.school, base.schools.length),
    space: searchSpace(travel, profile),
  };
  const changes = findChanges(state, moved);
  const within = remeasureWithin(state, moved, changes);
  const reach = addNearest(moved, within, changes);
  return { ...moved, reach, limits: limitsOf(base, reach) };
}

interface Row {
  school: number;
  metres: number;
}

/** Rows of each cell: the kept ones and those measured again, within the base's limit; far ones of untouched cells stay. */
function remeasureWithin(before: RoadState, after: RoadState, changes: RoadChanges): (Row[] | null)[] {
  const { base, reach } = before;
  const fresh: (Row[] | undefined)[] = new Array(after.cells.count);
  const schools = [...changes.schools.keys()].filter((school) => changes.schools[school] === 1);
  const table = schoolsWithin(after.travel, after.profile, after.cells, onlySchools(after.gates, schools), mmOf(base));
  for (let cell = 0; cell < after.cells.count; cell++)
    for (let row = table.start[cell]; row < table.start[cell + 1]; row++) {
      const rows = fresh[cell] ?? [];
      fresh[cell] = rows;
      rows.push({ school: schools[table.school[row]], metres: metresOf(table.mm[row]) });
    }
  return Array.from({ length: after.cells.count }, (_, cell) => {
    if (changes.cells[cell]) return measureCell(after, cell);
    const rows: Row[] = [];
    let touched = fresh[cell] !== undefined || changes.far[cell] === 1;
    for (let row = reach.start[cell]; row < reach.start[cell + 1]; row++) {
      const [school, metres] = [reach.school[row], reach.metres[row]];
      const far = metres > base.maxMetres;
      if (far ? changes.far[cell] : changes.schools[school]) touched = true;
      else rows.push({ school, metres });
    }
    return touched ? [...rows, ...(fresh[cell] ?? [])] : null;
  });
}

function onlySchools({ snaps, school }: Gates, wanted: readonly number[]): Gates {
  const indexOf = new Map(wanted.map((each, index) => [each, index]));
  const gates = [...school.keys()].filter((gate) => indexOf.has(school[gate]));
  return {
    snaps: {
      count: gates.length,
      edge: Int32Array.from(gates, (gate) => snaps.edge[gate]),
      positionMm: Uint32Array.from(gates, (gate) => snaps.positionMm[gate]),
      legMm: Uint32Array.from(gates, (gate) => snaps.legMm[gate]),
    },
    school: Int32Array.from(gates, (gate) => indexOf.get(school[gate])!),
    schoolCount: wanted.length,
  };
}

/** A cell that meets the roads elsewhere now: all its schools within the limit, by one search from it. */
function measureCell(state: RoadState, cell: number): Row[] {
  const { base, gates } = state;
  const [lon, lat] = base.cells.lonLats.subarray(2 * cell, 2 * cell + 2);
  const found = reachGates(state, [lon, lat], gates.snaps, base.maxMetres);
  const nearest = new Map<number, number>();
  found.index.forEach((gate, i) => {
    const school = gates.school[gate];
    nearest.set(school, Math.min(found.metres[i], nearest.get(school) ?? Number.POSITIVE_INFINITY));
  });
  return [...nearest].map(([school, metres]) => ({ school, metres }));
}

/** Gives cells with fewer schools within the limit than they are due the nearest ones beyond; packs the rows. */
function addNearest(after: RoadState, within: (Row[] | null)[], changes: RoadChanges): CellReach {
  const { base, reach: old } = after;
  const few = [...within.keys()].filter((cell) => {
    const rows = within[cell];
    return rows !== null && (changes.far[cell] || changes.cells[cell] || rows.length < base.leastSchools);
  });
  const poor = few.filter((cell) => within[cell]!.length < base.leastSchools);
  const nearest = poor.length <= fewCells ? nearestOneByOne(after, poor) : nearestOfAll(after, poor);
  poor.forEach((cell, i) => {
    const rows = new Map([...within[cell]!, ...nearest[i]].map(({ school, metres }) => [school, metres]));
    within[cell] = [...rows].map(([school, metres]) => ({ school, metres }));
  });
  return pack(
    old,
    within.map((rows) => rows && trimmed(base, rows)),
  );
}

function nearestOfAll({ base, travel, profile, cells, gates }: RoadState, wanted: readonly number[]): Row[][] {
  const limits = { k: base.leastSchools, maxMm: anyMetres * 1000 + 499 };
  const found = nearestSchools(travel, profile, pick(cells, wanted), gates, limits);
  return wanted.map((_, i) =>
    Array.from({ length: found.count[i] }, (__, rank) => {
      const at = i * found.k + rank;
      return { school: found.school[at], metres: metresOf(found.mm[at]) };
    }),
  );
}

function nearestOneByOne(state: RoadState, wanted: readonly number[]): Row[][] {
  const { base, gates } = state;
  return wanted.map((cell) => {
    const [lon, lat] = base.cells.lonLats.subarray(2 * cell, 2 * cell + 2);
    for (const limit of [2 * base.maxMetres, 6 * base.maxMetres, anyMetres]) {
      const { index, mm, metres } = reachGates(state, [lon, lat], gates.snaps, limit);
      const order = [...index.keys()].sort((a, b) => mm[a] - mm[b] || index[a] - index[b]);
      const rows = new Map<number, number>();
      for (const i of order) {
        const school = gates.school[index[i]];
        if (!rows.has(school) && rows.size < base.leastSchools) rows.set(school, metres[i]);
      }
      if (rows.size === base.leastSchools || limit === anyMetres)
        return [...rows].map(([school, far]) => ({ school, metres: far }));
    }
    return [];
  });
}

/** Every school within the limit, and beyond it only the nearest few; in order. */
function trimmed({ maxMetres, leastSchools }: PlanningBase, rows: Row[]): Row[] {
  rows.sort((a, b) => a.metres - b.metres || a.school - b.school);
  return rows.filter(({ metres }, i) => metres <= maxMetres || i < leastSchools);
}

function pick(snaps: Snaps, wanted: readonly number[]): Snaps {
  return {
    count: wanted.length,
    edge: Int32Array.from(wanted, (cell) => snaps.edge[cell]),
    positionMm: Uint32Array.from(wanted, (cell) => snaps.positionMm[cell]),
    legMm: Uint32Array.from(wanted, (cell) => snaps.legMm[cell]),
  };
}

/** The rows of changed cells in place of theirs, the others copied as they are. */
function pack(old: CellReach, changed: readonly (Row[] | null)[]): CellReach {
  const start = new Uint32Array(changed.length + 1);
  changed.forEach((rows, cell) => {
    start[cell + 1] = start[cell] + (rows?.length ?? old.start[cell + 1] - old.start[cell]);
  });
  const size = start[changed.length];
  const reach = { start, school: new Uint16Array(size), metres: new Uint32Array(size) };
  changed.forEach((rows, cell) => {
    if (rows === null) {
      const [from, to] = [old.start[cell], old.start[cell + 1]];
      reach.school.set(old.school.subarray(from, to), start[cell]);
      reach.metres.set(old.metres.subarray(from, to), start[cell]);
      return;
    }
    rows.forEach(({ school, metres }, i) => {
      reach.school[start[cell] + i] = school;
      reach.metres[start[cell] + i] = metres;
    });
  });
  return reach;
}

const mmOf = ({ maxMetres }: PlanningBase) => maxMetres * 1000 + 499;
