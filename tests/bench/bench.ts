/** One line of a bench's table. Blank cells say what could not be measured, never a guess. */
export interface BenchRow {
  measure: string;
  /** Our figure and the reference's, in the unit of the measure's name. */
  ours: number | string;
  reference?: number | string;
  /** Reference ÷ ours where less is better. */
  ratio?: number;
  /** What the project promises, in words. */
  target?: string;
  /** undefined: could not be judged (the reference is absent). */
  holds?: boolean;
}

export interface BenchResult {
  rows: BenchRow[];
  /** Data, seeds, and what is missing: printed under the table. */
  notes: string[];
}

/** A file `tests/bench/<name>.bench.ts` exports `bench`; `npm run bench -- <name>` runs it. */
export interface Bench {
  summary: string;
  run(): Promise<BenchResult>;
}

/** Milliseconds of `work`. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; answer: T }> {
  const start = performance.now();
  const answer = await work();
  return { ms: performance.now() - start, answer };
}

/** The value below which `share` of the sorted values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
