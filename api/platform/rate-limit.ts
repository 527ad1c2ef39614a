import type { Clock } from './clock.ts';
import { Failure } from './errors.ts';

/** So many keys are remembered at most; beyond, those whose window is over are forgotten first. */
const mostKeys = 50_000;

/**
 * Counts attempts by key in windows of `seconds` and throws `too-many` beyond `most`. Kept in this process's memory: several
 * servers count apart, and a restart forgets, which lengthens no window by more than one.
 */
export class RateLimit {
  private readonly counts = new Map<string, { until: number; attempts: number }>();
  private readonly most: number;
  private readonly seconds: number;

  constructor(most: number, seconds: number) {
    this.most = most;
    this.seconds = seconds;
  }

  /** Takes one attempt of `key`. */
  take(clock: Clock, key: string): void {
    const now = clock.now().getTime();
    const known = this.counts.get(key);
    const entry = known && known.until > now ? known : { until: now + this.seconds * 1000, attempts: 0 };
    entry.attempts++;
    this.counts.set(key, entry);
    if (this.counts.size > mostKeys) this.forget(now);
    if (entry.attempts > this.most)
      throw new Failure('too-many', 'failures.too-many-tries', { minutes: Math.ceil((entry.until - now) / 60_000) });
  }

  private forget(now: number): void {
    for (const [key, { until }] of this.counts) if (until <= now) this.counts.delete(key);
    for (const key of this.counts.keys()) {
      if (this.counts.size <= mostKeys) return;
      this.counts.delete(key);
    }
  }
}
