import { z } from 'zod';
import { say } from '#text/text.ts';
import { getOrganisation } from '../../domains/areas/queries.ts';
import { runWork } from '../../domains/assignments/run-assignment.ts';
import { studyWork } from '../../domains/assignments/run-study.ts';
import { exportStudyChildren, getStudy, getStudyResult } from '../../domains/assignments/show-studies.ts';
import { startStudy } from '../../domains/assignments/start-study.ts';
import {
  type ComparedSet,
  type RuleSet,
  type StudyQuestion,
  studyQuestion,
  supposedEdit,
} from '../../domains/assignments/study-types.ts';
import type { Period } from '../../domains/periods/types.ts';
import { Failure } from '../../platform/errors.ts';
import { requiredOption, textOption, UsageError, type Values } from '../command.ts';
import { tellComparison, tellStress, writeComparison, writeStress } from '../enrolment/write-trials.ts';
import { inOrganisation } from '../in-organisation.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from '../output-directory.ts';
import type { Call } from './acts.ts';
import { findPeriod, findRun } from './find.ts';
import { readNamed } from './read-codes.ts';
import { waitFor } from './wait.ts';

/** Options of a trial on a period of the server instead of on files. */
export const periodTrialOptions = {
  organisation: { type: 'string' },
  period: { type: 'string' },
  past: { type: 'string' },
} as const;

const ofFiles = ['schools', 'applicants', 'choices', 'priorities', 'decisions', 'travel', 'commune'];
const editsFile = z.array(supposedEdit).min(1).max(20);

/** Whether the call is about a period of the server; UsageError when it names files of children as well. */
export function isOfPeriod(values: Values): boolean {
  if (values.period === undefined && values.organisation === undefined) return false;
  const stray = ofFiles.find((name) => values[name] !== undefined);
  if (stray) throw new UsageError(`With --period the children and seats are the server’s: leave --${stray} out.`);
  return true;
}

/** Rule sets, or roads as they might be, held against each other on a period; writes the files of `compare`. */
export function comparePeriod(values: Values): Promise<0> {
  return inPeriod(values, async (call, period, out) => {
    const startedAt = performance.now();
    const { context } = call;
    const question = await readQuestion(call, period);
    const { id } = await startStudy(context, period.id, question);
    await waitFor('compare', 'trials.step', () => getStudy(context, id));
    const found = await getStudyResult(context, id);
    if (found.kind !== 'compare') throw new Error(`Study ${id} is no comparison.`);
    const { bytes } = await exportStudyChildren(context, id);
    await writeOutputDirectory(out, (directory) => {
      writeComparison(directory, found, bytes);
      const sides = found.sets.map(({ name }) => name);
      const facts = { verb: 'compare', period: period.id, study: id, sides, yardstick: found.yardstick };
      writeRunFiles(directory, { ...facts, seed: question.seed, synthetic: period.synthetic }, startedAt);
    });
    tellComparison(found);
  });
}

/** Intakes of a period as they might be; writes the files of `stress`. */
export function stressPeriod(
  values: Values,
  settings: { seed: string; intakes: number; growthPercent: number; spreadPercent: number },
): Promise<0> {
  return inPeriod(values, async (call, period, out) => {
    const startedAt = performance.now();
    const { context } = call;
    const sets = listRules(values);
    if (sets.length > 1) throw new UsageError('Give one --rules, or none for the rules in force.');
    const set = sets.length === 1 ? readRuleSet(sets[0]) : inForce(period);
    const { id } = await startStudy(context, period.id, {
      kind: 'stress',
      base: await readBase(call, period),
      set,
      ...settings,
    });
    await waitFor('stress', 'trials.step', () => getStudy(context, id));
    const found = await getStudyResult(context, id);
    if (found.kind !== 'stress') throw new Error(`Study ${id} simulated nothing.`);
    await writeOutputDirectory(out, (directory) => {
      writeStress(directory, found);
      const facts = { verb: 'stress', period: period.id, study: id, ...settings };
      writeRunFiles(directory, { ...facts, synthetic: period.synthetic }, startedAt);
    });
    tellStress(found);
  });
}

async function inPeriod(values: Values, work: (call: Call, period: Period, out: string) => Promise<void>): Promise<0> {
  const out = requiredOption(values, 'out');
  checkOutputDirectory(out);
  const organisationId = textOption(values, 'organisation') ?? 'default';
  await inOrganisation(
    organisationId,
    async (context) => {
      await getOrganisation(context.database.db, organisationId);
      const call: Call = { context, values, tell() {} };
      const period = await findPeriod(call);
      await work(call, period, out);
      if (period.synthetic) process.stdout.write(`${say(context.language, 'common.synthetic-whole')}\n`);
    },
    [runWork, studyWork],
  );
  return 0;
}

async function readQuestion(call: Call, period: Period): Promise<Exclude<StudyQuestion, { kind: 'stress' }>> {
  const { values } = call;
  const seed = textOption(values, 'seed') ?? '0';
  const [given, edits] = [listRules(values), textOption(values, 'edits')];
  if (edits !== undefined) {
    if (given.length > 1) throw new UsageError('Roads are compared under one --rules, or none for the rules in force.');
    const set = given.length === 1 ? readRuleSet(given[0]) : inForce(period);
    return { kind: 'transport', set, seed, edits: readEdits(edits) };
  }
  const named = await Promise.all(given.map((one) => readSide(call, period, one)));
  const sets = named.length === 1 ? [inForce(period), ...named] : named;
  const question = studyQuestion.safeParse({ kind: 'compare', base: await readBase(call, period), sets, seed });
  if (!question.success || question.data.kind !== 'compare')
    throw new UsageError(`Give 1 to 4 --rules (one alone is held against the rules in force), not ${given.length}.`);
  return question.data;
}

/** Children and seats as they are now, or as they were frozen for a finished run. */
async function readBase(call: Call, period: Period): Promise<{ kind: 'now' } | { kind: 'run'; runId: string }> {
  const past = textOption(call.values, 'past');
  if (past === undefined) return { kind: 'now' };
  const found = await findRun({ ...call, values: { run: past } }, period, () => undefined);
  return { kind: 'run', runId: found.id };
}

/** `run:ID` is a finished run as it stands; anything else rules. */
async function readSide(call: Call, period: Period, given: string): Promise<ComparedSet> {
  if (!given.startsWith('run:')) return readRuleSet(given);
  const found = await findRun({ ...call, values: { run: given.slice('run:'.length) } }, period, () => undefined);
  return { kind: 'run', runId: found.id };
}

/** A number is a version of the period's rules, anything else a file. */
function readRuleSet(given: string): RuleSet {
  if (/^\d+$/.test(given)) return { kind: 'version', version: Number(given) };
  const name = given.replace(/^.*[/\\]/, '').replace(/\.json$/, '');
  const rules = parseFile(given);
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules))
    throw new Failure('invalid', 'commands.rules.not-json', { file: given, problem: '{ … }' });
  return { kind: 'draft', name, rules: rules as Record<string, unknown> };
}

function readEdits(file: string) {
  const edits = editsFile.safeParse(parseFile(file));
  if (edits.success) return edits.data;
  const [{ path, message }] = edits.error.issues;
  throw new Failure('invalid', 'commands.trial.edits-wrong', { file, place: path.join('.') || '–', problem: message });
}

function parseFile(file: string): unknown {
  const text = readNamed(file);
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new Failure('invalid', 'commands.rules.not-json', { file, problem: (failure as Error).message });
  }
}

function inForce({ rulesVersion }: Period): RuleSet {
  return { kind: 'version', version: rulesVersion };
}

function listRules({ rules }: Values): string[] {
  return Array.isArray(rules) ? rules.map(String) : [];
}
