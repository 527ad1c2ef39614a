import {
  type Decline,
  listDeclines,
  recordDeclines,
  withdrawDecline,
} from '../../domains/assignments/record-declines.ts';
import { runWork } from '../../domains/assignments/run-assignment.ts';
import { getRun } from '../../domains/assignments/show-runs.ts';
import { startRound } from '../../domains/assignments/start-round.ts';
import type { Run } from '../../domains/assignments/types.ts';
import { listPublications } from '../../domains/publications/list-publications.ts';
import { csvSheet } from '../../platform/write-csv.ts';
import { requiredOption, textOption, UsageError, type Values } from '../command.ts';
import { actsOf, type Call } from './acts.ts';
import { findPeriod, findRun } from './find.ts';
import { readCodes } from './read-codes.ts';
import { tellRun } from './tell-run.ts';
import { waitFor } from './wait.ts';
import { checkOutFile, writeOut } from './write-file.ts';

const ofRun = 'of the result in force, or of --run';

export const command = actsOf(
  'round',
  'after the main run: places given up, late dossiers, further rounds; nobody placed gets worse',
  {
    decline: {
      words: '[--period P] [--run R] --child CODE | --children FILE',
      does: `writes down families that gave up a place ${ofRun}; FILE has one dossier code a line. All are written, or none`,
      options: ['period', 'run', 'child', 'children'],
      run: decline,
    },
    'take-back': {
      words: '[--period P] [--run R] --child CODE',
      does: 'a family takes its place back before the next round',
      options: ['period', 'run', 'child'],
      needs: ['child'],
      run: takeBack,
    },
    declines: {
      words: '[--period P] [--run R] [--out FILE.csv]',
      does: `families that gave up a place ${ofRun} (CSV)`,
      options: ['period', 'run', 'out'],
      run: declines,
    },
    start: {
      words: '[--period P] [--run R]',
      does: `runs a further round on the result in force, or on --run: freed seats go on, dossiers added since take part (see:\nimport applicants). Make it public with: result correct`,
      options: ['period', 'run'],
      works: [runWork],
      run: start,
    },
  },
);

async function decline(call: Call): Promise<Decline[]> {
  const children = readChildren(call.values);
  const { id } = await findBase(call);
  const all = await recordDeclines(call.context, id, children);
  call.tell('commands.round.declined', { count: children.length });
  call.tell('season.round-declines-count', { count: all.length });
  return all;
}

async function takeBack(call: Call): Promise<Decline[]> {
  const child = requiredOption(call.values, 'child');
  const all = await withdrawDecline(call.context, (await findBase(call)).id, child);
  call.tell('commands.round.taken-back', { child });
  call.tell('season.round-declines-count', { count: all.length });
  return all;
}

async function declines(call: Call): Promise<Decline[]> {
  checkOutFile(call.values);
  const found = await listDeclines(call.context, (await findBase(call)).id);
  const head = ['applicant_id', 'school', 'recorded_by', 'recorded_at'];
  const lines = found.map((row) => [row.applicantId, row.schoolName, row.recordedBy, row.recordedAt]);
  if (!call.values.json || textOption(call.values, 'out')) writeOut(call, csvSheet(head, lines));
  return found;
}

async function start(call: Call): Promise<Run> {
  const { context } = call;
  const base = await findBase(call);
  const { id } = await startRound(context, base.id);
  const run = await waitFor('round start', 'council.step', () => getRun(context, id));
  call.tell('commands.round.based', { base: base.id });
  tellRun(call, run);
  if (run.certified) call.tell('commands.round.next');
  return run;
}

/** The run a round builds on: the one families were told last, since no other round can be made public. */
async function findBase(call: Call): Promise<Run> {
  const period = await findPeriod(call);
  const versions = await listPublications(call.context, period.id);
  const inForce = versions.find(({ status }) => status === 'published');
  return findRun(call, period, (runs) => runs.find(({ id }) => id === inForce?.runId));
}

function readChildren(values: Values): string[] {
  const file = textOption(values, 'children');
  if ((file === undefined) === (textOption(values, 'child') === undefined))
    throw new UsageError('Name one family by --child CODE, or several by --children FILE.');
  return file === undefined ? [requiredOption(values, 'child').trim()] : readCodes(file);
}
