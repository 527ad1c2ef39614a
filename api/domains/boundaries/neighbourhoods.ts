import Flatbush from 'flatbush';
import { foldText } from '../../../geodata/sources/fold-text.ts';
import { boundsOf, containsPoint, type Polygons } from '../../../geodata/sources/polygons.ts';
import { normaliseNeighbourhood } from '../../../geodata/sources/zones/parse-zone-text.ts';
import type { Context } from '../../platform/context.ts';
import { getLayer, listLayerFeatures, type StoredFeature } from '../layers/queries.ts';

/** Areas that people call one neighbourhood (khu phố, ấp, thôn), by a layer the office keeps. */
export interface Neighbourhoods {
  /** As zone plans write them: "KP4", "Ấp 3". */
  names: string[];
  /** Index of the one a point lies in; −1: in none. */
  at(lon: number, lat: number): number;
}

/** Attributes that hold the name, folded, the likelier first. */
const nameFields = ['khu pho', 'khu_pho', 'khupho', 'kp', 'ten_kp', 'ap', 'thon', 'neighbourhood', 'ten', 'name'];

/** Polygons of a layer as neighbourhoods; points and lines are none. Throws `not-found` for a layer there is not. */
export async function readNeighbourhoods(
  { database, organisationId }: Context,
  layerId: string,
): Promise<Neighbourhoods> {
  const layer = await getLayer(database.db, organisationId, layerId);
  const features = await listLayerFeatures(database.db, organisationId, layerId);
  const field = nameField(layer.fields);
  const areas = features.flatMap((feature) => {
    const polygons = polygonsOf(feature);
    return polygons ? [{ polygons, name: nameOf(feature, field) }] : [];
  });
  if (areas.length === 0) return { names: [], at: () => -1 };
  const boxes = new Flatbush(areas.length);
  for (const { polygons } of areas) boxes.add(...boundsOf(polygons));
  boxes.finish();
  return {
    names: areas.map(({ name }) => name),
    at(lon, lat) {
      const hits = boxes.search(lon, lat, lon, lat).sort((a, b) => a - b);
      return hits.find((area) => containsPoint(areas[area].polygons, lon, lat)) ?? -1;
    },
  };
}

function nameField(fields: readonly string[]): string | null {
  const named = nameFields.flatMap((wanted) => fields.filter((field) => foldText(field) === wanted));
  return named[0] ?? fields[0] ?? null;
}

function nameOf({ number, attributes }: StoredFeature, field: string | null): string {
  const value = field === null ? null : attributes[field];
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? String(number) : normaliseNeighbourhood(/^\d+\w?$/.test(text) ? `KP${text}` : text);
}

function polygonsOf({ geometry }: StoredFeature): Polygons | null {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : null;
}
