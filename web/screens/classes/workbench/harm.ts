import { compareStandings, type Standing } from '#engines/classes/workbench/board.ts';

/** What a change does: breaks a hard rule, makes some rule worse, or hurts nothing. */
export type Harm = 'breaks' | 'bad' | 'good';

export function harmOf(after: Standing, before: Standing): Harm {
  if (after.hardBreaks > before.hardBreaks) return 'breaks';
  const isWorse = after.values.some((value, i) => value > before.values[i] + 1e-9);
  return isWorse || compareStandings(after, before) > 0 ? 'bad' : 'good';
}
