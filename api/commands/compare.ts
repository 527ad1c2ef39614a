import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFiles } from '../domains/assignments/compare-files.ts';
import { hashInputs } from '../domains/assignments/contract/read-records.ts';
import { type Command, requiredOption, textOption, UsageError } from './command.ts';
import { inScratch, readTrialFiles, trialOptions } from './enrolment/trial-files.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { showProgress } from './show-progress.ts';

export const command: Command = {
  summary:
    'hold rule sets, or distances, against each other on the same children: who gains, who loses, how far they go',
  usage: [
    '--schools schools.csv --applicants applicants.csv [--choices …] [--priorities …] [--decisions …]',
    '--rules now.json --rules other.json … [--travel travel.csv] [--commune COLUMN] --out DIR',
    '--rules rules.json --travel roads-now.csv --travel roads-without-ferry.csv … --out DIR',
    '',
    'The first is what the others are held against; 2 to 4 sides. With several --rules a place is better when it stands higher in',
    'the child’s list, with several --travel when the way is shorter. Schools with blank seats are left out.',
    '--commune    column of applicants.csv to sum up by (default "commune")',
    '',
    'comparison.json   figures in all, by commune, group and residence, and placed by school; counts of 1 to 4 are null',
    'children.csv      every child whose school or metres differ, by dossier',
  ],
  options: trialOptions,
  async run(values) {
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
    // Without homes there are no hexagons to draw lines from.
    const { flows: _, ...shown } = comparison;
    await writeOutputDirectory(out, (directory) => {
      writeFileSync(join(directory, 'comparison.json'), `${JSON.stringify(shown, null, 2)}\n`);
      writeFileSync(join(directory, 'children.csv'), children);
      const names = sides.map(({ name }) => name);
      writeRunFiles(
        directory,
        { verb: 'compare', sides: names, yardstick, seed, inputs: hashInputs(paths) },
        startedAt,
      );
    });
    return 0;
  },
};
