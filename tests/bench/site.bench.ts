import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeSiting } from '../../api/engines/siting/decode.ts';
import { encodeSiting } from '../../api/engines/siting/encode.ts';
import { solve } from '../../api/engines/siting/solve.ts';
import { CANDIDATE, CLOSED, EXISTING, type SitingAnswer, type SitingProblem } from '../../api/engines/siting/types.ts';
import { aSitingCity } from '../support/a-siting-city.ts';
import { randomSiting } from '../support/random-siting.ts';
import { findSharedData } from '../support/shared-data.ts';
import { sitingByHighs } from '../support/siting-by-highs.ts';
import { readLorenaSenne, readPmedcap, sanFrancisco } from '../support/siting-instances.ts';
import { type Bench, type BenchRow, percentile, timed } from './bench.ts';

const instances = [1, 2, 3, 4, 5, 11, 12, 13];
const cities = ['0', '1', '2'];
/** Random problems whose bounds are held against HiGHS. */
const boundsHeld = 60;
/** What a warm start after one veto is given. */
const vetoEffort = { steps: 10, rounds: 0, exactColumns: 0 };

export const bench: Bench = {
  summary: 'choosing sites: published optima, a plain model by CBC, and a city of 20,000 cells',
  async run() {
    const rows = [...(await published()), ...(await againstHighs()), ...(await againstCbc()), ...(await city())];
    const notes = [
      'pmedcap: OR-Library, rounded-down distances, whole rows; SJC1: Lorena & Senne; San Francisco: PySAL spopt',
      'The city is invented: 20,000 cells, 60 ways each (30 to schools, 30 to candidates), 1,500 schools, 3,000 candidates, 20 may open; seconds of one thread',
    ];
    return { rows, notes };
  },
};

async function published(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const number of instances) {
    const path = findSharedData(`siting/pmedcap-${number}.txt`);
    if (!path) return [{ measure: 'pmedcap', ours: 'data absent' }];
    const { problem, optimum } = readPmedcap(readFileSync(path, 'utf8'));
    rows.push(...(await closing(`pmedcap-${number}`, problem, optimum)));
  }
  const sjc = findSharedData('siting/SJC1.dat');
  if (sjc) rows.push(...(await closing('SJC1', readLorenaSenne(readFileSync(sjc, 'utf8')), 17_288.99)));
  const stores = findSharedData('siting/SF_network_distance_candidateStore_16_censusTract_205_new.csv');
  if (stores) {
    const text = readFileSync(stores, 'utf8');
    const { problem, people } = sanFrancisco(text, 4, (metres, own) => metres * own);
    const { answer } = await solved(problem);
    const mean = answer.allocation.cost / people;
    const holds = Math.abs(mean - 2982.1268579890657) < 1e-6 && answer.status === 'optimal';
    rows.push({
      measure: 'San Francisco p = 4, mean metres',
      ours: mean.toFixed(9),
      reference: '2982.126857989',
      holds,
    });
  }
  return rows;
}

async function closing(name: string, problem: SitingProblem, optimum: number): Promise<BenchRow[]> {
  const start = performance.now();
  let foundAt = Number.NaN;
  let narrowAt = Number.NaN;
  const near = (cost: number) => cost <= optimum + 0.01;
  const { answer, seconds } = await solved(problem, {
    onBest: (cost) => {
      if (near(cost) && Number.isNaN(foundAt)) foundAt = (performance.now() - start) / 1000;
    },
    onBound: (cost, bound) => {
      if (cost - bound <= 0.01 * cost && Number.isNaN(narrowAt)) narrowAt = (performance.now() - start) / 1000;
    },
  });
  const isClosed = answer.status === 'optimal' && near(answer.allocation.cost);
  return [
    { measure: `${name}: optimum found, seconds`, ours: foundAt, target: '≤ 1', holds: foundAt <= 1 },
    { measure: '  gap of 1 % proved, seconds', ours: narrowAt, target: '≤ 10', holds: narrowAt <= 10 },
    { measure: '  closed, seconds', ours: seconds, target: '≤ 60', holds: isClosed && seconds <= 60 },
  ];
}

/** Small problems of every kind, their bounds beside the true optimum of the whole model. */
async function againstHighs(): Promise<BenchRow[]> {
  let above = 0;
  let other = 0;
  let count = 0;
  for (let seed = 0; seed < boundsHeld; seed++) {
    const { records, question } = randomSiting(`bench ${seed}`);
    const twin = await sitingByHighs(records, question);
    const encoded = encodeSiting(records, question);
    // Cut short, so that bound and cost are apart.
    const found = await solve(encoded.problem, { effort: { steps: 30, rounds: 1, exactColumns: 0 } });
    if (!('answer' in found) || twin === 'infeasible') continue;
    const { objective, bound } = decodeSiting(encoded, question, found.answer);
    const sign = question.objective === 'coverage' ? -1 : 1;
    const near = 1e-6 * (1 + Math.abs(twin.objective));
    count++;
    if (sign * (bound - twin.objective) > near) above++;
    if (sign * (twin.objective - objective) > near) other++;
  }
  return [
    {
      measure: `bounds past the optimum, of ${count} small problems cut short`,
      ours: String(above + other),
      reference: 'HiGHS',
      target: '0',
      holds: above + other === 0,
    },
  ];
}

async function againstCbc(): Promise<BenchRow[]> {
  const shape = { cells: 500, existing: 20, candidates: 180, open: 20, nearest: 200, seatsPerPupil: 1 };
  const problem = aSitingCity('cbc', shape);
  const { answer, seconds } = await solved(problem);
  const most = Math.max(60, 30 * seconds);
  const cbc = await plainByCbc(problem, most);
  if (cbc === null) return [{ measure: '500 × 200, seconds', ours: seconds, reference: 'cbc absent' }];
  const isCut = cbc.seconds >= most * 0.98;
  const agrees = isCut || Math.abs(cbc.objective - answer.allocation.cost) <= 1e-5 * cbc.objective;
  return [
    {
      measure: `500 × 200 to the optimum, seconds${isCut ? ' (CBC cut short)' : ''}`,
      ours: seconds,
      reference: cbc.seconds,
      ratio: cbc.seconds / seconds,
      target: '≥ 20 ×, the same optimum',
      holds: agrees && answer.status === 'optimal' && cbc.seconds / seconds >= 20,
    },
  ];
}

/** The plain model, x ≤ y for every pair, by CBC as it comes; null where it is not installed. */
async function plainByCbc(
  problem: SitingProblem,
  most: number,
): Promise<{ seconds: number; objective: number } | null> {
  const directory = mkdtempSync(join(tmpdir(), 'truonggan-cbc-'));
  writeFileSync(join(directory, 'site.lp'), plainModel(problem));
  const argv = [join(directory, 'site.lp'), '-seconds', String(Math.ceil(most)), '-solve', '-quit'];
  try {
    const { ms, answer } = await timed(
      () =>
        new Promise<string>((done, fail) => {
          execFile('cbc', argv, { maxBuffer: 1 << 26 }, (failure, stdout) => (failure ? fail(failure) : done(stdout)));
        }),
    );
    return { seconds: ms / 1000, objective: Number(/Objective value:\s+([\d.eE+]+)/.exec(answer)?.[1]) };
  } catch {
    return null;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function plainModel({
  demandCount,
  siteCount,
  load,
  firstPair,
  pairSite,
  pairCost,
  capacity,
  status,
  open,
}: SitingProblem) {
  const lines = ['Minimize', ` cost: ${Array.from(pairCost, (cost, p) => `+ ${cost} x${p}`).join('\n')}`, 'Subject To'];
  const takes = Array.from({ length: siteCount }, (): string[] => []);
  for (let i = 0; i < demandCount; i++) {
    const own = Array.from({ length: firstPair[i + 1] - firstPair[i] }, (_, at) => firstPair[i] + at);
    lines.push(` sent${i}: ${own.map((p) => `+ x${p}`).join(' ')} = 1`);
    for (const p of own) {
      takes[pairSite[p]].push(`+ ${load[i]} x${p}`);
      if (status[pairSite[p]] === CANDIDATE) lines.push(` link${p}: x${p} - y${pairSite[p]} <= 0`);
    }
  }
  takes.forEach((terms, j) => {
    const seats = status[j] === EXISTING ? `<= ${capacity[j]}` : `- ${capacity[j]} y${j} <= 0`;
    if (terms.length > 0) lines.push(` seats${j}: ${terms.join(' ')} ${seats}`);
  });
  const candidates = Array.from(status, (_, j) => j).filter((j) => status[j] === CANDIDATE);
  lines.push(` openings: ${candidates.map((j) => `+ y${j}`).join(' ')} <= ${open}`);
  return [...lines, 'Binaries', candidates.map((j) => ` y${j}`).join(''), 'End', ''].join('\n');
}

async function city(): Promise<BenchRow[]> {
  const gaps: number[] = [];
  const seconds: number[] = [];
  const again: number[] = [];
  for (const seed of cities) {
    const shape = { cells: 20_000, existing: 1500, candidates: 3000, open: 20, nearest: 30, seatsPerPupil: 1.3 };
    const problem = aSitingCity(seed, shape);
    const first = await solved(problem);
    seconds.push(first.seconds);
    gaps.push(gapOf(first.answer));
    const status = problem.status.slice();
    status[status.findIndex((own, j) => own === CANDIDATE && first.answer.allocation.open[j] === 1)] = CLOSED;
    again.push((await solved({ ...problem, status }, { warm: first.answer, effort: vetoEffort })).seconds);
  }
  const slowest = Math.max(...seconds);
  const median = percentile(gaps, 0.5);
  const worst = Math.max(...gaps);
  const veto = Math.max(...again);
  return [
    { measure: 'city: seconds, slowest of three', ours: slowest, target: '≤ 60', holds: slowest <= 60 },
    { measure: '  certified gap, %, median', ours: median, target: '≤ 1', holds: median <= 1 },
    { measure: '  certified gap, %, worst', ours: worst, target: '≤ 3', holds: worst <= 3 },
    { measure: '  again after one veto, seconds, slowest', ours: veto, target: '≤ 3', holds: veto <= 3 },
  ];
}

const gapOf = ({ allocation, bound }: SitingAnswer) => (100 * (allocation.cost - bound)) / allocation.cost;

async function solved(problem: SitingProblem, options: Parameters<typeof solve>[1] = {}) {
  const { ms, answer } = await timed(() => solve(problem, options));
  if (!('answer' in answer)) throw new Error(`${answer.deficit.missing} seats are missing.`);
  return { answer: answer.answer, seconds: ms / 1000 };
}
