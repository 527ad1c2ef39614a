import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from '#engines/assignment/encode.ts';
import { lostSeats } from '#engines/assignment/lost-seats.ts';
import { run } from '#engines/assignment/run.ts';
import type { Verdict } from '#engines/verification/types.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { Refusal } from '../../platform/refusal.ts';
import { judge } from './contract/judge.ts';
import { hashInputs, type ReadRecords, type RecordFiles, readRecords } from './contract/read-records.ts';
import { writeResults } from './contract/write-results.ts';
import { readRows } from './held-results.ts';
import type { Note, Run, VerificationCounts } from './types.ts';

/** Codes of what is being done, as web/text/council.ts words them. */
export type RunStep =
  | ('measuring' | 'freezing' | 'reading' | 'ranking' | 'assigning' | 'writing' | 'verifying')
  | 'packing';

/** The same of publishing, as web/text/season.ts words them. */
export type PublishStep = Exclude<RunStep, 'packing'> | 'unpacking' | 'replaying' | 'hashing';

/** What came of a run. */
export interface AssignedFiles {
  files: Map<string, Uint8Array>;
  counts: NonNullable<Run['counts']>;
  verification: VerificationCounts;
  certified: boolean;
  placementsSha256: string;
  notes: Note[];
}

interface FrozenMeta {
  synthetic: boolean;
  rulesVersion: number;
  travel: Record<string, unknown> | null;
}

/** The last is written where the uncertainty of the distances is known. */
const resultNames = ['placements.csv', 'cutoffs.csv', 'receipts.jsonl', 'close-cutoffs.csv'];

/**
 * Runs frozen input files and judges the outcome with the verifier, by the very code of the command line, in `directory`, which
 * is emptied before and removed after. The same inputs give the same bytes. Throws Refusal for data the rules cannot go by.
 * @param onStep told before each step; may throw to stop the run
 */
export function assignFiles(
  inputs: ReadonlyMap<string, Uint8Array>,
  directory: string,
  seed: string,
  onStep: (step: RunStep) => void,
): AssignedFiles {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    onStep('reading');
    const paths = writeInputs(inputs, directory);
    const meta = JSON.parse(Buffer.from(inputs.get('meta.json')!).toString()) as FrozenMeta;
    const read = readRecords(paths, true);
    onStep('ranking');
    const { problem, issues } = encode(read.records, read.rules, seed);
    if (!problem) throw new Refusal(issues.map(read.locate));
    onStep('assigning');
    const holding = run(problem);
    const lost = lostSeats(problem, holding);
    if (lost.length > 0)
      throw new Refusal([{ code: 'kept-seat-lost', severity: 'error', params: { count: lost.length } }]);
    onStep('writing');
    const results = writeResults(directory, problem, holding, meta.synthetic);
    onStep('verifying');
    const stated = results.guarantee?.prioritiesSetAside;
    const verdict = judge(read.records, read.rules, seed, join(directory, 'placements.csv'), stated);
    const warnings = [...read.warnings, ...issues.map(read.locate)];
    return gather(directory, inputs, paths, { ...meta, seed }, read, results, verdict, warnings);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The verifier alone, over frozen inputs and stored placements: every look at a certificate may ask for it again. */
export function verifyFiles(
  inputs: ReadonlyMap<string, Uint8Array>,
  placements: Uint8Array,
  directory: string,
  seed: string,
): { verification: VerificationCounts; certified: boolean } {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const paths = writeInputs(inputs, directory);
    const { records, rules } = readRecords(paths, true);
    writeFileSync(join(directory, 'placements.csv'), placements);
    const verdict = judge(records, rules, seed, join(directory, 'placements.csv'));
    return { verification: countsOf(verdict), certified: verdict.sound };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Writes frozen inputs as files into `directory`/inputs and answers where each lies. */
export function writeInputs(inputs: ReadonlyMap<string, Uint8Array>, directory: string): RecordFiles {
  const folder = join(directory, 'inputs');
  mkdirSync(folder);
  for (const [name, bytes] of inputs) writeFileSync(join(folder, name), bytes);
  const pathOf = (name: string) => (inputs.has(name) ? join(folder, name) : undefined);
  return {
    rules: join(folder, 'rules.json'),
    schools: join(folder, 'schools.csv'),
    applicants: join(folder, 'applicants.csv'),
    choices: pathOf('choices.csv'),
    priorities: pathOf('priorities.csv'),
    decisions: pathOf('decisions.csv'),
    travel: pathOf('travel.csv'),
  };
}

function gather(
  directory: string,
  inputs: ReadonlyMap<string, Uint8Array>,
  paths: RecordFiles,
  meta: FrozenMeta & { seed: string },
  { rules, records }: ReadRecords,
  results: ReturnType<typeof writeResults>,
  verdict: Verdict,
  warnings: Issue[],
): AssignedFiles {
  const { outputs, counts, totals, ...more } = results;
  const facts = {
    program: 'truonggan',
    verb: 'assign',
    mechanism: rules.mechanism,
    rules,
    rulesVersion: meta.rulesVersion,
    seed: meta.seed,
    synthetic: meta.synthetic,
    travel: { by: inputs.has('travel.csv') ? 'roads' : 'none', ...meta.travel },
    inputs: hashInputs(paths),
    outputs,
    counts,
    totals,
    ...more,
  };
  const written = resultNames.filter((name) => existsSync(join(directory, name)));
  const files = new Map(written.map((name): [string, Uint8Array] => [name, readFileSync(join(directory, name))]));
  files.set('run.json', jsonBytes(facts));
  files.set('verification.json', jsonBytes({ ...verdict, seed: meta.seed }));
  return {
    files,
    counts: {
      applicants: counts.applicants,
      placed: counts.placed,
      unplaced: counts.unplaced,
      seats: counts.seats,
      firstChoice: counts.firstChoice,
      meanMetres: totals.meanMetres,
      maxMetres: totals.maxMetres,
      ...(records.decisions && { decisions: countDecisions(records.decisions.numbers) }),
    },
    verification: countsOf(verdict),
    certified: verdict.sound,
    placementsSha256: outputs.placements,
    notes: [...withoutRecords(warnings), ...unplacedCut(inputs, files)],
  };
}

/** Children without a place whose lists were cut short of the farthest schools: nothing is promised of them. */
function unplacedCut(inputs: ReadonlyMap<string, Uint8Array>, files: ReadonlyMap<string, Uint8Array>): Note[] {
  const table = (from: ReadonlyMap<string, Uint8Array>, name: string) =>
    readRows(Buffer.from(from.get(name) ?? new Uint8Array()).toString('utf8'));
  const cut = new Set(table(inputs, 'cells.csv').flatMap((row) => (row.list_cut === '1' ? [row.applicant_id] : [])));
  if (cut.size === 0) return [];
  const count = table(files, 'placements.csv').filter(
    ({ applicant_id: id, school_id: school }) => school === '' && cut.has(id),
  ).length;
  return count === 0 ? [] : [{ code: 'run-unplaced-cut', severity: 'warning', params: { count } }];
}

/** What may be shown to everyone: counts without the examples, which name children. */
function countsOf({ examples: _, ...counts }: Verdict): VerificationCounts {
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined));
}

/** Children placed by each decision, by its number. */
function countDecisions(numbers: readonly string[]): NonNullable<NonNullable<Run['counts']>['decisions']> {
  const children = new Map<string, number>();
  for (const number of numbers) children.set(number, (children.get(number) ?? 0) + 1);
  return [...children]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([number, count]) => ({ number, children: count }));
}

/** Warnings about the whole; those about one record or row are in its receipt. */
function withoutRecords(warnings: Issue[]): Note[] {
  return warnings
    .filter(({ record, row }) => record === undefined && row === undefined)
    .map(({ code, severity, value, params }) => ({ code, severity, value, params }));
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
