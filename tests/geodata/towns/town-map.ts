import { readOsm, type Tags } from '../../../geodata/sources/osm/read-osm.ts';

type LonLat = [number, number];

export interface TownMap {
  nodes: Map<number, LonLat>;
  named: { tags: Tags; lonLat: LonLat }[];
  ways: { refs: number[]; tags: Tags }[];
}

/** The town's map file, whole, as a test wants to walk over it. */
export async function readTownMap(bytes: Uint8Array): Promise<TownMap> {
  const map: TownMap = { nodes: new Map(), named: [], ways: [] };
  const issues = await readOsm(
    bytes,
    {
      node: (id, lon, lat, tags) => {
        map.nodes.set(id, [lon, lat]);
        if (tags) map.named.push({ tags, lonLat: [lon, lat] });
      },
      way: (_, refs, tags) => map.ways.push({ refs: [...refs], tags }),
    },
    'town.osm.pbf',
  );
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return map;
}

/** Number of the connected piece of each node of the ways that `wanted` accepts. */
export function pieces({ ways }: TownMap, wanted: (tags: Tags) => boolean): (node: number) => number {
  const parent = new Map<number, number>();
  const find = (node: number): number => {
    let at = node;
    while ((parent.get(at) ?? at) !== at) at = parent.get(at)!;
    parent.set(node, at);
    return at;
  };
  for (const { refs, tags } of ways) {
    if (!wanted(tags)) continue;
    for (let i = 1; i < refs.length; i++) parent.set(find(refs[i]), find(refs[i - 1]));
  }
  return find;
}

/** Ways of `lines` that cross a line of `barriers`. */
export function crossingWays(
  { nodes, ways }: TownMap,
  lines: (tags: Tags) => boolean,
  barriers: (tags: Tags) => boolean,
): { refs: number[]; tags: Tags }[] {
  const walls = ways
    .filter(({ tags }) => barriers(tags))
    .flatMap(({ refs }) => refs.slice(1).map((ref, i) => [nodes.get(refs[i])!, nodes.get(ref)!] as const));
  return ways.filter(({ refs, tags }) => {
    if (!lines(tags)) return false;
    return refs.slice(1).some((ref, i) => {
      const [a, b] = [nodes.get(refs[i])!, nodes.get(ref)!];
      return walls.some(([c, d]) => cross(a, b, c, d));
    });
  });
}

function cross(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  const side = (p: LonLat, q: LonLat, r: LonLat) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
