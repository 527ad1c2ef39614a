import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';

/** So many mutants are tried between one saving and the next. */
const often = 100;

/**
 * What runs before found of each mutant, so that a run after small changes takes minutes: which test killed it, which is tried first
 * the next time, or that it survived, which is believed but for tests that are new or changed since. A mutant counts as killed only
 * where a test fails in this very run, so what is remembered can never make the score better than it is.
 */
export class Memory {
  constructor(file, { runs = 0, tests = {}, mutants = {} }) {
    Object.assign(this, { file, runs: runs + 1, tests, mutants, kept: 0 });
  }

  static async open(file) {
    const known = await readFile(file, 'utf8').catch(() => '{}');
    return new Memory(file, JSON.parse(known));
  }

  /** Tests that are new, or changed, since the run before are met for the first time in this one. */
  meet(tests) {
    for (const test of tests) this.tests[nameOfTest(test)] ??= this.runs;
  }

  killerOf(mutant, tests) {
    const { killer } = this.mutants[nameOf(mutant)] ?? {};
    return killer && tests.find((test) => nameOfTest(test) === killer);
  }

  /** All tests, or of a mutant that survived as many as may be tried now those it has not met. */
  untried(mutant, tests, mostMs) {
    const { survived, within } = this.mutants[nameOf(mutant)] ?? {};
    if (survived === undefined || within < mostMs) return [...tests];
    return tests.filter((test) => this.tests[nameOfTest(test)] > survived);
  }

  /** Keeps what was found of a mutant: `killer` is the test that failed, if one did, and `within` how long tests could take together. */
  async keep(mutant, killer, within) {
    this.mutants[nameOf(mutant)] = killer ? { killer: nameOfTest(killer) } : { survived: this.runs, within };
    if (++this.kept % often === 0) await this.save();
  }

  async save() {
    if (this.kept === 0) return;
    await mkdir(dirname(this.file), { recursive: true });
    await writeFile(this.file, JSON.stringify({ runs: this.runs, tests: this.tests, mutants: this.mutants }));
  }
}

function nameOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  return [relative('.', fileName), start.line, start.column, end.line, end.column, mutatorName, replacement].join(':');
}

/** By its id and its source, without the numbers by which the bundle tells names of different files apart. */
function nameOfTest(test) {
  test.digest ??= createHash('sha256').update(test.text.replace(/\$\d+/g, '')).digest('hex').slice(0, 12);
  return `${test.id}@${test.digest}`;
}
