import { type RoadNetwork, unitsPerDegree } from './types.ts';

/** Rings of polygons, degrees. */
type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

/** A place farther than this from any road or ferry of the map is out of its reach, as a home is flagged from there on. */
const reachMetres = 500;
/** Side of the squares areas are counted in. */
const cellMetres = 100;
const metresPerDegree = 111_195;

/** Squares near a road, west to east, south to north. */
interface ReachMask {
  west: number;
  south: number;
  stepX: number;
  stepY: number;
  columns: number;
  rows: number;
  reached: Uint8Array;
}

/**
 * Share (0-1) of each area that lies within 500 m of the network, counted in squares of 100 m; an area too small to hold a
 * square's middle is reached where its border is. O(squares + edge points + ring points × rows).
 */
export function roadCoverage(network: RoadNetwork, areas: readonly Polygons[]): number[] {
  const mask = maskOf(network);
  return areas.map((polygons) => (mask ? shareReached(mask, polygons) : 0));
}

function maskOf(network: RoadNetwork): ReachMask | null {
  const { shape } = network;
  if (shape.length === 0) return null;
  const [west, south, east, north] = boundsOfNetwork(network);
  const stepY = cellMetres / metresPerDegree;
  const stepX = stepY / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const margin = Math.ceil(reachMetres / cellMetres) + 1;
  const columns = Math.ceil((east - west) / stepX) + 2 * margin;
  const rows = Math.ceil((north - south) / stepY) + 2 * margin;
  const mask = {
    west: west - margin * stepX,
    south: south - margin * stepY,
    stepX,
    stepY,
    columns,
    rows,
    reached: new Uint8Array(columns * rows),
  };
  widen(markRoads(network, mask), mask);
  return mask;
}

/** West, south, east, north of every point of the network, degrees. */
export function boundsOfNetwork({ shape }: RoadNetwork): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < shape.length; at += 2) {
    bounds[0] = Math.min(bounds[0], shape[at]);
    bounds[1] = Math.min(bounds[1], shape[at + 1]);
    bounds[2] = Math.max(bounds[2], shape[at]);
    bounds[3] = Math.max(bounds[3], shape[at + 1]);
  }
  return bounds.map((units) => units / unitsPerDegree) as [number, number, number, number];
}

/** Squares a road runs through; points are set along it at most half a square apart. */
function markRoads({ shape, shapeStart }: RoadNetwork, mask: ReachMask): Uint8Array {
  const marked = new Uint8Array(mask.reached.length);
  for (let edge = 0; edge + 1 < shapeStart.length; edge++) {
    for (let point = shapeStart[edge]; point + 1 < shapeStart[edge + 1]; point++) {
      const x0 = (shape[2 * point] / unitsPerDegree - mask.west) / mask.stepX;
      const y0 = (shape[2 * point + 1] / unitsPerDegree - mask.south) / mask.stepY;
      const x1 = (shape[2 * point + 2] / unitsPerDegree - mask.west) / mask.stepX;
      const y1 = (shape[2 * point + 3] / unitsPerDegree - mask.south) / mask.stepY;
      const steps = Math.max(1, Math.ceil(2 * Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))));
      for (let step = 0; step <= steps; step++) {
        const column = Math.floor(x0 + ((x1 - x0) * step) / steps);
        const row = Math.floor(y0 + ((y1 - y0) * step) / steps);
        marked[row * mask.columns + column] = 1;
      }
    }
  }
  return marked;
}

/** Every square whose middle lies within reach of a marked square's middle. */
function widen(marked: Uint8Array, { columns, rows, reached }: ReachMask): void {
  const reach = reachMetres / cellMetres;
  const halfWidths = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.floor(Math.sqrt(reach ** 2 - (at - reach) ** 2)),
  );
  for (let row = reach; row < rows - reach; row++) {
    for (let column = reach; column < columns - reach; column++) {
      if (!marked[row * columns + column]) continue;
      for (let dy = -reach; dy <= reach; dy++) {
        const half = halfWidths[dy + reach];
        const start = (row + dy) * columns + column;
        reached.fill(1, start - half, start + half + 1);
      }
    }
  }
}

/** Counts the middles of squares inside the polygons, row by row between crossings of the rings (even-odd). */
function shareReached(mask: ReachMask, polygons: Polygons): number {
  const rings = polygons.flat();
  let [south, north] = [Infinity, -Infinity];
  for (const ring of rings)
    for (const [, y] of ring) {
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  let [inside, reached] = [0, 0];
  const lastRow = Math.floor((north - mask.south) / mask.stepY);
  for (let row = Math.floor((south - mask.south) / mask.stepY); row <= lastRow; row++) {
    const crossings = crossingsAt(rings, mask.south + (row + 0.5) * mask.stepY);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const first = Math.ceil((crossings[at] - mask.west) / mask.stepX - 0.5);
      const last = Math.floor((crossings[at + 1] - mask.west) / mask.stepX - 0.5);
      inside += Math.max(0, last - first + 1);
      if (row < 0 || row >= mask.rows) continue;
      for (let column = Math.max(0, first); column <= Math.min(mask.columns - 1, last); column++)
        reached += mask.reached[row * mask.columns + column];
    }
  }
  return inside === 0 ? shareOfBorder(mask, rings) : reached / inside;
}

function shareOfBorder(mask: ReachMask, rings: readonly (readonly (readonly number[])[])[]): number {
  const points = rings.flat();
  const reached = points.filter(([x, y]) => {
    const column = Math.floor((x - mask.west) / mask.stepX);
    const row = Math.floor((y - mask.south) / mask.stepY);
    if (column < 0 || row < 0 || column >= mask.columns || row >= mask.rows) return false;
    return mask.reached[row * mask.columns + column] === 1;
  });
  return points.length === 0 ? 0 : reached.length / points.length;
}

function crossingsAt(rings: readonly (readonly (readonly number[])[])[], y: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1];
      const [bx, by] = ring[i];
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  return crossings.sort((a, b) => a - b);
}
