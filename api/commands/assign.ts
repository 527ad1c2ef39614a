import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CutoffRow, cutoffs, placements } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { type Outcome, summarise } from '#engines/assignment/outcome.ts';
import { placeable } from '#engines/assignment/placeable.ts';
import { receipts } from '#engines/assignment/receipts.ts';
import { rulesSchema } from '#engines/assignment/rules-schema.ts';
import { run } from '#engines/assignment/run.ts';
import type { Holding, Problem } from '#engines/assignment/types.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { type Command, Refusal, requiredOption, textOption } from './command.ts';
import { AssignmentCounts } from './enrolment/assignment-counts.ts';
import { writeTravel } from './enrolment/measured-travel.ts';
import { type Enrolment, enrolmentOptions, readEnrolment } from './enrolment/read-enrolment.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';
import { printIssues } from './print-issues.ts';
import { CsvWriter } from './write-csv.ts';

export const command: Command = {
  summary: 'assign applicants to schools by the rules of rules.json, with a receipt for each',
  usage: [
    '--schools schools.csv --applicants applicants.csv [--choices choices.csv] [--priorities priorities.csv]',
    '[--decisions decisions.csv] [--travel travel.csv | --roads FILE.osm.pbf | --straight] --rules rules.json --out DIR',
    '',
    '--leave-out-unknown   leave out schools whose seats are blank, instead of refusing',
    '--roads, --straight   measure: [--profile walk|motorbike] [--gates gates.csv] [--max-metres 5000] [--nearest K]',
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
    const holding = run(problem);
    await writeOutputDirectory(out, (directory) => writeRun(directory, enrolment, problem, holding, startedAt));
    printIssues(located);
    const issuesFile = textOption(values, 'issues');
    if (issuesFile) writeFileSync(issuesFile, `${JSON.stringify(located, null, 2)}\n`);
    return 0;
  },
};

function writeRun(
  directory: string,
  enrolment: Enrolment,
  problem: Problem,
  holding: Holding,
  startedAt: number,
): void {
  const outcome = summarise(problem, holding);
  const counts = new AssignmentCounts(problem);
  const placementsSha256 = writePlacements(directory, problem, holding, outcome, counts);
  writeCutoffs(directory, cutoffs(problem, outcome));
  const receiptsSha256 = writeReceipts(directory, problem, holding, outcome);
  const travelSha256 = enrolment.measured && writeTravel(directory, enrolment.records, enrolment.measured);
  const facts = {
    verb: 'assign',
    mechanism: enrolment.rules.mechanism,
    rules: enrolment.rules,
    seed: enrolment.seed,
    travel: enrolment.travel,
    inputs: enrolment.inputs,
    outputs: { placements: placementsSha256, receipts: receiptsSha256, ...(travelSha256 && { travel: travelSha256 }) },
    ...counts.facts(),
    placeable: placeable(problem, holding),
  };
  writeRunFiles(directory, facts, startedAt);
}

function writePlacements(
  directory: string,
  problem: Problem,
  holding: Holding,
  outcome: Outcome,
  counts: AssignmentCounts,
) {
  const columns = ['applicant_id', 'school_id', 'choice_rank', 'imputed', 'metres', 'seat_group', 'decided_by'];
  const writer = new CsvWriter(join(directory, 'placements.csv'), columns);
  for (const row of placements(problem, holding, outcome)) {
    counts.add(row);
    const imputed = row.schoolId === '' ? '' : Number(row.imputed);
    writer.row([row.applicantId, row.schoolId, row.choiceRank, imputed, row.metres, row.seatGroup, row.decidedBy]);
  }
  return writer.close().sha256;
}

function writeCutoffs(directory: string, rows: CutoffRow[]): void {
  const columns = ['school_id', 'seat_group', 'seats', 'placed', 'last_metres', 'last_group', 'last_lottery'];
  const writer = new CsvWriter(join(directory, 'cutoffs.csv'), columns);
  for (const row of rows)
    writer.row([row.schoolId, row.seatGroup, row.seats, row.placed, row.lastMetres, row.lastGroup, row.lastLottery]);
  writer.close();
}

function writeReceipts(directory: string, problem: Problem, holding: Holding, outcome: Outcome): string {
  const path = join(directory, 'receipts.jsonl');
  const hash = createHash('sha256');
  let pending = '';
  const flush = () => {
    hash.update(pending);
    appendFileSync(path, pending);
    pending = '';
  };
  for (const receipt of receipts(problem, holding, outcome)) {
    pending += `${JSON.stringify(receipt)}\n`;
    if (pending.length > 1 << 20) flush();
  }
  flush();
  return hash.digest('hex');
}
