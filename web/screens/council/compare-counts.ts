import type { Run } from '../../../api/client.ts';

const figures = ['placed', 'unplaced', 'firstChoice', 'meanMetres', 'maxMetres'] as const;

export interface ComparedFigure {
  figure: (typeof figures)[number];
  unit: 'm' | null;
  ours: number | null;
  theirs: number | null;
  /** Ours less theirs; null where either is unknown. */
  difference: number | null;
}

/** Finished runs of the same period this one can be held against, nearest-first (today's practice) before others. */
export function comparableRuns(run: Run, runs: readonly Run[]): Run[] {
  const others = runs.filter((other) => other.id !== run.id && other.status === 'done' && other.counts !== null);
  return others.sort((a, b) => Number(b.mechanism === 'nearest-first') - Number(a.mechanism === 'nearest-first'));
}

export function compareCounts(run: Run, other: Run): ComparedFigure[] {
  return figures.map((figure) => {
    const [ours, theirs] = [run.counts?.[figure] ?? null, other.counts?.[figure] ?? null];
    const difference = ours === null || theirs === null ? null : ours - theirs;
    return { figure, unit: figure.endsWith('Metres') ? 'm' : null, ours, theirs, difference };
  });
}
