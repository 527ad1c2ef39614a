import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { getSchoolDetails, listSchools } from '../schools/queries.ts';
import type { SchoolCard } from '../schools/types.ts';
import { listZones } from './queries.ts';
import type { Zone } from './types.ts';

/** All that is published of one school, its zones among it; throws `not-found`. */
export async function getSchoolCard(context: Context, id: string): Promise<SchoolCard> {
  may(context, 'look/schools');
  const { database, organisationId } = context;
  return database.readPublic(async (tx) => {
    await getSettings(tx, organisationId);
    const details = await getSchoolDetails(tx, organisationId, id);
    const [summary] = await listSchools(tx, organisationId, { ids: [id] });
    // A school that gives an address but no point has no place on a map or in a list by distance.
    if (!summary) throw new Failure('not-found', 'failures.school-without-place', { id });
    const zones = await listZones(tx, organisationId, { schoolId: id });
    return {
      ...summary,
      ...details,
      zones: zones.map((zone) => ({
        level: zone.level,
        schoolYear: zone.schoolYear,
        description: describe(zone),
      })),
    };
  });
}

/** "Phường Bến Lụa: KP1, KP2 · Phường Đông: cả phường" without words of its own: units of one commune together. */
function describe(zone: Zone): string {
  const byCommune = new Map<string, string[]>();
  for (const { commune, neighbourhood } of zone.units) {
    byCommune.set(commune, [...(byCommune.get(commune) ?? []), ...(neighbourhood === '' ? [] : [neighbourhood])]);
  }
  return [...byCommune].map(([commune, parts]) => [commune, parts.join('; ')].filter(Boolean).join(': ')).join(' · ');
}
