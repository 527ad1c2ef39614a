import { openSites } from './open-sites.ts';
import type { PairsBySite } from './pairs-by-site.ts';
import { Transport } from './transport.ts';
import { CANDIDATE, CLOSED, type Deficit, EXISTING, type SitingProblem } from './types.ts';

/**
 * Why some load can find no seats whatever opens, or null where nothing says so: first the seats of all together (existing ones
 * and the largest candidates that may open), then, with every candidate open, rows that reach too few seats (Hall 1935): those
 * rows can be sent to the named sites alone, and these hold less than the rows take.
 */
export function findDeficit(problem: SitingProblem, bySite: PairsBySite): Deficit | null {
  return tooFewInAll(problem) ?? tooFewInReach(problem, bySite) ?? tooLarge(problem);
}

function tooFewInAll(problem: SitingProblem): Deficit | null {
  const { siteCount, capacity, status, open, demandCount } = problem;
  let seats = 0;
  const candidates: number[] = [];
  const sites: number[] = [];
  for (let j = 0; j < siteCount; j++) {
    if (status[j] === EXISTING) {
      seats += capacity[j];
      sites.push(j);
    } else if (status[j] === CANDIDATE) candidates.push(j);
  }
  candidates.sort((a, b) => capacity[b] - capacity[a] || a - b);
  for (const j of candidates.slice(0, open)) {
    seats += capacity[j];
    sites.push(j);
  }
  const load = sum(problem.load);
  if (load - seats <= 1e-9 * (1 + load)) return null;
  const rows = Int32Array.from({ length: demandCount }, (_, i) => i).filter((i) => problem.load[i] > 0);
  return { kind: 'total', load, seats, missing: load - seats, rows, sites: Int32Array.from(sites) };
}

function tooFewInReach(problem: SitingProblem, bySite: PairsBySite): Deficit | null {
  const candidates: number[] = [];
  for (let j = 0; j < problem.siteCount; j++) if (problem.status[j] === CANDIDATE) candidates.push(j);
  const shown = problem.open > 0 ? candidates : [];
  const transport = new Transport(problem, bySite, openSites(problem, shown));
  return transport.unplacedLoad() > transport.weightless.unplaced()
    ? hallSet(problem, bySite, transport, 'reach')
    : unreached(problem, shown.length > 0);
}

/** A row without load still has to be sent somewhere when somebody is counted in it: it needs one pair that may open. */
function unreached(problem: SitingProblem, candidatesOpen: boolean): Deficit | null {
  const rows: number[] = [];
  for (let i = 0; i < problem.demandCount; i++) {
    if (problem.load[i] > 0 || problem.firstPair[i] === problem.firstPair[i + 1]) continue;
    let reached = false;
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) {
      const status = problem.status[problem.pairSite[p]];
      if (status === EXISTING || (status === CANDIDATE && candidatesOpen)) reached = true;
    }
    if (!reached) rows.push(i);
  }
  if (rows.length === 0) return null;
  return { kind: 'way', load: 0, seats: 0, missing: 0, rows: Int32Array.from(rows), sites: new Int32Array() };
}

/** A row that must go whole to one site and is larger than any it reaches. */
function tooLarge(problem: SitingProblem): Deficit | null {
  if (!problem.singleSource) return null;
  for (let i = 0; i < problem.demandCount; i++) {
    let seats = 0;
    const sites: number[] = [];
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) {
      const j = problem.pairSite[p];
      if (problem.status[j] === CLOSED || (problem.status[j] === CANDIDATE && problem.open === 0)) continue;
      seats = Math.max(seats, problem.capacity[j]);
      sites.push(j);
    }
    const load = problem.load[i];
    if (load - seats > 1e-9 * (1 + load))
      return {
        kind: 'reach',
        load,
        seats,
        missing: load - seats,
        rows: Int32Array.of(i),
        sites: Int32Array.from(sites),
      };
  }
  return null;
}

/** The rows that share the want in a transport that leaves load unplaced, and the sites they reach. */
export function hallSet(
  problem: SitingProblem,
  bySite: PairsBySite,
  transport: Transport,
  kind: Deficit['kind'],
): Deficit {
  const inside = hallSites(problem, bySite, transport);
  const rows: number[] = [];
  let load = 0;
  for (let i = 0; i < problem.demandCount; i++) {
    if (problem.load[i] === 0) continue;
    let wants = transport.unplaced[i] > transport.tolerance;
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1] && !wants; p++)
      if (transport.flow[p] > transport.tolerance && inside[problem.pairSite[p]]) wants = true;
    if (!wants) continue;
    rows.push(i);
    load += problem.load[i];
  }
  const sites: number[] = [];
  let seats = 0;
  inside.forEach((is, j) => {
    if (!is) return;
    sites.push(j);
    seats += problem.capacity[j];
  });
  return {
    kind,
    load,
    seats,
    missing: transport.unplacedLoad(),
    rows: Int32Array.from(rows),
    sites: Int32Array.from(sites),
  };
}

/**
 * The rows `leftOut` by the best choice where divided rows would all find seats: too large to go whole where seats are left, or, taking
 * no seats, without a way to what is open.
 */
export function leftWhole(
  { load, firstPair, pairSite, capacity }: SitingProblem,
  { open, leftOut, missing }: { open: Uint8Array; leftOut: readonly number[]; missing: number },
): Deficit {
  const large = leftOut.filter((i) => load[i] > 0);
  const rows = Int32Array.from(large.length > 0 ? large : leftOut);
  const sites = new Set<number>();
  for (const i of large)
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) if (open[pairSite[p]]) sites.add(pairSite[p]);
  return {
    kind: large.length > 0 ? 'whole' : 'way',
    load: large.reduce((sum, i) => sum + load[i], 0),
    seats: [...sites].reduce((sum, j) => sum + capacity[j], 0),
    missing,
    rows,
    sites: Int32Array.from(sites).sort(),
  };
}

/** The sites that load without a seat could be moved among: all of them full, and none leads to one that is not. */
function hallSites(problem: SitingProblem, bySite: PairsBySite, transport: Transport): Uint8Array {
  const { flow, isOpen, unplaced, tolerance } = transport;
  const inside = new Uint8Array(problem.siteCount);
  const wait: number[] = [];
  const reach = (i: number) => {
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) {
      const k = problem.pairSite[p];
      if (!isOpen[k] || inside[k]) continue;
      inside[k] = 1;
      wait.push(k);
    }
  };
  for (let i = 0; i < problem.demandCount; i++) if (unplaced[i] > tolerance) reach(i);
  for (let j = wait.pop(); j !== undefined; j = wait.pop())
    for (let at = bySite.first[j]; at < bySite.first[j + 1]; at++)
      if (flow[bySite.pair[at]] > tolerance) reach(bySite.rowOf[bySite.pair[at]]);
  return inside;
}

/**
 * The same problem asked for the least load left out: pairs cost nothing, and one more site (the last) takes any row at a cost of
 * its load (1 where it has none). It always has an allocation.
 */
export function leftOutProblem(problem: SitingProblem): SitingProblem {
  const { demandCount, siteCount, firstPair, pairSite } = problem;
  const total = pairSite.length + demandCount;
  const sites = new Int32Array(total);
  const costs = new Float64Array(total);
  const first = new Int32Array(demandCount + 1);
  let next = 0;
  for (let i = 0; i < demandCount; i++) {
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) sites[next++] = pairSite[p];
    if (asks(problem, i)) {
      sites[next] = siteCount;
      costs[next++] = problem.load[i] || 1;
    }
    first[i + 1] = next;
  }
  return {
    ...problem,
    siteCount: siteCount + 1,
    firstPair: first,
    pairSite: sites.slice(0, next),
    pairCost: costs.slice(0, next),
    capacity: Float64Array.from([...problem.capacity, Number.POSITIVE_INFINITY]),
    status: Uint8Array.from([...problem.status, EXISTING]),
  };
}

/** Whether row i has to be sent anywhere. */
export function asks({ load, firstPair }: SitingProblem, i: number): boolean {
  return load[i] > 0 || firstPair[i] < firstPair[i + 1];
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
