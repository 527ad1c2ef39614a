/** The only source of the present; injected, so that a test lives on the day it names. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at `iso`. */
export function fixedClock(iso: string): Clock {
  return { now: () => new Date(iso) };
}
