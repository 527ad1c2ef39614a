import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { sortRecords } from '#engines/assignment/sort-records.ts';
import type { EnrolmentIssue, EnrolmentRecords, Rules } from '#engines/enrolment-records.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { Refusal, requiredOption, textOption, UsageError, type Values } from '../command.ts';
import { orderedSha256, sha256Of } from '../ordered-hash.ts';
import type { MeasuredTravel, TravelLimits } from './measured-travel.ts';
import { readChoices, readDecisions, readPriorities, readTravel } from './read-pairs.ts';
import { readApplicants, readSchools } from './read-people.ts';
import { measureByRoads } from './road-travel.ts';
import { measureStraight } from './straight-travel.ts';

/** Options that `assign` and `verify` share. */
export const enrolmentOptions = {
  schools: { type: 'string' },
  applicants: { type: 'string' },
  choices: { type: 'string' },
  priorities: { type: 'string' },
  decisions: { type: 'string' },
  rules: { type: 'string' },
  travel: { type: 'string' },
  roads: { type: 'string' },
  straight: { type: 'boolean' },
  gates: { type: 'string' },
  profile: { type: 'string' },
  'max-metres': { type: 'string' },
  nearest: { type: 'string' },
  'leave-out-unknown': { type: 'boolean' },
} as const;

/** All that the two commands read. */
export interface Enrolment {
  records: EnrolmentRecords;
  rules: Rules;
  seed: string;
  /** SHA-256 of every input by its option. */
  inputs: Record<string, string>;
  /** Set when we measured the distances ourselves. */
  measured: MeasuredTravel | null;
  /** How distances came about, for run.json. */
  travel: Record<string, unknown>;
  warnings: Issue[];
  /** Gives an engine's issue the file and row it came from. */
  locate(issue: EnrolmentIssue): Issue;
}

/**
 * Reads the inputs of `assign` and `verify`. Throws Refusal with every error found, UsageError for options that do not go
 * together. `travelFallback`: a travel.csv to read when no option says where distances come from.
 */
export async function readEnrolment(values: Values, travelFallback?: string): Promise<Enrolment> {
  const paths = pathsOf(values, travelFallback);
  const { rules, text } = readRules(paths.rules);
  const schools = readSchools(paths.schools, values['leave-out-unknown'] === true);
  const applicants = readApplicants(paths.applicants);
  refuseErrors([...schools.issues, ...applicants.issues]);
  const lookup = { applicants: applicants.index, schools: schools.index };
  const choices = paths.choices ? readChoices(paths.choices, lookup) : null;
  const priorities = paths.priorities ? readPriorities(paths.priorities, lookup) : null;
  const decisions = paths.decisions ? readDecisions(paths.decisions, lookup) : null;
  const given = paths.travel ? readTravel(paths.travel, lookup) : null;
  const read = [schools, applicants, choices, priorities, decisions, given].flatMap((table) => table?.issues ?? []);
  refuseErrors(read);
  const records: EnrolmentRecords = {
    schools: schools.columns,
    applicants: applicants.columns,
    choices: choices?.columns ?? null,
    priorities: priorities?.columns ?? null,
    decisions: decisions?.columns ?? null,
    travel: given?.columns ?? null,
  };
  const rowOf: Partial<Record<EnrolmentIssue['table'], ArrayLike<number>>> = {
    schools: schools.index.rows,
    applicants: applicants.index.rows,
    choices: choices?.rows,
    priorities: priorities?.rows,
    decisions: decisions?.rows,
  };
  const locate = (issue: EnrolmentIssue): Issue => {
    const { table, index, record, ...rest } = issue;
    const row = index === undefined ? undefined : rowOf[table]?.[index];
    return {
      ...rest,
      file: basename(paths[table] ?? `${table}.csv`),
      row,
      record: row === undefined ? record : undefined,
    };
  };
  const { measured, travel } = await measure(values, paths, records, locate);
  if (measured) records.travel = measured.columns;
  const inputs: Record<string, string> = { rules: sha256Of(text) };
  for (const table of ['schools', 'applicants', 'choices', 'priorities', 'decisions', 'travel', 'gates'] as const)
    if (paths[table]) inputs[table] = orderedSha256(paths[table]);
  if (paths.roads) inputs.roads = String(travel.roadsSha256);
  const warnings = [...read, ...(measured?.issues ?? [])];
  return { records, rules, seed: textOption(values, 'seed') ?? '0', inputs, measured, travel, warnings, locate };
}

/** Throws Refusal when any issue is more than a warning. */
export function refuseErrors(issues: Issue[]): void {
  if (issues.some(({ severity }) => severity === 'error' || severity === 'refuse')) throw new Refusal(issues);
}

type Paths = ReturnType<typeof pathsOf>;

function pathsOf(values: Values, travelFallback: string | undefined) {
  const travel = textOption(values, 'travel');
  const roads = textOption(values, 'roads');
  const ways = [travel !== undefined, roads !== undefined, values.straight === true].filter(Boolean).length;
  if (ways > 1) throw new UsageError('Give one of --travel, --roads and --straight, not several.');
  return {
    rules: requiredOption(values, 'rules'),
    schools: requiredOption(values, 'schools'),
    applicants: requiredOption(values, 'applicants'),
    choices: textOption(values, 'choices'),
    priorities: textOption(values, 'priorities'),
    decisions: textOption(values, 'decisions'),
    travel: ways === 0 ? travelFallback : travel,
    gates: textOption(values, 'gates'),
    roads,
  };
}

function readRules(path: string): { rules: Rules; text: string } {
  const file = basename(path);
  const text = readText(path);
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (failure) {
    throw new Refusal([{ code: 'rules-not-json', severity: 'refuse', file, value: (failure as Error).message }]);
  }
  const { rules, issues } = checkRules(written);
  if (!rules) throw new Refusal(issues.map(({ table, index, ...issue }) => ({ ...issue, file })));
  return { rules, text };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (failure) {
    const value = (failure as NodeJS.ErrnoException).code ?? String(failure);
    throw new Refusal([{ code: 'file-unreadable', severity: 'refuse', file: basename(path), value }]);
  }
}

interface Measured {
  measured: MeasuredTravel | null;
  travel: Record<string, unknown>;
}

async function measure(
  values: Values,
  paths: Paths,
  records: EnrolmentRecords,
  locate: Enrolment['locate'],
): Promise<Measured> {
  if (!paths.roads && !values.straight) return { measured: null, travel: { by: records.travel ? 'travel' : 'none' } };
  refuseErrors(
    ['applicants' as const, 'schools' as const].flatMap((table) => missingPoints(table, records).map(locate)),
  );
  const limits = limitsOf(values);
  // Measured in the order of ids, so that equal distances are told apart by id and never by the order of the files.
  const { records: sorted, applicantOrder, schoolOrder } = sortRecords(records);
  const wished = wishedSchools(sorted);
  const found = paths.roads
    ? await measureByRoads(paths.roads, paths.gates, values, sorted, wished, limits)
    : measureStraight(sorted.applicants, sorted.schools, wished, limits);
  const { applicants, schools, metres } = found.columns;
  const columns = {
    applicants: applicants.map((a) => applicantOrder[a]),
    schools: schools.map((s) => schoolOrder[s]),
    metres,
  };
  return {
    measured: { ...found, columns },
    travel: { by: paths.roads ? 'roads' : 'straight', ...limits, ...found.facts },
  };
}

function limitsOf(values: Values): TravelLimits {
  const whole = (name: string): number | null => {
    const text = textOption(values, name);
    if (text === undefined) return null;
    if (!/^\d+$/.test(text) || Number(text) < 1)
      throw new UsageError(`Option --${name} must be a whole number of at least 1, not "${text}".`);
    return Number(text);
  };
  return { maxMetres: whole('max-metres') ?? 5000, nearest: whole('nearest') };
}

/** Schools named by each applicant or given by decision: measured whatever the limits. */
function wishedSchools({ applicants, choices, decisions }: EnrolmentRecords): Set<number>[] {
  const wished: Set<number>[] = new Array(applicants.ids.length);
  for (const table of [choices, decisions])
    table?.applicants.forEach((a, row) => {
      wished[a] ??= new Set();
      wished[a].add(table.schools[row]);
    });
  return wished;
}

function missingPoints(table: 'applicants' | 'schools', records: EnrolmentRecords): EnrolmentIssue[] {
  const { ids, lonLats } = records[table];
  if (!lonLats) return [{ code: 'points-missing', severity: 'error', table, column: 'lon, lat' }];
  return ids.flatMap((record, index) =>
    Number.isNaN(lonLats[2 * index]) || Number.isNaN(lonLats[2 * index + 1])
      ? [{ code: 'point-blank', severity: 'error' as const, table, index, record, column: 'lon, lat' }]
      : [],
  );
}
