import type { RoadEditValue } from '../travel/types.ts';
import type { PlanningBase, PlanningSchool } from './types.ts';

/** Lessons once a day for all (2), or two shifts sharing the rooms (1). */
export type Sessions = 1 | 2;

/** A school of the network as changes leave it. */
export interface ScenarioSchool extends PlanningSchool {
  /** False: it takes nobody at this level any more. */
  open: boolean;
  /** Absent from the base. */
  isNew: boolean;
  /** It stands elsewhere than in the base, or is new. */
  isPlaced: boolean;
  sessions: Sessions;
  /** After a merger that keeps the site: the school it now belongs to. */
  partOf: string | null;
}

/** Children a housing project brings, at its own point. */
export interface HousingProject {
  id: string;
  name: string;
  lonLat: readonly [number, number];
  /** Of the entry grade, a year. */
  children: number;
  communeCode: string | null;
}

/** Norms that turn rooms into seats; settings of the country and the office, never of the engine. */
export interface ScenarioNorms {
  /** Most pupils of a class; null: unknown, and then rooms say nothing about seats. */
  classCap: number | null;
  grades: number;
  /** Rooms a class needs with two sessions a day and with one. */
  roomsPerClass: Record<Sessions, number>;
  /** A commune must keep a school of this level. */
  keepOne: boolean;
}

/** The network a scenario's changes are laid over: a value, never changed in place. */
export interface ScenarioNetwork {
  level: string;
  norms: ScenarioNorms;
  /** Those of the base in its order, then new ones in the order they were opened. */
  schools: readonly ScenarioSchool[];
  roads: readonly RoadEditValue[];
  /** Cells whose children belong to one school first: H3 index to school id. */
  zones: Readonly<Record<string, string>>;
  housing: readonly HousingProject[];
}

/** Levels of which every commune keeps at least one school. */
const keptLevels = ['nursery', 'primary', 'lower-secondary'];

/** The base before any change. Rooms a class: 1 with two sessions, 0.6 where two shifts share them. */
export function networkOf(base: Pick<PlanningBase, 'level' | 'classCap' | 'grades' | 'schools'>): ScenarioNetwork {
  return {
    level: base.level,
    norms: {
      classCap: base.classCap,
      grades: base.grades,
      roomsPerClass: { 1: 0.6, 2: 1 },
      keepOne: keptLevels.includes(base.level),
    },
    schools: base.schools.map((school) => ({
      ...school,
      ...{ open: true, isNew: false, isPlaced: false, sessions: 2, partOf: null },
    })),
    roads: [],
    zones: {},
    housing: [],
  };
}

/** Seats of the entry grade that rooms give; null where no class size is known. */
export function seatsOfRooms({ norms }: ScenarioNetwork, rooms: number, sessions: Sessions): number | null {
  if (norms.classCap === null || norms.grades === 0) return null;
  return Math.floor((rooms * norms.classCap) / (norms.roomsPerClass[sessions] * norms.grades));
}

/** The school by id, whether open or not. */
export function findSchool(network: ScenarioNetwork, id: string): ScenarioSchool | undefined {
  return network.schools.find((school) => school.id === id);
}

/** The network with one school changed. */
export function withSchool(network: ScenarioNetwork, id: string, part: Partial<ScenarioSchool>): ScenarioNetwork {
  return {
    ...network,
    schools: network.schools.map((school) => (school.id === id ? { ...school, ...part } : school)),
  };
}

/** Is it the one open school of the level in its commune, which the commune must keep? A branch of another school is none. */
export function isLastOfCommune({ schools, norms }: ScenarioNetwork, { id, communeCode }: ScenarioSchool): boolean {
  if (!norms.keepOne || communeCode === null) return false;
  return !schools.some((other) => other.open && !other.partOf && other.id !== id && other.communeCode === communeCode);
}
