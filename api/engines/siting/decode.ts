import { costOf } from './allocations.ts';
import type { EncodedSiting, SitingQuestion } from './encode.ts';
import { pairsBySite } from './pairs-by-site.ts';
import { Transport } from './transport.ts';
import { CANDIDATE, CLOSED, type SitingAnswer, type SitingStatus } from './types.ts';

/** Weights that differ by less than this share of all weight count as equal: what HiGHS and the sums are exact to. */
const equalWeightShare = 4e-9;

/** Pupils of one row sent to one site; record indices. */
export interface SentRow {
  demand: number;
  site: number;
  weight: number;
  metres: number;
}

export interface SitingResult {
  /** By demand id, then site id. */
  sent: SentRow[];
  /** Σ metres × weight, or the weight within the radius: summed over `sent`. */
  objective: number;
  /** No allocation has a better objective. */
  bound: number;
  /** The difference as a share of the greater of the two. */
  gap: number;
  /** Candidates opened and used; record indices in the order of ids. */
  opened: number[];
  status: SitingStatus;
}

/** Arrays → records: who is sent where, and the objective summed over exactly these rows. */
export function decodeSiting(encoded: EncodedSiting, question: SitingQuestion, answer: SitingAnswer): SitingResult {
  const share = question.objective === 'coverage' ? nearestShares(encoded, answer) : answer.allocation.share;
  const sent = sentRows(encoded, share, answer.allocation.open);
  const isCoverage = question.objective === 'coverage';
  let objective = 0;
  let total = 0;
  for (const { weight, metres } of sent)
    if (!isCoverage) objective += metres * weight;
    else if (metres <= question.radiusMetres) objective += weight;
  for (const weight of encoded.weight) total += weight;
  const bound = isCoverage ? coveredBound(total - answer.bound, objective, total) : Math.min(answer.bound, objective);
  const greater = Math.max(objective, bound);
  const used = new Set(sent.map(({ site }) => site));
  return {
    sent,
    objective,
    bound,
    gap: greater > 0 ? Math.abs(objective - bound) / greater : 0,
    opened: Array.from(encoded.siteOf).filter((site, j) => encoded.problem.status[j] === CANDIDATE && used.has(site)),
    status: answer.status,
  };
}

/** The most that can be covered; what is above `objective` by no more than `total` can be told apart at is rounding. */
function coveredBound(bound: number, objective: number, total: number): number {
  return bound - objective > equalWeightShare * total ? bound : objective;
}

/** Among the ways that cover as much through the same sites, the shortest. Whole rows stay as they are. */
function nearestShares(encoded: EncodedSiting, { allocation }: SitingAnswer): Float64Array {
  const { problem, metres, weight } = encoded;
  if (problem.singleSource) return allocation.share;
  const bySite = pairsBySite(problem);
  let farthest = 1;
  for (const way of metres) farthest = Math.max(farthest, way);
  const pairCost = problem.pairCost.map((cost, p) => 1000 * farthest * cost + metres[p] * weight[bySite.rowOf[p]]);
  const transport = new Transport({ ...problem, pairCost }, bySite, allocation.open);
  const share = new Float64Array(pairCost.length);
  for (let i = 0; i < problem.demandCount; i++) {
    const nearest = problem.load[i] === 0 ? transport.weightless.nearestOpen(i) : -1;
    if (nearest >= 0) share[nearest] = 1;
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++)
      if (transport.flow[p] > 1e-9 * problem.load[i]) share[p] = transport.flow[p] / problem.load[i];
  }
  const isAsGood = costOf(problem, share) <= allocation.cost * (1 + 1e-12) && transport.unplacedLoad() === 0;
  return isAsGood ? share : allocation.share;
}

function sentRows({ problem, metres, weight, demandOf, siteOf }: EncodedSiting, share: Float64Array, open: Uint8Array) {
  const sent: SentRow[] = [];
  for (let i = 0; i < problem.demandCount; i++) {
    const parts: SentRow[] = [];
    let left = weight[i];
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) {
      const site = problem.pairSite[p];
      if (share[p] <= 0 || !open[site] || problem.status[site] === CLOSED) continue;
      const part = Math.min(left, wholeWhereNear(share[p] * weight[i], weight[i]));
      if (part === 0 && weight[i] > 0) continue;
      left -= part;
      parts.push({ demand: demandOf[i], site: siteOf[site], weight: part, metres: metres[p] });
    }
    // What rounding left goes with the largest part.
    if (left > 0 && parts.length > 0) parts.reduce((a, b) => (b.weight > a.weight ? b : a)).weight += left;
    sent.push(...parts);
  }
  return sent;
}

/** Pupils are whole people where the row's are; what differs from a whole number by more than rounding is a share of a row. */
function wholeWhereNear(part: number, of: number): number {
  const whole = Math.round(part);
  return Number.isInteger(of) && Math.abs(part - whole) <= Math.min(1e-7 * (1 + of), 1e-4) ? whole : part;
}
