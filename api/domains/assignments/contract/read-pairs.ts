import { basename } from 'node:path';
import type { ChoiceColumns, DecisionColumns, PriorityColumns, TravelColumns } from '#engines/enrolment-records.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import { readCsvFile } from '../../../platform/csv-files.ts';
import { GrowingColumn } from './growing-column.ts';
import type { IdIndex } from './id-index.ts';

/** Where ids of the rows are looked up. */
export interface Lookup {
  applicants: IdIndex;
  schools: IdIndex;
}

/** A table of applicant–school rows; `rows` are the rows of the file, for messages. */
export interface ReadPairs<T> {
  columns: T;
  rows: Int32Array;
  issues: Issue[];
}

/** choices.csv: `applicant_id,rank,school_id`. A rank or a school named twice by one applicant is an error. */
export function readChoices(path: string, lookup: Lookup): ReadPairs<ChoiceColumns> {
  const ranks = new GrowingColumn();
  const read = readPairs(path, ['rank'], lookup, ([cell]) => {
    const rank = wholeNumber(cell);
    if (!(rank >= 1)) return { code: 'rank-unreadable', column: 'rank', value: cell };
    ranks.push(rank);
    return null;
  });
  const columns = { ...read.pairs, ranks: ranks.close() };
  const twice = repeated(columns.applicants, columns.ranks, lookup.applicants.ids.length).map(
    ([first, again]): Issue => ({
      code: 'rank-twice',
      severity: 'error',
      file: basename(path),
      row: read.rows[again],
      column: 'rank',
      value: String(columns.ranks[again]),
      params: { first: read.rows[first] },
    }),
  );
  return { columns, rows: read.rows, issues: [...read.issues, ...twice] };
}

/** priorities.csv: `applicant_id,school_id,value`, the lower the better. */
export function readPriorities(path: string, lookup: Lookup): ReadPairs<PriorityColumns> {
  const values: number[] = [];
  const read = readPairs(path, ['value'], lookup, ([cell]) => {
    if (cell.trim() === '' || !Number.isFinite(Number(cell)))
      return { code: 'number-unreadable', column: 'value', value: cell };
    values.push(Number(cell));
    return null;
  });
  return { columns: { ...read.pairs, values: Float64Array.from(values) }, rows: read.rows, issues: read.issues };
}

/** decisions.csv: `applicant_id,school_id,decision,reason`. A second decision about one applicant is an error. */
export function readDecisions(path: string, lookup: Lookup): ReadPairs<DecisionColumns> {
  const numbers: string[] = [];
  const reasons: string[] = [];
  const read = readPairs(path, ['decision', 'reason'], lookup, ([number, reason]) => {
    numbers.push(number);
    reasons.push(reason);
    return null;
  });
  const { applicants } = read.pairs;
  const issues = repeated(applicants, applicants, lookup.applicants.ids.length)
    .filter(([first, again]) => read.pairs.schools[first] !== read.pairs.schools[again])
    .map(
      ([first, again]): Issue => ({
        code: 'decision-contradicts',
        severity: 'error',
        file: basename(path),
        row: read.rows[again],
        column: 'applicant_id',
        value: lookup.applicants.ids[applicants[again]],
        params: { first: read.rows[first] },
      }),
    );
  return { columns: { ...read.pairs, numbers, reasons }, rows: read.rows, issues: [...read.issues, ...issues] };
}

/**
 * travel.csv: `from_id,to_id,metres` (or `applicant_id,school_id`); blank metres: measured, no way. Columns `seconds` and
 * `snap_from_metres` are kept when they are there, the latter as the longest leg of each applicant. Rows about applicants or
 * schools that are not in this run are left aside and counted (`travel-rows-unused`), unless an id has plainly lost its zeros.
 */
export function readTravel(path: string, lookup: Lookup): ReadPairs<TravelColumns> {
  const metres = new GrowingColumn();
  const seconds = new GrowingColumn();
  let homeLegs = null as Int32Array | null;
  const read = readPairs(
    path,
    ['metres'],
    lookup,
    ([cell], [secondsCell, legCell], applicant) => {
      const value = cell.trim() === '' ? -1 : wholeNumber(cell);
      if (Number.isNaN(value)) return { code: 'metres-unreadable', column: 'metres', value: cell };
      const time = secondsCell?.trim() ?? '';
      if (time !== '' && Number.isNaN(wholeNumber(time)))
        return { code: 'seconds-unreadable', column: 'seconds', value: secondsCell! };
      metres.push(value);
      if (secondsCell !== undefined) seconds.push(time === '' ? -1 : Number(time));
      if (legCell !== undefined) {
        homeLegs ??= new Int32Array(lookup.applicants.ids.length).fill(-1);
        homeLegs[applicant] = Math.max(homeLegs[applicant], wholeLeg(legCell));
      }
      return null;
    },
    'leave-aside',
    ['seconds', 'snap_from_metres'],
  );
  const columns = {
    ...{ ...read.pairs, metres: metres.close() },
    ...(seconds.length > 0 && { seconds: seconds.close() }),
    ...(homeLegs && { homeLegs }),
  };
  const { unused } = read;
  const warning: Issue = {
    code: 'travel-rows-unused',
    severity: 'warning',
    file: basename(path),
    params: { count: unused },
  };
  return { columns, rows: read.rows, issues: unused > 0 ? [...read.issues, warning] : read.issues };
}

/** The number that one to nine digits write, spaces around them aside; NaN for anything else. */
function wholeNumber(cell: string): number {
  const text = cell.trim();
  if (text.length === 0 || text.length > 9) return Number.NaN;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = 10 * value + digit;
  }
  return value;
}

/** Whole metres, rounded up; −1 for what is blank or no length: the distance stands without it. */
function wholeLeg(cell: string): number {
  const metres = cell.trim() === '' ? Number.NaN : Number(cell);
  return metres >= 0 && metres < 1e9 ? Math.ceil(metres) : -1;
}

const mostFaults = 10_000;

function readPairs(
  path: string,
  further: string[],
  lookup: Lookup,
  take: (
    cells: string[],
    optional: (string | undefined)[],
    applicant: number,
  ) => { code: string; column: string; value: string } | null,
  onUnknown: 'refuse' | 'leave-aside' = 'refuse',
  optional: string[] = [],
) {
  const file = basename(path);
  const applicants = new GrowingColumn();
  const schools = new GrowingColumn();
  const rows = new GrowingColumn();
  const issues: Issue[] = [];
  let unused = 0;
  const aliases = { applicant_id: ['from_id', 'id'], school_id: ['to_id'] };
  const cellsOfRow: string[] = [];
  const optionalOfRow: (string | undefined)[] = [];
  const columns = {
    required: ['applicant_id', 'school_id', ...further],
    optional,
    aliases,
  };
  const summary = readCsvFile(path, columns, (cells, row) => {
    const applicant = lookup.applicants.find(cells[0]!);
    const school = lookup.schools.find(cells[1]!);
    if (applicant < 0 || school < 0) {
      const [index, column, code] =
        applicant < 0
          ? ([lookup.applicants, 'applicant_id', 'applicant-unknown'] as const)
          : ([lookup.schools, 'school_id', 'school-unknown'] as const);
      const id = cells[applicant < 0 ? 0 : 1]!;
      if (onUnknown === 'leave-aside' && (issues.length >= mostFaults || index.withLostZeros(id) === undefined))
        unused++;
      else if (issues.length < mostFaults) issues.push(index.unknown(id, code, { file, row, column }));
      return;
    }
    for (let i = 0; i < further.length; i++) cellsOfRow[i] = cells[i + 2]!;
    for (let i = 0; i < optional.length; i++) optionalOfRow[i] = cells[2 + further.length + i];
    const fault = take(cellsOfRow, optionalOfRow, applicant);
    if (fault) {
      if (issues.length < mostFaults) issues.push({ ...fault, severity: 'error', file, row });
      return;
    }
    applicants.push(applicant);
    schools.push(school);
    rows.push(row);
  });
  const pairs = { applicants: applicants.close(), schools: schools.close() };
  const places = rows.close();
  for (const [first, again] of repeated(pairs.applicants, pairs.schools, lookup.applicants.ids.length))
    issues.push({
      code: 'pair-twice',
      severity: 'error',
      file,
      row: places[again],
      value: lookup.schools.ids[pairs.schools[again]],
      params: { applicant: lookup.applicants.ids[pairs.applicants[again]], first: places[first] },
    });
  return { pairs, rows: places, issues: [...summary.issues, ...issues], unused };
}

/** Rows that repeat a value within one applicant: [first row, later row], at most `mostFaults`. Linear in the rows. */
function repeated(applicants: Int32Array, values: Int32Array, applicantCount: number): [number, number][] {
  const first = new Int32Array(applicantCount).fill(-1);
  const next = new Int32Array(applicants.length);
  for (let row = applicants.length - 1; row >= 0; row--) {
    next[row] = first[applicants[row]];
    first[applicants[row]] = row;
  }
  const most = values.reduce((highest, value) => Math.max(highest, value), 0);
  // Values are small (schools, ranks); a rank like 99,999,999 is looked up in a map instead of a table.
  const seenBy = most < 5_000_000 ? new Int32Array(most + 1).fill(-1) : null;
  const seenAt = seenBy ? new Int32Array(most + 1) : null;
  const found: [number, number][] = [];
  for (let a = 0; a < applicantCount; a++) {
    const far = seenBy ? null : new Map<number, number>();
    for (let row = first[a]; row >= 0; row = next[row]) {
      const value = values[row];
      const before = seenBy ? (seenBy[value] === a ? seenAt![value] : -1) : (far!.get(value) ?? -1);
      if (before >= 0 && found.length < mostFaults) found.push([before, row]);
      if (seenBy) {
        seenBy[value] = a;
        seenAt![value] = row;
      } else far!.set(value, row);
    }
  }
  return found;
}
