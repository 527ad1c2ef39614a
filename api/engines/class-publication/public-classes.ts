import type { ClassWishKind } from '../class-records.ts';
import type { RuleValue, SplitMethod } from '../classes/types.ts';
import type { PublicDraw } from '../publication/public-result.ts';
import { sha256 } from '../sha256.ts';

/**
 * A class draw as anyone may have it: pupils are pseudonyms, of their columns only those the rules read, without names and
 * with values that are numbers of themselves. What is drawn is drawn from exactly this, so that replaying it needs no more.
 */
export interface PublicClasses {
  format: 'truonggan-public-classes';
  version: 1;
  school: string;
  schoolYear: string;
  grade: string;
  /** Invented figures: not the result of a real school. */
  synthetic: boolean;
  inputs: PublicClassInputs;
  /** The sealed draw; `inputsSha256` is `sealOf(inputs)`. Null: split without a draw, with the seed below. */
  draw: PublicDraw | null;
  seed: string;
  /** Label of the class of each pupil, in the order of `inputs.pupils`. */
  result: string[];
  /** What each rule's value is, as it was announced. */
  values: RuleValue[];
  /** Root of the hash tree over the rows (`rowText`), hexadecimal. */
  root: string;
}

/** All that decides the split but for the seed: what a seal fixes. */
export interface PublicClassInputs {
  classCount: number;
  /** rules.json as it was in force. */
  rules: { cap: number | null; rules: Record<string, unknown>[] };
  /** Pseudonyms, ascending. */
  pupils: string[];
  /** Cells of each column the rules read, in the order of `pupils`. */
  columns: Record<string, string[]>;
  /** Indices into `pupils`. */
  wishes: [one: number, kind: ClassWishKind, other: number][];
  /** Method of the split; absent: 1, as draws were made before there was another. */
  method?: SplitMethod;
}

/** SHA-256 of the inputs, hexadecimal: published before the seed can be known. */
export function sealOf(inputs: PublicClassInputs): string {
  const { classCount, rules, pupils, columns, wishes, method } = inputs;
  const names = Object.keys(columns).sort();
  const sealed = [classCount, sorted(rules), pupils, names.map((name) => [name, columns[name]]), wishes];
  const text = JSON.stringify(method === undefined ? sealed : [...sealed, method]);
  return hexOf(sha256(new TextEncoder().encode(text)));
}

/** The row of one pupil as it is hashed: pseudonym and class. */
export function rowText({ inputs, result }: PublicClasses, pupil: number): string {
  return JSON.stringify([inputs.pupils[pupil], result[pupil]]);
}

/** Objects with their names in order, so that how they were written does not show. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, own]) => [name, sorted(own)]));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
