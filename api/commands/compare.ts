import { compareFiles } from '../domains/assignments/compare-files.ts';
import { hashInputs } from '../domains/assignments/contract/read-records.ts';
import { type Command, requiredOption, textOption, UsageError } from './command.ts';
import { inScratch, readTrialFiles, trialOptions } from './enrolment/trial-files.ts';
import { tellComparison, writeComparison } from './enrolment/write-trials.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { comparePeriod, isOfPeriod, periodTrialOptions } from './season/trials.ts';
import { showProgress } from './show-progress.ts';

export const command: Command = {
  summary:
    'hold rule sets, or distances, against each other on the same children: who gains, who loses, how far they go',
  usage: [
    '--schools schools.csv --applicants applicants.csv [--choices …] [--priorities …] [--decisions …]',
    '--rules now.json --rules other.json … [--travel travel.csv] [--commune COLUMN] --out DIR',
    '--rules rules.json --travel roads-now.csv --travel roads-without-ferry.csv … --out DIR',
    '[--organisation O] --period P --rules other.json … [--past RUN] --out DIR',
    '[--organisation O] --period P --edits edits.json [--rules rules.json] --out DIR',
    '',
    'The first is what the others are held against; 2 to 4 sides. With several --rules a place is better when it stands higher in',
    'the child’s list, with several --travel when the way is shorter. Schools with blank seats are left out.',
    '--commune    column of applicants.csv to sum up by (default "commune")',
    '',
    'With --period (id or name) children, seats, decisions and ways are the server’s, as they are now or as frozen for --past RUN.',
    '--rules is a file, the number of a version of the period’s rules, or run:ID, a finished run as it stands; one alone is held',
    'against the rules in force. --edits: ways closed or added, as {"kind": "close-way"|"add-way"|"add-ferry", "line":',
    '[[lon, lat], …], "profiles": ["walk", "motorbike"], "seconds": null} in a list; the roads as they are come first.',
    '',
    'comparison.json   figures in all, by commune, group and residence, and placed by school; counts of 1 to 4 are null',
    'children.csv      every child whose school or metres differ, by dossier',
  ],
  options: { ...trialOptions, ...periodTrialOptions, edits: { type: 'string' } },
  async run(values) {
    if (isOfPeriod(values)) return comparePeriod(values);
    if (values.past !== undefined || values.edits !== undefined)
      throw new UsageError('--past and --edits go with --period.');
    const startedAt = performance.now();
    const out = requiredOption(values, 'out');
    checkOutputDirectory(out);
    const { sides, paths } = readTrialFiles(values);
    if (sides.length < 2 || sides.length > 4)
      throw new UsageError(`Give 2 to 4 sides to compare (--rules or --travel more than once), not ${sides.length}.`);
    const seed = textOption(values, 'seed') ?? '0';
    const progress = showProgress('compare');
    const yardstick = Array.isArray(values.rules) && values.rules.length > 1 ? 'wish' : 'metres';
    const sets = sides.map((side) => ({ ...side, placements: null }));
    const { comparison, children } = inScratch((directory) =>
      compareFiles(sets, directory, seed, yardstick, (share) => progress.step(share, 'comparing')),
    );
    progress.done();
    await writeOutputDirectory(out, (directory) => {
      writeComparison(directory, comparison, children);
      const names = sides.map(({ name }) => name);
      writeRunFiles(
        directory,
        { verb: 'compare', sides: names, yardstick, seed, inputs: hashInputs(paths) },
        startedAt,
      );
    });
    tellComparison(comparison);
    return 0;
  },
};
