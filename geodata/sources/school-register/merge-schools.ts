import Flatbush from 'flatbush';
import { metresBetween } from '../polygons.ts';
import { coreSimilarity, type SchoolName } from './school-name.ts';
import type { Level } from './types.ts';

/** What the merge needs to know of an entry. */
export interface MergeEntry {
  key: string;
  name: SchoolName;
  /** Empty when unknown. */
  levels: readonly Level[];
  lonLat: readonly [number, number];
  /** True for an outline, false for a mere point. */
  isArea: boolean;
  /** Capitals only: a survey's shorthand, not a name to show. */
  isShouted: boolean;
  /** A person said it stands for itself. */
  isSeparate: boolean;
}

/** One school of the file: the entry that stands for it and those that are it too. */
export interface MergedSchool {
  main: number;
  others: { at: number; reason: 'same-school-twice' | 'campus'; metres: number; confidence: number }[];
}

/** Area and point of one school lay up to 177 m apart in a whole city's file; the next true pair of namesakes is at 241 m. */
const sameSchoolMetres = 200;
/** Where one side gives no level, or a wider one, or the spelling differs, less is trusted. */
const looserMetres = 130;
/** Campuses that say so in their name. */
const campusMetres = 2000;
/** Two outlines closer than this are one drawn twice, farther apart two campuses. */
const sameOutlineMetres = 30;

/** Finds entries that are one school by name, level and distance. The order of entries does not matter; ties go to the smaller key. */
export function mergeSchools(entries: readonly MergeEntry[]): MergedSchool[] {
  const parent = entries.map((_, at) => at);
  const find = (at: number): number => (parent[at] === at ? at : find(parent[at]));
  for (const [a, b] of nearPairs(entries)) {
    if (isSameSchool(entries[a], entries[b])) parent[find(b)] = find(a);
  }
  const groups = new Map<number, number[]>();
  entries.forEach((_, at) => {
    groups.set(find(at), [...(groups.get(find(at)) ?? []), at]);
  });
  return [...groups.values()].map((members) => describeGroup(members, entries)).sort((a, b) => a.main - b.main);
}

function describeGroup(members: number[], entries: readonly MergeEntry[]): MergedSchool {
  const ranked = [...members].sort((a, b) => compareForMain(entries[a], entries[b]));
  const [main, ...rest] = ranked;
  const others = rest.map((at) => {
    const metres = metresBetween([...entries[main].lonLat], [...entries[at].lonLat]);
    const exact = entries[at].name.core === entries[main].name.core;
    const reason = isCampus(entries[main], entries[at], metres) ? ('campus' as const) : ('same-school-twice' as const);
    const confidence = Math.round((exact ? 0.97 : 0.85) * (1 - metres / 10_000) * 100) / 100;
    return { at, reason, metres: Math.round(metres), confidence };
  });
  return { main, others };
}

function compareForMain(a: MergeEntry, b: MergeEntry): number {
  return (
    Number(a.name.campus !== null && a.name.campus !== '1') - Number(b.name.campus !== null && b.name.campus !== '1') ||
    Number(b.isArea) - Number(a.isArea) ||
    Number(a.isShouted) - Number(b.isShouted) ||
    b.levels.length - a.levels.length ||
    (a.key < b.key ? -1 : 1)
  );
}

function isCampus(main: MergeEntry, other: MergeEntry, metres: number): boolean {
  if (main.name.campus !== other.name.campus) return true;
  return main.isArea && other.isArea && metres > sameOutlineMetres;
}

function isSameSchool(a: MergeEntry, b: MergeEntry): boolean {
  if (a.isSeparate || b.isSeparate) return false;
  const similarity = coreSimilarity(a.name.core, b.name.core);
  if (similarity === 0) return false;
  const relation = compareLevels(a.levels, b.levels);
  if (relation === 'different') return false;
  const metres = metresBetween([...a.lonLat], [...b.lonLat]);
  if (similarity === 1 && relation === 'equal') {
    const limit = a.name.campus === null && b.name.campus === null ? sameSchoolMetres : campusMetres;
    return metres <= limit;
  }
  return metres <= looserMetres;
}

function compareLevels(a: readonly Level[], b: readonly Level[]): 'equal' | 'contained' | 'different' {
  if (a.length === b.length && a.every((level) => b.includes(level))) return 'equal';
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
  return fewer.every((level) => more.includes(level)) ? 'contained' : 'different';
}

function* nearPairs(entries: readonly MergeEntry[]): Generator<[number, number]> {
  if (entries.length === 0) return;
  const index = new Flatbush(entries.length);
  for (const { lonLat } of entries) index.add(lonLat[0], lonLat[1], lonLat[0], lonLat[1]);
  index.finish();
  for (let at = 0; at < entries.length; at++) {
    const [lon, lat] = entries[at].lonLat;
    const dLat = campusMetres / 110_000;
    const dLon = dLat / Math.cos((lat * Math.PI) / 180);
    for (const other of index.search(lon - dLon, lat - dLat, lon + dLon, lat + dLat)) if (other > at) yield [at, other];
  }
}
