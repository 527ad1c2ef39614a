import { isochrone } from '#engines/travel/isochrone.ts';
import { snapPoint } from '#engines/travel/snap.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { LonLat } from '../areas/types.ts';
import { holdNetwork } from './hold-network.ts';
import type { AreaFeatures, Profile } from './types.ts';

/**
 * The land within each of `metres` by road from the origin, as GeoJSON, the widest first so that the nearer lie above it.
 * The origin is kept nowhere. Throws `conflict` before roads are imported.
 */
export async function drawIsochrone(
  context: Context,
  question: { origin: LonLat; profile: Profile; metres: number[] },
): Promise<AreaFeatures> {
  may(context, 'look/isochrone');
  const { origin, profile, metres } = question;
  const network = await holdNetwork(context);
  const from = { lonLat: origin, snap: snapPoint(network.travel, profile, origin) };
  const space = network.spaceOf(profile);
  const areas = isochrone(network.travel, profile, from, metres, { towards: false, space });
  return {
    type: 'FeatureCollection',
    features: areas.reverse().map(({ metres: within, coordinates }) => ({
      type: 'Feature',
      properties: { metres: within },
      geometry: { type: 'MultiPolygon', coordinates },
    })),
  };
}
