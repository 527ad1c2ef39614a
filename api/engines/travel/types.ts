/** How people go. One-way streets bind motorbikes only. */
export type Profile = 'walk' | 'motorbike';
export const profiles: readonly Profile[] = ['walk', 'motorbike'];

/** Degrees WGS 84. */
export type LonLat = readonly [number, number];

/** Coordinates inside networks are whole numbers of 1e-7 degrees (about 11 mm), as OpenStreetMap keeps them. */
export const unitsPerDegree = 1e7;

/** Bits of `RoadNetwork.edgeFlags`. Forward is the direction of the edge's geometry. */
export const edgeFlag = {
  walkForward: 1,
  walkBackward: 2,
  motorbikeForward: 4,
  motorbikeBackward: 8,
  steps: 16,
  ferry: 32,
  /** The ferry's seconds come from the map; without it they are our estimate. */
  ferryTimed: 64,
} as const;

/** The two direction bits of a profile. */
export const directionFlags: Record<Profile, { forward: number; backward: number }> = {
  walk: { forward: edgeFlag.walkForward, backward: edgeFlag.walkBackward },
  motorbike: { forward: edgeFlag.motorbikeForward, backward: edgeFlag.motorbikeBackward },
};

/** Bits of `RoadNetwork.nodeFlags`: a barrier on the node that the profile cannot pass. */
export const barrierFlag: Record<Profile, number> = { walk: 1, motorbike: 2 };

/**
 * Roads, steps and ferries between junctions as flat arrays; n nodes, m edges. Never changed once made.
 * Lengths are whole millimetres on the WGS 84 ellipsoid (see `ellipsoid.ts`), at least 1.
 */
export interface RoadNetwork {
  /** Length 2n: lon, lat of node i at 2i and 2i+1, in 1e-7 degrees. */
  nodes: Int32Array;
  /** Length n: `barrierFlag` bits. */
  nodeFlags: Uint8Array;
  /** Length m each. */
  edgeFrom: Uint32Array;
  edgeTo: Uint32Array;
  edgeMm: Uint32Array;
  /** `edgeFlag` bits. */
  edgeFlags: Uint16Array;
  /** Index into `names`; 0 is the empty name. */
  edgeName: Uint32Array;
  /** Ferries: seconds of crossing this piece, and of waiting before boarding (counted once a boarding). Others 0. */
  edgeCrossingSeconds: Uint32Array;
  edgeWaitSeconds: Uint32Array;
  /** Length m + 1: the points of edge e are `shapeStart[e]` … `shapeStart[e + 1] - 1`, both ends included. */
  shapeStart: Uint32Array;
  /** lon, lat pairs in 1e-7 degrees. */
  shape: Int32Array;
  names: string[];
}

/** A change an officer makes to the roads: a value laid over the network by `prepareNetwork`, in list order. */
export type RoadEditValue =
  | { kind: 'add-way'; id: string; line: LonLat[]; profiles: Profile[]; name?: string }
  | {
      kind: 'add-ferry';
      id: string;
      line: LonLat[];
      profiles: Profile[];
      /** Waiting and crossing together; null: estimated. */
      seconds: number | null;
      name?: string;
    }
  /** The stretch of road under the line is closed to these profiles; one point closes the whole edge under it. */
  | { kind: 'close-way'; id: string; line: LonLat[]; profiles: Profile[] }
  | { kind: 'add-gate'; id: string; point: LonLat; schoolId: string };

/** Where a point meets the roads of a profile. */
export interface Snap {
  /** Edge of the prepared network; −1: the profile has no road within 300 km. */
  edge: number;
  /** Millimetres from the edge's start to the foot of the leg. */
  positionMm: number;
  /** Millimetres of the straight leg between the point and the road. */
  legMm: number;
  /** The leg is longer than 500 m: measured all the same, and said so. */
  offRoad: boolean;
}

/** Many snaps, one value a point. */
export interface Snaps {
  count: number;
  edge: Int32Array;
  positionMm: Uint32Array;
  legMm: Uint32Array;
}

/** A leg longer than this is flagged as off-road. */
export const offRoadMm = 500_000;

/** Marks a distance that does not exist. */
export const unreachable = 0xffff_ffff;

/** Whole metres from millimetres, rounded half up; done once, at the very end. */
export function metresOf(mm: number): number {
  return Math.floor((mm + 500) / 1000);
}
