import type { Relaxation } from './relaxation.ts';
import type { Stop } from './types.ts';

/** Where the Lagrangian has come to. */
export interface Ascent {
  /** The greatest bound, its prices. */
  bound: number;
  prices: Float64Array;
  /** How often each candidate was chosen, later steps weighing more: near the fractional optimum. */
  leaning: Float64Array;
}

/** Steps without a better bound before the pace falls. */
const patience = 15;

/**
 * Raises the bound by deflected subgradient steps (Held, Wolfe & Crowder 1974; Camerini, Fratta & Maffioli 1975) from `ascent.prices`
 * towards `target`, a cost that is reached. Stops after `steps`, when `target` is met within `enough`, or when asked to.
 * `onChosen` hears the candidates chosen now and then and answers the least cost known.
 */
export function ascend(
  relaxation: Relaxation,
  ascent: Ascent,
  options: {
    target: number;
    steps: number;
    enough: number;
    whole: boolean;
    stop: Stop;
    onChosen: (chosen: readonly number[]) => number;
    /** Hears the greatest bound after every step. */
    onStep: (bound: number) => void;
  },
): void {
  const { steps, enough, whole, stop } = options;
  let { target } = options;
  const u = ascent.prices.slice();
  const direction = new Float64Array(u.length);
  let pace = 1.6;
  let idle = 0;
  for (let step = 0; step < steps && !stop(); step++) {
    const bound = relaxation.value(u, whole);
    for (let j = 0; j < ascent.leaning.length; j++) ascent.leaning[j] *= 0.93;
    for (const j of relaxation.chosen) ascent.leaning[j] += 0.07;
    if (bound > ascent.bound) {
      if (bound > ascent.bound + 1e-5 * Math.abs(target - ascent.bound)) idle = 0;
      ascent.bound = bound;
      ascent.prices.set(u);
      if (step % 4 === 0) target = options.onChosen(relaxation.chosen);
    } else if (++idle >= patience) {
      pace *= 0.6;
      idle = 0;
      u.set(ascent.prices);
      direction.fill(0);
      relaxation.value(u, whole);
      if (pace < 1e-4) return;
    }
    options.onStep(ascent.bound);
    if (target - ascent.bound <= enough) return;
    if (!move(u, direction, relaxation.sent, pace * Math.max(target - bound, enough))) return;
  }
}

/** One step; false when every row is sent exactly once: nothing to gain. */
function move(u: Float64Array, direction: Float64Array, sent: Float64Array, length: number): boolean {
  let norm = 0;
  for (let i = 0; i < u.length; i++) {
    const lack = 1 - sent[i];
    // A price of 0 that would fall does not move.
    direction[i] = u[i] <= 0 && lack < 0 ? 0 : lack + 0.7 * direction[i];
    norm += direction[i] * direction[i];
  }
  if (norm < 1e-18) return false;
  const stride = length / norm;
  for (let i = 0; i < u.length; i++) u[i] = Math.max(0, u[i] + stride * direction[i]);
  return true;
}
