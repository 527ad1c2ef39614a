import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from '#engines/assignment/encode.ts';
import { run } from '#engines/assignment/run.ts';
import type { Problem } from '#engines/assignment/types.ts';
import { readEnrolment } from '../../api/commands/enrolment/read-enrolment.ts';
import type { Bench, BenchRow } from './bench.ts';
import { type IntakeSize, writeIntake } from './city-intake.ts';

const ROUNDS = 15;
const city: IntakeSize = { applicants: 130_000, schools: 1_500, wishes: 10 };
const seeds = [1, 2, 3];

export const bench: Bench = {
  summary: 'deferred acceptance against plain C++ on the same problem, and assign + verify from CSV files',
  async run() {
    const rows: BenchRow[] = [];
    for (const seed of seeds) {
      const found = await measureAssign(city, seed);
      const ratio = found.referenceMilliseconds / found.oursMilliseconds;
      rows.push(
        {
          measure: `engine, milliseconds (seed ${seed})`,
          ours: found.oursMilliseconds,
          reference: found.referenceMilliseconds,
          ratio,
          target: '≤ 2 × C++',
          holds: ratio >= 0.5,
        },
        {
          measure: `CSV to verdict, seconds (seed ${seed})`,
          ours: found.endToEndSeconds,
          target: '≤ 15',
          holds: found.endToEndSeconds <= 15,
        },
        { measure: `  of it processor seconds (seed ${seed})`, ours: found.processorSeconds },
        {
          measure: `peak memory, MB (seed ${seed})`,
          ours: found.peakMegabytes,
          target: '≤ 1,500',
          holds: found.peakMegabytes <= 1500,
        },
      );
    }
    const size = `${city.applicants} applicants × ${city.schools} schools × ${city.wishes} wishes`;
    return {
      rows,
      notes: [`${size}; reference: tests/bench/deferred-acceptance.cpp, g++ -O2; same placements asserted`],
    };
  },
};

/** What `bench assign` found. Milliseconds are medians; both programs ran the same problem and placed every child alike. */
interface AssignFigures extends IntakeSize {
  seed: number;
  placed: number;
  oursMilliseconds: number;
  referenceMilliseconds: number;
  /** `assign` and then `verify` from CSV files, processes started and ended. */
  endToEndSeconds: number;
  processorSeconds: number;
  peakMegabytes: number;
}

/**
 * Times the engine against plain C++ (g++ -O2) on an invented city, then the two commands from CSV to verdict.
 * Throws when the two programs differ in any placement, or a command fails.
 */
async function measureAssign(size: IntakeSize, seed: number): Promise<AssignFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'truonggan-bench-'));
  try {
    writeIntake(directory, size, seed);
    const files = ['schools', 'applicants', 'choices', 'travel'].flatMap((name) => [
      `--${name}`,
      join(directory, `${name}.csv`),
    ]);
    const inputs = [...files, '--rules', join(directory, 'rules.json')];
    const out = join(directory, 'out');
    const first = await measureCommand(['assign', ...inputs, '--out', out]);
    const second = await measureCommand(['verify', ...inputs, '--run', out]);
    const problem = await readProblem(directory);
    const reference = runReference(directory, problem);
    return {
      ...size,
      seed,
      placed: reference.wish.reduce((sum, wish) => sum + (wish >= 0 ? 1 : 0), 0),
      oursMilliseconds: timeOurs(problem, reference.wish),
      referenceMilliseconds: reference.milliseconds,
      endToEndSeconds: first.seconds + second.seconds,
      processorSeconds: first.processorSeconds + second.processorSeconds,
      peakMegabytes: Math.max(first.peakMegabytes, second.peakMegabytes),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function readProblem(directory: string): Promise<Problem> {
  const path = (name: string) => join(directory, name);
  const { records, rules, seed } = await readEnrolment({
    schools: path('schools.csv'),
    applicants: path('applicants.csv'),
    choices: path('choices.csv'),
    travel: path('travel.csv'),
    rules: path('rules.json'),
  });
  const { problem, issues } = encode(records, rules, seed);
  if (!problem) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return problem;
}

function timeOurs(problem: Problem, expected: Int32Array): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    const { wish } = run(problem);
    times.push(performance.now() - begin);
    const other = wish.findIndex((held, a) => held !== expected[a]);
    if (other >= 0) throw new Error(`The two programs place ${problem.records.applicants.ids[other]} differently.`);
  }
  return times.sort((one, other) => one - other)[ROUNDS >> 1];
}

/** Compiles and runs the C++ program on the same arrays. */
function runReference(
  directory: string,
  { wishes, ranking, groups }: Problem,
): { milliseconds: number; wish: Int32Array } {
  const program = join(directory, 'deferred-acceptance');
  const source = fileURLToPath(new URL('./deferred-acceptance.cpp', import.meta.url));
  execFileSync('g++', ['-O2', '-o', program, source]);
  const head = Int32Array.of(wishes.start.length - 1, groups.seats.length, wishes.school.length, 0);
  const parts = [head, wishes.start, groups.seats, wishes.school].map(bytesOf);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const padding = Buffer.alloc((8 - (length % 8)) % 8);
  writeFileSync(join(directory, 'problem'), Buffer.concat([...parts, padding, bytesOf(ranking.keys)]));
  const answer = join(directory, 'answer');
  const printed = execFileSync(program, [join(directory, 'problem'), answer, String(ROUNDS)], { encoding: 'utf8' });
  const bytes = Uint8Array.from(readFileSync(answer));
  return { milliseconds: Number(printed), wish: new Int32Array(bytes.buffer) };
}

function bytesOf(array: Int32Array | Float64Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

interface Cost {
  seconds: number;
  processorSeconds: number;
  peakMegabytes: number;
}

/** Ticks of /proc/…/stat a second; 100 on every Linux we run on. */
const ticksPerSecond = 100;

/** Runs one verb in a process of its own; seconds from start to end, peak resident memory by the kernel's count. */
async function measureCommand(argv: string[]): Promise<Cost> {
  const cli = fileURLToPath(new URL('../../api/cli.ts', import.meta.url));
  const begin = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  let peakKilobytes = 0;
  let ticks = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakKilobytes = Math.max(peakKilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      ticks = Number(fields[11]) + Number(fields[12]);
    } catch {
      // The process has just ended; the last reading stands.
    }
  }, 20);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${argv[0]} answered ${code}: ${complaint.slice(0, 500)}`);
  const seconds = (performance.now() - begin) / 1000;
  return { seconds, processorSeconds: ticks / ticksPerSecond, peakMegabytes: peakKilobytes / 1024 };
}
