import { drawBoundaries } from '#engines/catchment/boundaries/draw-boundaries.ts';
import type { BoundaryPlan, BoundaryProblem, BoundaryRules, Progress } from '#engines/catchment/boundaries/types.ts';

export interface DrawQuestion {
  problem: BoundaryProblem;
  rules: BoundaryRules;
}

export type DrawMessage =
  | { kind: 'progress'; share: number; step: Parameters<Progress>[1] }
  | { kind: 'done'; plan: BoundaryPlan }
  | { kind: 'failed'; message: string };

const tell = (message: DrawMessage) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<DrawQuestion>) => {
  try {
    const plan = drawBoundaries(data.problem, data.rules, (share, step) => {
      tell({ kind: 'progress', share, step });
      return true;
    });
    if (plan) tell({ kind: 'done', plan });
  } catch (failure) {
    tell({ kind: 'failed', message: String(failure) });
  }
});
