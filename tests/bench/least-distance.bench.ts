import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cheapestPlaces, type PlacesToFill } from '#engines/assignment/cheapest-places.ts';
import type { Rules } from '#engines/enrolment-records.ts';
import { verify } from '#engines/verification/verify.ts';
import type { Bench, BenchRow } from './bench.ts';
import { inventCity } from './city-intake.ts';

const city = { applicants: 130_000, schools: 1_500 };
const seeds = [1, 2, 3];
const slacks = [0, 0.05, 0.2];
const arcs = [10, 20];
const rounds = 3;

export const bench: Bench = {
  summary: 'least total distance against LEMON’s network simplex and cost scaling on the same network',
  async run() {
    const directory = mkdtempSync(join(tmpdir(), 'truonggan-bench-'));
    try {
      const reference = compileReference(directory);
      const rows: BenchRow[] = [];
      for (const wishes of arcs)
        for (const slack of slacks) for (const seed of seeds) rows.push(...measure(wishes, slack, seed, reference));
      const notes = [
        `${city.applicants} children × ${city.schools} schools; the best of ${rounds} rounds in turns, milliseconds; equal cost asserted in every round`,
        'reference: run() of LEMON alone, its graph already built; ours: from the arrays to the places',
      ];
      return { rows, notes: reference ? notes : [...notes, 'No reference: apt-get install liblemon-dev g++'] };
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
};

/** Times ours and the two reference methods in turns; has the verifier judge the placement by prices. Throws where costs differ. */
function measure(wishes: number, slack: number, seed: number, reference: Reference | null): BenchRow[] {
  const name = `${wishes} arcs, slack ${100 * slack} %, seed ${seed}`;
  const places = inventPlaces(wishes, slack, seed);
  reference?.take(places);
  const best = { ours: Number.POSITIVE_INFINITY, ns: Number.POSITIVE_INFINITY, cs: Number.POSITIVE_INFINITY };
  let held = new Int32Array();
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    held = Int32Array.from(cheapestPlaces(places));
    best.ours = Math.min(best.ours, performance.now() - begin);
    if (!reference) continue;
    const cost = costOf(places, held);
    for (const method of ['ns', 'cs'] as const) {
      const found = reference.solve(method);
      if (found.cost !== cost) throw new Error(`${name}: ours costs ${cost}, ${method} ${found.cost}.`);
      best[method] = Math.min(best[method], found.milliseconds);
    }
  }
  const verdict = verdictOn(places, held);
  const proof = `${verdict.dualViolations} against, ${verdict.placed} placed`;
  const certificate = { measure: '  dual certificate', ours: proof, target: '0 against', holds: verdict.sound };
  if (!reference) return [{ measure: name, ours: best.ours }, certificate];
  const ratio = Math.min(best.ns, best.cs) / best.ours;
  return [
    { measure: `${name}: network simplex`, ours: best.ours, reference: best.ns, ratio: best.ns / best.ours },
    { measure: '  cost scaling', ours: best.ours, reference: best.cs, ratio: best.cs / best.ours },
    { measure: '  the better of the two', ours: '', ratio, target: '≥ 3 ×', holds: ratio >= 3 },
    certificate,
  ];
}

/** Seats by an uneven share each, `slack` more than children; staying out costs more than any chain of moves could win. */
function inventPlaces(wishes: number, slack: number, seed: number): PlacesToFill {
  const { chance, schools, nextChild } = inventCity({ schools: city.schools, wishes }, seed);
  const shares = schools.map(() => 0.6 + 0.8 * chance());
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const total = Math.round(city.applicants * (1 + slack));
  let upTo = 0;
  const ends = shares.map((share) => {
    upTo += share;
    return Math.round((total * upTo) / whole);
  });
  const seats = Int32Array.from(ends, (end, s) => end - (ends[s - 1] ?? 0));
  const start = Int32Array.from({ length: city.applicants + 1 }, (_, c) => c * wishes);
  const school = new Int32Array(city.applicants * wishes);
  const cost = new Float64Array(school.length);
  for (let c = 0; c < city.applicants; c++) {
    const child = nextChild();
    school.set(child.wished, start[c]);
    cost.set(child.metres, start[c]);
  }
  const most = cost.reduce((high, metres) => Math.max(high, metres), 0);
  return { start, school, cost, outCost: new Float64Array(city.applicants).fill((seats.length + 1) * most + 1), seats };
}

function costOf({ cost, outCost }: PlacesToFill, held: Int32Array): number {
  return held.reduce((sum, place, c) => sum + (place < 0 ? outCost[c] : cost[place]), 0);
}

/** What the verifier says of the same placement, told to it as rows. */
function verdictOn({ start, school, cost, seats }: PlacesToFill, held: Int32Array) {
  const name = (letter: string, i: number) => letter + String(i).padStart(6, '0');
  const ids = {
    schools: Array.from(seats, (_, s) => name('t', s)),
    applicants: Array.from(held, (_, c) => name('h', c)),
  };
  const applicants = Int32Array.from(school, (_, place) => Math.floor(place / (start[1] - start[0])));
  const records = {
    schools: { ids: ids.schools, lonLats: null, attributes: {}, seats },
    applicants: { ids: ids.applicants, lonLats: null, attributes: {} },
    choices: {
      applicants,
      schools: school,
      ranks: Int32Array.from(school, (_, place) => place - start[applicants[place]] + 1),
    },
    travel: { applicants, schools: school, metres: Int32Array.from(cost) },
    priorities: null,
    decisions: null,
  };
  const placements = Array.from(held, (place, c) => ({
    applicantId: ids.applicants[c],
    schoolId: place < 0 ? '' : ids.schools[school[place]],
    choiceRank: place < 0 ? null : place - start[c] + 1,
    imputed: false,
    metres: place < 0 ? null : cost[place],
    seatGroup: place < 0 ? '' : 'open',
    decidedBy: place < 0 ? 'all-full' : 'total-distance',
  }));
  const plain = { criteria: [], imputeChoicesByDistance: false, maxMetres: null, reserves: [] };
  const rules: Rules = { mechanism: 'least-total-distance', ...plain };
  return verify({ records, rules, lottery: () => 0n, placements });
}

interface Reference {
  take(places: PlacesToFill): void;
  solve(method: 'ns' | 'cs'): { milliseconds: number; cost: number };
}

/** Compiles the C++ program in `directory`; null where LEMON is not installed. */
function compileReference(directory: string): Reference | null {
  const program = join(directory, 'least-distance');
  const problem = join(directory, 'problem');
  const source = fileURLToPath(new URL('./least-distance.cpp', import.meta.url));
  try {
    execFileSync('g++', ['-O2', '-o', program, source], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return {
    take({ start, school, cost, outCost, seats }) {
      const head = Int32Array.of(start.length - 1, seats.length, school.length, 0);
      const parts = [head, start, seats, school, Int32Array.from(cost), Int32Array.from(outCost)];
      writeFileSync(problem, Buffer.concat(parts.map((part) => Buffer.from(part.buffer))));
    },
    solve(method) {
      const [milliseconds, cost] = execFileSync(program, [problem, method], { encoding: 'utf8' })
        .split(' ')
        .map(Number);
      return { milliseconds, cost };
    },
  };
}
