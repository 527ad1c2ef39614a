import { listCrossings as findCrossings } from '#engines/travel/crossings.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { LonLat } from '../areas/types.ts';
import { holdNetwork } from './hold-network.ts';
import type { Crossing } from './types.ts';

/** Maps name a bridge by what it is; there is no mark of it in the network. */
const bridgeName = /^cầu\s|\bbridge\b/iu;

/** Ferries and named bridges of the roads in force, for whoever asks what would be without one. `conflict` before roads are imported. */
export async function listCrossings(context: Context): Promise<Crossing[]> {
  may(context, 'look/roads');
  const { travel } = await holdNetwork(context);
  const found = findCrossings(travel.network, (name) => bridgeName.test(name));
  return found.map(({ lines, ...crossing }) => ({
    ...crossing,
    lines: lines.map((line) => line.map(([lon, lat]): LonLat => [lon, lat])),
  }));
}
