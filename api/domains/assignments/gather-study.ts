import { sql } from 'drizzle-orm';
import type { RoadEditValue } from '#engines/travel/types.ts';
import { say } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { oneRow } from '../../platform/database.ts';
import { measureLists } from './measure-lists.ts';
import { type PeriodSnapshot, rulesNeedMetres, takeSnapshot } from './period-snapshot.ts';
import { getRunRow, type RunRow } from './queries.ts';
import type { BundledSet, RunWorker, WorkerTask } from './run-worker.ts';
import type { StudyRow } from './study-queries.ts';
import type { ComparedSet, RuleSet, StudyQuestion, SupposedEdit } from './study-types.ts';

type StudyTask = Extract<WorkerTask, { kind: 'compare' | 'stress' }>;
type Proceed = (step: string, share: number) => Promise<void>;

/** A rule set as written, with the name people know it by. */
export interface NamedRules {
  name: string;
  rules: Record<string, unknown>;
}

/**
 * Everything a study goes by, as one task for the worker: the children, seats and distances of its base, frozen once for all rule
 * sets, and the rules. `synthetic`: some of it is invented.
 */
export async function gatherStudy(
  context: Context,
  { periodId, question }: Pick<StudyRow, 'periodId' | 'question'>,
  worker: RunWorker,
  directory: string,
  proceed: Proceed,
): Promise<{ task: StudyTask; synthetic: boolean }> {
  const freeze = (rules: NamedRules[], supposed?: RoadEditValue[]) =>
    freezeNow(context, periodId, rules, worker, directory, proceed, supposed);
  if (question.kind === 'transport') {
    const named = await readRules(context, periodId, question.set);
    const now = await freeze([named]);
    const supposed = await freeze([named], question.edits.map(toValue));
    const sets = [
      { name: say(context.language, 'trials.roads-now'), inputs: now.inputs, rules: named.rules, results: null },
      {
        name: say(context.language, 'trials.roads-supposed'),
        inputs: supposed.inputs,
        rules: named.rules,
        results: null,
      },
    ];
    const task = { kind: 'compare', sets, directory, seed: question.seed, yardstick: 'metres' } as const;
    return { task, synthetic: now.synthetic };
  }
  const wanted = question.kind === 'stress' ? [question.set] : question.sets;
  const rules = await Promise.all(
    wanted.filter((set) => set.kind !== 'run').map((set) => readRules(context, periodId, set)),
  );
  const base =
    question.base.kind === 'run'
      ? await readRunFiles(context, question.base.runId)
      : rules.length > 0
        ? await freeze(rules)
        : null;
  if (question.kind === 'stress') {
    const { seed, intakes, growthPercent, spreadPercent } = question;
    const settings = { seed, intakes, growthPercent, spreadPercent };
    return {
      task: { kind: 'stress', inputs: base!.inputs, rules: rules[0].rules, directory, settings },
      synthetic: base!.synthetic,
    };
  }
  const sets = await bundleSets(context, question, rules, base?.inputs ?? null);
  const task = { kind: 'compare', sets: sets.bundled, directory, seed: question.seed, yardstick: 'wish' } as const;
  return { task, synthetic: sets.synthetic || (base?.synthetic ?? false) };
}

/** The rules a set names; `not-found` without that version. */
export async function readRules(context: Context, periodId: string, set: RuleSet): Promise<NamedRules> {
  if (set.kind === 'draft') return { name: set.name, rules: set.rules };
  const { rules } = await oneRow<{ rules: Record<string, unknown> }>(
    context.database.db,
    sql`select rules from period_rules where organisation_id = ${context.organisationId}
      and period_id::text = ${periodId} and version = ${set.version}`,
    'failures.no-such-rules-version',
    { version: String(set.version) },
  );
  return { name: say(context.language, 'trials.version-name', { version: set.version }), rules };
}

async function bundleSets(
  context: Context,
  { sets }: Extract<StudyQuestion, { kind: 'compare' }>,
  rules: NamedRules[],
  base: Uint8Array | null,
): Promise<{ bundled: BundledSet[]; synthetic: boolean }> {
  const written = [...rules];
  let synthetic = false;
  const bundled: BundledSet[] = [];
  for (const set of sets) {
    if (set.kind !== 'run') bundled.push({ ...written.shift()!, inputs: base!, results: null });
    else {
      const run = await readRunFiles(context, set.runId);
      synthetic ||= run.synthetic;
      bundled.push({ name: run.name, inputs: run.inputs, rules: null, results: run.results });
    }
  }
  return { bundled, synthetic };
}

/** A finished run's bundles; checked to be finished when the question was asked. */
async function readRunFiles(context: Context, runId: string) {
  const row = await getRunRow(context.database.db, context.organisationId, runId);
  const [inputs, results] = await Promise.all([
    context.artefacts.get(row.inputsSha256!),
    context.artefacts.get(row.resultsSha256!),
  ]);
  return { inputs, results, synthetic: row.synthetic, name: nameOfRun(row, context.language) };
}

function nameOfRun({ createdAt, mechanism }: RunRow, language: Context['language']): string {
  const [year, month, day] = createdAt.slice(0, 10).split('-');
  return say(language, 'trials.run-name', {
    mechanism: say(language, `council.mechanism.${mechanism}`),
    date: `${day}/${month}/${year}`,
  });
}

/** What the sides of a comparison are called, in the reader's language: the job that made it has none. */
export async function nameSets(context: Context, question: StudyQuestion): Promise<string[]> {
  const { database, organisationId, language } = context;
  if (question.kind === 'stress') return [];
  if (question.kind === 'transport') return [say(language, 'trials.roads-now'), say(language, 'trials.roads-supposed')];
  return Promise.all(
    question.sets.map(async (set) => {
      if (set.kind === 'draft') return set.name;
      if (set.kind === 'version') return say(language, 'trials.version-name', { version: set.version });
      return nameOfRun(await getRunRow(database.db, organisationId, set.runId), language);
    }),
  );
}

/** The period as it is now, with every column and distance any of the rule sets asks for. */
async function freezeNow(
  context: Context,
  periodId: string,
  rules: NamedRules[],
  worker: RunWorker,
  directory: string,
  proceed: Proceed,
  supposed: RoadEditValue[] = [],
): Promise<{ inputs: Uint8Array; synthetic: boolean }> {
  await proceed('reading', 0);
  const snapshot: PeriodSnapshot = { ...(await takeSnapshot(context, periodId)), rules: joinRules(rules) };
  await proceed('measuring', 0.2);
  const needed = rules.some((named) => rulesNeedMetres(named.rules));
  const sets = rules.map((named) => named.rules);
  const measuring = (share: number) => proceed('measuring', 0.2 + 0.6 * share);
  const travel = needed
    ? await measureLists(context, snapshot, sets, null, worker, directory, measuring, supposed)
    : null;
  await proceed('reading', 0.8);
  const { bundle } = await worker.ask({ kind: 'freeze', snapshot, travel, seed: null });
  return { inputs: bundle, synthetic: snapshot.synthetic };
}

/** What several rule sets name, in one list: to freeze by, never to run. The longest reach counts. */
function joinRules(sets: NamedRules[]): Record<string, unknown> {
  const listsOf = (key: 'criteria' | 'reserves') =>
    sets.flatMap(({ rules }) => (Array.isArray(rules[key]) ? (rules[key] as unknown[]) : []));
  const caps = sets.map(({ rules }) => rules.maxMetres);
  return {
    ...sets[0].rules,
    criteria: listsOf('criteria'),
    reserves: listsOf('reserves'),
    imputeChoicesByDistance: sets.some(({ rules }) => rules.imputeChoicesByDistance === true),
    maxMetres: caps.every((cap) => typeof cap === 'number') ? Math.max(...(caps as number[])) : null,
  };
}

/** A supposed edit as the engine lays it over the roads. */
export function toValue({ kind, line, profiles, seconds }: SupposedEdit, place: number): RoadEditValue {
  const id = `supposed-${place + 1}`;
  const lonLats = line as [number, number][];
  return kind === 'add-ferry' ? { kind, id, line: lonLats, profiles, seconds } : { kind, id, line: lonLats, profiles };
}

/** Runs a question names: the base and the sides that are runs. */
export function runsNamed(question: StudyQuestion): string[] {
  const sets: ComparedSet[] = question.kind === 'compare' ? question.sets : [];
  const base = question.kind !== 'transport' && question.base.kind === 'run' ? [question.base.runId] : [];
  return [...base, ...sets.flatMap((set) => (set.kind === 'run' ? [set.runId] : []))];
}
