import { readCount } from '../cell-values.ts';
import { type ColumnSpec, mapColumns } from '../columns.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { readTable } from '../table.ts';
import { readYear } from './read-year.ts';
import type { BirthRecord } from './types.ts';

const specs = [
  { name: 'year', aliases: ['năm sinh', 'năm'], required: true },
  { name: 'births', aliases: ['số sinh', 'số trẻ sinh', 'trẻ sinh'], required: true },
  { name: 'place', aliases: ['commune_code', 'area', 'school', 'mã xã', 'mã phường', 'xã phường', 'khu vực'] },
] as const satisfies readonly ColumnSpec[];

/**
 * Births by calendar year, of the whole or by place (code of a commune in force, or of a school), from CSV, XLSX or XLS. Errors by row: unknown
 * year, negative, fractional or unreadable figures, a year and place twice; a place nobody knows warns (`births-place-unknown`) and
 * its births count for the whole alone.
 */
export function readBirthHistory(
  bytes: Uint8Array,
  file: string,
  places: ReadonlySet<string>,
): SourceResult<BirthRecord> {
  const table = readTable(bytes, file, specs);
  const map = mapColumns(table.columns, specs, file);
  const issues: Issue[] = [...table.issues, ...(isRefused(table.issues) ? [] : map.issues)];
  if (isRefused(issues)) return { records: [], issues };
  const records: BirthRecord[] = [];
  const firstRow = new Map<string, number>();
  const take = (cells: string[], row: number) => {
    const cell = (name: (typeof specs)[number]['name']) => (map.index[name] < 0 ? '' : cells[map.index[name]].trim());
    const report = (
      name: (typeof specs)[number]['name'],
      code: string,
      severity: Issue['severity'],
      params?: Issue['params'],
    ) => issues.push({ code, severity, file, row, column: table.columns[map.index[name]], value: cell(name), params });
    const year = readYear(cell('year'));
    const births = readCount(cell('births'));
    if (year === null) return void report('year', 'forecast-year', 'error');
    if ('problem' in births) return void report('births', births.problem, 'error');
    const place = cell('place');
    const first = firstRow.get(`${year} ${place}`);
    if (first !== undefined) return void report('year', 'duplicate-id', 'error', { first });
    firstRow.set(`${year} ${place}`, row);
    if (place !== '' && !places.has(place)) report('place', 'births-place-unknown', 'warning');
    records.push({ year, place, births: births.value, row });
  };
  table.rows.forEach((cells, at) => {
    take(cells, table.rowNumbers[at]);
  });
  return { records, issues };
}
