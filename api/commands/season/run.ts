import { cancelRun } from '../../domains/assignments/cancel-run.ts';
import { getShortage } from '../../domains/assignments/get-shortage.ts';
import { listUnplaced } from '../../domains/assignments/list-unplaced.ts';
import { readExplanation } from '../../domains/assignments/read-explanation.ts';
import { runWork } from '../../domains/assignments/run-assignment.ts';
import { getRun, listRuns } from '../../domains/assignments/show-runs.ts';
import { startRun } from '../../domains/assignments/start-run.ts';
import type { Explanation, Run, Shortage, Unplaced } from '../../domains/assignments/types.ts';
import { verifyRun } from '../../domains/assignments/verify-run.ts';
import { csvSheet } from '../../platform/write-csv.ts';
import { requiredOption, textOption } from '../command.ts';
import { actsOf, type Call } from './acts.ts';
import { findPeriod, findRun } from './find.ts';
import { tellExplanation } from './tell-explanation.ts';
import { tellRun, tellRunLine } from './tell-run.ts';
import { waitFor } from './wait.ts';
import { checkOutFile, writeOut } from './write-file.ts';

export const command = actsOf('run', 'runs of a period on the server: practice, results, who has no place, why', {
  start: {
    words: '[--period P] [--seed S]',
    does: 'a practice run of the period as it is now, to its end; it is for looking and cannot be published (see: draw)',
    options: ['period', 'seed'],
    works: [runWork],
    run: start,
  },
  list: { words: '[--period P]', does: 'runs of the period, newest first', options: ['period'], run: list },
  show: {
    words: '[--period P] [--run R]',
    does: 'counts and certificate of one run (default: the newest with a result)',
    options: ['period', 'run'],
    run: show,
  },
  check: {
    words: '[--period P] [--run R]',
    does: 'judges the stored result again by the separate program, and prints its counts as JSON',
    options: ['period', 'run'],
    run: check,
  },
  unplaced: {
    words: '[--period P] [--run R] [--out FILE.csv]',
    does: 'children without a place, each with the reason (CSV)',
    options: ['period', 'run', 'out'],
    run: unplaced,
  },
  shortage: {
    words: '[--period P] [--run R]',
    does: 'how many could be placed at all, and which schools are too few for the children who reach no other',
    options: ['period', 'run'],
    run: shortage,
  },
  explain: {
    words: '[--period P] [--run R] --child CODE',
    does: 'why one child has its place, or none',
    options: ['period', 'run', 'child'],
    needs: ['child'],
    run: explain,
  },
  cancel: {
    words: '[--period P] --run R',
    does: 'stops a run that is not finished',
    options: ['period', 'run'],
    needs: ['run'],
    run: cancel,
  },
});

async function start(call: Call): Promise<Run> {
  const { context, values } = call;
  const period = await findPeriod(call);
  const { id } = await startRun(context, period.id, textOption(values, 'seed') ?? '0');
  const run = await waitFor('run start', 'council.step', () => getRun(context, id));
  tellRun(call, run);
  return run;
}

async function list(call: Call): Promise<Run[]> {
  const period = await findPeriod(call);
  const runs = await listRuns(call.context, period.id);
  if (runs.length === 0) call.tell('commands.run.none', { period: period.name });
  for (const run of runs) tellRunLine(call, run);
  return runs;
}

async function show(call: Call): Promise<Run> {
  const run = await findFinished(call);
  tellRun(call, run);
  return run;
}

async function check(call: Call): Promise<unknown> {
  const { id } = await findFinished(call);
  const counts = await verifyRun(call.context, id);
  if (!call.values.json) process.stdout.write(`${JSON.stringify(counts, null, 2)}\n`);
  return counts;
}

async function unplaced(call: Call): Promise<Unplaced[]> {
  checkOutFile(call.values);
  const found = await listUnplaced(call.context, (await findFinished(call)).id);
  const head = ['applicant_id', 'reason', 'commune', 'nearest_school', 'nearest_metres'];
  const lines = found.map((row) => [
    ...[row.applicantId, row.reason, row.communeName, row.nearestSchoolName, row.nearestMetres],
  ]);
  if (!call.values.json || textOption(call.values, 'out')) writeOut(call, csvSheet(head, lines));
  return found;
}

async function shortage(call: Call): Promise<Shortage> {
  const { tell } = call;
  const found = await getShortage(call.context, (await findFinished(call)).id);
  const { applicants, placed, maximum, byPriorities, withoutSchool, missing, maxMetres, parts } = found;
  tell('commands.run.could', { applicants, placed, maximum });
  if (byPriorities > 0) tell('commands.run.by-priorities', { count: byPriorities });
  if (withoutSchool > 0) tell('commands.run.without-school', { count: withoutSchool });
  if (missing > 0) tell('commands.run.missing', { count: missing });
  for (const part of parts) {
    const schools = part.schools.map(({ name }) => name).join(', ');
    const facts = { children: part.children, schools, seats: part.seats, missing: part.missing };
    if (maxMetres === null) tell('commands.run.part', facts);
    else tell('commands.run.part-within', { ...facts, metres: maxMetres });
  }
  return found;
}

async function explain(call: Call): Promise<Explanation> {
  const child = requiredOption(call.values, 'child');
  const explanation = await readExplanation(call.context, (await findFinished(call)).id, child);
  tellExplanation(call, explanation);
  return explanation;
}

async function cancel(call: Call): Promise<Run> {
  const { id } = await findRun(call, await findPeriod(call), () => undefined);
  const run = await cancelRun(call.context, id);
  tellRunLine(call, run);
  return run;
}

async function findFinished(call: Call): Promise<Run> {
  return findRun(call, await findPeriod(call), (runs) => runs.find(({ status }) => status === 'done'));
}
