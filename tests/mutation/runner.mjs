import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { bundleTests } from './bundle.mjs';
import { Memory } from './memory.mjs';
import { Switches } from './switches.mjs';

const [success, failed, skipped, endless] = [0, 1, 2, 3];

/** A test that needs this much more processor time than without a mutant never ends: so many times as long and so many seconds. */
const [mostTimes, mostSeconds] = [8, 0.2];

/** Nor does one that meets the mutant so many times as often as without it, and so many times more. */
const [hitsMoreOften, hitsMore] = [100, 100_000];

/**
 * Tests that take this long together, without a mutant, are enough for one: what is left untried can only let it survive. More of it
 * (`MUTATION_MS=1500 npm run mutation`) tries the long tests too, of what survived before.
 */
const mostTogetherMs = Number(process.env.MUTATION_MS ?? 200);

/** A test as quick as this is always tried. */
const quickMs = 3;

/** How much of the weight of a test's kills is left after the next kill: mutants of one place fall to the same tests. */
const fading = 0.97;

/**
 * Runs the engines' tests inside Stryker's own process: bundled once into one module, loaded once and warm for every mutant, until
 * a test fails: first the one that killed this mutant in the run before (memory.mjs), then those that killed most of late for their time.
 * Starting Vitest anew costs seconds a mutant; this costs milliseconds. The bundle is evaluated again only for a mutant of code
 * that runs while modules load (tables of rules, schemas).
 */
class WarmRunner {
  constructor({ mutate }) {
    this.mutated = mutate;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.bundle = await bundleTests(resolve(`.mutation-${process.pid}`), this.mutated);
    this.spentFile = resolve('.mutation-times.json');
    this.loads = 0;
    this.memory = await Memory.open(join(tmpdir(), 'truonggan-mutation', 'memory.json'));
    this.weights = new Map();
    this.gain = 1;
    this.switches = await Switches.into(this.bundle);
  }

  async dryRun() {
    const [results, spent, perTest] = [[], [], {}];
    const tests = await this.load();
    const mutantCoverage = { static: this.switches.take(), perTest };
    for (const test of tests) {
      const before = process.cpuUsage();
      results.push(await resultOf(test, Number.POSITIVE_INFINITY));
      spent.push([test.id, millisecondsSince(before)]);
      perTest[test.id] = this.switches.take();
    }
    await writeFile(this.spentFile, JSON.stringify({ spent, perTest }));
    return { status: 'complete', tests: results, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, mutantActivation }) {
    const isStatic = mutantActivation === 'static';
    const id = Number(activeMutant.id);
    if (isStatic) this.switches.activate(id);
    try {
      if (isStatic || !this.tests) await this.load();
    } catch (error) {
      if (!isStatic) throw error;
      return { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 };
    }
    const tests = await this.choose(activeMutant, testFilter);
    const { failure, ...result } = await this.firstFailure(id, tests);
    this.switches.activate(-1);
    await this.memory.keep(activeMutant, failure, mostTogetherMs);
    if (isStatic) this.tests = undefined;
    return result;
  }

  async dispose() {
    await this.memory.save();
  }

  async firstFailure(id, tests) {
    let run = 0;
    for (const test of tests) {
      this.switches.activate(id, (this.hits[test.id]?.[id] ?? 0) * hitsMoreOften + hitsMore);
      const { status, failureMessage } = await resultOf(test, this.spent.get(test.id) * mostTimes + mostSeconds * 1000);
      run++;
      if (this.switches.isEndless) return { status: 'timeout', reason: 'hit limit reached', failure: test };
      if (status === endless) return { status: 'timeout', reason: failureMessage, failure: test };
      if (status !== failed) continue;
      this.praise(test);
      return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests: run, failure: test };
    }
    return { status: 'survived', nrOfTests: run };
  }

  async load() {
    const { tests } = await import(`${pathToFileURL(this.bundle)}?${++this.loads}`);
    this.tests = tests;
    this.memory.meet(tests);
    return tests;
  }

  /** The tests for a mutant, in order: as many as may be tried together. */
  async choose(mutant, filter) {
    if (!this.spent) {
      const { spent, perTest } = JSON.parse(await readFile(this.spentFile, 'utf8'));
      [this.spent, this.hits] = [new Map(spent), perTest];
    }
    const wanted = filter && new Set(filter);
    const worth = new Map();
    for (const { id } of this.tests)
      worth.set(id, (this.weights.get(id) ?? this.gain / 1000) / (this.spent.get(id) + 1));
    const covering = this.tests.filter(({ id }) => !wanted || wanted.has(id));
    const tests = this.memory.untried(mutant, covering, mostTogetherMs);
    tests.sort((a, b) => worth.get(b.id) - worth.get(a.id));
    const killer = this.memory.killerOf(mutant, covering);
    let together = 0;
    const within = tests.filter((test) => {
      const own = this.spent.get(test.id);
      if (test === killer || (own > quickMs && together + own > mostTogetherMs)) return false;
      together += own;
      return true;
    });
    return killer ? [killer, ...within] : within;
  }

  praise(test) {
    this.gain /= fading;
    this.weights.set(test.id, (this.weights.get(test.id) ?? 0) + this.gain);
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
      if (error?.code !== tookTooLong || millisecondsSince(before) >= mostMs / 2) throw error;
    }
  }
}

/** Of the processor's time: a busy or halted machine counts for nothing. */
function millisecondsSince(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
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
  {
    kind: 'TestRunner',
    name: 'warm',
    factory: Object.assign((options) => new WarmRunner(options), { inject: ['options'] }),
  },
  { kind: 'Ignore', name: 'words-only', value: wordsOnly },
];
