import { writeFileSync } from 'node:fs';
import { encode } from '#engines/assignment/encode.ts';
import { rulesSchema } from '#engines/assignment/rules-schema.ts';
import { run } from '#engines/assignment/run.ts';
import type { Holding, Problem } from '#engines/assignment/types.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { writeTravel } from '../domains/assignments/contract/measured-travel.ts';
import { writeResults } from '../domains/assignments/contract/write-results.ts';
import { type Command, Refusal, requiredOption, textOption } from './command.ts';
import { type Enrolment, enrolmentOptions, readEnrolment } from './enrolment/read-enrolment.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { printIssues } from './print-issues.ts';

export const command: Command = {
  summary: 'assign applicants to schools by the rules of rules.json, with a receipt for each',
  usage: [
    '--schools schools.csv --applicants applicants.csv [--choices choices.csv] [--priorities priorities.csv]',
    '[--decisions decisions.csv] [--travel travel.csv | --roads FILE.osm.pbf | --straight] --rules rules.json --out DIR',
    '',
    'schools.csv: school_id,name,lon,lat,seats   a row with `programme_of` is a programme (boarding, intensive English …) of that',
    '  school: its seats are its own, blank cells and its metres are the school’s; only who names it in choices.csv may get it',
    '',
    '--leave-out-unknown   leave out schools whose seats are blank, instead of refusing',
    '--roads, --straight   measure: [--profile walk|motorbike] [--gates gates.csv] [--max-metres 5000] [--nearest K]',
    '                      with a criterion travel-time, --roads writes the column seconds of travel.csv too: the quickest way at',
    '                      --speed KM_PER_HOUR (4.5 on foot, 25 by motorbike), ferries by their crossing and one wait a boarding',
    '--print-rules-schema  print the JSON Schema of rules.json and stop',
  ],
  options: { ...enrolmentOptions, out: { type: 'string' }, 'print-rules-schema': { type: 'boolean' } },
  async run(values) {
    if (values['print-rules-schema']) {
      process.stdout.write(`${JSON.stringify(rulesSchema, null, 2)}\n`);
      return 0;
    }
    const startedAt = performance.now();
    const out = requiredOption(values, 'out');
    checkOutputDirectory(out);
    const enrolment = await readEnrolment(values);
    const { problem, issues } = encode(enrolment.records, enrolment.rules, enrolment.seed);
    const located: Issue[] = [...enrolment.warnings, ...issues.map(enrolment.locate)];
    if (!problem) throw new Refusal(located);
    const hashed = enrolment.hashInputs();
    // Awaited when everything is written; a failure before that must not end the process as an unhandled one.
    hashed.catch(() => undefined);
    const holding = run(problem);
    located.push(...warnOfMoves(holding));
    await writeOutputDirectory(out, (directory) => writeRun(directory, enrolment, problem, holding, hashed, startedAt));
    printIssues(located);
    const issuesFile = textOption(values, 'issues');
    if (issuesFile) writeFileSync(issuesFile, `${JSON.stringify(located, null, 2)}\n`);
    return 0;
  },
};

function warnOfMoves({ movedLimit }: Holding): Issue[] {
  if (!movedLimit || movedLimit.moved <= movedLimit.limit) return [];
  const { limit, moved } = movedLimit;
  return [{ code: 'moved-above-limit', severity: 'warning', params: { limit, moved } }];
}

async function writeRun(
  directory: string,
  enrolment: Enrolment,
  problem: Problem,
  holding: Holding,
  hashed: Promise<Record<string, string>>,
  startedAt: number,
): Promise<void> {
  const { outputs, ...found } = writeResults(directory, problem, holding);
  const travelSha256 = enrolment.measured && writeTravel(directory, enrolment.records, enrolment.measured);
  const facts = {
    verb: 'assign',
    mechanism: enrolment.rules.mechanism,
    rules: enrolment.rules,
    seed: enrolment.seed,
    travel: enrolment.travel,
    inputs: await hashed,
    outputs: { ...outputs, ...(travelSha256 && { travel: travelSha256 }) },
    ...found,
  };
  writeRunFiles(directory, facts, startedAt);
}
