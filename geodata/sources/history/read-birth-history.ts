import { readCount } from '../cell-values.ts';
import { type ColumnSpec, mapColumns } from '../columns.ts';
import { type CommuneChange, divideCount } from '../communes/read-commune-changes.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { readTable } from '../table.ts';
import { readYear } from './read-year.ts';
import type { BirthRecord } from './types.ts';

/** The table of old and new communes, and the people of the new ones. */
export interface FormerCommunes {
  changes: readonly CommuneChange[];
  people: ReadonlyMap<string, number | null>;
}

const specs = [
  { name: 'year', aliases: ['năm sinh', 'năm'], required: true },
  { name: 'births', aliases: ['số sinh', 'số trẻ sinh', 'trẻ sinh'], required: true },
  { name: 'old_place', aliases: ['old_code', 'old_area', 'mã xã cũ', 'mã phường cũ', 'xã cũ', 'xã phường cũ'] },
  {
    name: 'place',
    aliases: [
      'commune_code',
      'commune',
      'area',
      'school_id',
      'school',
      'mã xã',
      'mã phường',
      'xã',
      'phường',
      'xã phường',
      'khu vực',
      'mã trường',
    ],
  },
] as const satisfies readonly ColumnSpec[];

/**
 * Births by calendar year, of the whole or by place (code of a commune in force, or of a school), from CSV, XLSX or XLS. Errors by row: unknown
 * year, negative, fractional or unreadable figures, a year and place twice; a place nobody knows warns (`births-place-unknown`) and
 * its births count for the whole alone, as do those without a place beside others that have one (`forecast-births-without-place`). A row that names an old commune (`old_place`) is divided among the communes of today it became
 * (`divideCount`), and what comes to one commune is added up; an old commune the table does not have is an error.
 */
export function readBirthHistory(
  bytes: Uint8Array,
  file: string,
  places: ReadonlySet<string>,
  former: FormerCommunes = { changes: [], people: new Map() },
): SourceResult<BirthRecord> {
  const table = readTable(bytes, file, specs);
  const map = mapColumns(table.columns, specs, file);
  const issues: Issue[] = [...table.issues, ...(isRefused(table.issues) ? [] : map.issues)];
  if (isRefused(issues)) return { records: [], issues };
  const records: BirthRecord[] = [];
  const firstRow = new Map<string, number>();
  const supposed = new Map<string, number>();
  const divided = new Divided();
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
    const old = cell('old_place');
    const place = cell('place');
    const key = old === '' ? `${year} ${place}` : `${year} old ${old}`;
    const first = firstRow.get(key);
    if (first !== undefined) return void report('year', 'duplicate-id', 'error', { first });
    firstRow.set(key, row);
    if (old !== '') {
      const parts = divideCount(births.value ?? 0, old, former.changes, former.people);
      if (parts.length === 0) return void report('old_place', 'births-old-unknown', 'error');
      if (!parts[0].stated) supposed.set(old, parts.length);
      for (const part of parts) divided.add(year, part.newCode, births.value === null ? null : part.count, row);
      return;
    }
    if (place !== '' && !places.has(place)) report('place', 'births-place-unknown', 'warning');
    records.push({ year, place, births: births.value, row });
  };
  table.rows.forEach((cells, at) => {
    take(cells, table.rowNumbers[at]);
  });
  if (records.some(({ place }) => place === '') && records.some(({ place }) => place !== ''))
    issues.push({ code: 'forecast-births-without-place', severity: 'warning', file });
  for (const [record, count] of supposed)
    issues.push({ code: 'births-split-supposed', severity: 'warning', file, record, params: { count } });
  return { records: divided.among(records), issues };
}

/** What came to communes of today from old ones; one unknown part leaves the sum unknown. */
class Divided {
  private readonly sums = new Map<string, BirthRecord>();

  add(year: number, place: string, births: number | null, row: number): void {
    const before = this.sums.get(`${year} ${place}`);
    const sum = before ? (before.births === null || births === null ? null : before.births + births) : births;
    this.sums.set(`${year} ${place}`, { year, place, births: sum, row: before?.row ?? row });
  }

  /** The rows with these; a row that states a commune of today itself stands. */
  among(records: readonly BirthRecord[]): BirthRecord[] {
    const stated = new Set(records.map(({ year, place }) => `${year} ${place}`));
    return [...records, ...[...this.sums].filter(([key]) => !stated.has(key)).map(([, record]) => record)];
  }
}
