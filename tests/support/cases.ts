import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Share of the random cases to try; absent: all. Mutation testing tries fewer, thousands of times over. */
    shareOfCases?: number;
  }
}

/** How many of `all` random cases this run tries: all of them, unless mutation testing runs them. */
export function cases(all: number): number {
  return Math.ceil(all * (inject('shareOfCases') ?? 1));
}
