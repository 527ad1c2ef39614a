import type { TravelNetwork } from './prepare-network.ts';
import { goesAgainst, goesAlong, type ProfileGraph } from './profile-graph.ts';
import { type Foot, nearestFoot } from './segment-index.ts';
import { type LonLat, offRoadMm, type Profile, type Snap, type Snaps, unitsPerDegree } from './types.ts';

/** A component with less road than this is a fragment: more often a gap in the map than a place of its own. */
const fragmentMm = 5_000_000;
/** A fragment's road is passed over for one of a larger component that lies at most this much farther from the point. */
const passedOverMm = 50_000;
/** Off the road the map has a hole, and which shred of it lies nearest says little: there, by this share of the leg. */
const passedOverShare = 0.25;

/**
 * The nearest road the profile may use, on the edge itself (ferries never), however far away; the straight leg is part of
 * every distance. A road of a stranded fragment (under 5 km in all) gives way to a connected one at most 50 m farther:
 * an island's own roads are hardly ever so near the mainland's, a gap in the map usually is. More than 500 m off the road it
 * gives way to one at most a quarter farther. `edge` −1: the profile has no road within 300 km.
 */
export function snapPoint(travel: TravelNetwork, profile: Profile, lonLat: LonLat): Snap {
  const foot = findFoot(travel, travel.graphs[profile], lonLat[0] * unitsPerDegree, lonLat[1] * unitsPerDegree);
  if (!foot) return { edge: -1, positionMm: 0, legMm: 0, offRoad: false };
  const legMm = Math.floor(foot.distanceMm + 0.5);
  return { edge: foot.edge, positionMm: foot.positionMm, legMm, offRoad: legMm > offRoadMm };
}

/** The point of the road that `snapPoint` snaps to; null where the profile has none within 300 km. */
export function roadPoint(travel: TravelNetwork, profile: Profile, [lon, lat]: LonLat): LonLat | null {
  const foot = findFoot(travel, travel.graphs[profile], lon * unitsPerDegree, lat * unitsPerDegree);
  return foot ? [foot.lon / unitsPerDegree, foot.lat / unitsPerDegree] : null;
}

/** `snapPoint` for many: `lonLats` holds lon, lat of point i at 2i and 2i + 1, in degrees. */
export function snapPoints(travel: TravelNetwork, profile: Profile, lonLats: ArrayLike<number>): Snaps {
  const snaps = emptySnaps(lonLats.length / 2);
  for (let i = 0; i < snaps.count; i++)
    setSnap(snaps, i, snapPoint(travel, profile, [lonLats[2 * i], lonLats[2 * i + 1]]));
  return snaps;
}

export function emptySnaps(count: number): Snaps {
  return {
    count,
    edge: new Int32Array(count).fill(-1),
    positionMm: new Uint32Array(count),
    legMm: new Uint32Array(count),
  };
}

export function setSnap(snaps: Snaps, i: number, snap: Snap): void {
  snaps.edge[i] = snap.edge;
  snaps.positionMm[i] = snap.positionMm;
  snaps.legMm[i] = snap.legMm;
}

/** One snap of many. */
export function snapAt(snaps: Snaps, i: number): Snap {
  const legMm = snaps.legMm[i];
  return { edge: snaps.edge[i], positionMm: snaps.positionMm[i], legMm, offRoad: legMm > offRoadMm };
}

function findFoot(travel: TravelNetwork, graph: ProfileGraph, lon: number, lat: number): Foot | undefined {
  const { network, segments } = travel;
  const nearest = nearestFoot(network, segments, lon, lat, (edge) => graph.directions[edge] !== 0);
  if (!nearest || connectedMm(graph, nearest.edge) >= fragmentMm) return nearest;
  const connected = (edge: number) => graph.directions[edge] !== 0 && connectedMm(graph, edge) >= fragmentMm;
  const farther = nearest.distanceMm > offRoadMm ? nearest.distanceMm * passedOverShare : passedOverMm;
  return nearestFoot(network, segments, lon, lat, connected, nearest.distanceMm + farther) ?? nearest;
}

/** Millimetres of road one can go to from the edge and come back. */
function connectedMm(graph: ProfileGraph, edge: number): number {
  const component = graph.component[graph.tail[edge]];
  return component === graph.component[graph.head[edge]] ? graph.componentMm[component] : 0;
}

/** What it costs to leave a snap by each end of its edge; Infinity where that is not allowed. The leg is not in it. */
export interface EndCosts {
  tail: number;
  head: number;
}

/** From the foot to the ends of its edge, in the direction of travel. A foot on the very end of an edge is at its node. */
export function departureCosts(graph: ProfileGraph, lengthMm: number, edge: number, positionMm: number): EndCosts {
  const directions = graph.directions[edge];
  return {
    tail: positionMm === 0 || directions & goesAgainst ? positionMm : Number.POSITIVE_INFINITY,
    head: positionMm === lengthMm || directions & goesAlong ? lengthMm - positionMm : Number.POSITIVE_INFINITY,
  };
}

/** From the ends of the edge to the foot, in the direction of travel. */
export function arrivalCosts(graph: ProfileGraph, lengthMm: number, edge: number, positionMm: number): EndCosts {
  const directions = graph.directions[edge];
  return {
    tail: positionMm === 0 || directions & goesAlong ? positionMm : Number.POSITIVE_INFINITY,
    head: positionMm === lengthMm || directions & goesAgainst ? lengthMm - positionMm : Number.POSITIVE_INFINITY,
  };
}

/** Along one edge, from foot to foot, without its ends; Infinity against a one-way street. */
export function alongEdge(graph: ProfileGraph, edge: number, fromMm: number, toMm: number): number {
  if (fromMm === toMm) return 0;
  const allowed = graph.directions[edge] & (fromMm < toMm ? goesAlong : goesAgainst);
  return allowed ? Math.abs(toMm - fromMm) : Number.POSITIVE_INFINITY;
}
