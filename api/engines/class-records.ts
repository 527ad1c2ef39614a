/**
 * What a school puts in to split its pupils into classes, as columns: nothing here is weighed or chosen. Types alone, so that
 * the allocation and its verifier can share the data without sharing a line of reasoning.
 */
export interface ClassRecords {
  pupils: PupilColumns;
  wishes: ClassWishColumns;
  /** Classes are labelled 1 … classCount, none empty. */
  classCount: number;
}

/** `attributes` holds every column but the id by its name (`name` too), blank cells as ''. */
export interface PupilColumns {
  ids: string[];
  attributes: Record<string, string[]>;
}

/** `together` and `apart` are kept, `friend` is granted where it can be. */
export type ClassWishKind = 'together' | 'apart' | 'friend';

/** One wish a row; `pupils` and `others` are indices into `pupils.ids`. */
export interface ClassWishColumns {
  pupils: Int32Array;
  kinds: ClassWishKind[];
  others: Int32Array;
}

/** rules.json after checking, defaults filled in. */
export interface ClassRules {
  /** Most pupils in a class; null: none stated. */
  cap: number | null;
  rules: ClassRule[];
}

/** One line of the list. Soft ones weigh by their place: earlier first. `maxGap` null: soft. */
export type ClassRule =
  | { rule: 'size'; maxGap: number }
  | { rule: 'balance-count'; attribute: string; purpose: string | null; maxGap: number | null }
  | { rule: 'sex' | 'birth-quarter' | 'nursery' | 'feeder'; attribute: string; maxGap: number | null }
  | { rule: 'ethnicity' | 'poverty'; attribute: string; purpose: string; maxGap: number | null }
  | { rule: 'scores'; attributes: string[]; maxGap: number | null }
  | { rule: 'twins'; attribute: string; wish: string }
  | { rule: 'keep-apart'; attribute: string }
  | { rule: 'choices'; attribute: string; offers: { value: string; classes: string[] }[] }
  | { rule: 'balance-mean'; attributes: string[]; maxGap: number | null }
  | { rule: 'spread'; attribute: string; maxPerClass: number | null; capReduction: number; load: LoadLimit | null }
  | { rule: 'repeaters'; attribute: string; maxGap: number | null }
  | { rule: 'namesakes'; attribute: string; hard: boolean }
  | { rule: 'same-class'; attribute: string }
  | { rule: 'neighbourhood'; attribute: string; mode: 'mix' | 'group' }
  | { rule: 'friend' }
  | { rule: 'pinned'; attribute: string }
  | { rule: 'teacher-fit'; attribute: string; classes: string[]; hard: boolean };

/** The sum of a column of numbers in one class is at most `max`. */
export interface LoadLimit {
  attribute: string;
  max: number;
}

/** One row of classes.csv. */
export interface ClassRow {
  pupilId: string;
  /** '1' … */
  classLabel: string;
}

/** Something wrong with the records or the rules; the caller adds the file's name and row from `table` and `index`. */
export interface ClassIssue {
  /** Key into web/text/issues.ts. */
  code: string;
  severity: 'error' | 'refuse' | 'warning';
  table: 'rules' | 'pupils' | 'wishes';
  index?: number;
  record?: string;
  column?: string;
  value?: string;
  params?: Record<string, string | number>;
}
