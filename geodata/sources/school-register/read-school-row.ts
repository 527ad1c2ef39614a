import type { RawPoint } from '../../projection/locate-points.ts';
import { type CellValue, readCount, readDecimal } from '../cell-values.ts';
import type { ColumnMap } from '../columns.ts';
import type { CommuneIndex } from '../communes/commune-index.ts';
import { matchCommune } from '../communes/match-commune.ts';
import type { CommuneRecord } from '../communes/types.ts';
import { foldText } from '../fold-text.ts';
import type { Issue } from '../issues.ts';
import { type PointColumns, readPointCells } from '../point-columns.ts';
import { statedLevels } from './level-from-name.ts';
import { countColumns, type SchoolColumn } from './school-columns.ts';
import type { Level, SchoolRecord } from './types.ts';

/** One row of a register, read but not yet grouped into schools. */
export interface SchoolRow {
  row: number;
  code: string;
  name: string;
  levels: Level[] | null;
  ownership: SchoolRecord['ownership'];
  address: string | null;
  communes: CommuneRecord[];
  communeCode: string | null;
  communeName: string | null;
  siteCode: string | null;
  siteName: string | null;
  siteArea: number | null;
  gateCode: string | null;
  grade: string | null;
  counts: Record<(typeof countColumns)[number], number | null>;
  attributes: Record<string, string>;
  point: RawPoint | null;
  gatePoint: RawPoint | null;
}

/** The table a row belongs to. */
export interface RegisterLayout {
  file: string;
  columns: readonly string[];
  map: ColumnMap<SchoolColumn>;
  pair: PointColumns | null;
  gatePair: PointColumns | null;
  communes: CommuneIndex | undefined;
}

/** Reads one row. `row` is null when any cell refuses it; warnings come with the row. */
export function readSchoolRow(
  cells: readonly string[],
  at: number,
  row: number,
  layout: RegisterLayout,
): { row: SchoolRow | null; issues: Issue[] } {
  const { file, columns, map } = layout;
  const issues: Issue[] = [];
  const cell = (name: SchoolColumn) => (map.index[name] < 0 ? '' : cells[map.index[name]]);
  const report = (name: SchoolColumn, code: string, severity: Issue['severity'], params?: Issue['params']) =>
    issues.push({ code, severity, file, row, column: columns[map.index[name]], value: cell(name), params });
  const take = <T>(name: SchoolColumn, read: (text: string) => CellValue<T>): T | null => {
    const answer = read(cell(name));
    if ('value' in answer) return answer.value;
    report(name, answer.problem, 'error');
    return null;
  };
  for (const name of ['school_id', 'name'] as const) if (cell(name) === '') report(name, 'cell-required', 'error');
  const levels = cell('level') === '' ? null : statedLevels(cell('level'));
  if (cell('level') !== '' && !levels) report('level', 'level-word-unknown', 'error');
  const match = layout.communes
    ? matchCommune(layout.communes, cell('commune_code') || null, cell('commune') || null)
    : { communes: [], finding: null };
  if (match.finding) {
    const named = match.finding.value === cell('commune_code') ? 'commune_code' : 'commune';
    report(named, match.finding.code, match.finding.severity, match.finding.params);
  }
  const counts = Object.fromEntries(countColumns.map((name) => [name, take(name, readCount)])) as SchoolRow['counts'];
  const siteArea = take('site_area', readDecimal);
  const place = { at, row, communes: match.communes };
  const point = layout.pair ? readPointCells(cells, layout.pair, place, file) : { point: null, issue: null };
  const gate = layout.gatePair ? readPointCells(cells, layout.gatePair, place, file) : { point: null, issue: null };
  for (const { issue } of [point, gate]) if (issue) issues.push(issue);
  if (issues.some((issue) => issue.severity === 'error')) return { row: null, issues };
  const only = match.communes.length === 1 ? match.communes[0] : null;
  const read: SchoolRow = {
    row,
    code: cell('school_id'),
    name: cell('name'),
    levels,
    ownership: readOwnership(cell('ownership')),
    address: cell('address') || null,
    communes: match.communes,
    communeCode: only?.code ?? (cell('commune_code') || null),
    communeName: only?.name ?? (cell('commune') || null),
    siteCode: cell('site_id') || null,
    siteName: cell('site') || null,
    siteArea,
    gateCode: cell('gate_id') || null,
    grade: cell('grade') || null,
    counts,
    attributes: Object.fromEntries(map.extra.filter((c) => cells[c] !== '').map((c) => [columns[c], cells[c]])),
    point: point.point,
    gatePoint: gate.point,
  };
  return { row: read, issues };
}

function readOwnership(text: string): SchoolRecord['ownership'] {
  const folded = foldText(text);
  if (/\b(ngoai cong lap|tu thuc|dan lap|private|tu)\b/.test(folded)) return 'private';
  return /\b(cong lap|public|cl)\b/.test(folded) ? 'public' : 'unknown';
}
