import { listCrossings as findCrossings } from '#engines/travel/crossings.ts';
import type { Context } from '../../platform/context.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { may } from '../../platform/permissions.ts';
import type { LonLat } from '../areas/types.ts';
import { holdNetwork } from './hold-network.ts';
import type { Crossing } from './types.ts';

/** Maps name a bridge by what it is; there is no mark of it in the network. */
const bridgeName = /^cầu\s|\bbridge\b/iu;

/** Found once for each version of the roads. */
const held = holdPerOwner<Crossing[]>(8);

/** Ferries and named bridges of the roads in force, for whoever asks what would be without one. `conflict` before roads are imported. */
export async function listCrossings(context: Context): Promise<Crossing[]> {
  may(context, 'look/roads');
  const { travel, version } = await holdNetwork(context);
  return held(context.database).get(context.organisationId, version, async () =>
    findCrossings(travel.network, (name) => bridgeName.test(name)).map(({ lines, ...crossing }) => ({
      ...crossing,
      lines: lines.map((line) => line.map(([lon, lat]): LonLat => [lon, lat])),
    })),
  );
}
