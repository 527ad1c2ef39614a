import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(tmpdir(), 'truonggan-mutation');

/**
 * Mutation testing of the engines of assignment and classes and their verifiers; `npm run mutation -- --mutate FILE` for one file.
 * A second run takes minutes: the runner remembers, beside the report, which test killed which mutant (tests/mutation/memory.mjs).
 */
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
  // The runner ends what never ends by the processor's time: a starved or halted machine must not pass for such a mutant.
  timeoutMS: 300_000,
  timeoutFactor: 1,
  tempDirName: join(folder, 'sandbox'),
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: join(folder, 'mutation.json') },
  clearTextReporter: { logTests: false, allowColor: false },
};
