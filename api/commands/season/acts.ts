import { say } from '#text/text.ts';
import { getOrganisation } from '../../domains/areas/queries.ts';
import type { ClaimedWork } from '../../platform/claimed-work.ts';
import type { Context } from '../../platform/context.ts';
import { type Command, type ExitCode, requiredOption, textOption, UsageError, type Values } from '../command.ts';
import { inOrganisation } from '../in-organisation.ts';
import { commandLanguage } from '../print-issues.ts';

/** One thing a person does with what the verb names: `draw seal`. */
export interface Act {
  /** Its own options as they are typed; those every act takes stand once below all of them. */
  words: string;
  does: string;
  options: readonly string[];
  /** Those it cannot do without: asked for before the database is opened. */
  needs?: readonly string[];
  /** Work that this act waits for. */
  works?: readonly ClaimedWork[];
  /** Does it through the domain's verbs, tells it in sentences, and answers the record that `--json` prints. */
  run(call: Call): Promise<unknown>;
}

/** What an act is given: the office it acts in, its options, and a way to speak. */
export interface Call {
  context: Context;
  values: Values;
  /**
   * One line of words on stdout, in the language of the command line; nothing under `--json`. `{office}` in it is the
   * organisation and period as they were typed.
   */
  tell(key: string, params?: Record<string, unknown>): void;
}

const everywhere = ['organisation', 'json', 'help', 'issues'];

/** A verb of the season: `truonggan <verb> <act> [options]` over the database. */
export function actsOf(verb: string, summary: string, acts: Record<string, Act>): Command {
  const names = new Set(Object.values(acts).flatMap(({ options }) => options));
  const own = [...names].filter((name) => name !== 'seed').map((name) => [name, { type: 'string' }] as const);
  return {
    summary,
    saysSeed: true,
    usage: [
      ...Object.entries(acts).flatMap(([name, { words, does }]) => [
        `truonggan ${verb} ${name}${words ? ` ${words}` : ''}`,
        ...does.split('\n').map((line) => `    ${line}`),
      ]),
      '',
      '--organisation O   whose office it is (default "default")',
      ...(names.has('period')
        ? ['--period P         its id, or words of its name such as "lớp 1"; not needed where there is only one']
        : []),
      '--json             the record as JSON on stdout instead of sentences',
      'Everything done is in the audit. Environment: DATABASE_URL, TRUONGGAN_DATA, TRUONGGAN_LANG (vi or en).',
    ],
    options: { ...Object.fromEntries(own), organisation: { type: 'string' }, json: { type: 'boolean' } },
    run: (values, positionals) => runAct(verb, acts, values, positionals),
  };
}

async function runAct(
  verb: string,
  acts: Record<string, Act>,
  values: Values,
  [name, ...rest]: string[],
): Promise<ExitCode> {
  const act = name === undefined || !Object.hasOwn(acts, name) ? undefined : acts[name];
  if (!act)
    throw new UsageError(
      `"${verb} ${name ?? ''}" is not understood. What can be done: ${Object.keys(acts)
        .map((each) => `${verb} ${each}`)
        .join(', ')}.`,
    );
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" is not understood: only options are expected.`);
  const stray = Object.keys(values).find((option) => !everywhere.includes(option) && !act.options.includes(option));
  if (stray) throw new UsageError(`"${verb} ${name}" takes no option --${stray}.`);
  for (const option of act.needs ?? []) requiredOption(values, option);
  const office = officeOf(values);
  const tell: Call['tell'] = (key, params) => {
    if (!values.json) process.stdout.write(`${say(commandLanguage(), key, { office, ...params })}\n`);
  };
  const organisationId = textOption(values, 'organisation') ?? 'default';
  const record = await inOrganisation(
    organisationId,
    async (context) => {
      await getOrganisation(context.database.db, organisationId);
      return act.run({ context, values, tell });
    },
    act.works,
  );
  if (values.json) process.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
  return 0;
}

/** Office and period as they were typed, for the calls that sentences propose next. */
function officeOf(values: Values): string {
  return ['organisation', 'period']
    .map((name) => ({ name, given: textOption(values, name) }))
    .map(({ name, given }) =>
      given === undefined ? '' : ` --${name} ${/^[\w.-]+$/.test(given) ? given : `"${given}"`}`,
    )
    .join('');
}
