import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeClasses } from '#engines/class-verification/judge-classes.ts';
import type { ReadRow } from '#engines/class-verification/verdict.ts';
import { allocate } from '#engines/classes/allocate.ts';
import { encode } from '#engines/classes/encode.ts';
import { loadSolver } from '#engines/classes/exact/load-solver.ts';
import { classRows } from '#engines/classes/run.ts';
import { type ClassProblem, newestMethod, type SplitMethod } from '#engines/classes/types.ts';
import { readClassRecords } from '../domains/classes/contract/read-class-records.ts';
import { readCsvFile } from '../platform/csv-files.ts';
import { refuseErrors } from '../platform/refusal.ts';
import { type Command, Refusal, requiredOption, textOption, UsageError, wholeOption } from './command.ts';

export const command: Command = {
  summary: 'judge the class lists of a run by the data alone; JSON on stdout, exit 0 sound, 1 unsound',
  usage: [
    '--pupils pupils.csv --classes N --rules rules.json [--wishes wishes.csv] [--seed S] --run DIR',
    '',
    'The same inputs and seed as `classes`. classes.csv and balance.json of DIR are judged by code that shares nothing with the',
    'allocation: every pupil once, no class empty, no hard rule broken, every value as the lists have it, no bound above it.',
    'Then the allocation is run again with the seed: replayDifferences counts pupils it puts elsewhere.',
    '',
    '--judge-only   leave the replay out, for lists that were changed by hand or come from elsewhere',
  ],
  options: {
    pupils: { type: 'string' },
    classes: { type: 'string' },
    rules: { type: 'string' },
    wishes: { type: 'string' },
    run: { type: 'string' },
    'judge-only': { type: 'boolean' },
  },
  async run(values) {
    const directory = requiredOption(values, 'run');
    const listsFile = join(directory, 'classes.csv');
    if (!existsSync(listsFile)) throw new UsageError(`"${directory}" holds no classes.csv: give the DIR of a run.`);
    const files = {
      pupils: requiredOption(values, 'pupils'),
      rules: requiredOption(values, 'rules'),
      wishes: textOption(values, 'wishes'),
    };
    requiredOption(values, 'classes');
    const classCount = wholeOption(values, 'classes', 1, 1);
    const seed = textOption(values, 'seed') ?? '0';
    const { records, rules, locate } = readClassRecords(files, classCount);
    const { problem, issues } = encode(records, rules, seed, { method: methodOf(directory) });
    if (!problem) throw new Refusal(issues.map(locate));
    const rows = readRows(listsFile);
    const verdict = judgeClasses(records, rules, rows, readBalance(directory));
    const replay = values['judge-only'] ? null : await countDifferences(problem, rows);
    const sound = verdict.sound && (replay ?? 0) === 0;
    process.stdout.write(`${JSON.stringify({ ...verdict, replayDifferences: replay, sound, seed }, null, 2)}\n`);
    return sound ? 0 : 1;
  },
};

function readRows(path: string): ReadRow[] {
  const rows: ReadRow[] = [];
  const { issues } = readCsvFile(path, { required: ['pupil_id', 'class'], aliases: { pupil_id: ['id'] } }, (cells) => {
    rows.push({ pupilId: cells[0]!, classLabel: cells[1]! });
  });
  refuseErrors(issues);
  return rows;
}

/** balance.json of the run; null where there is none that can be read, which the judge counts as rows that are missing. */
function readBalance(directory: string): unknown {
  try {
    return JSON.parse(readFileSync(join(directory, 'balance.json'), 'utf8'));
  } catch {
    return null;
  }
}

/** The method a run was made by: what its run.json says, 1 where it is of before there was another, the newest without one. */
function methodOf(directory: string): SplitMethod {
  const file = join(directory, 'run.json');
  if (!existsSync(file)) return newestMethod;
  return (JSON.parse(readFileSync(file, 'utf8')) as { method?: SplitMethod }).method ?? 1;
}

/** Rows that another run with the seed does not have in that place; all of them where it has none. */
async function countDifferences(problem: ClassProblem, rows: readonly ReadRow[]): Promise<number> {
  const { found } = allocate(problem, await loadSolver());
  if (!found) return rows.length;
  const again = classRows(problem, found);
  const differ = again.filter(
    ({ pupilId, classLabel }, i) => rows[i]?.pupilId !== pupilId || rows[i].classLabel !== classLabel,
  );
  return differ.length + Math.max(0, rows.length - again.length);
}
