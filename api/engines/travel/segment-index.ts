import Flatbush from 'flatbush';
import { localScale, segmentMm } from './ellipsoid.ts';
import { edgeFlag, type RoadNetwork } from './types.ts';

/** Every road in a packed R-tree, in runs of up to eight straight segments: eight times fewer boxes, hardly any wider. */
export interface SegmentIndex {
  /** null: there is no road at all. */
  tree: Flatbush | null;
  /** Edge, and first point in `shape`, of each run. */
  edge: Uint32Array;
  point: Uint32Array;
}

/** Where a point's perpendicular meets a road. */
export interface Foot {
  edge: number;
  positionMm: number;
  /** Not rounded. */
  distanceMm: number;
  /** 1e-7 degrees, not rounded. */
  lon: number;
  lat: number;
}

/** Ferries only where asked for: nobody boards in mid-river. */
export function indexSegments(network: RoadNetwork, { ferries = false } = {}): SegmentIndex {
  const { edgeFlags, shapeStart, shape } = network;
  const leftOut = ferries ? 0 : edgeFlag.ferry;
  let count = 0;
  for (let e = 0; e < edgeFlags.length; e++)
    if (!(edgeFlags[e] & leftOut)) count += Math.ceil((shapeStart[e + 1] - shapeStart[e] - 1) / runSegments);
  if (count === 0) return { tree: null, edge: new Uint32Array(0), point: new Uint32Array(0) };
  const tree = new Flatbush(count, 16, Int32Array);
  const edge = new Uint32Array(count);
  const point = new Uint32Array(count);
  for (let e = 0; e < edgeFlags.length; e++) {
    if (edgeFlags[e] & leftOut) continue;
    const last = shapeStart[e + 1] - 1;
    for (let p = shapeStart[e]; p < last; p += runSegments) {
      const i = addRun(tree, shape, p, Math.min(last, p + runSegments));
      edge[i] = e;
      point[i] = p;
    }
  }
  tree.finish();
  return { tree, edge, point };
}

function addRun(tree: Flatbush, shape: Int32Array, first: number, last: number): number {
  let [west, south] = [shape[2 * first], shape[2 * first + 1]];
  let [east, north] = [west, south];
  for (let p = first + 1; p <= last; p++) {
    const lon = shape[2 * p];
    const lat = shape[2 * p + 1];
    if (lon < west) west = lon;
    else if (lon > east) east = lon;
    if (lat < south) south = lat;
    else if (lat > north) north = lat;
  }
  return tree.add(west, south, east, north);
}

/** Segments in one box of the tree. */
const runSegments = 8;

/** Radii tried, in units of about 11 mm: 60 m, 240 m, 1 km. Farther off, the tree is asked for one near run first. */
const radii = [5_500, 22_000, 88_000];
/** Beyond this, about 300 km, there is no road: the map is of another place. */
const anotherPlace = 2.7e7;

/**
 * The nearest foot on an edge that `accepts` lets in, within `mostMm` (of several equally near, the lowest edge, then the
 * lowest position, so that the answer never depends on the tree). `lon`, `lat` in units. Undefined: there is none, or
 * none within 300 km.
 */
export function nearestFoot(
  network: RoadNetwork,
  index: SegmentIndex,
  lon: number,
  lat: number,
  accepts: (edge: number) => boolean,
  mostMm = Number.POSITIVE_INFINITY,
): Foot | undefined {
  const { tree } = index;
  if (!tree) return undefined;
  const view = { network, index, lon, lat, ...localScale(lat) };
  const isOpen = (run: number) => accepts(index.edge[run]);
  const within = (reachMm: number) => {
    const [x, y] = [reachMm / Math.max(view.east, 1e-6), reachMm / view.north];
    return bestOf(view, tree.search(lon - x, lat - y, lon + x, lat + y, isOpen), reachMm);
  };
  for (const radius of radii) {
    const reachMm = Math.min(radius * view.north, mostMm);
    const best = within(reachMm);
    if (best) return footOf(network, best);
    if (reachMm >= mostMm) return undefined;
  }
  const near = bestOf(view, tree.neighbors(lon, lat, 1, Number.POSITIVE_INFINITY, isOpen), Number.POSITIVE_INFINITY);
  if (!near) return undefined;
  // Nothing nearer than this run's foot lies outside the box of that reach; a millimetre more keeps equal ones in.
  const nearMm = Math.sqrt(near.distance2) + 1;
  if (nearMm > anotherPlace * view.north) return undefined;
  const best = within(Math.min(nearMm, mostMm));
  return best && footOf(network, best);
}

interface View {
  network: RoadNetwork;
  index: SegmentIndex;
  lon: number;
  lat: number;
  east: number;
  north: number;
}

function bestOf(
  { network, index, lon, lat, east, north }: View,
  runs: number[],
  reachMm: number,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const run of runs) {
    const edge = index.edge[run];
    const last = Math.min(network.shapeStart[edge + 1] - 1, index.point[run] + runSegments);
    for (let point = index.point[run]; point < last; point++) {
      const found = candidate(network.shape, edge, point, lon, lat, east, north);
      if (found.distance2 <= reachMm * reachMm && (!best || isBetter(found, best))) best = found;
    }
  }
  return best;
}

interface Candidate {
  edge: number;
  point: number;
  /** Share of the segment before the foot. */
  share: number;
  distance2: number;
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.distance2 !== b.distance2) return a.distance2 < b.distance2;
  return a.edge !== b.edge ? a.edge < b.edge : a.point < b.point;
}

function candidate(
  shape: Int32Array,
  edge: number,
  point: number,
  lon: number,
  lat: number,
  east: number,
  north: number,
): Candidate {
  const ax = (shape[2 * point] - lon) * east;
  const ay = (shape[2 * point + 1] - lat) * north;
  const dx = (shape[2 * point + 2] - shape[2 * point]) * east;
  const dy = (shape[2 * point + 3] - shape[2 * point + 1]) * north;
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
  const x = ax + share * dx;
  const y = ay + share * dy;
  return { edge, point, share, distance2: x * x + y * y };
}

function footOf({ shape, shapeStart, edgeMm }: RoadNetwork, { edge, point, share, distance2 }: Candidate): Foot {
  let before = 0;
  const length = (p: number) => segmentMm(shape[2 * p], shape[2 * p + 1], shape[2 * p + 2], shape[2 * p + 3]);
  for (let p = shapeStart[edge]; p < point; p++) before += length(p);
  const atEnd = share === 1 && point === shapeStart[edge + 1] - 2;
  const along = Math.floor(before + share * length(point) + 0.5);
  return {
    edge,
    positionMm: atEnd ? edgeMm[edge] : Math.min(edgeMm[edge], along),
    distanceMm: Math.sqrt(distance2),
    lon: shape[2 * point] + share * (shape[2 * point + 2] - shape[2 * point]),
    lat: shape[2 * point + 1] + share * (shape[2 * point + 3] - shape[2 * point + 1]),
  };
}
