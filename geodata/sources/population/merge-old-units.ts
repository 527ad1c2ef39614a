import { bareName, type CommuneIndex, communesNamed, communesOnceNamed } from '../communes/commune-index.ts';
import type { CommuneRecord } from '../communes/types.ts';
import type { Issue } from '../issues.ts';
import type { PopulationRecord } from './types.ts';

/** A row's figures, and the unit of before a reform they are of; null: of the commune of today. */
export interface CountedRow extends PopulationRecord {
  oldUnit: string | null;
}

/**
 * The communes of today that the unit a row names went into; null where the row names a commune of today. Codes are reused across reforms, so
 * that a name which only an old unit bore decides against the code beside it.
 */
export function oldUnitOf(
  index: CommuneIndex,
  matched: CommuneRecord | undefined,
  name: string,
): CommuneRecord[] | null {
  if (name === '' || (matched && communesNamed(index, name).includes(matched))) return null;
  const once = communesOnceNamed(index, name);
  return once.length > 0 && communesNamed(index, name).length === 0 ? once : null;
}

/**
 * Rows of units of before a reform added up into the communes that took them in. Only where every part is there and went in whole is the sum the
 * commune's; else it stays unknown (`population-old-incomplete`, naming what is missing). A row named as its commune is today counts as the old
 * part of that name where others of its parts are in the file.
 */
export function mergeOldUnits(
  rows: readonly CountedRow[],
  index: CommuneIndex | null,
  file: string,
): { records: PopulationRecord[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const oldRows = new Map<string, CountedRow[]>();
  for (const row of rows)
    if (row.oldUnit !== null) oldRows.set(row.communeCode!, [...(oldRows.get(row.communeCode!) ?? []), row]);
  const records: PopulationRecord[] = [];
  const done = new Set<string>();
  for (const row of rows) {
    const own = row.communeCode === null ? undefined : oldRows.get(row.communeCode);
    const commune = own && index?.byCode.get(row.communeCode!);
    if (!own || !commune) {
      records.push(toRecord(row));
      continue;
    }
    if (done.has(commune.code)) continue;
    done.add(commune.code);
    const sameName = rows.filter(({ communeCode, oldUnit }) => communeCode === commune.code && oldUnit === null);
    const parts = [...own, ...sameName];
    const { whole, missing } = partsMissing(commune, parts);
    if (sameName.length > 0 && !whole.has(bareName(commune.name))) {
      // The commune itself is in the file: its own figures stand, and those of its parts say nothing more.
      records.push(toRecord(sameName[0]));
      continue;
    }
    const at = { file, row: own[0].row, value: commune.name };
    if (missing.length > 0) {
      issues.push({
        ...{ code: 'population-old-incomplete', severity: 'warning' },
        ...at,
        params: { missing: missing.join(', ') },
      });
      continue;
    }
    issues.push({ code: 'population-old-summed', severity: 'note', ...at, params: { parts: parts.length } });
    records.push(sumOf(commune, parts));
  }
  return { records, issues };
}

/** Names of the parts that went in whole, and parts the file lacks or that went in only in part. */
function partsMissing(commune: CommuneRecord, parts: readonly CountedRow[]): { whole: Set<string>; missing: string[] } {
  const given = new Set(parts.map(({ oldUnit }) => bareName(oldUnit ?? commune.name)));
  const whole = new Set<string>();
  const missing: string[] = [];
  for (const predecessor of commune.predecessors) {
    const name = bareName(predecessor.replace(/\(.*\)/, ''));
    const inPart = /\(.*phần.*\)/i.test(predecessor);
    if (!inPart) whole.add(name);
    if (inPart || !given.has(name)) missing.push(predecessor);
  }
  return { whole, missing };
}

/** Known only where every part is known: absent is not zero. */
function sumOf(commune: CommuneRecord, parts: readonly CountedRow[]): PopulationRecord {
  const people = parts.map(({ population }) => population);
  const bands = parts[0].ages.filter(({ from, to }) =>
    parts.every(({ ages }) => ages.some((band) => band.from === from && band.to === to)),
  );
  return {
    ...{ communeCode: commune.code, communeName: commune.name, row: parts[0].row },
    population: people.some((count) => count === null) ? null : people.reduce<number>((sum, count) => sum + count!, 0),
    ages: bands.map(({ from, to }) => ({
      ...{ from, to },
      people: parts.reduce(
        (sum, { ages }) => sum + ages.find((band) => band.from === from && band.to === to)!.people,
        0,
      ),
    })),
    suspect: parts.some(({ suspect }) => suspect),
  };
}

function toRecord({ oldUnit: _, ...record }: CountedRow): PopulationRecord {
  return record;
}
