import { type SQL, sql } from 'drizzle-orm';
import { findSystem } from '../../../geodata/projection/coordinate-systems.ts';
import type { AttributeValue, LayerFeature, LayerKind } from '../../../geodata/sources/map-layers/types.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import type { MapLayer } from './types.ts';

/** A thing of a layer in WGS 84 degrees. */
export interface StoredFeature {
  number: number;
  /** Place in the file it came from; the parts of one thing share it. */
  row: number;
  geometry: LayerFeature['geometry'];
  attributes: Record<string, AttributeValue>;
}

/** Layers of an organisation by name, of one kind or all. */
export function listLayers(on: Queryable, organisationId: string, kind?: LayerKind): Promise<MapLayer[]> {
  return selectLayers(
    on,
    sql`l.organisation_id = ${organisationId}
    and (${kind ?? null}::text is null or l.kind = ${kind ?? null})`,
  );
}

/** One layer; throws `not-found`. */
export async function getLayer(on: Queryable, organisationId: string, id: string): Promise<MapLayer> {
  const [layer] = await selectLayers(on, sql`l.organisation_id = ${organisationId} and l.id::text = ${id}`);
  if (!layer) throw new Failure('not-found', 'failures.no-such-layer-kept', { id });
  return layer;
}

/** The things of one layer, in the order of its file. */
export async function listLayerFeatures(on: Queryable, organisationId: string, id: string): Promise<StoredFeature[]> {
  return rows<StoredFeature>(
    on,
    sql`select number, file_row as row, st_asgeojson(geom, 7)::json as geometry, attributes from map_layer_features
      where organisation_id = ${organisationId} and layer_id = ${id}::uuid order by number`,
  );
}

async function selectLayers(on: Queryable, condition: SQL): Promise<MapLayer[]> {
  const found = await rows<Omit<MapLayer, 'system'> & { crs: string; basis: MapLayer['system']['basis'] }>(
    on,
    sql`select l.id, l.name, l.kind, l.crs, l.crs_basis as basis, l.format, b.file_name as file, l.features, l.fields,
        l.bounds, b.attribution, to_char(b.applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "keptAt",
        b.applied_by as "keptBy"
      from map_layers l join source_batches b on b.id = l.source_batch_id where ${condition} order by l.name, l.id`,
  );
  return found.map(({ crs, basis, ...layer }) => {
    const { family, meridian } = findSystem(crs) ?? { family: 'wgs84' as const, meridian: '' };
    return { ...layer, system: { crs, family, meridian, basis } };
  });
}
