import { z } from 'zod';
import { sayDate } from '#text/say.ts';
import { answerAppeal, withdrawAppeal } from '../../domains/publications/answer-appeal.ts';
import { type Appeal, appealAnswer, newAppeal } from '../../domains/publications/appeal-types.ts';
import { exportAppeals, listAppeals } from '../../domains/publications/list-appeals.ts';
import { recordAppeal } from '../../domains/publications/record-appeal.ts';
import { Failure } from '../../platform/errors.ts';
import { requiredOption, textOption, UsageError } from '../command.ts';
import { actsOf, type Call } from './acts.ts';
import { findPeriod } from './find.ts';
import { checkOutFile, writeOut } from './write-file.ts';

const subjects = newAppeal.shape.about.options;
const outcomes = appealAnswer.shape.outcome.options;

export const command = actsOf(
  'appeal',
  'objections of families to a public result: write down, list, answer by a paper',
  {
    record: {
      words: '[--period P] --child CODE --about SUBJECT --statement TEXT --received DAY [--answer-by DAY]',
      does: `writes an objection down and gives it its number; SUBJECT: ${subjects.join(', ')}; DAY: 2026-06-30.\n--answer-by is the last day of the period’s term when absent`,
      options: ['period', 'child', 'about', 'statement', 'received', 'answer-by'],
      needs: ['child', 'about', 'statement', 'received'],
      run: record,
    },
    list: {
      words: '[--period P] [--out FILE.csv]',
      does: 'those that wait first, by the day they must be answered; --out writes the council’s table',
      options: ['period', 'out'],
      run: list,
    },
    answer: {
      words: '[--period P] --number N --outcome OUTCOME --paper NUMBER --answer TEXT --decided DAY',
      does: `the council’s answer, for ever; OUTCOME: ${outcomes.join(', ')}. --paper is the number of the paper it stands on\n(of a decision in force where the child is placed by one); the family reads --answer word for word`,
      options: ['period', 'number', 'outcome', 'paper', 'answer', 'decided'],
      needs: ['number', 'outcome', 'paper', 'answer', 'decided'],
      run: answer,
    },
    withdraw: {
      words: '[--period P] --number N',
      does: 'the family takes its objection back',
      options: ['period', 'number'],
      needs: ['number'],
      run: withdraw,
    },
  },
);

async function record(call: Call): Promise<Appeal> {
  const { values, tell } = call;
  const wanted = newAppeal.parse({
    applicantId: requiredOption(values, 'child'),
    about: oneOf('about', requiredOption(values, 'about'), subjects),
    statement: requiredOption(values, 'statement'),
    receivedOn: dayOption(call, 'received'),
    answerBy: textOption(values, 'answer-by') === undefined ? undefined : dayOption(call, 'answer-by'),
  });
  const appeal = await recordAppeal(call.context, (await findPeriod(call)).id, wanted);
  tell('appeals.recorded', { number: appeal.number });
  tellAppeal(call, appeal);
  return appeal;
}

async function list(call: Call): Promise<Appeal[]> {
  checkOutFile(call.values);
  const period = await findPeriod(call);
  if (textOption(call.values, 'out') !== undefined) {
    writeOut(call, (await exportAppeals(call.context, period.id)).text);
    return [];
  }
  const appeals = await listAppeals(call.context, period.id);
  if (appeals.length === 0) call.tell('appeals.empty');
  else {
    const open = appeals.filter(({ status }) => status === 'open');
    call.tell('appeals.waiting-count', { open: open.length, overdue: open.filter(({ overdue }) => overdue).length });
  }
  for (const appeal of appeals) tellAppeal(call, appeal);
  return appeals;
}

async function answer(call: Call): Promise<Appeal> {
  const { values } = call;
  const given = appealAnswer.parse({
    outcome: oneOf('outcome', requiredOption(values, 'outcome'), outcomes),
    number: requiredOption(values, 'paper'),
    answer: requiredOption(values, 'answer'),
    decidedOn: dayOption(call, 'decided'),
  });
  const appeal = await answerAppeal(call.context, (await findAppeal(call)).id, given);
  call.tell('appeals.done', { number: appeal.number });
  tellAppeal(call, appeal);
  if (appeal.status === 'correction') call.tell('commands.appeal.correct-next');
  return appeal;
}

async function withdraw(call: Call): Promise<Appeal> {
  const appeal = await withdrawAppeal(call.context, (await findAppeal(call)).id);
  tellAppeal(call, appeal);
  return appeal;
}

async function findAppeal(call: Call): Promise<Appeal> {
  const period = await findPeriod(call);
  const number = requiredOption(call.values, 'number');
  const found = (await listAppeals(call.context, period.id)).find((each) => String(each.number) === number);
  if (!found) throw new Failure('not-found', 'commands.appeal.unknown', { number, period: period.name });
  return found;
}

function tellAppeal({ tell }: Call, appeal: Appeal): void {
  const { number, applicantId: applicant, version, decisionNumber, decidedOn } = appeal;
  tell('commands.appeal.line', {
    ...{ number, applicant, about: `@appeals.about.${appeal.about}`, status: `@appeals.status.${appeal.status}` },
  });
  tell('appeals.line-days', { received: sayDate(appeal.receivedOn), by: sayDate(appeal.answerBy), version });
  if (appeal.late) tell('appeals.late');
  if (appeal.overdue) tell('appeals.overdue');
  if (decidedOn !== null)
    tell('appeals.answered', { number: decisionNumber, date: sayDate(decidedOn), answer: appeal.answer });
  if (appeal.correctedVersion !== null) tell('appeals.corrected', { version: appeal.correctedVersion });
}

function oneOf<W extends string>(option: string, given: string, words: readonly W[]): W {
  const known = words.find((word) => word === given);
  if (known === undefined)
    throw new UsageError(`Option --${option} must be one of ${words.join(', ')}, not "${given}".`);
  return known;
}

function dayOption({ values }: Call, name: string): string {
  const given = requiredOption(values, name);
  if (!z.iso.date().safeParse(given).success)
    throw new UsageError(`Option --${name} must be a day such as 2026-06-30, not "${given}".`);
  return given;
}
