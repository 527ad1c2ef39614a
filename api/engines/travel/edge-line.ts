import { segmentMm } from './ellipsoid.ts';
import type { RoadNetwork } from './types.ts';

/**
 * The points of an edge between two positions, in travel order, as lon, lat pairs in whole units of 1e-7 degrees.
 * `fromMm` may be greater than `toMm`: then against the geometry. Equal positions answer one point twice.
 */
export function edgeLine(network: RoadNetwork, edge: number, fromMm: number, toMm: number): number[] {
  const [low, high] = fromMm <= toMm ? [fromMm, toMm] : [toMm, fromMm];
  const { shape, shapeStart } = network;
  const first = shapeStart[edge];
  const positions = vertexPositions(network, edge);
  const line = [...pointAt(network, edge, positions, low)];
  for (let i = 0; i < positions.length; i++)
    if (positions[i] > low && positions[i] < high) line.push(shape[2 * (first + i)], shape[2 * (first + i) + 1]);
  line.push(...pointAt(network, edge, positions, high));
  return fromMm <= toMm ? line : reversedLine(line);
}

/** Millimetres from the edge's start to each of its points; the last is the edge's whole length. */
function vertexPositions({ shape, shapeStart, edgeMm }: RoadNetwork, edge: number): number[] {
  const positions = [0];
  const last = shapeStart[edge + 1] - 1;
  let gone = 0;
  for (let p = shapeStart[edge]; p < last; p++) {
    gone += segmentMm(shape[2 * p], shape[2 * p + 1], shape[2 * p + 2], shape[2 * p + 3]);
    positions.push(p === last - 1 ? edgeMm[edge] : gone);
  }
  return positions;
}

function pointAt({ shape, shapeStart }: RoadNetwork, edge: number, positions: number[], mm: number): [number, number] {
  let i = 0;
  while (i < positions.length - 2 && positions[i + 1] < mm) i++;
  const length = positions[i + 1] - positions[i];
  const share = length <= 0 ? 0 : Math.min(1, Math.max(0, (mm - positions[i]) / length));
  const p = shapeStart[edge] + i;
  const between = (from: number, to: number) => Math.round(from + share * (to - from));
  return [between(shape[2 * p], shape[2 * p + 2]), between(shape[2 * p + 1], shape[2 * p + 3])];
}

function reversedLine(line: number[]): number[] {
  const reversed: number[] = [];
  for (let i = line.length - 2; i >= 0; i -= 2) reversed.push(line[i], line[i + 1]);
  return reversed;
}
