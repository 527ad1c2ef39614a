import type { Profile } from '../travel/types.ts';

/** A school of the base as the planner's engines see it. Figures are of the organisation's school year; null is unknown. */
export interface PlanningSchool {
  id: string;
  name: string;
  lonLat: readonly [number, number];
  communeCode: string | null;
  ownership: 'public' | 'private' | 'unknown';
  /** Levels it teaches, the base's own among them. */
  levels: readonly string[];
  /** Seats of the entry grade; where the register tells the whole level alone, that share of it which one grade is. */
  seats: number | null;
  /** Pupils of the whole level, and rooms of the school. */
  pupils: number | null;
  rooms: number | null;
  /** Some of these figures are invented. */
  synthetic: boolean;
}

/**
 * Which schools children can go to, by cell (compressed sparse rows): those of cell c are `start[c]` … `start[c + 1] - 1`, by
 * ascending metres, of equals the lower school. Every school within `PlanningBase.maxMetres`, and the nearest few however far.
 */
export interface CellReach {
  start: Uint32Array;
  /** Index of the school. */
  school: Uint16Array;
  /** Road metres from the middle of the cell to the nearest gate, both legs counted. */
  metres: Uint32Array;
}

/** Everything a what-if of one level needs: children in cells, schools with seats, and the metres between them. */
export interface PlanningBase {
  level: string;
  /** The grade new pupils enter by, whose children and seats these are, and the number of grades of the level. */
  grade: string;
  grades: number;
  profile: Profile;
  schoolYear: string;
  /** What the distances are measured on. */
  networkVersion: string;
  maxMetres: number;
  leastSchools: number;
  /** Most pupils of a class under the norm in force; null: no norm known. */
  classCap: number | null;
  /** True when any child or seat is invented. */
  synthetic: boolean;
  cells: {
    /** H3 index of each cell, ascending. */
    ids: string[];
    /** lon, lat of the middle in degrees, two a cell. */
    lonLats: Float64Array;
    children: Uint32Array;
    /** Index into `communes`, −1 unknown. */
    commune: Int16Array;
  };
  communes: { code: string; name: string }[];
  /** Schools that have a place, by ascending id. */
  schools: PlanningSchool[];
  /** Gates of the schools: lon, lat in degrees, two a gate, and the ascending index of each gate's school. */
  gates: { lonLats: Float64Array; school: Int32Array };
  reach: CellReach;
}
