import { thinPoints } from '#engines/tiles/thin-points.ts';
import type { TileFeature } from '#engines/tiles/types.ts';
import type { Tags } from '../../sources/osm/read-osm.ts';
import { greenKind, waterKind } from './areas.ts';
import type { OsmMapData } from './collect-osm.ts';
import { labelPosition, zoomOfArea } from './size.ts';

const placeZooms: Record<string, number> = {
  city: 4,
  town: 8,
  island: 11,
  suburb: 10,
  village: 11,
  quarter: 13,
  neighbourhood: 14,
  hamlet: 13,
};

/** Names of places as points: cities, towns, villages, neighbourhoods, islands. */
export function placeNames(data: OsmMapData): TileFeature[] {
  return data.points
    .filter(({ tags }) => nameOf(tags) && tags.place in placeZooms)
    .map(({ id, lonLat, tags }) => pointFeature(id, lonLat, tags, tags.place, placeZooms[tags.place]))
    .sort((a, b) => (a.zoom ?? 0) - (b.zoom ?? 0) || a.id - b.id);
}

/** Names of parks and still water, once the area is wide enough to hold them. */
export function areaNames(data: OsmMapData): TileFeature[] {
  const features: TileFeature[] = [];
  for (const { id, polygons, tags } of data.areas) {
    const kind = waterKind(tags) ? 'water' : greenKind(tags) ? 'green' : undefined;
    if (!kind || !nameOf(tags) || tags.waterway === 'riverbank' || tags.water === 'river') continue;
    features.push(pointFeature(id, labelPosition(polygons), tags, kind, zoomOfArea(polygons, 2500, 11)));
  }
  return features.sort((a, b) => (a.zoom ?? 0) - (b.zoom ?? 0) || a.id - b.id);
}

const landmarkKinds: Record<string, string> = {
  hospital: 'hospital',
  marketplace: 'market',
  university: 'university',
  college: 'university',
  bus_station: 'station',
  ferry_terminal: 'ferry',
  townhall: 'office',
  library: 'library',
  theatre: 'theatre',
};

/** Landmarks by which people give directions: markets, hospitals, stations, ferry landings. */
export function landmarks(data: OsmMapData): TileFeature[] {
  const found = [
    ...data.points,
    ...data.areas.map(({ id, polygons, tags }) => ({ id, lonLat: labelPosition(polygons), tags })),
  ].flatMap(({ id, lonLat, tags }) => {
    const kind = landmarkKinds[tags.amenity] ?? (tags.railway === 'station' ? 'station' : undefined);
    return kind && nameOf(tags) ? [{ id, lonLat, tags, kind }] : [];
  });
  const zooms = thinPoints(
    found.map(({ lonLat }) => lonLat),
    96,
    13,
  );
  return found.map(({ id, lonLat, tags, kind }, index) => pointFeature(id, lonLat, tags, kind, zooms[index]));
}

/** House numbers: all at the deepest zoom, thinned before so that 120,000 of them never crowd a tile. */
export function houseNumbers(data: OsmMapData): TileFeature[] {
  const found = [
    ...data.points,
    ...data.areas.map(({ id, polygons, tags }) => ({ id, lonLat: labelPosition(polygons), tags })),
  ].filter(({ tags }) => tags['addr:housenumber']);
  const zooms = thinPoints(
    found.map(({ lonLat }) => lonLat),
    24,
    14,
  );
  return found.map(({ id, lonLat, tags }, index) => ({
    id,
    properties: { number: tags['addr:housenumber'] },
    geometry: { type: 'Point', coordinates: lonLat },
    zoom: zooms[index],
  }));
}

function pointFeature(id: number, lonLat: [number, number], tags: Tags, kind: string, zoom: number): TileFeature {
  return { id, properties: { name: nameOf(tags), kind }, geometry: { type: 'Point', coordinates: lonLat }, zoom };
}

function nameOf(tags: Tags): string | undefined {
  return tags['name:vi'] ?? tags.name;
}
