import { guessLevels, type LevelGuess, levelsFromName } from './level-from-name.ts';
import { type MergedSchool, type MergeEntry, mergeSchools } from './merge-schools.ts';
import { readSchoolName } from './school-name.ts';
import { findSetAside } from './set-aside-rules.ts';
import type { CleaningDecision, CleaningOverrides, Level, SchoolRecord } from './types.ts';

/** A place of education as a map file gives it, already placed. */
export interface MapEntry {
  /** The publisher's id: key of every decision about it. */
  key: string;
  row: number;
  /** Names in order of trust: Vietnamese as shown, then others; none for an unnamed place. */
  names: string[];
  amenity: string | null;
  levelGuess: string | null;
  areaSquareMetres: number | null;
  isArea: boolean;
  lonLat: [number, number];
  address: string | null;
  communeCode: string | null;
  communeName: string | null;
  attributes: Record<string, string>;
}

/** Schools and one decision per entry; decisions are in the order of the entries. */
export interface CleanedSchools {
  records: SchoolRecord[];
  decisions: CleaningDecision[];
}

/**
 * Cleans a map's list of schools: sets aside what is no school of the network, merges area and point of one school, reads the level from
 * names and tags with a confidence. Nothing is lost: each entry has a decision, and `overrides` by key turn any of them round.
 */
export function cleanSchools(entries: readonly MapEntry[], overrides: CleaningOverrides = {}): CleanedSchools {
  const decisions = new Map<string, CleaningDecision>();
  const kept: { entry: MapEntry; guess: LevelGuess | null }[] = [];
  for (const entry of entries) {
    const aside = decideSetAside(entry, overrides);
    if (aside) decisions.set(entry.key, aside);
    else kept.push({ entry, guess: levelsOf(entry, overrides) });
  }
  const mergeable: MergeEntry[] = kept.map(({ entry, guess }) => toMergeEntry(entry, guess, overrides));
  const records: SchoolRecord[] = [];
  for (const school of mergeSchools(mergeable)) {
    const guess = widest([kept[school.main], ...school.others.map(({ at }) => kept[at])].map((member) => member.guess));
    const record = toRecord(school, kept, guess);
    records.push(record);
    decisions.set(record.code, keptDecision(record, guess));
    for (const other of school.others)
      decisions.set(kept[other.at].entry.key, mergedDecision(kept[other.at].entry, record, other));
  }
  return { records, decisions: entries.flatMap((entry) => decisions.get(entry.key) ?? []) };
}

function decideSetAside(entry: MapEntry, overrides: CleaningOverrides): CleaningDecision | null {
  const details = { name: entry.names[0] ?? '', amenity: entry.amenity ?? '' };
  const action = overrides[entry.key]?.action;
  if (action === 'set-aside') return { key: entry.key, kind: 'set-aside', reason: 'by-hand', confidence: 1, details };
  if (action) return null;
  const hasLevel = entry.names.some((name) => levelsFromName(name) !== null);
  const aside = findSetAside({ names: entry.names, amenity: entry.amenity, hasLevel });
  return aside ? { key: entry.key, kind: 'set-aside', ...aside, details } : null;
}

function levelsOf(entry: MapEntry, overrides: CleaningOverrides): LevelGuess | null {
  const stated = overrides[entry.key]?.levels;
  return stated ? { levels: stated, confidence: 1, reason: 'level-stated' } : guessLevels(entry);
}

function toMergeEntry(entry: MapEntry, guess: LevelGuess | null, overrides: CleaningOverrides): MergeEntry {
  const name = entry.names[0] ?? '';
  return {
    key: entry.key,
    name: readSchoolName(name),
    levels: guess?.levels ?? [],
    lonLat: entry.lonLat,
    isArea: entry.isArea,
    isShouted: name === name.toUpperCase(),
    isSeparate: ['separate', 'keep'].includes(overrides[entry.key]?.action ?? ''),
  };
}

/** Members of one school may state a part of its levels ("THPT" beside "THCS-THPT"): the widest list wins, then the surest. */
function widest(guesses: (LevelGuess | null)[]): LevelGuess | null {
  const known = guesses.filter((guess) => guess !== null);
  return known.sort((a, b) => b.levels.length - a.levels.length || b.confidence - a.confidence)[0] ?? null;
}

function toRecord(school: MergedSchool, kept: { entry: MapEntry }[], guess: LevelGuess | null): SchoolRecord {
  const { entry } = kept[school.main];
  const campuses = school.others.filter((other) => other.reason === 'campus').map(({ at }) => kept[at].entry);
  const twins = school.others.map(({ at }) => kept[at].entry);
  const name = entry.names[0] ?? entry.key;
  return {
    code: entry.key,
    name,
    levels: guess?.levels ?? [],
    levelInferred: guess !== null && !isStated(guess),
    levelConfidence: guess?.confidence ?? 0,
    ownership: [entry, ...twins].some((member) => member.names.some(isPrivate)) ? 'private' : 'unknown',
    address: entry.address ?? twins.find((twin) => twin.address)?.address ?? null,
    communeCode: entry.communeCode,
    communeName: entry.communeName,
    lonLat: entry.lonLat,
    sites: [entry, ...campuses].map((member) => ({
      code: member.key,
      name: member.names[0] ?? name,
      lonLat: member.lonLat,
      areaSquareMetres: member.areaSquareMetres,
      gates: [],
    })),
    rooms: null,
    capacities: [],
    attributes: entry.attributes,
    row: entry.row,
  };
}

function keptDecision(record: SchoolRecord, guess: LevelGuess | null): CleaningDecision {
  const details = { name: record.name, levels: record.levels.join(', ') };
  if (!guess) return { key: record.code, kind: 'kept', reason: 'level-unknown', confidence: 0.5, details };
  const kind = isStated(guess) ? 'kept' : 'level-guessed';
  return { key: record.code, kind, reason: guess.reason, confidence: guess.confidence, details };
}

function mergedDecision(entry: MapEntry, into: SchoolRecord, other: MergedSchool['others'][number]): CleaningDecision {
  const details = { name: entry.names[0] ?? '', into: into.code, intoName: into.name, metres: other.metres };
  return { key: entry.key, kind: 'merged', reason: other.reason, confidence: other.confidence, details };
}

/** A full Vietnamese level word in the name is the school's own statement. */
function isStated(guess: { reason: string; levels: readonly Level[] }): boolean {
  return guess.reason === 'level-in-name' || guess.reason === 'level-stated';
}

function isPrivate(name: string): boolean {
  return /\b(tu thuc|dan lap|quoc te|international|qt)\b/.test(readSchoolName(name).folded);
}
