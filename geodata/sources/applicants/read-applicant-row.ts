import type { RawPoint } from '../../projection/locate-points.ts';
import { type CellValue, isBlank, readDay } from '../cell-values.ts';
import type { CommuneIndex } from '../communes/commune-index.ts';
import { matchCommune } from '../communes/match-commune.ts';
import type { CommuneRecord } from '../communes/types.ts';
import type { Issue } from '../issues.ts';
import { readPointCells } from '../point-columns.ts';
import type { ApplicantColumn, ApplicantLayout } from './applicant-columns.ts';
import type { ApplicantRecord, WishRefusal } from './types.ts';

/** What rows are checked against; ids remember their first row over the whole file. */
export interface ApplicantChecks {
  file: string;
  firstRowOf: (id: string, row: number) => number | null;
  schoolCodes: ReadonlySet<string> | null;
  schoolsNotOpen: ReadonlyMap<string, WishRefusal> | null;
  communes: CommuneIndex | null;
}

/** A row read, its point not placed yet. */
export interface ApplicantRow {
  record: ApplicantRecord;
  point: RawPoint | null;
}

/** Reads one row into a record, or null when an error refuses it. The id counts as seen either way. */
export function readApplicantRow(
  cells: readonly string[],
  at: number,
  row: number,
  layout: ApplicantLayout,
  checks: ApplicantChecks,
): { row: ApplicantRow | null; issues: Issue[] } {
  const { map, columns } = layout;
  const issues: Issue[] = [];
  const cell = (name: ApplicantColumn) => (map.index[name] < 0 ? '' : cells[map.index[name]]);
  const report: Report = (column, code, severity, value, params) =>
    issues.push({ code, severity, file: checks.file, row, column: columns[column], value, params });
  const take = <T>(name: ApplicantColumn, read: (text: string) => CellValue<T>, shown = cell(name)): T | null => {
    const answer = read(cell(name));
    if ('value' in answer) return answer.value;
    report(map.index[name], answer.problem, 'error', shown);
    return null;
  };
  const id = cell('applicant_id');
  const first = id === '' ? null : checks.firstRowOf(id, row);
  if (id === '') report(map.index.applicant_id, 'cell-required', 'error', '');
  if (first !== null) report(map.index.applicant_id, 'duplicate-id', 'error', id, { first });
  const birthDate = take('birth_date', readDay);
  const personalNumber = take('personal_number', readPersonalNumber, masked(cell('personal_number')));
  const communes = readCommune(cell, layout, checks, report);
  const wishes = readWishes(cells, layout, checks, report);
  const place = { at, row, communes };
  const { point, issue } = layout.pair
    ? readPointCells(cells, layout.pair, place, checks.file)
    : { point: null, issue: null };
  if (issue) issues.push(issue);
  if (issues.some(({ severity }) => severity === 'error')) return { row: null, issues };
  if (!point) {
    issues.push({
      code: 'home-without-point',
      severity: 'warning',
      file: checks.file,
      row,
      record: id,
      column: layout.pair?.columns.join(', '),
      value: id,
    });
  }
  const only = communes.length === 1 ? communes[0] : null;
  const record: ApplicantRecord = {
    id,
    name: cell('name') || null,
    birthDate,
    personalNumber,
    address: cell('address') || null,
    communeCode: only?.code ?? (cell('commune_code') || null),
    communeName: only?.name ?? (cell('commune') || null),
    lonLat: null,
    wishes,
    attributes: attributesOf(cells, layout),
    row,
  };
  return { row: { record, point }, issues };
}

type Report = (
  column: number,
  code: string,
  severity: 'error' | 'warning',
  value: string,
  params?: Issue['params'],
) => void;

function readCommune(
  cell: (name: ApplicantColumn) => string,
  layout: ApplicantLayout,
  checks: ApplicantChecks,
  report: Report,
): readonly CommuneRecord[] {
  if (!checks.communes) return [];
  const { communes, finding } = matchCommune(checks.communes, cell('commune_code') || null, cell('commune') || null);
  if (finding) {
    const column = finding.value === cell('commune_code') ? layout.map.index.commune_code : layout.map.index.commune;
    report(column, finding.code, finding.severity, finding.value, finding.params);
  }
  return communes;
}

function readWishes(
  cells: readonly string[],
  layout: ApplicantLayout,
  checks: ApplicantChecks,
  report: Report,
): string[] {
  const list = layout.map.index.wishes;
  const named = [
    ...(list < 0 ? [] : cells[list].split(/[;|,]/).map((code) => ({ code: code.trim(), column: list }))),
    ...layout.wishColumns.map((column) => ({ code: cells[column], column })),
  ];
  const wishes: string[] = [];
  for (const { code, column } of named) {
    if (isBlank(code)) continue;
    const notOpen = checks.schoolsNotOpen?.get(code);
    if (notOpen) report(column, notOpen, 'error', code);
    else if (checks.schoolCodes && !checks.schoolCodes.has(code)) report(column, 'wish-school-unknown', 'error', code);
    else if (wishes.includes(code)) report(column, 'wish-twice', 'warning', code);
    else wishes.push(code);
  }
  return wishes;
}

function attributesOf(cells: readonly string[], layout: ApplicantLayout): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const at of layout.attributeColumns) if (cells[at] !== '') attributes[layout.columns[at]] = cells[at];
  return attributes;
}

/** 12 digits; fewer (9-11) are what a spreadsheet leaves of leading zeros. */
function readPersonalNumber(text: string): CellValue<string> {
  if (isBlank(text)) return { value: null };
  const digits = text.replace(/[\s.]/g, '');
  if (/^\d{12}$/.test(digits)) return { value: digits };
  return { problem: /^\d{9,11}$/.test(digits) ? 'personal-number-lost-zeros' : 'personal-number-format' };
}

/** Issues are printed and stored: of a personal number only the end is shown. */
function masked(text: string): string {
  return text.length <= 3 ? text : `…${text.slice(-3)} (${text.replace(/\D/g, '').length})`;
}
