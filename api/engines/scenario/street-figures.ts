import { metresOf } from '../travel/types.ts';
import type { RoadState } from './road-state.ts';
import type { EdgeLoads } from './school-run.ts';

/** How the way to school fills the streets. */
export interface StreetFigures {
  /** Most children on one stretch between two junctions; 0 where nobody walks. */
  fullestWay: number;
  /** Metres of road that `busy` children or more walk. */
  busyMetres: number;
}

/** Sums the loads of one answer over its roads; `busy` > 0 is from how many children on a road counts. */
export function streetFigures({ travel }: RoadState, { edge, children }: EdgeLoads, busy: number): StreetFigures {
  let fullestWay = 0;
  let busyMm = 0;
  edge.forEach((each, i) => {
    fullestWay = Math.max(fullestWay, children[i]);
    if (children[i] >= busy) busyMm += travel.network.edgeMm[each];
  });
  return { fullestWay, busyMetres: metresOf(busyMm) };
}
