import type { JsonSchema } from '../../assignment/json-schema.ts';
import type { ClassIssue, ClassRecords, ClassRule } from '../../class-records.ts';
import type { Goal, Limit, Measure } from '../types.ts';

/** What a rule sees: cells by pupil, in the order of ids. */
export interface Field {
  pupilCount: number;
  classCount: number;
  /** Cells of an attribute, trimmed. */
  cells(attribute: string): string[];
  /** Friend wishes: n + 1 starts into the others. */
  friends: { start: Int32Array; others: Int32Array };
}

/** What a rule asks of a split. All absent: nothing. */
export interface Demand {
  goal?: Omit<Goal, 'rule'>;
  /** Several of one rule, each with the columns it is about. */
  goals?: Omit<Goal, 'rule'>[];
  limits?: Omit<Limit, 'rule'>[];
  sizeGap?: number;
  /** Seats each pupil takes of the cap beyond one. */
  seatsTaken?: Float64Array;
  /** Pupils of one value (−1: none) share a class. */
  sameClass?: Int32Array;
  /** Pupils of one value are in different classes. */
  apart?: Int32Array;
  /** Classes by pupil; null: any. */
  allowed?: (Uint8Array | null)[];
}

/** One named rule. */
export interface ClassRuleKind<R extends ClassRule = ClassRule> {
  name: R['rule'];
  /** Properties beside `rule`, as published. */
  properties: Record<string, JsonSchema>;
  required: string[];
  withDefaults(written: Record<string, unknown>): R;
  /** The column balance.json names; null: none. */
  attributeOf(rule: R): string | null;
  /** What in the records this rule cannot work with. */
  check(rule: R, records: ClassRecords): ClassIssue[];
  demand(rule: R, field: Field): Demand;
}

/** Dense numbers of the values of cells in their order of first use; blank: −1. */
export function numberValues(cells: string[]): { values: Int32Array; valueCount: number; names: string[] } {
  const numbers = new Map<string, number>();
  const values = Int32Array.from(cells, (cell) => {
    if (cell === '') return -1;
    const known = numbers.get(cell);
    if (known !== undefined) return known;
    numbers.set(cell, numbers.size);
    return numbers.size - 1;
  });
  return { values, valueCount: numbers.size, names: [...numbers.keys()] };
}

const no = new Set(['', '0', 'false', 'no']);

/** Does the cell mark its pupil? By the contract neither blank nor 0, false or no. */
export function isMarked(cell: string): boolean {
  return !no.has(cell.toLowerCase());
}

/** A measure of how evenly marked pupils lie. */
export function markedMeasure(cells: string[]): Measure {
  return {
    kind: 'count',
    values: Int32Array.from(cells, (cell) => (isMarked(cell) ? 0 : -1)),
    valueCount: 1,
    names: [''],
  };
}

/** Number of a cell; NaN when it is none. A comma is read as the decimal sign, as Vietnamese files write it. */
export function readNumber(cell: string): number {
  return /^-?\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : Number.NaN;
}

/** `rules-unknown-attribute` when pupils have no such column. */
export function checkColumn(attribute: string, { pupils }: ClassRecords): ClassIssue[] {
  if (Object.hasOwn(pupils.attributes, attribute)) return [];
  const found = Object.keys(pupils.attributes).join(', ') || '–';
  const value = attribute;
  return [
    { code: 'rules-unknown-attribute', severity: 'error', table: 'pupils', column: value, value, params: { found } },
  ];
}

/** A column that must hold numbers or blanks. */
export function checkNumbers(attribute: string, records: ClassRecords): ClassIssue[] {
  const missing = checkColumn(attribute, records);
  if (missing.length > 0) return missing;
  return records.pupils.attributes[attribute].flatMap((cell, index) => {
    const text = cell.trim();
    if (text === '' || !Number.isNaN(readNumber(text))) return [];
    const record = records.pupils.ids[index];
    return [
      { code: 'number-unreadable', severity: 'error', table: 'pupils', index, record, column: attribute, value: cell },
    ];
  });
}

/** The properties that make a balance rule hard. */
export const hardness: Record<string, JsonSchema> = {
  hard: { type: 'boolean', default: false, description: 'With maxGap: keep it, instead of coming as near as can be.' },
  maxGap: { type: 'number', minimum: 0, description: 'With hard: the greatest difference between two classes.' },
};

/** maxGap of a hard rule, null of a soft one. */
export function gapOf(written: Record<string, unknown>): number | null {
  return written.hard === true ? (written.maxGap as number) : null;
}

export const attributeProperty: JsonSchema = { type: 'string', minLength: 1, description: 'A column of pupils.csv.' };
