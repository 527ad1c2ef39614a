import { basename } from 'node:path';
import type { ApplicantColumns, SchoolColumns } from '#engines/enrolment-records.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import { type CsvColumns, readCsvFile } from '../../../platform/csv-files.ts';
import { IdIndex } from './id-index.ts';

/** A table of records with points and attributes, by id. */
export interface ReadTable<T> {
  columns: T;
  index: IdIndex;
  issues: Issue[];
}

/**
 * schools.csv: `school_id` and `seats` are needed; every other column is kept as an attribute. Blank seats are unknown: an
 * error (`seats-unknown`), or with `leaveOutUnknown` a warning and a school without known seats.
 */
export function readSchools(path: string, leaveOutUnknown: boolean): ReadTable<SchoolColumns> {
  const seats: number[] = [];
  const file = basename(path);
  const table = readTable(path, 'school_id', ['seats'], (cell, row) => {
    const fault = faultOfCount(cell);
    seats.push(cell === '' || fault !== null ? -1 : Number(cell));
    if (cell === '')
      return {
        code: leaveOutUnknown ? 'school-left-out' : 'seats-unknown',
        severity: leaveOutUnknown ? 'warning' : 'error',
        file,
        row,
        column: 'seats',
      };
    return fault === null ? null : { code: fault, severity: 'error', file, row, column: 'seats', value: cell };
  });
  return { ...table, columns: { ...table.columns, seats: Int32Array.from(seats) } };
}

/** applicants.csv: `applicant_id` is needed; every other column is kept as an attribute. */
export function readApplicants(path: string): ReadTable<ApplicantColumns> {
  return readTable(path, 'applicant_id', [], () => null);
}

function readTable(
  path: string,
  idColumn: string,
  counted: string[],
  onCount: (cell: string, row: number) => Issue | null,
): ReadTable<ApplicantColumns> {
  const file = basename(path);
  const index = new IdIndex();
  const issues: Issue[] = [];
  const attributes: Record<string, string[]> = {};
  const points: number[] = [];
  let names: string[] = [];
  const wanted: CsvColumns = {
    required: [idColumn, ...counted],
    optional: ['lon', 'lat'],
    aliases: { [idColumn]: ['id'] },
  };
  let cellsOf: string[][] = [];
  const lonAt = 1 + counted.length;
  const summary = readCsvFile(
    path,
    wanted,
    (cells, row, all) => {
      const fault = index.add(cells[0]!, row, file, idColumn);
      if (fault) {
        issues.push(fault);
        return;
      }
      const count = counted.length > 0 ? onCount(cells[1]!.trim(), row) : null;
      if (count) issues.push(count);
      for (let i = 0; i < names.length; i++) cellsOf[i].push(all[i]);
      for (const at of [lonAt, lonAt + 1]) {
        const degrees = degreesOf(cells[at]);
        points.push(degrees);
        const limit = at === lonAt ? 180 : 90;
        const column = at === lonAt ? 'lon' : 'lat';
        if (cells[at]?.trim() && !(Math.abs(degrees) <= limit))
          issues.push({ code: 'degrees-impossible', severity: 'error', file, row, column, value: cells[at]! });
      }
    },
    {
      onHeader: (header) => {
        names = header;
        cellsOf = names.map(() => []);
      },
    },
  );
  names.forEach((name, i) => {
    if (name !== '' && name !== idColumn && name !== 'lon' && name !== 'lat') attributes[name] = cellsOf[i];
  });
  const hasPoints = names.includes('lon') && names.includes('lat');
  const lonLats = hasPoints ? Float64Array.from(points) : null;
  return { columns: { ids: index.ids, lonLats, attributes }, index, issues: [...summary.issues, ...issues] };
}

/** NaN for blank, absent or unreadable cells. */
function degreesOf(cell: string | undefined): number {
  const text = cell?.trim() ?? '';
  return text === '' ? Number.NaN : Number(text);
}

/** Why a cell is no count of 0 or more; null when it is one, or blank. */
function faultOfCount(cell: string): string | null {
  if (cell === '' || (/^\d+$/.test(cell) && Number(cell) < 2 ** 31)) return null;
  const number = Number(cell);
  if (!Number.isFinite(number)) return 'count-not-a-number';
  return number < 0 ? 'count-negative' : 'count-fractional';
}
