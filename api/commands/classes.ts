import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allocate, moreClasses, pinsOverCap, repairIssue } from '#engines/classes/allocate.ts';
import { classRulesSchema } from '#engines/classes/check-rules.ts';
import { encode } from '#engines/classes/encode.ts';
import { loadSolver } from '#engines/classes/exact/load-solver.ts';
import { presets } from '#engines/classes/presets.ts';
import { classRows } from '#engines/classes/run.ts';
import type { Found } from '#engines/classes/search/found.ts';
import type { ClassProblem, RuleValue } from '#engines/classes/types.ts';
import { type ClassFiles, readClassRecords } from '../domains/classes/contract/read-class-records.ts';
import { orderedSha256, sha256Of } from '../platform/ordered-hash.ts';
import { CsvWriter } from '../platform/write-csv.ts';
import { type Command, Refusal, requiredOption, textOption, UsageError, wholeOption } from './command.ts';
import { checkOutputDirectory, writeOutputDirectory, writeRunFiles } from './output-directory.ts';

export const command: Command = {
  summary: 'split the pupils of a school into classes by the rules of rules.json',
  usage: [
    '--pupils pupils.csv --classes N --rules rules.json [--wishes wishes.csv] --out DIR',
    '',
    'Every rule is answered with its value, a bound no split under the hard rules goes below, and the gap between them;',
    '"proved" says that the bound is reached.',
    '',
    '--print-preset NAME   print a rules.json to begin with (nursery, grade-1, grade-6) and stop',
    '--print-rules-schema  print the JSON Schema of rules.json and stop',
  ],
  options: {
    pupils: { type: 'string' },
    classes: { type: 'string' },
    rules: { type: 'string' },
    wishes: { type: 'string' },
    out: { type: 'string' },
    'print-preset': { type: 'string' },
    'print-rules-schema': { type: 'boolean' },
  },
  async run(values) {
    const preset = textOption(values, 'print-preset');
    if (preset !== undefined || values['print-rules-schema']) return print(preset);
    const startedAt = performance.now();
    const out = requiredOption(values, 'out');
    checkOutputDirectory(out);
    const files = {
      pupils: requiredOption(values, 'pupils'),
      rules: requiredOption(values, 'rules'),
      wishes: textOption(values, 'wishes'),
    };
    requiredOption(values, 'classes');
    const classCount = wholeOption(values, 'classes', 1, 1);
    const { records, rules, locate } = readClassRecords(files, classCount);
    const { problem, issues } = encode(records, rules, textOption(values, 'seed') ?? '0');
    if (!problem) throw new Refusal(issues.map(locate));
    const { found, values: balance, issue, repair } = allocate(problem, await loadSolver());
    if (!found) {
      const mends = [...(repair ? [repairIssue(repair)] : []), ...moreClasses(problem)];
      throw new Refusal([issue, ...pinsOverCap(problem), ...mends].map(locate));
    }
    await writeOutputDirectory(out, (directory) => writeRun(directory, files, problem, found, balance, startedAt));
    const issuesFile = textOption(values, 'issues');
    if (issuesFile) writeFileSync(issuesFile, '[]\n');
    return 0;
  },
};

function print(preset: string | undefined): 0 {
  if (preset !== undefined && !Object.hasOwn(presets, preset))
    throw new UsageError(`There is no preset "${preset}". Presets: ${Object.keys(presets).join(', ')}.`);
  const shown = preset === undefined ? classRulesSchema : presets[preset];
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  return 0;
}

/** Figures as they are printed: to a billionth, so that a third of a mark stays one and 0.1 + 0.2 is 0.3. */
const decimals = 9;

function printed(row: RuleValue): RuleValue {
  const round = (figure: number) => Number(figure.toFixed(decimals));
  if (row.value === null || row.bestPossible === null) return row;
  const [value, bestPossible] = [round(row.value), round(row.bestPossible)];
  return { ...row, value, bestPossible, gap: round(value - bestPossible) };
}

function writeRun(
  directory: string,
  files: ClassFiles,
  problem: ClassProblem,
  found: Found,
  values: RuleValue[],
  startedAt: number,
): void {
  const writer = new CsvWriter(join(directory, 'classes.csv'), ['pupil_id', 'class']);
  for (const { pupilId, classLabel } of classRows(problem, found)) writer.row([pupilId, classLabel]);
  const classes = writer.close().sha256;
  const balance = { hardBroken: found.hardBreaks, rules: values.map(printed) };
  writeFileSync(join(directory, 'balance.json'), `${JSON.stringify(balance, null, 2)}\n`);
  const facts = {
    verb: 'classes',
    classes: problem.classCount,
    rules: problem.rules,
    seed: problem.seed,
    method: problem.method,
    inputs: {
      rules: sha256Of(readFileSync(files.rules)),
      pupils: orderedSha256(files.pupils),
      ...(files.wishes && { wishes: orderedSha256(files.wishes) }),
    },
    outputs: { classes },
    counts: { pupils: problem.pupilCount, wishes: problem.records.wishes.kinds.length },
  };
  writeRunFiles(directory, facts, startedAt);
}
