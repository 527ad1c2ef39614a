/**
 * What the engines' tests use of Vitest, for the runner of mutation tests: the same `expect`, and tests kept in a list to be run many times
 * in one process.
 */
import * as fc from 'fast-check';

export { expect } from 'vitest';

type Body = (...given: unknown[]) => unknown;
type Options = { timeout?: number } | number;

interface Test {
  id: string;
  name: string;
  file: string;
  /** Its source, by which a changed test is told from the one of the same name before. */
  text: string;
  run(): Promise<void>;
}

interface Suite {
  name: string;
  before: (() => unknown)[];
}

class Skipped extends Error {
  readonly skipped = true;
}

/** In the order of their files. */
export const tests: Test[] = [];

// Matchers that tell which environment they are in ask it of Vitest's worker.
Object.assign(globalThis, { __vitest_worker__: { environment: { name: 'node' }, config: {} } });

// The same cases for every mutant; a failure is enough, the smallest one is not looked for.
fc.configureGlobal({ seed: 3, endOnFailure: true });

let file = '';
let suites: Suite[] = [];

export function startFile(name: string): void {
  file = name;
  suites = [{ name: '', before: [] }];
}

export function describe(name: string, body: () => void): void {
  suites = [...suites, { name, before: [] }];
  body();
  suites = suites.slice(0, -1);
}

export function it(name: string, ...given: [Body] | [Options, Body]): void {
  const body = given.at(-1) as Body;
  addTest(name, body, (context) => body(context));
}

it.each =
  (table: readonly unknown[]) =>
  (name: string, ...given: [Body] | [Options, Body]): void =>
    table.forEach((row, i) => {
      const body = given.at(-1) as Body;
      addTest(`${name} [${i}]`, body, () => (Array.isArray(row) ? body(...row) : body(row)));
    });

export function beforeAll(body: () => unknown): void {
  suites.at(-1)!.before.push(body);
}

/** Of the random cases: enough for every one of their kinds to be met, few enough for thousands of mutants. */
export function inject(name: string): unknown {
  if (name !== 'shareOfCases') return undefined;
  if (file.endsWith('/twin.test.ts')) return 0.012;
  return /\/class/.test(file) ? 0.2 : 0.06;
}

function addTest(name: string, source: Body, body: (context: { skip(reason: string): never }) => unknown): void {
  const [within, of] = [suites, file];
  const full = [...within.map((suite) => suite.name), name].join(' ').trim();
  tests.push({
    id: `${file}#${full}`,
    name: full,
    file,
    text: String(source),
    async run() {
      file = of;
      for (const { before } of within) for (const prepare of before.splice(0)) await prepare();
      await body({ skip });
    },
  });
}

function skip(reason: string): never {
  throw new Skipped(reason);
}
