import { say } from '#text/text.ts';
import { level as levelWords } from '../domains/areas/types.ts';
import { type SynthesisAnswer, synthesiseEnrolment } from '../domains/periods/synthesise-enrolment.ts';
import { openServices } from '../open-services.ts';
import { readEnvironment } from '../platform/environment.ts';
import {
  type Command,
  type ExitCode,
  requiredOption,
  textOption,
  UsageError,
  type Values,
  wholeOption,
} from './command.ts';
import { commandLanguage } from './print-issues.ts';
import { showProgress } from './show-progress.ts';

export const command: Command = {
  summary: 'invents applicants, seats and pupils from the population; shows what, and with --apply writes it',
  usage: [
    'truonggan synthesise --organisation O --level L --applicants N [--seed S] [--apply]',
    '  --level L        nursery, primary, lower-secondary or upper-secondary',
    '  --applicants N   children to invent, shared out over the communes by population',
    'Everything written is stamped synthetic. Roads, communes and schools must be imported before.',
    'The same data and seed give the same children; running it again changes nothing.',
  ],
  options: {
    organisation: { type: 'string' },
    level: { type: 'string' },
    applicants: { type: 'string' },
    apply: { type: 'boolean' },
  },
  run: runSynthesise,
};

const mostApplicants = 2_000_000;

async function runSynthesise(values: Values, positionals: string[]): Promise<ExitCode> {
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood: only options are expected.`);
  const wantedLevel = requiredOption(values, 'level');
  const level = levelWords.options.find((word) => word === wantedLevel);
  if (!level)
    throw new UsageError(`Option --level must be one of ${levelWords.options.join(', ')}, not "${wantedLevel}".`);
  const applicants = wholeOption(values, 'applicants', 10_000, 1);
  if (applicants > mostApplicants) throw new UsageError(`Option --applicants must be at most ${mostApplicants}.`);
  const organisationId = textOption(values, 'organisation') ?? 'default';
  const progress = showProgress('synthesise');
  const services = await openServices(readEnvironment(process.env));
  try {
    const context = {
      ...services,
      actor: { kind: 'operator' as const, name: 'command line' },
      organisationId,
      language: commandLanguage(),
    };
    const seed = textOption(values, 'seed') ?? '0';
    const apply = Boolean(values.apply);
    report(await synthesiseEnrolment(context, { level, applicants, seed, apply, onProgress: progress.step }));
    return 0;
  } finally {
    progress.done();
    await services.database.close();
  }
}

function report(answer: SynthesisAnswer): void {
  const language = commandLanguage();
  const tell = (key: string, params: Record<string, string | number> = {}) =>
    process.stdout.write(`${say(language, `commands.synthesise.${key}`, params)}\n`);
  const { applicants, schools, schoolsInvented, seats, periodId } = answer;
  tell('children', { applicants });
  tell('seats', { schools, schoolsInvented, seats });
  if (answer.notCovered.length > 0) tell('not-covered', { count: answer.notCovered.length });
  for (const { code, name, population } of answer.notCovered)
    tell('commune', { code, name, population: population ?? '?' });
  if (answer.populationUnknown.length > 0) tell('population-unknown', { count: answer.populationUnknown.length });
  for (const { code, name } of answer.populationUnknown) process.stdout.write(`  ${code} ${name}\n`);
  tell(answer.applied ? 'written' : 'preview', { period: periodId });
}
