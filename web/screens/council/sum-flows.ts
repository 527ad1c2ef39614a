import type { Cutoff, Flows, Level, LonLat, SchoolSummary } from '../../../api/client.ts';
import type { MapFocus } from '../../map/map-view.tsx';

/** Cells left aside at each edge of a map. */
const outerShare = 0.01;

export interface SchoolFlow {
  schoolId: string;
  schoolName: string;
  children: number;
  /** Mean metres of the children drawn, weighted by cell. */
  meanMetres: number;
}

/** The flows of the map as rows, one a school: only what is drawn, so that the table says what the map says. */
export function sumFlows(flows: Flows, schoolNames: ReadonlyMap<string, string>): SchoolFlow[] {
  const bySchool = new Map<string, { children: number; metres: number }>();
  for (const cell of flows.cells) {
    const sum = bySchool.get(cell.schoolId) ?? { children: 0, metres: 0 };
    sum.children += cell.children;
    sum.metres += cell.children * cell.meanMetres;
    bySchool.set(cell.schoolId, sum);
  }
  return [...bySchool].map(([schoolId, { children, metres }]) => ({
    schoolId,
    schoolName: schoolNames.get(schoolId) ?? schoolId,
    children,
    meanMetres: Math.round(metres / children),
  }));
}

/** One school as the map draws a result: seats, and those placed as its pupils; the ring is `fill`. */
export interface DrawnSchool {
  schoolId: string;
  name: string;
  lonLat: LonLat;
  seats: number | null;
  placed: number | null;
  fill: number | null;
}

export function asMapSchool({ schoolId, name, lonLat, seats, placed, fill }: DrawnSchool, level: Level): SchoolSummary {
  return {
    id: schoolId,
    code: schoolId,
    name,
    levels: [level],
    levelInferred: false,
    ownership: 'unknown',
    communeCode: null,
    communeName: null,
    lonLat,
    seats,
    pupils: placed,
    rooms: null,
    fill,
    synthetic: false,
  };
}

/** The schools of a run as the map draws them: seats and those placed, summed over kinds of seats; the ring is the result. */
export function schoolsOf(cutoffs: readonly Cutoff[], level: Level): SchoolSummary[] {
  const byId = new Map<string, SchoolSummary>();
  for (const { schoolId, schoolName, seats, placed, lonLat } of cutoffs) {
    const before = byId.get(schoolId);
    const allSeats = seats + (before?.seats ?? 0);
    const allPlaced = placed + (before?.pupils ?? 0);
    const fill = allSeats === 0 ? null : allPlaced / allSeats;
    byId.set(
      schoolId,
      asMapSchool({ schoolId, name: schoolName, lonLat, seats: allSeats, placed: allPlaced, fill }, level),
    );
  }
  return [...byId.values()];
}

/** The map where nearly all children go to school: a few far cells do not make the others small. Null where nothing is drawn. */
export function focusOn({ cells }: Flows): MapFocus | null {
  if (cells.length === 0) return null;
  const span = (at: 0 | 1) => {
    const sorted = cells.map(({ centre }) => centre[at]).sort((one, other) => one - other);
    const cut = Math.floor(sorted.length * outerShare);
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const [[west, east], [south, north]] = [span(0), span(1)];
  return { bounds: [west, south, east, north], padding: 32 };
}
