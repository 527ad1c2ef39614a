import { type CommuneIndex, indexCommunes } from '../../../geodata/sources/communes/commune-index.ts';
import type { Context } from '../../platform/context.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { findLatestBatch, listCommuneRecords } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import type { DataState } from '../travel/hold-network.ts';
import { listZoneShapes, listZones } from './queries.ts';
import type { ShapedZone } from './zone-membership.ts';

const zonesHolder = holdPerOwner<ReadonlyMap<string, ShapedZone[]>>(32);
const communesHolder = holdPerOwner<{ batch: string | null; index: CommuneIndex }>(8);

/** Zones of a level by school, in memory; read again when the organisation's data have changed. */
export async function holdZones(
  { database, organisationId }: Context,
  level: Level,
  state: DataState,
): Promise<ReadonlyMap<string, ShapedZone[]>> {
  return zonesHolder(database).get(`${organisationId}\n${level}`, state.key, async () => {
    const shapes = await listZoneShapes(database.db, organisationId, level);
    const polygonsOf = new Map(shapes.map(({ id, geometry }) => [id, geometry.coordinates]));
    const bySchool = new Map<string, ShapedZone[]>();
    for (const zone of await listZones(database.db, organisationId, { level })) {
      const shaped = { ...zone, polygons: polygonsOf.get(zone.id) ?? null };
      bySchool.set(zone.schoolId, [...(bySchool.get(zone.schoolId) ?? []), shaped]);
    }
    return bySchool;
  });
}

/** The communes in force, ready to be asked which one a point lies in; read again only after an import of communes. */
export async function holdCommunes({ database, organisationId }: Context, state: DataState): Promise<CommuneIndex> {
  const held = await communesHolder(database).get(organisationId, state.key, async (before) => {
    const batch = await findLatestBatch(database.db, organisationId, ['communes']);
    if (before?.batch === batch) return before;
    return { batch, index: indexCommunes(await listCommuneRecords(database.db, organisationId)) };
  });
  return held.index;
}
