import { say } from '#text/text.ts';
import { level as levelWords } from '../domains/areas/types.ts';
import { type SynthesisAnswer, synthesiseEnrolment } from '../domains/periods/synthesise-enrolment.ts';
import { type SchoolsAnswer, synthesiseSchools } from '../domains/periods/synthesise-schools.ts';
import { refreshAfterImport } from '../import-kinds.ts';
import {
  type Command,
  type ExitCode,
  requiredOption,
  textOption,
  UsageError,
  type Values,
  wholeOption,
} from './command.ts';
import { inOrganisation } from './in-organisation.ts';
import { commandLanguage } from './print-issues.ts';
import { showProgress } from './show-progress.ts';

export const command: Command = {
  summary:
    'invents schools, or applicants, seats and pupils, from the population; shows what, and with --apply writes it',
  usage: [
    'truonggan synthesise --organisation O --level L [--schools N | --applicants N] [--seed S] [--apply]',
    '  --level L        nursery, primary, lower-secondary or upper-secondary',
    '  --schools N      invent schools until the level has N, where people are most against the schools there',
    '  --applicants N   children to invent, shared out over the communes by population (default 10000)',
    'Everything written is stamped synthetic. Roads, communes and schools must be imported before.',
    'The same data and seed give the same children; running it again changes nothing.',
  ],
  options: {
    organisation: { type: 'string' },
    level: { type: 'string' },
    schools: { type: 'string' },
    applicants: { type: 'string' },
    apply: { type: 'boolean' },
  },
  run: runSynthesise,
};

const mostApplicants = 2_000_000;
const mostSchools = 50_000;

async function runSynthesise(values: Values, positionals: string[]): Promise<ExitCode> {
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood: only options are expected.`);
  const wantedLevel = requiredOption(values, 'level');
  const level = levelWords.options.find((word) => word === wantedLevel);
  if (!level)
    throw new UsageError(`Option --level must be one of ${levelWords.options.join(', ')}, not "${wantedLevel}".`);
  if (values.schools !== undefined && values.applicants !== undefined)
    throw new UsageError(
      'Give --schools or --applicants, one at a time: applicants are drawn around the schools there are.',
    );
  const applicants = wholeOption(values, 'applicants', 10_000, 1);
  const schools = values.schools === undefined ? null : wholeOption(values, 'schools', 0, 1);
  if (schools !== null && schools > mostSchools)
    throw new UsageError(`Option --schools must be at most ${mostSchools}.`);
  if (applicants > mostApplicants) throw new UsageError(`Option --applicants must be at most ${mostApplicants}.`);
  const organisationId = textOption(values, 'organisation') ?? 'default';
  const progress = showProgress('synthesise');
  try {
    return await inOrganisation<ExitCode>(organisationId, async (context) => {
      const seed = textOption(values, 'seed') ?? '0';
      const apply = Boolean(values.apply);
      if (schools !== null) {
        reportSchools(await synthesiseSchools(context, { level, schools, seed, apply }));
        if (apply) await refreshAfterImport(context, progress.step);
        return 0;
      }
      report(await synthesiseEnrolment(context, { level, applicants, seed, apply, onProgress: progress.step }));
      return 0;
    });
  } finally {
    progress.done();
  }
}

function tell(key: string, params: Record<string, string | number> = {}): void {
  process.stdout.write(`${say(commandLanguage(), `commands.synthesise.${key}`, params)}\n`);
}

function reportSchools({ known, added, communes, applied }: SchoolsAnswer): void {
  tell('schools', { known, added, communes: communes.length });
  for (const commune of communes) tell('schools-of', commune);
  tell(applied ? 'schools-written' : 'preview');
}

function report(answer: SynthesisAnswer): void {
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
