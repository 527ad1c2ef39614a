import { defineConfig } from 'vitest/config';

/** For `npm run mutation`: the engine's tests alone, with a small share of their random cases for each of some thousand mutants. */
export default defineConfig({
  test: {
    include: [
      'tests/engines/assignment/**/*.test.ts',
      'tests/engines/verification/**/*.test.ts',
      'tests/engines/classes/**/*.test.ts',
      'tests/engines/class-verification/**/*.test.ts',
    ],
    testTimeout: 60_000,
    provide: { shareOfCases: 0.02 },
  },
});
