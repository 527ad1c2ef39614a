import { sql } from 'drizzle-orm';
import type { Polygons } from '../../../geodata/sources/polygons.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { getSettings } from './queries.ts';

interface CommuneFeature {
  type: 'Feature';
  properties: { code: string; name: string };
  geometry: { type: 'MultiPolygon'; coordinates: Polygons };
}

/** Communes in force as GeoJSON to a metre, by code; those without a shape are left out. Throws `not-found`. */
export async function drawCommunes(
  on: Queryable,
  organisationId: string,
): Promise<{ type: 'FeatureCollection'; features: CommuneFeature[] }> {
  await getSettings(on, organisationId);
  const found = await rows<CommuneFeature['properties'] & Pick<CommuneFeature, 'geometry'>>(
    on,
    sql`select code, name, st_asgeojson(st_multi(geom), 5)::json as geometry from administrative_units
      where organisation_id = ${organisationId} and valid_to is null and geom is not null order by code collate "C"`,
  );
  const features = found.map(({ geometry, ...properties }) => ({ type: 'Feature' as const, properties, geometry }));
  return { type: 'FeatureCollection', features };
}
