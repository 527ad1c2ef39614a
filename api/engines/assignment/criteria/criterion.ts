import type { Criterion, EnrolmentIssue, EnrolmentRecords } from '../../enrolment-records.ts';
import type { JsonSchema } from '../json-schema.ts';

/** What a criterion sees: the records, and for every wish its applicant, school (record indices) and metres (−1: not measured). */
export interface Field {
  records: EnrolmentRecords;
  /** Lottery numbers by record index, dense ranks: equal numbers share a rank. */
  lotteryRank: Int32Array;
  wishes: { applicant: Int32Array; school: Int32Array; metres: Int32Array };
  /** For relative-proximity, by wish: metres to the next school that would take the child less those to this one; Infinity: none. */
  extraMetres?: Float64Array;
}

/** Whole numbers from 0 to `range` − 1, lower is better, one an applicant (record order) or one a wish. */
export interface Column {
  per: 'applicant' | 'wish';
  values: Int32Array;
  range: number;
}

/** One named rule of the ordered list. */
export interface CriterionRule<C extends Criterion = Criterion> {
  name: C['rule'];
  /** Properties beside `rule`, as published. */
  properties: Record<string, JsonSchema>;
  required: string[];
  /** Fills in what the writer of the rules left out. */
  withDefaults(written: Record<string, unknown>): C;
  /** Does ranking by it need measured metres? */
  usesMetres: boolean;
  column(criterion: C, field: Field): Column;
  /** What in the records this criterion cannot work with. */
  check(criterion: C, records: EnrolmentRecords): EnrolmentIssue[];
}

/** One value for each applicant. */
export function byApplicant(field: Field, range: number, value: (applicant: number) => number): Column {
  const values = new Int32Array(field.records.applicants.ids.length);
  for (let i = 0; i < values.length; i++) values[i] = value(i);
  return { per: 'applicant', values, range };
}

/** One value for each wish. */
export function byWish(
  field: Field,
  range: number,
  value: (applicant: number, school: number, wish: number) => number,
): Column {
  const { applicant, school } = field.wishes;
  const values = new Int32Array(applicant.length);
  for (let w = 0; w < values.length; w++) values[w] = value(applicant[w], school[w], w);
  return { per: 'wish', values, range };
}

/** Dense ranks of numbers, ascending, NaN (blank) last. */
export function denseRanks(numbers: Float64Array): { ranks: Int32Array; range: number } {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i];
  const ranks = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++)
    ranks[i] = Number.isNaN(numbers[i]) ? distinct : lowerBound(sorted, distinct, numbers[i]);
  return { ranks, range: distinct + 1 };
}

function lowerBound(sorted: Float64Array, length: number, number: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `rules-unknown-attribute` when the applicants have no column of that name. */
export function checkAttribute(attribute: string, records: EnrolmentRecords): EnrolmentIssue[] {
  return checkColumn('applicants', attribute, records.applicants.attributes);
}

/** `rules-unknown-attribute` when the table has no such column; null asks for none. */
export function checkColumn(
  table: 'applicants' | 'schools',
  attribute: string | null,
  columns: Record<string, string[]>,
): EnrolmentIssue[] {
  if (attribute === null || Object.hasOwn(columns, attribute)) return [];
  const found = Object.keys(columns).join(', ') || '–';
  return [
    {
      code: 'rules-unknown-attribute',
      severity: 'error',
      table,
      column: attribute,
      value: attribute,
      params: { found },
    },
  ];
}
