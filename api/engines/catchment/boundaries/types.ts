/**
 * Blocks of land that shall each belong to the area of one school. Indices are dense; b blocks, s schools.
 * Metres are by road from the block to the school's gate.
 */
export interface BoundaryProblem {
  /** Length b: children living in the block, whole numbers. */
  children: Int32Array;
  /** Links of block i are `linkStart[i]` … `linkStart[i + 1] - 1`: blocks a child can walk over to. Both directions are listed. */
  linkStart: Uint32Array;
  linkTo: Int32Array;
  /** 1 where the link crosses a barrier (a main road, a railway) that small children do not cross. */
  linkBarrier: Uint8Array;
  /** Length s: seats of the school, and the block its gate lies in. */
  seats: Int32Array;
  gateBlock: Int32Array;
  /** Schools block i may belong to, by ascending metres, are `reachStart[i]` … `reachStart[i + 1] - 1`. */
  reachStart: Uint32Array;
  reachSchool: Int32Array;
  reachMetres: Float64Array;
  /** Length b: the school of the block today, −1 where it has none. */
  today: Int32Array;
  /** Length b: number of the neighbourhood that should stay together, −1 for none. */
  neighbourhood: Int32Array;
  /** Length b: number of the upper school the block's children go on to, −1 where not known. */
  feedsInto: Int32Array;
}

/** What is asked of the areas beside seats and being in one piece. */
export interface BoundaryRules {
  /** Of the children whose block has a school today, at most this share may change; null: any number. */
  mostChangedShare: number | null;
  /** False: links over barriers join no area, unless a side has too few seats of its own. */
  crossBarriers: boolean;
  /** Metres of way worth keeping one child with most of its neighbourhood; 0: not asked. */
  neighbourhoodMetres: number;
  /** Metres of way worth keeping one child with most of its school on the way up; 0: not asked. */
  feederMetres: number;
}

/** Why a block is where it is; the words are `boundaries.reason.<code>`. */
export type BlockReason =
  | 'nearest'
  | 'gate'
  | 'nearest-full'
  | 'not-joined'
  | 'would-split'
  | 'barrier'
  | 'stability'
  | 'neighbourhood'
  | 'feeder'
  | 'shorter-in-all'
  | 'cut-off';

/** One rule and the metres it adds to the sum over all children; they add up from `nearestMetres` to `metres`. */
export interface RuleCost {
  rule: 'seats' | 'barriers' | 'stability' | 'whole-areas';
  childMetres: number;
}

/** Too few seats for the children who can reach them. */
export interface SeatDeficit {
  /** Children more than the seats they could reach, and the schools that are full on their account. */
  children: number;
  schools: number[];
}

/** A school with more children than seats. */
export interface OverSchool {
  school: number;
  over: number;
  /** Children who live where no other area could reach them without passing this school's gate, or has a way: more than the seats prove that no areas fit. */
  forced: number;
}

/** The areas and what is known of them. Sums of metres are over children: Σ children × metres. */
export interface BoundaryPlan {
  /** Length b: school of the block, −1 where no road leads to any. */
  school: Int32Array;
  childMetres: number;
  /** Everyone at the nearest school, seats or not. */
  nearestChildMetres: number;
  /** No areas within these seats can have less, whole or split, joined or not; proved by prices of the seats. */
  boundChildMetres: number;
  /** `childMetres` ÷ `boundChildMetres` − 1. */
  gap: number;
  costs: RuleCost[];
  /** Null where the seats suffice. */
  deficit: SeatDeficit | null;
  /** Schools whose area has more children than seats. */
  over: OverSchool[];
  /** Blocks no walkable way joins to a block with a school, and blocks no road leads from at all. */
  cutOff: number[];
  withoutRoad: number[];
  changedChildren: number;
  /** Fewest children who must change for the seats alone, where more than the share asked for; else null. */
  leastChangedChildren: number | null;
  /** Children who live on another side of a barrier than their school. */
  acrossChildren: number;
  /** Prices of a seat, metres; length s. */
  price: Float64Array;
}

/** Told while it works; answering false stops it. */
export type Progress = (share: number, step: 'bound' | 'areas' | 'moves' | 'done') => boolean;
