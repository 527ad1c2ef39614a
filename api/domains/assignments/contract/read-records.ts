import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { checkRules } from '#engines/assignment/check-rules.ts';
import type { EnrolmentIssue, EnrolmentRecords, Rules } from '#engines/enrolment-records.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import { orderedSha256, sha256Of } from '../../../platform/ordered-hash.ts';
import { Refusal, refuseErrors } from '../../../platform/refusal.ts';
import { linkProgrammes, withProgrammes } from './programmes.ts';
import { readChoices, readDecisions, readPriorities, readTravel } from './read-pairs.ts';
import { readApplicants, readSchools } from './read-people.ts';

/** Paths of the contract's input files; those that may be absent are undefined. */
export interface RecordFiles {
  rules: string;
  schools: string;
  applicants: string;
  choices?: string | undefined;
  priorities?: string | undefined;
  decisions?: string | undefined;
  travel?: string | undefined;
}

/** What the files say. */
export interface ReadRecords {
  records: EnrolmentRecords;
  rules: Rules;
  warnings: Issue[];
  /** Gives an engine's issue the file and row it came from. */
  locate(issue: EnrolmentIssue): Issue;
}

/**
 * Reads the files of an assignment. Throws Refusal with every error found.
 * @param onTable told the count of tables read, after each
 */
export function readRecords(
  files: RecordFiles,
  leaveOutUnknown: boolean,
  onTable?: (read: number) => void,
): ReadRecords {
  let tables = 0;
  const read = <T>(table: T): T => {
    onTable?.(++tables);
    return table;
  };
  const rules = readRules(files.rules);
  const listed = read(readSchools(files.schools, leaveOutUnknown));
  const linked = linkProgrammes(listed.columns, listed.index, basename(files.schools));
  const schools = { ...listed, columns: linked.columns, issues: [...listed.issues, ...linked.issues] };
  const applicants = read(readApplicants(files.applicants));
  refuseErrors([...schools.issues, ...applicants.issues]);
  const lookup = { applicants: applicants.index, schools: schools.index };
  const choices = files.choices ? read(readChoices(files.choices, lookup)) : null;
  const priorities = files.priorities ? read(readPriorities(files.priorities, lookup)) : null;
  const decisions = files.decisions ? read(readDecisions(files.decisions, lookup)) : null;
  const given = files.travel ? read(readTravel(files.travel, lookup)) : null;
  const warnings = [schools, applicants, choices, priorities, decisions, given].flatMap((table) => table?.issues ?? []);
  refuseErrors(warnings);
  const records: EnrolmentRecords = {
    schools: schools.columns,
    applicants: applicants.columns,
    choices: choices?.columns ?? null,
    priorities: priorities?.columns ?? null,
    decisions: decisions?.columns ?? null,
    travel: given && withProgrammes(given.columns, schools.columns, applicants.columns),
  };
  const rowOf: Partial<Record<EnrolmentIssue['table'], ArrayLike<number>>> = {
    schools: schools.index.rows,
    applicants: applicants.index.rows,
    choices: choices?.rows,
    priorities: priorities?.rows,
    decisions: decisions?.rows,
    travel: given?.rows,
  };
  const locate = (issue: EnrolmentIssue): Issue => {
    const { table, index, otherIndex, record, ...rest } = issue;
    const row = index === undefined ? undefined : rowOf[table]?.[index];
    const otherRow = otherIndex === undefined ? undefined : rowOf[table]?.[otherIndex];
    return {
      ...rest,
      ...(otherRow !== undefined && { params: { ...rest.params, otherRow } }),
      file: basename(files[table] ?? `${table}.csv`),
      row,
      record: row === undefined ? record : undefined,
    };
  };
  return { records, rules, warnings, locate };
}

/** SHA-256 of each file by its name in the contract; tables whatever the order of their rows. */
export function hashInputs(files: RecordFiles & { gates?: string | undefined }): Record<string, string> {
  const inputs: Record<string, string> = { rules: sha256Of(readFileSync(files.rules)) };
  for (const table of ['schools', 'applicants', 'choices', 'priorities', 'decisions', 'travel', 'gates'] as const)
    if (files[table]) inputs[table] = orderedSha256(files[table]);
  return inputs;
}

function readRules(path: string): Rules {
  const file = basename(path);
  let written: unknown;
  try {
    written = JSON.parse(readText(path).replace(/^\uFEFF/, ''));
  } catch (failure) {
    if (failure instanceof Refusal) throw failure;
    throw new Refusal([{ code: 'rules-not-json', severity: 'refuse', file, value: (failure as Error).message }]);
  }
  const { rules, issues } = checkRules(written);
  if (!rules) throw new Refusal(issues.map(({ table, index, ...issue }) => ({ ...issue, file })));
  return rules;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (failure) {
    const value = (failure as NodeJS.ErrnoException).code ?? String(failure);
    throw new Refusal([{ code: 'file-unreadable', severity: 'refuse', file: basename(path), value }]);
  }
}
