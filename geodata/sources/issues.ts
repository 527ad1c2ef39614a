/**
 * What is wrong with data is returned, never thrown: every source answers `{ records, issues }`.
 * The sentence of an issue (what, where, the value, what to do) is found by its code in `web/text/issues.ts`, in each language.
 */
export interface Issue {
  /** Key into `web/text/issues.ts`. */
  code: string;
  /** `refuse`: the file cannot enter; `error`: this row cannot; `warning`: it enters, flagged; `note`: understood so. */
  severity: 'refuse' | 'error' | 'warning' | 'note';
  file?: string;
  /** 1-based line or spreadsheet row, header included, as a person counts in the file. */
  row?: number;
  /** Record key (id, code) where the file has no rows. */
  record?: string;
  column?: string;
  value?: string;
  /** Further values the sentence names. */
  params?: Record<string, string | number>;
}

/** A source's answer. `records` never contains a row that carries an `error`. */
export interface SourceResult<T> {
  records: T[];
  issues: Issue[];
}

/** True when an issue forbids the whole file. */
export function isRefused(issues: Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'refuse');
}
