import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(tmpdir(), 'truonggan-mutation');

/** Mutation testing of the engines of assignment and classes and their verifiers; `npm run mutation -- --mutate FILE` for one file. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [
    'api/engines/assignment/**/*.ts',
    'api/engines/verification/**/*.ts',
    'api/engines/classes/**/*.ts',
    'api/engines/class-verification/**/*.ts',
  ],
  ignorePatterns: ['data', 'dist', 'migrations', 'tests/journeys', 'tests/bench'],
  // Code that runs once while modules load (tables of rules, schemas) belongs to no single test and would need all of them.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 5_000,
  tempDirName: join(folder, 'sandbox'),
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: join(folder, 'mutation.json') },
  clearTextReporter: { logTests: false, allowColor: false },
};
