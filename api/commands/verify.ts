import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../domains/assignments/contract/judge.ts';
import { type Command, requiredOption, UsageError } from './command.ts';
import { enrolmentOptions, readEnrolment } from './enrolment/read-enrolment.ts';
import { printIssues } from './print-issues.ts';

export const command: Command = {
  summary: 'judge the placements of a run by the data alone; JSON on stdout, exit 0 sound, 1 unsound',
  usage: [
    '--schools schools.csv --applicants applicants.csv [--choices …] [--priorities …] [--decisions …]',
    '[--travel travel.csv | --roads FILE.osm.pbf | --straight] --rules rules.json [--seed S] --run DIR',
    '',
    'The same inputs and seed as `assign`; travel.csv is taken from DIR when no option says otherwise.',
    '',
    'blockingPairs: an applicant and a school it likes better than its own, where the school, choosing from its pupils and the',
    'applicant with its reserves, would keep the applicant; wasted: those for whom nobody would have to leave.',
    'zone-first: round by round. First among wishes in the zone, each school choosing from its pupils of the zone alone; then,',
    'for those without a seat in their zone, among wishes outside it, on the seats the first round left. Open seats used beyond',
    'their number are withdrawn from the last soft reserve with a seat nobody claimed. With "then": "nearest-first" the second',
    'round is played again instead (replayDifferences). relative-proximity: the values are computed afresh, then judged so.',
    'guarantee "maximum": belowMaximum is 0 when nobody more could be placed; prioritiesSetAside counts what else were blocking',
    'pairs and must be the number run.json states (misstatedPriorities).',
    'mostMoved: optimal is proved by prices when as many moved as may be, or none of the moves left pays; else the metres are above',
    'the least within the limit by at most aboveLeastByAtMost. More moved than the limit is sound',
    'only where the prices prove that no assignment with as many placed moves fewer.',
  ],
  options: { ...enrolmentOptions, run: { type: 'string' } },
  async run(values) {
    const directory = requiredOption(values, 'run');
    const placementsFile = join(directory, 'placements.csv');
    if (!existsSync(placementsFile))
      throw new UsageError(`"${directory}" holds no placements.csv: give the DIR of an assign run.`);
    const ownTravel = join(directory, 'travel.csv');
    const enrolment = await readEnrolment(values, existsSync(ownTravel) ? ownTravel : undefined);
    const { records, rules, seed, warnings } = enrolment;
    printIssues(warnings);
    sayOtherSeed(directory, seed);
    const stated = rules.guarantee === 'maximum' ? statedSetAside(directory) : undefined;
    const verdict = judge(records, rules, seed, placementsFile, stated);
    process.stdout.write(`${JSON.stringify({ ...verdict, seed }, null, 2)}\n`);
    return verdict.sound ? 0 : 1;
  },
};

/** The priorities the run says it sets aside; null: it has no run.json that says so. */
function statedSetAside(directory: string): number | null {
  try {
    const run = JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8'));
    return run?.guarantee?.prioritiesSetAside ?? null;
  } catch {
    return null;
  }
}

/** A run made with another seed is judged by the seed given here; say so, since lottery ties will then differ. */
function sayOtherSeed(directory: string, seed: string): void {
  try {
    const run: unknown = JSON.parse(readFileSync(join(directory, 'run.json'), 'utf8'));
    if (typeof run === 'object' && run !== null && 'seed' in run && run.seed !== seed)
      process.stderr.write(
        `note: the run says seed "${String(run.seed)}", it is judged with seed "${seed}" (--seed).\n`,
      );
  } catch {
    // A run without a readable run.json is judged all the same.
  }
}
