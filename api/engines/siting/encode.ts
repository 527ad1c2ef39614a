import { orderOfIds } from '../assignment/code-points.ts';
import { CANDIDATE, CLOSED, EXISTING, type SitingProblem } from './types.ts';

/** What is asked, as columns in file order. */
export interface SitingRecords {
  demandIds: string[];
  weights: Float64Array;
  loads: Float64Array;
  siteIds: string[];
  /** Infinity: unlimited. */
  capacities: Float64Array;
  statuses: SiteStatus[];
  /** One measured way a place: indices of row and site, and metres. No pair twice. */
  pairDemand: Int32Array;
  pairSite: Int32Array;
  pairMetres: Float64Array;
}

export type SiteStatus = 'existing' | 'candidate' | 'closed';

export interface SitingQuestion {
  objective: 'total-distance' | 'coverage';
  /** Metres within which a row counts as covered; coverage alone. */
  radiusMetres: number;
  open: number;
  singleSource: boolean;
}

/** The problem on arrays and what leads back: rows and sites in the order of their ids. */
export interface EncodedSiting {
  problem: SitingProblem;
  /** Metres of each pair of the problem. */
  metres: Float64Array;
  /** Record index of each row and site. */
  demandOf: Int32Array;
  siteOf: Int32Array;
  /** Weight of each row. */
  weight: Float64Array;
}

const statusCodes: Record<SiteStatus, number> = { existing: EXISTING, candidate: CANDIDATE, closed: CLOSED };

/**
 * Records → arrays, the same whatever the order of rows. The cost of a pair is metres × weight, or for coverage the weight that
 * is not covered there. A row without weight and load asks nothing and has no pairs.
 */
export function encodeSiting(records: SitingRecords, question: SitingQuestion): EncodedSiting {
  const demandOf = orderOfIds(records.demandIds);
  const siteOf = orderOfIds(records.siteIds);
  const rowAt = placesOf(demandOf);
  const siteAt = placesOf(siteOf);
  const weight = Float64Array.from(demandOf, (record) => records.weights[record]);
  const load = Float64Array.from(demandOf, (record) => records.loads[record]);
  const asks = (row: number) => weight[row] > 0 || load[row] > 0;
  const order = Int32Array.from({ length: records.pairDemand.length }, (_, pair) => pair)
    .filter((pair) => asks(rowAt[records.pairDemand[pair]]))
    .sort(
      (a, b) =>
        rowAt[records.pairDemand[a]] - rowAt[records.pairDemand[b]] ||
        siteAt[records.pairSite[a]] - siteAt[records.pairSite[b]],
    );
  const firstPair = new Int32Array(demandOf.length + 1);
  for (const pair of order) firstPair[rowAt[records.pairDemand[pair]] + 1]++;
  for (let i = 0; i < demandOf.length; i++) firstPair[i + 1] += firstPair[i];
  const metres = Float64Array.from(order, (pair) => records.pairMetres[pair]);
  const { objective, radiusMetres } = question;
  const pairCost = Float64Array.from(order, (pair, at) => {
    const rowWeight = weight[rowAt[records.pairDemand[pair]]];
    if (objective === 'total-distance') return metres[at] * rowWeight;
    return metres[at] <= radiusMetres ? 0 : rowWeight;
  });
  return {
    problem: {
      demandCount: demandOf.length,
      siteCount: siteOf.length,
      load,
      firstPair,
      pairSite: Int32Array.from(order, (pair) => siteAt[records.pairSite[pair]]),
      pairCost,
      capacity: Float64Array.from(siteOf, (record) => records.capacities[record]),
      status: Uint8Array.from(siteOf, (record) => statusCodes[records.statuses[record]]),
      open: question.open,
      singleSource: question.singleSource,
    },
    metres,
    demandOf,
    siteOf,
    weight,
  };
}

function placesOf(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((record, place) => {
    places[record] = place;
  });
  return places;
}
