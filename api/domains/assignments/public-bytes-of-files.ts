import { createHmac } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import type { Holding, Problem } from '#engines/assignment/types.ts';
import { buildPublicResult, type PublicFacts } from '#engines/publication/build-public-result.ts';
import type { PublicResult } from '#engines/publication/public-result.ts';
import { checkPublicResult } from '#engines/verification/public-result/check-public-result.ts';
import { CsvSplitter } from '../../platform/csv-splitter.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readRecords } from './contract/read-records.ts';
import { type PublishStep, writeInputs } from './run-files.ts';
import type { OnStep } from './run-worker.ts';

/** Steps of the judging by the parts the verifier tells. */
const partSteps = { claims: 'verifying', again: 'replaying', root: 'hashing' } as const;

/** What is told of a result beside the result itself; the rest stands in the frozen files. */
export type StatedFacts = Omit<PublicFacts, 'schoolNames' | 'rules'>;

/** The name a child has in the public result: 128 bits of HMAC-SHA-256 over its dossier code, under the version's own key. */
export function pseudonymOf(key: Uint8Array, applicantId: string): string {
  return createHmac('sha256', key).update(applicantId).digest('hex').slice(0, 32);
}

/**
 * The public result of frozen inputs as JSON bytes, made by running them again. Throws Refusal `placements-differ` where that
 * does not give the stored placements: then the program has changed since, and what is public must be what was certified; and
 * `public-unsound` where the file, checked by itself, does not hold.
 */
export function publicBytesOfFiles(
  inputs: ReadonlyMap<string, Uint8Array>,
  placements: Uint8Array,
  directory: string,
  seed: string,
  key: Uint8Array,
  facts: StatedFacts,
  onStep: OnStep<PublishStep>,
): { bytes: Uint8Array; root: string } {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    onStep('reading');
    const tables = [...inputs.keys()].filter((name) => name.endsWith('.csv')).length;
    const { records, rules, locate } = readRecords(writeInputs(inputs, directory), true, (read) =>
      onStep('reading', read, tables),
    );
    onStep('ranking');
    const { problem, issues } = encode(records, rules, seed);
    if (!problem) throw new Refusal(issues.map(locate));
    onStep('assigning');
    const holding = run(problem);
    refuseDifferent(problem, holding, placements);
    onStep('writing');
    const names = problem.records.schools.attributes.name ?? [];
    const schoolNames = new Map(problem.records.schools.ids.map((id, i) => [id, names[i] || id]));
    const frozenRules = JSON.parse(Buffer.from(inputs.get('rules.json')!).toString()) as Record<string, unknown>;
    const pseudonyms = problem.records.applicants.ids.map((id) => pseudonymOf(key, id));
    const result = buildPublicResult(problem, holding, { ...facts, schoolNames, rules: frozenRules }, pseudonyms);
    const text = `${JSON.stringify(result)}\n`;
    onStep('verifying');
    // Judged as anyone will read it, by what anyone will judge it with.
    if (
      !checkPublicResult(JSON.parse(text) as PublicResult, (part, done, all) => onStep(partSteps[part], done, all))
        .sound
    )
      throw new Refusal([{ code: 'public-unsound', severity: 'error' }]);
    return { bytes: Buffer.from(text), root: result.root };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function refuseDifferent({ records, groups }: Problem, { group }: Holding, placements: Uint8Array): void {
  const schoolOf = new Map<string, string>();
  const splitter = new CsvSplitter(([id, school]) => schoolOf.set(id, school));
  splitter.push(Buffer.from(placements).toString('utf8'));
  splitter.finish();
  const same = records.applicants.ids.every((id, a) => {
    const school = group[a] < 0 ? '' : records.schools.ids[groups.school[group[a]]];
    return schoolOf.get(id) === school;
  });
  // The header is one row more.
  if (!same || schoolOf.size !== records.applicants.ids.length + 1)
    throw new Refusal([{ code: 'placements-differ', severity: 'error' }]);
}
