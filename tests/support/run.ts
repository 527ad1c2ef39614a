/** `npm test` (every test but the journeys) and `npm run journeys`: a reason for each skip, and one closing line. */
import { parseArgs } from 'node:util';
import type { Reporter, TestCase } from 'vitest/node';
import { startVitest } from 'vitest/node';

const { values, positionals } = parseArgs({
  options: { 'require-data': { type: 'boolean', default: false }, journeys: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const counts = { passed: 0, failed: 0, skipped: 0 };
const reasons = new Map<string, string[]>();

const closing: Reporter = {
  onTestCaseResult(test: TestCase) {
    const result = test.result();
    if (result.state === 'pending') return;
    if (result.state !== 'skipped') counts[result.state] += 1;
    else {
      counts.skipped += 1;
      const reason = result.note ?? '';
      reasons.set(reason, [...(reasons.get(reason) ?? []), test.fullName]);
    }
  },
};

const vitest = await startVitest('test', positionals, {
  watch: false,
  reporters: ['default', closing],
  // Journeys drive a browser, which npm test must do without.
  ...(values.journeys && {
    include: ['tests/journeys/**/*.journey.ts'],
    exclude: [],
    maxWorkers: 1,
    globalSetup: ['tests/journeys/serve-demo.ts'],
  }),
});
const brokenFiles = vitest.state.getTestModules().filter((module) => module.errors().length > 0).length;
const unhandled = vitest.state.getUnhandledErrors().length;
await vitest.close();

for (const [reason, names] of reasons) {
  process.stdout.write(`skipped ${names.length}: ${reason || 'NO REASON GIVEN'}\n`);
  for (const name of reason ? names.slice(0, 3) : names) process.stdout.write(`    ${name}\n`);
}
const broken = brokenFiles + unhandled;
if (broken > 0) process.stdout.write(`${broken} test files or handlers broke outside a test\n`);
// A skip that does not say why is a failure; with --require-data every skip is.
const condemned = values['require-data'] ? counts.skipped : (reasons.get('')?.length ?? 0);
const failed = counts.failed + broken + condemned;
process.stdout.write(`${counts.passed} passed, ${failed} failed, ${counts.skipped - condemned} skipped\n`);
process.exit(failed > 0 || counts.passed === 0 ? 1 : 0);
