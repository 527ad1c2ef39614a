import type { FeatureCollection } from 'geojson';
import { findSystem } from '../../../geodata/projection/coordinate-systems.ts';
import type { LayerFeature } from '../../../geodata/sources/map-layers/types.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { ImportOptions } from '../areas/import-kind.ts';
import { findImport } from '../areas/list-imports.ts';
import { getSettings } from '../areas/queries.ts';
import { getLayer, listLayerFeatures, listLayers } from './queries.ts';
import { readLayerFile } from './read-layer-file.ts';
import type { MapLayer, NamedSystem } from './types.ts';

/**
 * The layers of an organisation, and the coordinate systems of its country that a file may be said to be in. Parcels may name their owners,
 * so that only the office sees them.
 */
export async function showLayers(context: Context): Promise<{ layers: MapLayer[]; systems: NamedSystem[] }> {
  may(context, 'change/layers');
  const { database, organisationId } = context;
  const { profile } = await getSettings(database.db, organisationId);
  const systems = profile.crs.flatMap(({ code }) => findSystem(code) ?? []);
  return { layers: await listLayers(database.db, organisationId), systems };
}

/** One layer as GeoJSON, attributes with it. Throws `not-found`. */
export async function showLayerShapes(context: Context, id: string): Promise<FeatureCollection> {
  may(context, 'change/layers');
  const { database, organisationId } = context;
  const layer = await getLayer(database.db, organisationId, id);
  return asCollection(layer.kind, await listLayerFeatures(database.db, organisationId, id));
}

/** A waiting file as it would lie on the map. Throws `not-found` for no preview of a layer. */
export async function showHeldLayer(context: Context, batchId: string): Promise<FeatureCollection> {
  may(context, 'change/layers');
  const { database, organisationId, artefacts } = context;
  const batch = await findImport(database.db, organisationId, batchId);
  if (batch?.kind !== 'layers' || batch.status !== 'preview')
    throw new Failure('not-found', 'failures.no-such-import', { batch: batchId });
  const file = { name: batch.file, bytes: await artefacts.get(batch.sha256) };
  const options = batch.options as ImportOptions;
  const { features } = await readLayerFile(context, file, options);
  return asCollection(options.layerKind ?? 'background', features);
}

function asCollection(
  kind: string,
  features: readonly Pick<LayerFeature, 'row' | 'geometry' | 'attributes'>[],
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.map(({ row, geometry, attributes }, at) => ({
      ...{ type: 'Feature', id: at + 1, geometry },
      // The kind decides how it is drawn; attributes of the file never stand beside it.
      properties: { kind, row, attributes },
    })),
  };
}
