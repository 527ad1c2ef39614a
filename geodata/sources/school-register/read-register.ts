import { type Located, locatePoints, type RawPoint } from '../../projection/locate-points.ts';
import { mapColumns } from '../columns.ts';
import { type CommuneIndex, communeAt } from '../communes/commune-index.ts';
import type { Issue } from '../issues.ts';
import { findPointColumns, locateOptions } from '../point-columns.ts';
import type { Table } from '../table.ts';
import { levelsFromName } from './level-from-name.ts';
import { type RegisterLayout, readSchoolRow, type SchoolRow } from './read-school-row.ts';
import { schoolColumnSpecs } from './school-columns.ts';
import type { SchoolSourceOptions } from './school-options.ts';
import type { CleaningDecision, SchoolRecord, SiteRecord } from './types.ts';

/** A register's answer: schools, what is wrong, and how each level was found. */
export interface RegisterResult {
  records: SchoolRecord[];
  issues: Issue[];
  decisions: CleaningDecision[];
}

/**
 * A register table → schools. Rows of one code with different grades, sites or gates are one school; the same code twice for the same
 * thing is an error. A school without a point but with an address enters with a warning.
 */
export function readRegister(
  table: Table,
  file: string,
  index: CommuneIndex | undefined,
  options: SchoolSourceOptions,
): RegisterResult {
  const map = mapColumns(table.columns, schoolColumnSpecs, file);
  const issues = [...table.issues, ...map.issues];
  if (issues.some((issue) => issue.severity === 'refuse')) return { records: [], issues, decisions: [] };
  const gates = { gate_lon: map.index.gate_lon, gate_lat: map.index.gate_lat };
  const layout: RegisterLayout = {
    file,
    columns: table.columns,
    map,
    pair: findPointColumns(map, table.columns),
    gatePair:
      gates.gate_lon < 0 || gates.gate_lat < 0
        ? null
        : {
            x: gates.gate_lon,
            y: gates.gate_lat,
            axesNamed: true,
            columns: [table.columns[gates.gate_lon], table.columns[gates.gate_lat]],
          },
    communes: index,
  };
  const rows: SchoolRow[] = [];
  table.rows.forEach((cells, at) => {
    const answer = readSchoolRow(cells, at, table.rowNumbers[at], layout);
    issues.push(...answer.issues);
    if (answer.row) rows.push(answer.row);
  });
  const points = locateAll(
    rows.map((row) => row.point),
    layout.pair,
    file,
    index,
    options,
  );
  const gatePoints = locateAll(
    rows.map((row) => row.gatePoint),
    layout.gatePair,
    file,
    index,
    options,
  );
  issues.push(...points.issues, ...gatePoints.issues);
  if (issues.some((issue) => issue.severity === 'refuse')) return { records: [], issues, decisions: [] };
  const placed = rows.filter((row) => isPlaced(row.point, points) && isPlaced(row.gatePoint, gatePoints));
  const { schools, duplicates } = groupRows(placed, file, table.columns[map.index.school_id]);
  issues.push(...duplicates);
  const records = schools.map((school) => toSchool(school, points, gatePoints, index));
  for (const record of records) {
    if (record.lonLat) continue;
    issues.push({
      code: 'school-without-point',
      severity: 'warning',
      file,
      row: record.row,
      record: record.code,
      value: record.address ?? record.name,
    });
  }
  return { records, issues, decisions: records.map(levelDecision) };
}

function locateAll(
  raw: (RawPoint | null)[],
  pair: RegisterLayout['pair'],
  file: string,
  index: CommuneIndex | undefined,
  options: SchoolSourceOptions,
): Located {
  const points = raw.filter((point) => point !== null);
  if (!pair || points.length === 0) return { points: new Map(), crs: null, issues: [] };
  return locatePoints(points, locateOptions(pair, { file, crs: options.crs, communes: index, bounds: options.bounds }));
}

function isPlaced(point: RawPoint | null, located: Located): boolean {
  return point === null || located.points.has(point.at);
}

function groupRows(
  rows: readonly SchoolRow[],
  file: string,
  column: string,
): { schools: SchoolRow[][]; duplicates: Issue[] } {
  const byCode = new Map<string, SchoolRow[]>();
  const seen = new Map<string, number>();
  const duplicates: Issue[] = [];
  for (const row of rows) {
    const group = byCode.get(row.code);
    const thing = JSON.stringify([
      row.code,
      row.siteCode ?? row.siteName,
      row.grade,
      row.gateCode ?? row.gatePoint?.x,
      row.levels,
    ]);
    const first = seen.get(thing) ?? (group && group[0].name !== row.name ? group[0].row : undefined);
    if (first !== undefined) {
      duplicates.push({
        code: 'duplicate-id',
        severity: 'error',
        file,
        row: row.row,
        record: row.code,
        column,
        value: row.code,
        params: { first },
      });
      continue;
    }
    seen.set(thing, row.row);
    if (group) group.push(row);
    else byCode.set(row.code, [row]);
  }
  return { schools: [...byCode.values()], duplicates };
}

function toSchool(
  rows: readonly SchoolRow[],
  points: Located,
  gatePoints: Located,
  index: CommuneIndex | undefined,
): SchoolRecord {
  const [first] = rows;
  const stated = rows.flatMap((row) => row.levels ?? []);
  const guess = stated.length > 0 ? null : levelsFromName(first.name);
  const levels = stated.length > 0 ? [...new Set(stated)] : (guess?.levels ?? []);
  const lonLat = rows.map((row) => row.point && points.points.get(row.point.at)).find((point) => point) ?? null;
  const commune = first.communeCode === null && lonLat && index ? communeAt(index, ...lonLat) : null;
  return {
    code: first.code,
    name: first.name,
    levels,
    levelInferred: guess !== null,
    levelConfidence: stated.length > 0 ? 1 : (guess?.confidence ?? 0),
    ownership: rows.find((row) => row.ownership !== 'unknown')?.ownership ?? 'unknown',
    address: rows.find((row) => row.address)?.address ?? null,
    communeCode: first.communeCode ?? commune?.code ?? null,
    communeName: first.communeName ?? commune?.name ?? null,
    lonLat,
    sites: toSites(rows, points, gatePoints),
    rooms: rows.find((row) => row.counts.rooms !== null)?.counts.rooms ?? null,
    capacities: rows.flatMap((row) => {
      const { classes, seats, pupils } = row.counts;
      if (row.grade === null && classes === null && seats === null && pupils === null) return [];
      const own = row.levels ?? levels;
      return [{ level: own.length === 1 ? own[0] : null, grade: row.grade, classes, seats, pupils }];
    }),
    attributes: first.attributes,
    row: first.row,
  };
}

function toSites(rows: readonly SchoolRow[], points: Located, gatePoints: Located): SiteRecord[] {
  const sites = new Map<string, SiteRecord>();
  for (const row of rows) {
    const code = row.siteCode ?? row.siteName ?? '';
    const lonLat = (row.point && points.points.get(row.point.at)) ?? null;
    const gate = (row.gatePoint && gatePoints.points.get(row.gatePoint.at)) ?? null;
    const site = sites.get(code) ?? {
      code: code === '' ? row.code : code,
      name: row.siteName ?? row.name,
      lonLat,
      areaSquareMetres: row.siteArea,
      gates: [],
    };
    site.lonLat ??= lonLat;
    site.areaSquareMetres ??= row.siteArea;
    const gateCode = row.gateCode ?? `${site.code}-${site.gates.length + 1}`;
    if (gate && !site.gates.some((known) => known.code === gateCode || String(known.lonLat) === String(gate)))
      site.gates.push({ code: gateCode, lonLat: gate });
    sites.set(code, site);
  }
  return [...sites.values()];
}

function levelDecision(record: SchoolRecord): CleaningDecision {
  const details = { name: record.name, levels: record.levels.join(', ') };
  if (record.levels.length === 0)
    return { key: record.code, kind: 'kept', reason: 'level-unknown', confidence: 0.5, details };
  if (!record.levelInferred) return { key: record.code, kind: 'kept', reason: 'level-stated', confidence: 1, details };
  const reason = levelsFromName(record.name)?.reason ?? 'level-in-name';
  return { key: record.code, kind: 'level-guessed', reason, confidence: record.levelConfidence, details };
}
