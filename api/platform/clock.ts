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

/** The calendar day (ISO) it is in a time zone. */
export function dayIn(clock: Clock, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    clock.now(),
  );
}
