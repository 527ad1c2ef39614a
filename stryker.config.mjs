import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(tmpdir(), 'truonggan-mutation');

/** Mutation testing of the engines of assignment and classes and their verifiers; `npm run mutation -- --mutate FILE` for one file. */
export default {
  testRunner: 'warm',
  plugins: ['./tests/mutation/runner.mjs'],
  mutate: [
    'api/engines/assignment/**/*.ts',
    'api/engines/verification/**/*.ts',
    'api/engines/classes/**/*.ts',
    'api/engines/class-verification/**/*.ts',
  ],
  ignorePatterns: ['data', 'dist', 'migrations', 'tests/journeys'],
  // Words of schemas and of errors in the program carry no behaviour (tests/mutation/runner.mjs); all logic is mutated, tables too.
  ignorers: ['words-only'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A starved machine must not pass for a mutant that never ends.
  timeoutMS: 60_000,
  timeoutFactor: 10,
  tempDirName: join(folder, 'sandbox'),
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: join(folder, 'mutation.json') },
  clearTextReporter: { logTests: false, allowColor: false },
};
