import type { Issue } from '../../sources/issues.ts';
import { readOsm, type Tags } from '../../sources/osm/read-osm.ts';

export type LonLat = [number, number];

/** What of a map file has a name or a number people look for. */
export interface MapPlaces {
  ways: { name: string; lonLat: LonLat }[];
  landmarks: { name: string; lonLat: LonLat }[];
  addresses: { number: string; street: string; lonLat: LonLat }[];
}

const landmarkKeys = [
  'amenity',
  'shop',
  'tourism',
  'historic',
  'leisure',
  'railway',
  'office',
  'man_made',
  'place',
  'natural',
  'building',
  'bridge:name',
  'public_transport',
];

/** Named streets and alleys (a vertex near the middle of each way), landmarks and house numbers, of nodes and of ways. */
export async function collectPlaces(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  file: string,
  onProgress?: (bytesRead: number) => void,
): Promise<{ places: MapPlaces; issues: Issue[] }> {
  const places: MapPlaces = { ways: [], landmarks: [], addresses: [] };
  const nodes = new Map<number, LonLat>();
  const take = (tags: Tags, lonLat: LonLat) => {
    const name = tags['name:vi'] ?? tags.name;
    if (tags['addr:housenumber'] && tags['addr:street'])
      places.addresses.push({ number: tags['addr:housenumber'], street: tags['addr:street'], lonLat });
    if (name && !tags.highway && !tags.route && landmarkKeys.some((key) => key in tags))
      places.landmarks.push({ name, lonLat });
  };
  const issues = await readOsm(
    bytes,
    {
      node: (id, lon, lat, tags) => {
        nodes.set(id, [lon, lat]);
        if (tags) take(tags, [lon, lat]);
      },
      way: (_, refs, tags) => {
        const known = refs.map((ref) => nodes.get(ref)).filter((lonLat) => lonLat !== undefined);
        if (known.length === 0) return;
        const closed = refs.length > 3 && refs[0] === refs[refs.length - 1];
        const middle = closed ? middleOf(known) : known[known.length >> 1];
        const name = tags['name:vi'] ?? tags.name;
        if (tags.highway && name) places.ways.push({ name, lonLat: middle });
        if (tags['bridge:name']) places.landmarks.push({ name: tags['bridge:name'], lonLat: middle });
        take(tags, middle);
      },
    },
    file,
    onProgress,
  );
  return { places, issues };
}

function middleOf(ring: readonly LonLat[]): LonLat {
  const open = ring.slice(1);
  const sum = open.reduce((total, [lon, lat]) => [total[0] + lon, total[1] + lat], [0, 0]);
  return [sum[0] / open.length, sum[1] / open.length];
}
