import type { TileFeature } from '#engines/tiles/types.ts';
import type { Tags } from '../../sources/osm/read-osm.ts';
import type { OsmMapData } from './collect-osm.ts';
import { zoomOfArea } from './size.ts';

/** Kind of a coloured area by its tags, or undefined when the base map does not draw it. */
type KindOf = (tags: Tags) => string | undefined;

/** Rivers drawn as areas, lakes, basins, pools. */
export const waterKind: KindOf = ({ natural, waterway, landuse, leisure }) => {
  if (waterway === 'riverbank' || waterway === 'dock') return 'river';
  if (natural === 'water' || natural === 'bay') return 'lake';
  if (landuse === 'reservoir' || landuse === 'basin' || landuse === 'salt_pond' || landuse === 'aquaculture')
    return 'basin';
  return leisure === 'swimming_pool' ? 'pool' : undefined;
};

/** Parks, woods, grass, wetland, fields, pitches, cemeteries. */
export const greenKind: KindOf = ({ natural, landuse, leisure }) =>
  greenLeisure[leisure] ?? greenLanduse[landuse] ?? greenNatural[natural];

const greenLeisure: Record<string, string> = {
  park: 'park',
  garden: 'park',
  golf_course: 'park',
  nature_reserve: 'wood',
  pitch: 'pitch',
  playground: 'pitch',
  sports_centre: 'pitch',
  stadium: 'pitch',
};
const greenLanduse: Record<string, string> = {
  forest: 'wood',
  grass: 'grass',
  meadow: 'grass',
  village_green: 'park',
  recreation_ground: 'park',
  cemetery: 'cemetery',
  orchard: 'field',
  farmland: 'field',
  farm: 'field',
};
const greenNatural: Record<string, string> = {
  wood: 'wood',
  scrub: 'wood',
  wetland: 'wetland',
  mud: 'wetland',
  grassland: 'grass',
  heath: 'grass',
};

/** Grounds that help people find their way: schools, hospitals, factories, airports. */
export const groundKind: KindOf = ({ amenity, landuse, aeroway, building }) => {
  if (building) return undefined;
  if (amenity === 'school' || amenity === 'kindergarten' || amenity === 'university' || amenity === 'college')
    return 'school';
  if (amenity === 'hospital') return 'hospital';
  if (aeroway === 'aerodrome') return 'airport';
  return landuse === 'industrial' || landuse === 'port' ? 'industry' : undefined;
};

/** Buildings, of every use. */
export const buildingKind: KindOf = ({ building }) => (building && building !== 'no' ? 'building' : undefined);

/** Features of one area layer, large ones first so that small ones lie on top. */
export function areaFeatures(data: OsmMapData, kindOf: KindOf, pixels: number, least: number): TileFeature[] {
  const features: TileFeature[] = [];
  for (const { id, polygons, tags } of data.areas) {
    const kind = kindOf(tags);
    if (!kind) continue;
    const zoom = zoomOfArea(polygons, pixels, least);
    features.push({ id, properties: { kind }, geometry: { type: 'MultiPolygon', coordinates: polygons }, zoom });
  }
  return features.sort((a, b) => (a.zoom ?? 0) - (b.zoom ?? 0) || a.id - b.id);
}
