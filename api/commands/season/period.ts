import { sayDate } from '#text/say.ts';
import { listPeriods } from '../../domains/periods/list-periods.ts';
import { listRules } from '../../domains/periods/list-rules.ts';
import { saveAppealTerm } from '../../domains/periods/save-appeal-term.ts';
import { saveDates } from '../../domains/periods/save-dates.ts';
import { saveRules } from '../../domains/periods/save-rules.ts';
import { type Period, periodDates, type RulesVersion } from '../../domains/periods/types.ts';
import { Failure } from '../../platform/errors.ts';
import { requiredOption, textOption, UsageError, wholeOption } from '../command.ts';
import { actsOf, type Call } from './acts.ts';
import { findPeriod } from './find.ts';
import { readNamed } from './read-codes.ts';
import { tellRules } from './tell-rules.ts';
import { writeOut } from './write-file.ts';

const days = { opens: 'opensOn', closes: 'closesOn', results: 'resultsOn', 'appeals-until': 'appealsUntil' } as const;

export const command = actsOf('period', 'enrolment periods: their facts, rules and days', {
  list: { words: '', does: 'every period with its id', options: [], run: list },
  show: {
    words: '[--period P]',
    does: 'seats, days, the term of answers and the rules in force',
    options: ['period'],
    run: show,
  },
  rules: {
    words: '[--period P] [--version N] [--out FILE.json]',
    does: 'rules.json of the version in force, or of version N',
    options: ['period', 'version', 'out'],
    run: rules,
  },
  'save-rules': {
    words: '[--period P] --rules rules.json',
    does: 'a new version of the rules; earlier ones stay',
    options: ['period', 'rules'],
    needs: ['rules'],
    run: keepRules,
  },
  days: {
    words: '[--period P] [--opens DAY] [--closes DAY] [--results DAY] [--appeals-until DAY]',
    does: 'sets the days given (2026-06-30, or "none"); the others stay as they are',
    options: ['period', ...Object.keys(days)],
    run: keepDays,
  },
  'appeal-term': {
    words: '[--period P] --within DAYS --paper TEXT',
    does: 'within how many days the council answers an appeal, and the paper that says so',
    options: ['period', 'within', 'paper'],
    needs: ['within', 'paper'],
    run: keepTerm,
  },
});

async function list({ context, tell }: Call): Promise<Period[]> {
  const periods = await listPeriods(context);
  if (periods.length === 0) tell('commands.period.none');
  for (const { id, name, schoolYear, level, applicants, seats } of periods) {
    tell('commands.period.line', { name, schoolYear, level: `@common.level.${level}` });
    if (seats === null) tell('council.period-facts-unknown', { applicants });
    else tell('council.period-facts', { applicants, seats });
    tell('commands.period.id', { id });
  }
  return periods;
}

async function show(call: Call): Promise<Period> {
  const period = await findPeriod(call);
  tellPeriod(call, period);
  tellRules(call, period.rules);
  return period;
}

async function rules(call: Call): Promise<RulesVersion> {
  const period = await findPeriod(call);
  const versions = await listRules(call.context, period.id);
  const wanted = textOption(call.values, 'version') ?? String(period.rulesVersion);
  const found = versions.find(({ version }) => String(version) === wanted);
  if (!found) throw new Failure('not-found', 'failures.no-such-rules-version', { version: wanted });
  if (!call.values.json || textOption(call.values, 'out')) writeOut(call, `${JSON.stringify(found.rules, null, 2)}\n`);
  return found;
}

async function keepRules(call: Call): Promise<Period> {
  const file = requiredOption(call.values, 'rules');
  let given: unknown;
  try {
    given = JSON.parse(readNamed(file));
  } catch (failure) {
    if (failure instanceof UsageError) throw failure;
    throw new Failure('invalid', 'commands.rules.not-json', { file, problem: (failure as Error).message });
  }
  const period = await saveRules(call.context, (await findPeriod(call)).id, given);
  call.tell('council.rules-saved', { version: period.rulesVersion });
  tellRules(call, period.rules);
  return period;
}

async function keepDays(call: Call): Promise<Period> {
  const before = await findPeriod(call);
  const changed: Record<string, string | null> = { ...before.dates };
  for (const [option, field] of Object.entries(days)) {
    const given = textOption(call.values, option);
    if (given !== undefined) changed[field] = given === 'none' ? null : given;
  }
  const dates = periodDates.safeParse(changed);
  if (!dates.success) {
    const field = String(dates.error.issues[0].path[0]);
    const option = Object.entries(days).find(([, name]) => name === field)?.[0];
    throw new UsageError(`Option --${option} must be a day such as 2026-06-30, or "none", not "${changed[field]}".`);
  }
  const period = await saveDates(call.context, before.id, dates.data);
  tellPeriod(call, period);
  return period;
}

async function keepTerm(call: Call): Promise<Period> {
  const source = requiredOption(call.values, 'paper');
  const within = wholeOption(call.values, 'within', 0, 1);
  if (within > 365) throw new UsageError('Option --within must be at most 365 days.');
  const period = await saveAppealTerm(call.context, (await findPeriod(call)).id, { days: within, source });
  tellPeriod(call, period);
  return period;
}

function tellPeriod(
  { tell }: Call,
  { id, name, schoolYear, level, applicants, seats, dates, appealTerm, ...rest }: Period,
) {
  tell('commands.period.line', { name, schoolYear, level: `@common.level.${level}` });
  if (seats === null) tell('council.period-facts-unknown', { applicants });
  else tell('council.period-facts', { applicants, seats });
  for (const field of Object.values(days)) {
    const day = dates[field];
    tell(`commands.period.${field}`, { day: day === null ? '@commands.period.no-day' : sayDate(day) });
  }
  if (appealTerm) tell('appeals.term', appealTerm);
  tell('council.rules-version', { version: rest.rulesVersion });
  if (rest.synthetic) tell('common.synthetic-whole');
  tell('commands.period.id', { id });
}
