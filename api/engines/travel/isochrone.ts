import { contours } from 'd3-contour';
import type { TravelNetwork } from './prepare-network.ts';
import { ReachGrid } from './reach-grid.ts';
import { distancesFrom, distancesTo, type SearchSpace, searchSpace } from './search.ts';
import type { LonLat, Profile, Snap } from './types.ts';

/** The land within a distance by road. */
export interface Isochrone {
  metres: number;
  /** Polygons of rings of lon, lat in degrees; the first ring of each is its outside, counter-clockwise. */
  coordinates: [number, number][][][];
}

/**
 * The land from which the origin can be reached within each of `metres` (any order; answered ascending), legs counted as
 * everywhere: a place is in when its own straight leg to a reached road, at most 75 m, and the way along the roads fit in.
 * So banks without a bridge, and fields off the road, stay out. `towards` true: the way leads to the origin (a school);
 * false: from it. Ferries carry on but are no land. The outline is drawn on a grid of 8 to 80 m cells (marching squares).
 */
export function isochrone(
  travel: TravelNetwork,
  profile: Profile,
  origin: { lonLat: LonLat; snap: Snap },
  metres: readonly number[],
  { towards = true, space = searchSpace(travel, profile) }: { towards?: boolean; space?: SearchSpace } = {},
): Isochrone[] {
  const limits = [...new Set(metres)].sort((a, b) => a - b);
  const mostMm = (limits[limits.length - 1] ?? 0) * 1000;
  if (origin.snap.edge < 0 || mostMm === 0) return limits.map((limit) => ({ metres: limit, coordinates: [] }));
  (towards ? distancesTo : distancesFrom)(travel, profile, origin.snap, mostMm, space);
  const grid = new ReachGrid(origin.lonLat, mostMm);
  grid.addReachedRoads(travel, profile, origin.snap, space, towards);
  return limits.map((limit) => {
    const { columns, rows } = grid;
    const [outline] = contours().size([columns, rows]).smooth(true).thresholds([0])(grid.marginsWithin(limit * 1000));
    return { metres: limit, coordinates: outline.coordinates.map((rings) => rings.map((ring) => grid.toLonLat(ring))) };
  });
}
