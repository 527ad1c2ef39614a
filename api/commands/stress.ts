import { hashInputs } from '../domains/assignments/contract/read-records.ts';
import { stressFiles } from '../domains/assignments/stress-files.ts';
import { type Command, requiredOption, textOption, UsageError, type Values, wholeOption } from './command.ts';
import { inScratch, readTrialFiles, trialOptions } from './enrolment/trial-files.ts';
import { tellStress, writeStress } from './enrolment/write-trials.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { isOfPeriod, periodTrialOptions, stressPeriod } from './season/trials.ts';
import { showProgress } from './show-progress.ts';

const mostIntakes = 2_000;

export const command: Command = {
  summary: 'simulate many intakes as they might be: where seats run short, how often, and how many to add',
  usage: [
    '--schools schools.csv --applicants applicants.csv [--choices …] [--priorities …] --rules rules.json [--travel travel.csv]',
    '[--intakes 200] [--growth 0] [--spread 10] [--commune COLUMN] --out DIR',
    '[--organisation O] --period P [--rules rules.json] [--past RUN] [--intakes …] [--growth …] [--spread …] --out DIR',
    '',
    'Each commune draws its number of children (this year’s mean raised by --growth %, pure chance, and a swing of its own of',
    '--spread %), then so many of this year’s children again, each with its wishes, distances and entitlements.',
    'Seats to add suffice in nine intakes of ten, other schools staying as they are; they must not be summed over schools.',
    'With --period (id or name) children, seats and ways are the server’s, as they are now or as frozen for --past RUN; --rules is a',
    'file or the number of a version of the period’s rules, by default the rules in force.',
    '--commune    column of applicants.csv by which children are drawn and summed up (default "commune")',
    '',
    'schools.csv, communes.csv   share of intakes that are short, seats to add, means · stress.json: the same and the city',
  ],
  options: {
    ...trialOptions,
    ...periodTrialOptions,
    intakes: { type: 'string' },
    growth: { type: 'string' },
    spread: { type: 'string' },
  },
  async run(values) {
    const startedAt = performance.now();
    const out = requiredOption(values, 'out');
    const intakes = wholeOption(values, 'intakes', 200, 10);
    if (intakes > mostIntakes) throw new UsageError(`Option --intakes must be at most ${mostIntakes}.`);
    const growthPercent = percentOption(values, 'growth', 0, -50, 200);
    const spreadPercent = percentOption(values, 'spread', 10, 0, 100);
    const seed = textOption(values, 'seed') ?? '0';
    const settings = { seed, intakes, growthPercent, spreadPercent };
    if (isOfPeriod(values)) return stressPeriod(values, settings);
    if (values.past !== undefined) throw new UsageError('--past goes with --period.');
    checkOutputDirectory(out);
    const { sides, paths } = readTrialFiles(values);
    if (sides.length !== 1) throw new UsageError('Give one --rules and at most one --travel.');
    const progress = showProgress('stress');
    const found = inScratch((directory) =>
      stressFiles(sides[0].inputs, sides[0].rules, directory, settings, (done) =>
        progress.step(done / intakes, 'simulating'),
      ),
    );
    progress.done();
    await writeOutputDirectory(out, (directory) => {
      writeStress(directory, found);
      writeRunFiles(directory, { verb: 'stress', ...settings, inputs: hashInputs(paths) }, startedAt);
    });
    tellStress(found);
    return 0;
  },
};

function percentOption(values: Values, name: string, fallback: number, least: number, most: number): number {
  const text = textOption(values, name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new UsageError(`Option --${name} must be a number of percent from ${least} to ${most}, not "${text}".`);
  return value;
}
