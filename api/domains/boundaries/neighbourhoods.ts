import Flatbush from 'flatbush';
import { foldText } from '../../../geodata/sources/fold-text.ts';
import { boundsOf, containsPoint, type Polygons } from '../../../geodata/sources/polygons.ts';
import { parsePlaceName } from '../../../geodata/sources/zones/parse-zone-text.ts';
import type { Context } from '../../platform/context.ts';
import { getLayer, listLayerFeatures, type StoredFeature } from '../layers/queries.ts';

/** Areas that people call one neighbourhood (khu phố, ấp, thôn) or one group of dwellings (tổ), by a layer the office keeps. */
export interface Neighbourhoods {
  /** As zone plans write them: "KP4", "Ấp 3", "KP4, tổ 13". */
  names: string[];
  /** What is known of a point; `area`: index of the smallest named area it lies in, −1: in none. */
  at(lon: number, lat: number): { area: number; neighbourhood?: string; group?: number };
}

/** Attributes that hold the name, folded, the likelier first; and those that hold the number of a group. */
const nameFields = ['khu pho', 'khu_pho', 'khupho', 'kp', 'ten_kp', 'ap', 'thon', 'neighbourhood', 'ten', 'name'];
const groupFields = ['to', 'to dan pho', 'to_dan_pho', 'todanpho', 'tdp', 'so to', 'so_to', 'to so', 'ten_to', 'group'];

interface Area {
  polygons: Polygons;
  quarter: string | null;
  group: number | null;
}

/**
 * Polygons of a layer as neighbourhoods and groups; points and lines are none. The number of a group stands in a field of its own or in
 * the name ("Tổ 13 KP4"). A group without a neighbourhood's name takes that of the neighbourhood it lies in, where the layer has both.
 * Throws `not-found` for a layer there is not.
 */
export async function readNeighbourhoods(
  { database, organisationId }: Context,
  layerId: string,
): Promise<Neighbourhoods> {
  const layer = await getLayer(database.db, organisationId, layerId);
  const features = await listLayerFeatures(database.db, organisationId, layerId);
  const groupField = firstField(layer.fields, groupFields);
  // Any field may name a neighbourhood where none is known by its name; beside a field of groups it would be a guess.
  const field = firstField(layer.fields, nameFields) ?? (groupField === null ? (layer.fields[0] ?? null) : null);
  const areas = features.flatMap((feature): Area[] => {
    const polygons = polygonsOf(feature);
    return polygons ? [{ polygons, ...placeOf(feature, field, groupField) }] : [];
  });
  if (areas.length === 0) return { names: [], at: () => ({ area: -1 }) };
  const boxes = new Flatbush(areas.length);
  for (const { polygons } of areas) boxes.add(...boundsOf(polygons));
  boxes.finish();
  return {
    names: areas.map(({ quarter, group }) => [quarter, group !== null && `tổ ${group}`].filter(Boolean).join(', ')),
    at(lon, lat) {
      const hits = boxes
        .search(lon, lat, lon, lat)
        .sort((a, b) => a - b)
        .filter((area) => containsPoint(areas[area].polygons, lon, lat));
      const own = hits.find((area) => areas[area].group !== null) ?? hits[0];
      if (own === undefined) return { area: -1 };
      const { group } = areas[own];
      const quarter = areas[own].quarter ?? hits.map((area) => areas[area].quarter).find((name) => name !== null);
      return { area: own, ...(quarter && { neighbourhood: quarter }), ...(group !== null && { group }) };
    },
  };
}

function firstField(fields: readonly string[], wanted: readonly string[]): string | null {
  return wanted.flatMap((name) => fields.filter((field) => foldText(field) === name))[0] ?? null;
}

function placeOf(feature: StoredFeature, field: string | null, groupField: string | null): Omit<Area, 'polygons'> {
  const name = textOf(feature, field);
  const named =
    name === '' ? { quarter: null, group: null } : parsePlaceName(/^\d+\w?$/.test(name) ? `KP${name}` : name);
  const numbered = /(\d{1,4})\s*$/.exec(textOf(feature, groupField));
  const group = numbered ? Number(numbered[1]) : named.group;
  return { quarter: named.quarter ?? (group === null ? String(feature.number) : null), group };
}

function textOf({ attributes }: StoredFeature, field: string | null): string {
  const value = field === null ? null : attributes[field];
  return value === null || value === undefined ? '' : String(value).trim();
}

function polygonsOf({ geometry }: StoredFeature): Polygons | null {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : null;
}
