import type { SchoolResult } from '../../../api/client.ts';

/** Where the open seats of one school year ended; null: seats were left, or no metres decided. */
export interface LastOfYear {
  schoolYear: string;
  lastMetres: number | null;
}

/**
 * The last child admitted to the open seats, oldest year first, of the level the school was last published for: periods of
 * different levels are no series. Of several periods of one year, the one listed first.
 */
export function lastOfYears(results: readonly SchoolResult[]): LastOfYear[] {
  const level = results[0]?.level;
  const years = new Map<string, LastOfYear>();
  for (const result of results) {
    if (result.level !== level || years.has(result.schoolYear)) continue;
    const open = result.groups.find(({ name }) => name === 'open');
    years.set(result.schoolYear, { schoolYear: result.schoolYear, lastMetres: open?.lastMetres ?? null });
  }
  return [...years.values()].sort((one, other) => (one.schoolYear < other.schoolYear ? -1 : 1));
}
