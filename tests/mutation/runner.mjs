import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { bundleTests } from './bundle.mjs';

const [success, failed, skipped, endless] = [0, 1, 2, 3];

/** A test that needs this much more processor time than without a mutant never ends: so many times as long and so many seconds. */
const [mostTimes, mostSeconds] = [10, 1];

/** From here on a test is a property over many towns. */
const longMs = 200;

/**
 * Runs the engines' tests inside Stryker's own process: bundled once into one module, loaded once and warm for every mutant, until
 * a test fails: first those that failed of late (mutants of one place fall to the same test), then the quickest first.
 * Starting Vitest anew costs seconds a mutant; this costs milliseconds. The bundle is evaluated again only for a mutant of code
 * that runs while modules load (tables of rules, schemas).
 */
class WarmRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.bundle = await bundleTests(resolve(`.mutation-${process.pid}`));
    this.spentFile = resolve('.mutation-times.json');
    this.loads = 0;
    this.killers = new Map();
    this.kills = 0;
    this.state = globalThis.__stryker__ ??= {};
  }

  async dryRun() {
    const results = [];
    for (const test of await this.load()) {
      this.state.currentTestId = test.id;
      results.push(await resultOf(test, Number.POSITIVE_INFINITY));
      this.state.currentTestId = undefined;
    }
    const spent = results.map(({ id, timeSpentMs }) => [id, timeSpentMs]).sort(([, a], [, b]) => a - b);
    await writeFile(this.spentFile, JSON.stringify(spent));
    return { status: 'complete', tests: results, mutantCoverage: this.state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const isStatic = mutantActivation === 'static';
    Object.assign(this.state, { hitCount: 0, hitLimit, activeMutant: isStatic ? activeMutant.id : undefined });
    try {
      if (isStatic || !this.tests) await this.load();
      const tests = await this.choose(testFilter);
      this.state.activeMutant = activeMutant.id;
      return await this.firstFailure(tests);
    } catch (error) {
      return { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 };
    } finally {
      this.state.activeMutant = undefined;
      if (isStatic) this.tests = undefined;
    }
  }

  async firstFailure(tests) {
    let run = 0;
    for (const test of tests) {
      const { status, failureMessage } = await resultOf(test, this.spent.get(test.id) * mostTimes + mostSeconds * 1000);
      run++;
      if (this.state.hitCount > this.state.hitLimit) return { status: 'timeout', reason: 'hit limit reached' };
      if (status === endless) return { status: 'timeout', reason: failureMessage };
      if (status === failed) this.killers.set(test.id, ++this.kills);
      if (status === failed) return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests: run };
    }
    return { status: 'survived', nrOfTests: run };
  }

  async load() {
    const { tests } = await import(`${pathToFileURL(this.bundle)}?${++this.loads}`);
    this.tests = tests;
    return tests;
  }

  async choose(filter) {
    this.spent ??= new Map(JSON.parse(await readFile(this.spentFile, 'utf8')));
    const wanted = filter && new Set(filter);
    // A table that is wrong shows in a small test: without a filter the long properties are left out.
    const tests = this.tests.filter(({ id }) => (wanted ? wanted.has(id) : this.spent.get(id) < longMs));
    const killed = (id) => this.killers.get(id) ?? 0;
    return tests.sort((a, b) => killed(b.id) - killed(a.id) || this.spent.get(a.id) - this.spent.get(b.id));
  }
}

async function resultOf(test, mostMs) {
  const started = performance.now();
  const result = { id: test.id, name: test.name, fileName: test.file && join(process.cwd(), test.file) };
  try {
    await runWithin(test, mostMs);
    return { ...result, status: success, timeSpentMs: performance.now() - started };
  } catch (error) {
    const timeSpentMs = performance.now() - started;
    if (error?.skipped) return { ...result, status: skipped, timeSpentMs };
    const status = error?.code === tookTooLong ? endless : failed;
    return { ...result, status, timeSpentMs, failureMessage: String(error?.stack ?? error) };
  }
}

const tookTooLong = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
const call = new Script('globalThis.__runTest()');

/**
 * Runs a test, and ends it where it has used so many milliseconds of the processor: on a busy machine the clock says nothing.
 * Where only the clock ran out it is run once more with more of it.
 */
async function runWithin(test, mostMs) {
  globalThis.__runTest = () => test.run();
  if (mostMs === Number.POSITIVE_INFINITY) return await test.run();
  for (let timeout = Math.ceil(mostMs); ; timeout *= 3) {
    const before = process.cpuUsage();
    try {
      return await call.runInThisContext({ timeout });
    } catch (error) {
      const { user, system } = process.cpuUsage(before);
      if (error?.code !== tookTooLong || (user + system) / 1000 >= mostMs / 2) throw error;
    }
  }
}

/** Text that no code reads: the descriptions of a published schema, and the message of an error in the program itself. */
const wordsOnly = {
  shouldIgnore(path) {
    if (path.isObjectProperty() && ['description', 'title', '$schema'].includes(path.node.key.name))
      return 'a description in a schema';
    if (path.isNewExpression() && path.node.callee.name === 'Error') return 'the message of an error in the program';
  },
};

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'warm', factory: () => new WarmRunner() },
  { kind: 'Ignore', name: 'words-only', value: wordsOnly },
];
