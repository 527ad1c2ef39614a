import { lineMm } from '../../api/engines/travel/ellipsoid.ts';
import { edgeFlag, metresOf, type RoadNetwork } from '../../api/engines/travel/types.ts';
import { type Issue, isRefused } from '../sources/issues.ts';
import { assumedFerryMetresPerSecond, assumedWaitSeconds } from './roads/ferry-times.ts';
import { type GatheredWays, gatherWays, type UsableWay } from './roads/gather-ways.ts';
import { mortonOrder } from './roads/morton-order.ts';
import type { NodeStore } from './roads/node-store.ts';

/** What was understood of the map. */
export interface RoadSummary {
  roadWays: number;
  ferryWays: number;
  nodes: number;
  edges: number;
  /** Length of everything one can walk or ride, and of the ferries among it. */
  metres: number;
  ferryMetres: number;
}

/**
 * An .osm.pbf file → the network of walkable and rideable roads, steps and ferries. Ways are cut at junctions and barriers;
 * edges keep their geometry. The same roads give the same arrays, whatever the order of the file.
 * Issues: those of `readOsm`; `osm-no-roads` refuses; `osm-missing-nodes` notes ways cut at the border of an extract.
 * A refused file answers an empty network.
 */
export async function buildRoadNetwork(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  file: string,
  onProgress?: (bytesRead: number) => void,
): Promise<{ network: RoadNetwork; issues: Issue[]; summary: RoadSummary }> {
  const gathered = await gatherWays(bytes, file, onProgress);
  const { issues } = gathered;
  if (isRefused(issues)) return { network: packNetwork([], gathered), issues, summary: summarise([], []) };
  const { pieces, missing } = cutWays(gathered);
  if (missing > 0) issues.push({ code: 'osm-missing-nodes', severity: 'note', file, params: { count: missing } });
  if (!pieces.some((piece) => !(piece.way.flags & edgeFlag.ferry)))
    issues.push({ code: 'osm-no-roads', severity: 'refuse', file });
  return { network: packNetwork(pieces, gathered), issues, summary: summarise(pieces, gathered.ways) };
}

/** A stretch of a way between two junctions: `points` are indices into the node store. */
interface Piece {
  way: UsableWay;
  points: number[];
  mm: number;
  crossingSeconds: number;
  waitSeconds: number;
}

function cutWays({ nodes, ways, barriers }: GatheredWays): { pieces: Piece[]; missing: number } {
  const isCut = new Uint8Array(nodes.count);
  for (const id of barriers.keys()) isCut[nodes.find(id)] = 1;
  let missing = 0;
  const runsOfWay = ways.map((way) => {
    const runs = presentRuns(way, nodes);
    missing += runs.missing;
    for (const run of runs.list) markCuts(run, isCut);
    return runs.list;
  });
  const pieces: Piece[] = [];
  ways.forEach((way, w) => {
    const ofWay: Piece[] = [];
    for (const run of runsOfWay[w]) {
      let start = 0;
      for (let i = 1; i < run.length; i++) {
        if (!(isCut[run[i]] & 1)) continue;
        ofWay.push(newPiece(way, run.slice(start, i + 1), nodes));
        start = i;
      }
    }
    if (way.ferry) timeFerry(way, ofWay);
    for (const piece of ofWay) pieces.push(piece);
  });
  return { pieces, missing };
}

/** The way's nodes that the file holds, as runs of two or more; a repeated node counts once. */
function presentRuns(way: UsableWay, nodes: NodeStore): { list: number[][]; missing: number } {
  const list: number[][] = [];
  let run: number[] = [];
  let missing = 0;
  for (const ref of way.refs) {
    const index = nodes.find(ref);
    if (index < 0) {
      missing++;
      list.push(run);
      run = [];
    } else if (run[run.length - 1] !== index) run.push(index);
  }
  list.push(run);
  return { list: list.filter((points) => points.length > 1), missing };
}

/** Bit 0: cut here. Bit 1: seen once. A node seen twice, or an end, is a junction. */
function markCuts(run: number[], isCut: Uint8Array): void {
  for (const index of run) isCut[index] |= isCut[index] & 2 ? 1 : 2;
  isCut[run[0]] |= 1;
  isCut[run[run.length - 1]] |= 1;
}

function newPiece(way: UsableWay, points: number[], nodes: NodeStore): Piece {
  const places = points.flatMap((index) => [nodes.lon(index), nodes.lat(index)]);
  return { way, points, mm: lineMm(places, 0, points.length - 1), crossingSeconds: 0, waitSeconds: 0 };
}

function timeFerry(way: UsableWay, pieces: Piece[]): void {
  const whole = pieces.reduce((sum, piece) => sum + piece.mm, 0);
  const seconds = way.ferry?.crossingSeconds ?? whole / 1000 / assumedFerryMetresPerSecond;
  for (const piece of pieces) {
    piece.crossingSeconds = Math.round((seconds * piece.mm) / whole);
    piece.waitSeconds = way.ferry?.waitSeconds ?? assumedWaitSeconds;
  }
}

function packNetwork(pieces: Piece[], { nodes, barriers }: GatheredWays): RoadNetwork {
  const numbering = numberJunctions(pieces, nodes);
  const first = (piece: Piece) => numbering.of[piece.points[0]];
  const last = (piece: Piece) => numbering.of[piece.points[piece.points.length - 1]];
  // Neighbours in the array are neighbours on the ground; ways come by id and pieces in order, and the sort keeps that.
  pieces.sort((a, b) => first(a) - first(b) || last(a) - last(b));
  const names = ['', ...new Set(pieces.map((piece) => piece.way.name).filter((name) => name !== ''))].sort();
  const nameIndex = new Map(names.map((name, index) => [name, index]));
  const shapeStart = new Uint32Array(pieces.length + 1);
  pieces.forEach((piece, i) => {
    shapeStart[i + 1] = shapeStart[i] + piece.points.length;
  });
  const shape = new Int32Array(2 * shapeStart[pieces.length]);
  let at = 0;
  for (const { points } of pieces)
    for (const index of points) {
      shape[at++] = nodes.lon(index);
      shape[at++] = nodes.lat(index);
    }
  return {
    nodes: Int32Array.from(numbering.junctions.flatMap((index) => [nodes.lon(index), nodes.lat(index)])),
    nodeFlags: Uint8Array.from(numbering.junctions, (index) => barriers.get(nodes.id(index)) ?? 0),
    edgeFrom: Uint32Array.from(pieces, first),
    edgeTo: Uint32Array.from(pieces, last),
    edgeMm: Uint32Array.from(pieces, (piece) => piece.mm),
    edgeFlags: Uint16Array.from(
      pieces,
      ({ way }) => way.flags | (way.ferry?.crossingSeconds ? edgeFlag.ferryTimed : 0),
    ),
    edgeName: Uint32Array.from(pieces, (piece) => nameIndex.get(piece.way.name) ?? 0),
    edgeCrossingSeconds: Uint32Array.from(pieces, (piece) => piece.crossingSeconds),
    edgeWaitSeconds: Uint32Array.from(pieces, (piece) => piece.waitSeconds),
    shapeStart,
    shape,
    names,
  };
}

function numberJunctions(pieces: Piece[], nodes: NodeStore): { junctions: number[]; of: Int32Array } {
  const of = new Int32Array(nodes.count).fill(-1);
  const found: number[] = [];
  for (const { points } of pieces)
    for (const index of [points[0], points[points.length - 1]])
      if (of[index] < 0) {
        of[index] = 0;
        found.push(index);
      }
  found.sort((a, b) => a - b);
  const junctions = mortonOrder(found, nodes.lon, nodes.lat);
  junctions.forEach((index, number) => {
    of[index] = number;
  });
  return { junctions, of };
}

function summarise(pieces: Piece[], ways: UsableWay[]): RoadSummary {
  const ends = new Set<number>();
  let mm = 0;
  let ferryMm = 0;
  for (const piece of pieces) {
    ends.add(piece.points[0]).add(piece.points[piece.points.length - 1]);
    mm += piece.mm;
    if (piece.way.ferry) ferryMm += piece.mm;
  }
  const ferryWays = ways.filter((way) => way.ferry).length;
  return {
    roadWays: ways.length - ferryWays,
    ferryWays,
    nodes: ends.size,
    edges: pieces.length,
    metres: metresOf(mm),
    ferryMetres: metresOf(ferryMm),
  };
}
