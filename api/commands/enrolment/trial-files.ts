import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type RecordFiles, readRecords } from '../../domains/assignments/contract/read-records.ts';
import { csvTable } from '../../platform/write-csv.ts';
import { Refusal, requiredOption, textOption, UsageError, type Values } from '../command.ts';

/** Options of the verbs that try rules on files: those of `assign`, rules and travel as often as there are sides. */
export const trialOptions = {
  schools: { type: 'string' },
  applicants: { type: 'string' },
  choices: { type: 'string' },
  priorities: { type: 'string' },
  decisions: { type: 'string' },
  rules: { type: 'string', multiple: true },
  travel: { type: 'string', multiple: true },
  commune: { type: 'string' },
  out: { type: 'string' },
} as const;

/** What is tried: the same children and seats, and for each side its rules and distances. */
export interface TrialFiles {
  sides: { name: string; inputs: Map<string, Uint8Array>; rules: Record<string, unknown> }[];
  /** Where each table lies, for its hash. */
  paths: RecordFiles;
}

const tables = ['schools', 'applicants', 'choices', 'priorities', 'decisions'] as const;

/**
 * Reads the files once, as they will be run. One --rules with several --travel, or several --rules with one --travel, or as many
 * of both. Communes are the column `--commune` of the applicants (default "commune"), where there is one. Throws UsageError and
 * Refusal.
 */
export function readTrialFiles(values: Values): TrialFiles {
  const rulePaths = listOption(values, 'rules');
  const travelPaths = listOption(values, 'travel');
  if (rulePaths.length === 0) throw new UsageError('Option --rules is required.');
  const count = Math.max(rulePaths.length, travelPaths.length, 1);
  for (const [name, { length }] of [
    ['rules', rulePaths],
    ['travel', travelPaths],
  ] as const)
    if (length > 1 && length !== count) throw new UsageError(`Give one --${name}, or ${count} of them, not ${length}.`);
  const pathOf: Partial<Record<(typeof tables)[number], string>> = {};
  const shared = new Map<string, Uint8Array>();
  for (const table of tables) {
    const path =
      table === 'schools' || table === 'applicants' ? requiredOption(values, table) : textOption(values, table);
    if (path === undefined) continue;
    pathOf[table] = path;
    shared.set(`${table}.csv`, readWhole(path));
  }
  const paths: RecordFiles = {
    ...{ rules: rulePaths[0], schools: pathOf.schools!, applicants: pathOf.applicants! },
    ...{ choices: pathOf.choices, priorities: pathOf.priorities, decisions: pathOf.decisions, travel: travelPaths[0] },
  };
  shared.set('cells.csv', cellsOf(paths, textOption(values, 'commune') ?? 'commune'));
  const sides = Array.from({ length: count }, (_, i) => {
    const rules = rulePaths[Math.min(i, rulePaths.length - 1)];
    const travel = travelPaths[Math.min(i, travelPaths.length - 1)];
    const inputs = new Map(shared);
    if (travel !== undefined) inputs.set('travel.csv', readWhole(travel));
    const name = basename(rulePaths.length > 1 ? rules : (travel ?? rules)).replace(/\.[a-z]+$/, '');
    return { name, inputs, rules: parseRules(rules) };
  });
  return { sides, paths };
}

/** Does `work` in a directory that is gone afterwards. */
export function inScratch<T>(work: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'truonggan-trial-'));
  try {
    return work(join(directory, 'files'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The communes of the applicants as cells.csv of a frozen run has them; without hexagons, which need the homes. */
function cellsOf(paths: RecordFiles, column: string): Uint8Array {
  const { ids, attributes } = readRecords(paths, true).records.applicants;
  const communes = attributes[column];
  const head = communes ? ['applicant_id', 'cell', 'commune_code'] : ['applicant_id', 'cell'];
  const lines = ids.map((id, a) => [id, '', ...(communes ? [communes[a]] : [])]);
  return Buffer.from(csvTable(head, lines));
}

function parseRules(path: string): Record<string, unknown> {
  try {
    return JSON.parse(
      readWhole(path)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    ) as Record<string, unknown>;
  } catch (failure) {
    if (failure instanceof Refusal) throw failure;
    const value = (failure as Error).message;
    throw new Refusal([{ code: 'rules-not-json', severity: 'refuse', file: basename(path), value }]);
  }
}

function readWhole(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (failure) {
    const value = (failure as NodeJS.ErrnoException).code ?? String(failure);
    throw new Refusal([{ code: 'file-unreadable', severity: 'refuse', file: basename(path), value }]);
  }
}

function listOption(values: Values, name: string): string[] {
  const given = values[name];
  return Array.isArray(given) ? given.filter((value): value is string => typeof value === 'string') : [];
}
