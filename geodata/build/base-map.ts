import { packLayer } from '#engines/tiles/pack-layer.ts';
import type { TileLayer } from '#engines/tiles/types.ts';
import type { Issue } from '../sources/issues.ts';
import { areaFeatures, buildingKind, greenKind, groundKind, waterKind } from './base-map/areas.ts';
import { collectOsm, type OsmMapData } from './base-map/collect-osm.ts';
import { lineNames } from './base-map/line-names.ts';
import { lineFeatures, roadClass, trackClass, waterwayClass } from './base-map/lines.ts';
import { areaNames, houseNumbers, landmarks, placeNames } from './base-map/point-names.ts';

/** Everything the quiet map below the data is drawn from. */
export interface BaseMap {
  /** Source-layers, bottom to top: ground, green, water, waterway, building, track, road, then the names. */
  layers: TileLayer[];
}

/** What was understood: features by layer, and relations whose rings do not close. */
export interface BaseMapSummary {
  features: Record<string, number>;
  openRelations: number;
}

/**
 * Builds the base map of an OpenStreetMap file (.osm.pbf). Draws what the file contains and nothing else; a file that
 * cannot be read is refused in `issues` and the map is empty.
 */
export async function buildBaseMap(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  file: string,
  onProgress?: (bytesRead: number) => void,
): Promise<{ baseMap: BaseMap; issues: Issue[]; summary: BaseMapSummary }> {
  const { data, issues } = await collectOsm(bytes, file, onProgress);
  const layers = drawLayers(data);
  const features = Object.fromEntries(layers.map(({ name, kinds }) => [name, kinds.length]));
  return { baseMap: { layers }, issues, summary: { features, openRelations: data.openRelations } };
}

function drawLayers(data: OsmMapData): TileLayer[] {
  return [
    packLayer('ground', areaFeatures(data, groundKind, 60, 11)),
    packLayer('green', areaFeatures(data, greenKind, 30, 8)),
    packLayer('water', areaFeatures(data, waterKind, 6, 6)),
    packLayer('waterway', lineFeatures(data, waterwayClass)),
    packLayer('building', areaFeatures(data, buildingKind, 12, 13)),
    packLayer('track', lineFeatures(data, trackClass)),
    packLayer('road', lineFeatures(data, roadClass)),
    packLayer('line-name', lineNames(data)),
    packLayer('area-name', areaNames(data)),
    packLayer('place-name', placeNames(data)),
    packLayer('landmark', landmarks(data)),
    packLayer('house-number', houseNumbers(data)),
  ];
}
