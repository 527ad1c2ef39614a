import { segmentMm } from './ellipsoid.ts';
import { edgeFlag, type LonLat, type RoadNetwork, unitsPerDegree } from './types.ts';

/** A ferry or a bridge as people name it; dual carriageways are two lines of one. `name` is empty where the map gives none. */
export interface Crossing {
  kind: 'ferry' | 'bridge';
  name: string;
  lines: LonLat[][];
}

/** Lines of one name nearer to each other than this are one crossing; farther ones share the name by chance. */
const sameCrossingMm = 300_000;

/**
 * Ferries of a network, and the roads whose name `isBridge` takes for a bridge's, each drawn along its stretches: by kind, name and
 * place. Named ferries and bridges are put together by name, unnamed ferries line by line.
 */
export function listCrossings(network: RoadNetwork, isBridge: (name: string) => boolean): Crossing[] {
  const bridges = network.names.map((name) => name !== '' && isBridge(name));
  const edgesOf = new Map<string, number[]>();
  for (let e = 0; e < network.edgeFrom.length; e++) {
    const ferry = (network.edgeFlags[e] & edgeFlag.ferry) !== 0;
    if (!ferry && !bridges[network.edgeName[e]]) continue;
    const key = `${ferry ? 'ferry' : 'bridge'} ${network.names[network.edgeName[e]]}`;
    const edges = edgesOf.get(key);
    if (edges) edges.push(e);
    else edgesOf.set(key, [e]);
  }
  return [...edgesOf]
    .flatMap(([key, edges]) => {
      const kind = key.startsWith('ferry') ? ('ferry' as const) : ('bridge' as const);
      const name = key.slice(kind.length + 1);
      return cluster(chains(network, edges), name === '').map((lines) => ({ kind, name, lines }));
    })
    .sort((a, b) => compare(b.kind, a.kind) || compare(a.name, b.name) || a.lines[0][0][0] - b.lines[0][0][0]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Edges joined end to end into lines, each edge once; a line begins where only one edge of these ends, if anywhere. */
function chains(network: RoadNetwork, edges: readonly number[]): LonLat[][] {
  const at = new Map<number, number[]>();
  for (const e of edges)
    for (const node of [network.edgeFrom[e], network.edgeTo[e]]) at.set(node, [...(at.get(node) ?? []), e]);
  const left = new Set(edges);
  const lines: LonLat[][] = [];
  const follow = (start: number) => {
    const line: LonLat[] = [];
    for (let node = start; ; ) {
      const edge = at.get(node)?.find((e) => left.has(e));
      if (edge === undefined) break;
      left.delete(edge);
      const points = pointsOf(network, edge);
      const forward = network.edgeFrom[edge] === node;
      line.push(...(forward ? points : points.reverse()).slice(line.length === 0 ? 0 : 1));
      node = forward ? network.edgeTo[edge] : network.edgeFrom[edge];
    }
    if (line.length > 0) lines.push(line);
  };
  for (const [node, ending] of at) if (ending.length === 1) follow(node);
  for (const e of edges) if (left.has(e)) follow(network.edgeFrom[e]);
  return lines;
}

function pointsOf({ shape, shapeStart }: RoadNetwork, edge: number): LonLat[] {
  const points: LonLat[] = [];
  for (let k = shapeStart[edge]; k < shapeStart[edge + 1]; k++)
    points.push([shape[2 * k] / unitsPerDegree, shape[2 * k + 1] / unitsPerDegree]);
  return points;
}

/** Lines of one name by nearness; `alone`: each by itself. */
function cluster(lines: LonLat[][], alone: boolean): LonLat[][][] {
  const groups: LonLat[][][] = [];
  for (const line of lines) {
    const group = alone ? undefined : groups.find((known) => known.some((other) => isNear(line, other)));
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

function isNear(line: LonLat[], other: LonLat[]): boolean {
  const ends = (points: LonLat[]) => [points[0], points[points.length - 1]];
  return ends(line).some((a) =>
    ends(other).some((b) => {
      const [lonA, latA, lonB, latB] = [...a, ...b].map((degrees) => degrees * unitsPerDegree);
      return segmentMm(lonA, latA, lonB, latB) <= sameCrossingMm;
    }),
  );
}
