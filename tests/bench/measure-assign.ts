import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placements } from '#engines/assignment/decode.ts';
import { encode } from '#engines/assignment/encode.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { run } from '#engines/assignment/run.ts';
import type { Problem } from '#engines/assignment/types.ts';
import { verify } from '#engines/verification/verify.ts';
import { type Enrolment, readEnrolment } from '../../api/commands/enrolment/read-enrolment.ts';
import { lotteryOf } from '../../api/domains/assignments/contract/judge.ts';
import type { BenchRow } from './bench.ts';
import { type IntakeSize, writeIntake } from './city-intake.ts';
import { measureCommand } from './measure-command.ts';

/** What a size promises beside the ratios. `certifyReserves`: is the certificate timed without families too? */
export interface AssignTargets {
  seconds: number;
  megabytes: number;
  certifyReserves: boolean;
}

/** The rows of a bench for one intake. `rounds`: how often both engines run. */
export async function assignRows(
  size: IntakeSize,
  seed: number,
  rounds: number,
  most: AssignTargets,
): Promise<BenchRow[]> {
  const found = await measureAssign(size, seed, rounds, most.certifyReserves);
  const ratio = found.referenceMilliseconds / found.oursMilliseconds;
  return [
    {
      ...{ measure: `engine on arrays, the rules of the reference, milliseconds (seed ${seed})` },
      ...{ ours: found.oursMilliseconds, reference: found.referenceMilliseconds, ratio },
    },
    allRules('  with reserves that pass on', found.reservesMilliseconds, found.referenceMilliseconds),
    allRules('  with reserves and twins: all rules', found.allMilliseconds, found.referenceMilliseconds),
    ...(found.reserves
      ? [certificate('  certificate against engine, records to rows, seconds: reserves', found.reserves)]
      : []),
    certificate('  certificate against engine, records to rows, seconds: all rules', found.all),
    {
      ...{
        measure: '  blocking pairs',
        ours: String(found.all.blockingPairs),
        target: '0',
        holds: found.all.blockingPairs === 0,
      },
    },
    {
      ...{ measure: '  CSV to verdict, seconds', ours: found.endToEndSeconds, target: `≤ ${most.seconds}` },
      holds: found.endToEndSeconds <= most.seconds,
    },
    { measure: '  of it assign, verify, seconds', ours: found.parts },
    { measure: '  of it processor seconds', ours: found.processorSeconds },
    {
      ...{ measure: '  peak memory, MB', ours: found.peakMegabytes, target: `≤ ${most.megabytes}` },
      holds: found.peakMegabytes <= most.megabytes,
    },
  ];
}

function allRules(measure: string, ours: number, reference: number): BenchRow {
  const ratio = reference / ours;
  return { measure, ours, reference, ratio, target: '≤ 2 × C++', holds: ratio >= 0.5 };
}

function certificate(measure: string, { engineSeconds, certificateSeconds }: CertificateFigures): BenchRow {
  return {
    ...{ measure, ours: certificateSeconds, reference: engineSeconds, ratio: engineSeconds / certificateSeconds },
    ...{ target: '≤ engine', holds: certificateSeconds <= engineSeconds },
  };
}

/** From records to rows of placements, and from both to the verdict: the best of three, lottery included in each. */
interface CertificateFigures {
  engineSeconds: number;
  certificateSeconds: number;
  blockingPairs: number;
}

/** What was found. Milliseconds are medians; both programs ran the same problem and placed every child alike. */
interface AssignFigures extends IntakeSize {
  seed: number;
  placed: number;
  oursMilliseconds: number;
  referenceMilliseconds: number;
  /** The engine on the same children with the reserves of the rules, and with reserves and families. */
  reservesMilliseconds: number;
  allMilliseconds: number;
  /** `assign` and then `verify` from CSV files, processes started and ended. */
  endToEndSeconds: number;
  processorSeconds: number;
  peakMegabytes: number;
  /** `assign` and `verify` apart. */
  parts: string;
  /** Engine and certificate on the same children with the reserves of the rules, where asked for, and with reserves and families. */
  reserves: CertificateFigures | null;
  all: CertificateFigures;
}

/**
 * Times the engine against plain C++ (g++ -O2) on an invented city, then the two commands from CSV to verdict.
 * Throws when the two programs differ in any placement, or a command fails.
 */
async function measureAssign(
  size: IntakeSize,
  seed: number,
  rounds: number,
  certifyReserves: boolean,
): Promise<AssignFigures> {
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
    const enrolment = await readInputs(directory);
    const { rules } = enrolment;
    const alone = { ...rules, criteria: rules.criteria.filter(({ rule }) => rule !== 'twins') };
    const problem = encoded({ ...enrolment, rules: { ...alone, reserves: [] } });
    const reference = runReference(directory, problem, rounds);
    return {
      ...size,
      seed,
      placed: reference.wish.reduce((sum, wish) => sum + (wish >= 0 ? 1 : 0), 0),
      oursMilliseconds: timeOurs(problem, rounds, reference.wish),
      reservesMilliseconds: timeOurs(encoded({ ...enrolment, rules: alone }), rounds),
      allMilliseconds: timeOurs(encoded(enrolment), rounds),
      referenceMilliseconds: reference.milliseconds,
      endToEndSeconds: first.seconds + second.seconds,
      processorSeconds: first.processorSeconds + second.processorSeconds,
      peakMegabytes: Math.max(first.peakMegabytes, second.peakMegabytes),
      parts: `${first.seconds.toFixed(1)}, ${second.seconds.toFixed(1)}`,
      reserves: certifyReserves ? timeCertificate({ ...enrolment, rules: alone }) : null,
      all: timeCertificate(enrolment),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The enrolment of a folder of input files; those without choices are of children who named no school. */
export function readInputs(directory: string): Promise<Enrolment> {
  const path = (name: string) => join(directory, name);
  return readEnrolment({
    schools: path('schools.csv'),
    applicants: path('applicants.csv'),
    choices: existsSync(path('choices.csv')) ? path('choices.csv') : undefined,
    travel: path('travel.csv'),
    rules: path('rules.json'),
  });
}

function encoded({ records, rules, seed }: Enrolment): Problem {
  const { problem, issues } = encode(records, rules, seed);
  if (!problem) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return problem;
}

/** Engine and verifier in turns, three times, on the same records. Throws where the verifier finds anything. */
export function timeCertificate(enrolment: Enrolment): CertificateFigures {
  const { records, rules, seed } = enrolment;
  let [engineSeconds, certificateSeconds, blockingPairs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    const problem = encoded(enrolment);
    const holding = run(problem);
    const rows = [...placements(problem, holding, summarise(problem, holding))];
    const between = performance.now();
    const verdict = verify({ records, rules, lottery: lotteryOf(seed, records.applicants.ids), placements: rows });
    const end = performance.now();
    if (!verdict.sound) throw new Error(JSON.stringify(verdict));
    engineSeconds = Math.min(engineSeconds, (between - begin) / 1000);
    certificateSeconds = Math.min(certificateSeconds, (end - between) / 1000);
    blockingPairs = verdict.blockingPairs!;
  }
  return { engineSeconds, certificateSeconds, blockingPairs };
}

/** The median of some runs. Throws where a child's wish is not the one expected. */
function timeOurs(problem: Problem, rounds: number, expected?: Int32Array): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    const { wish } = run(problem);
    times.push(performance.now() - begin);
    const other = expected ? wish.findIndex((held, a) => held !== expected[a]) : -1;
    if (other >= 0) throw new Error(`The two programs place ${problem.records.applicants.ids[other]} differently.`);
  }
  return times.sort((one, other) => one - other)[rounds >> 1];
}

/** Compiles and runs the C++ program on the same arrays. */
function runReference(
  directory: string,
  { wishes, ranking, groups }: Problem,
  rounds: number,
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
  const printed = execFileSync(program, [join(directory, 'problem'), answer, String(rounds)], { encoding: 'utf8' });
  const bytes = Uint8Array.from(readFileSync(answer));
  return { milliseconds: Number(printed), wish: new Int32Array(bytes.buffer) };
}

function bytesOf(array: Int32Array | Float64Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}
