import { sayDate, sayTime } from '#text/say.ts';
import type { Draw } from '../../domains/assignments/draw-types.ts';
import { getDraw, listDraws } from '../../domains/assignments/list-draws.ts';
import { rulesText } from '../../domains/assignments/period-snapshot.ts';
import { revealDraw } from '../../domains/assignments/reveal-draw.ts';
import { runWork } from '../../domains/assignments/run-assignment.ts';
import { sealDraw } from '../../domains/assignments/seal-draw.ts';
import { getRun } from '../../domains/assignments/show-runs.ts';
import { withdrawDraw } from '../../domains/assignments/withdraw-draw.ts';
import { Failure } from '../../platform/errors.ts';
import { requiredOption, textOption } from '../command.ts';
import { actsOf, type Call } from './acts.ts';
import { findPeriod } from './find.ts';
import { tellRules } from './tell-rules.ts';
import { tellRun } from './tell-run.ts';
import { waitFor } from './wait.ts';

export const command = actsOf(
  'draw',
  'the sealed draw: data and rules are locked and named first, the public number comes after',
  {
    seal: {
      words: '[--period P] --source TEXT',
      does: 'freezes dossiers, seats, rules, decisions and ways, and prints their SHA-256 and the rules, to be made public at once.\n--source says in words which public number will be the seed, and when',
      options: ['period', 'source'],
      needs: ['source'],
      works: [runWork],
      run: seal,
    },
    reveal: {
      words: '[--period P] --seed NUMBER',
      does: 'gives the draw that waits its public number, once and for ever, and runs from exactly the bytes that were sealed',
      options: ['period', 'seed'],
      needs: ['seed'],
      works: [runWork],
      run: reveal,
    },
    withdraw: {
      words: '[--period P] --reason TEXT',
      does: 'takes back a draw whose number is not known yet; everyone can read the reason',
      options: ['period', 'reason'],
      needs: ['reason'],
      run: withdraw,
    },
    list: {
      words: '[--period P]',
      does: 'every draw of the period, newest first, withdrawn ones too',
      options: ['period'],
      run: list,
    },
  },
);

async function seal(call: Call): Promise<Draw> {
  const { context, tell, values } = call;
  const source = requiredOption(values, 'source');
  const period = await findPeriod(call);
  const { id, runId } = await sealDraw(context, period.id, source);
  await waitFor('draw seal', 'council.step', () => getRun(context, runId));
  const draw = await getDraw(context, id);
  tell('commands.draw.sealed', { period: period.name, applicants: period.applicants });
  tellSeal(call, draw);
  tellRules(call, draw.rules);
  process.stdout.write(values.json ? '' : rulesText(draw.rules).text);
  tell('commands.draw.sealed.next');
  return draw;
}

async function reveal(call: Call): Promise<{ draw: Draw; run: unknown }> {
  const { context, tell, values } = call;
  const seed = requiredOption(values, 'seed');
  const period = await findPeriod(call);
  const waiting = await findWaiting(call, period.id, period.name);
  const { id, runId } = await revealDraw(context, waiting.id, seed);
  tell('commands.draw.revealed', { seed, sha256: waiting.inputsSha256 });
  const run = await waitFor('draw reveal', 'council.step', () => getRun(context, runId));
  tellRun(call, run);
  if (run.certified) tell('commands.draw.revealed.next');
  return { draw: await getDraw(context, id), run };
}

async function withdraw(call: Call): Promise<Draw> {
  const { context, tell, values } = call;
  const reason = requiredOption(values, 'reason');
  const period = await findPeriod(call);
  const waiting = await findWaiting(call, period.id, period.name);
  const draw = await withdrawDraw(context, waiting.id, reason);
  tell('commands.draw.withdrawn', { period: period.name });
  return draw;
}

async function list(call: Call): Promise<Draw[]> {
  const { context, tell } = call;
  const period = await findPeriod(call);
  const draws = await listDraws(context, period.id);
  if (draws.length === 0) tell('commands.draw.none', { period: period.name });
  for (const draw of draws) {
    tell('commands.draw.line', {
      when: sayInstant(draw.createdAt),
      status: `@season.draw-status.${draw.status}`,
      id: draw.id,
    });
    tellSeal(call, draw);
    if (draw.seed !== null) tell('commands.draw.seed', { seed: draw.seed, when: sayInstant(draw.drawnAt!) });
    if (draw.withdrawnReason) tell('commands.draw.withdrawn-why', { reason: draw.withdrawnReason });
  }
  return draws;
}

/** The newest draw that was not withdrawn: the one that waits, or the one whose number stands, of which the verb says so. */
async function findWaiting({ context, values }: Call, periodId: string, period: string): Promise<Draw> {
  const draws = await listDraws(context, periodId);
  const found = draws.find(({ status }) => status !== 'withdrawn') ?? draws[0];
  if (!found)
    throw new Failure('not-found', 'commands.draw.nothing-sealed', { period, seed: textOption(values, 'seed') ?? '' });
  return found;
}

function tellSeal({ tell }: Call, draw: Draw): void {
  if (draw.inputsSha256 !== null) tell('commands.draw.inputs', { sha256: draw.inputsSha256 });
  tell('commands.draw.rules', { sha256: draw.rulesSha256, version: draw.rulesVersion });
  tell('commands.draw.source', { source: draw.seedSource });
}

function sayInstant(iso: string): string {
  return `${sayDate(iso)} ${sayTime(iso)}`;
}
