import type { Issue } from '../../sources/issues.ts';
import { readOsm, type Tags } from '../../sources/osm/read-osm.ts';
import { assembleRings, type Ring } from './rings.ts';

/** What a base map draws of an OpenStreetMap file; coordinates are WGS 84 degrees, longitude first. */
export interface OsmMapData {
  points: { id: number; lonLat: [number, number]; tags: Tags }[];
  lines: { id: number; line: Ring; tags: Tags }[];
  /** Closed ways and multipolygon relations: outer ring first, then its holes. */
  areas: { id: number; polygons: Ring[][]; tags: Tags }[];
  /** Multipolygon relations left out because their rings do not close (cut at the edge of the file). */
  openRelations: number;
}

const lineKeys = ['highway', 'waterway', 'railway', 'route', 'aeroway'];
const areaKeys = ['natural', 'landuse', 'leisure', 'building', 'amenity', 'aeroway', 'waterway', 'water', 'place'];
const pointKeys = ['place', 'amenity', 'railway', 'addr:housenumber', 'leisure', 'tourism', 'shop'];

/**
 * Reads the elements a base map needs, in one pass. Ids are made unique over kinds: node 3n, way 3n+1, relation 3n+2.
 * Ways whose nodes are missing keep the nodes that are there.
 */
export async function collectOsm(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  file: string,
  onProgress?: (bytesRead: number) => void,
): Promise<{ data: OsmMapData; issues: Issue[] }> {
  const nodes = new Map<number, [number, number]>();
  const ways = new Map<number, { refs: number[]; tags: Tags }>();
  const relations: { id: number; ways: { ref: number; role: string }[]; tags: Tags }[] = [];
  const data: OsmMapData = { points: [], lines: [], areas: [], openRelations: 0 };
  const issues = await readOsm(
    bytes,
    {
      node(id, lon, lat, tags) {
        nodes.set(id, [lon, lat]);
        if (tags && pointKeys.some((key) => key in tags)) data.points.push({ id: 3 * id, lonLat: [lon, lat], tags });
      },
      way(id, refs, tags) {
        ways.set(id, { refs, tags });
      },
      relation(id, members, tags) {
        if (tags.type !== 'multipolygon' || !areaKeys.some((key) => key in tags)) return;
        relations.push({ id, ways: members.filter((member) => member.type === 'way'), tags });
      },
    },
    file,
    onProgress,
  );
  const draw = (refs: number[]) => refs.map((ref) => nodes.get(ref)).filter((position) => position !== undefined);
  for (const [id, { refs, tags }] of ways) {
    const closed = refs.length > 3 && refs[0] === refs[refs.length - 1];
    if (closed && tags.area !== 'no' && areaKeys.some((key) => key in tags))
      data.areas.push({ id: 3 * id + 1, polygons: [[draw(refs)]], tags });
    if (lineKeys.some((key) => key in tags)) data.lines.push({ id: 3 * id + 1, line: draw(refs), tags });
  }
  for (const { id, ways: members, tags } of relations) {
    const polygons = polygonsOf(members, (ref) => ways.get(ref)?.refs, draw);
    if (polygons.length === 0) data.openRelations++;
    else data.areas.push({ id: 3 * id + 2, polygons, tags });
  }
  return { data, issues };
}

/** Outer rings with the holes that lie in them; a member without a role counts as outer. */
function polygonsOf(
  members: { ref: number; role: string }[],
  refsOf: (way: number) => number[] | undefined,
  draw: (refs: number[]) => Ring,
): Ring[][] {
  const pieces = (inner: boolean) =>
    members
      .filter(({ role }) => (role === 'inner') === inner)
      .map(({ ref }) => refsOf(ref))
      .filter((refs) => refs !== undefined);
  const outers = assembleRings(pieces(false)).map(draw);
  const holes = assembleRings(pieces(true)).map(draw);
  return outers.map((outer) => [outer, ...holes.filter((hole) => contains(outer, hole[0]))]);
}

/** Even-odd rule (ray to the east). */
function contains(ring: Ring, [x, y]: [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
