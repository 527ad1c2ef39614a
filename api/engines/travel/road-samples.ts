import { segmentMm } from './ellipsoid.ts';
import type { TravelNetwork } from './prepare-network.ts';
import { edgeFlag, type Profile, type Snaps, unitsPerDegree } from './types.ts';

/** Points along the roads of a profile; each stands for the stretch of road around it. */
export interface RoadSamples {
  /** The points as snaps without legs, so that they can be measured like homes. */
  snaps: Snaps;
  /** lon, lat in degrees, two a point. */
  lonLats: Float64Array;
  /** Millimetres of road each point stands for. */
  lengthMm: Uint32Array;
}

/** Every road the profile may use (no ferries), cut into equal stretches of at most `stepMm`, one point in the middle of each. */
export function sampleRoads({ network, graphs }: TravelNetwork, profile: Profile, stepMm: number): RoadSamples {
  const { directions } = graphs[profile];
  const { edgeMm, edgeFlags } = network;
  const isRoad = (edge: number) => directions[edge] !== 0 && !(edgeFlags[edge] & edgeFlag.ferry);
  let count = 0;
  for (let edge = 0; edge < edgeMm.length; edge++) if (isRoad(edge)) count += Math.ceil(edgeMm[edge] / stepMm);
  const samples: RoadSamples = {
    snaps: { count, edge: new Int32Array(count), positionMm: new Uint32Array(count), legMm: new Uint32Array(count) },
    lonLats: new Float64Array(2 * count),
    lengthMm: new Uint32Array(count),
  };
  let next = 0;
  for (let edge = 0; edge < edgeMm.length; edge++)
    if (isRoad(edge)) next = sampleEdge(network, edge, Math.ceil(edgeMm[edge] / stepMm), samples, next);
  return samples;
}

function sampleEdge(
  { shape, shapeStart, edgeMm }: TravelNetwork['network'],
  edge: number,
  pieces: number,
  samples: RoadSamples,
  first: number,
): number {
  const length = edgeMm[edge];
  const last = shapeStart[edge + 1] - 2;
  const pieceMm = (p: number) => segmentMm(shape[2 * p], shape[2 * p + 1], shape[2 * p + 2], shape[2 * p + 3]);
  let p = shapeStart[edge];
  let before = 0;
  let here = pieceMm(p);
  for (let i = 0; i < pieces; i++) {
    const at = ((i + 0.5) * length) / pieces;
    while (p < last && before + here < at) {
      before += here;
      p += 1;
      here = pieceMm(p);
    }
    const share = here <= 0 ? 0 : Math.min(1, Math.max(0, (at - before) / here));
    const sample = first + i;
    samples.snaps.edge[sample] = edge;
    samples.snaps.positionMm[sample] = Math.floor(at);
    samples.lonLats[2 * sample] = (shape[2 * p] + share * (shape[2 * p + 2] - shape[2 * p])) / unitsPerDegree;
    samples.lonLats[2 * sample + 1] =
      (shape[2 * p + 1] + share * (shape[2 * p + 3] - shape[2 * p + 1])) / unitsPerDegree;
    samples.lengthMm[sample] = Math.round(length / pieces);
  }
  return first + pieces;
}
