import { edgeLine } from './edge-line.ts';
import { lineMm } from './ellipsoid.ts';
import { packEdges } from './pack-edges.ts';
import { type Foot, indexSegments, nearestFoot, type SegmentIndex } from './segment-index.ts';
import { edgeFlag, type RoadNetwork } from './types.ts';

/** An edge of the overlay: new, or a piece of an old one. `points`: lon, lat in 1e-7 degrees. */
export interface DraftEdge {
  from: number;
  to: number;
  mm: number;
  flags: number;
  name: string;
  crossingSeconds: number;
  waitSeconds: number;
  points: number[];
}

/**
 * A network being edited: the old arrays stay, edges are struck out and others added behind them. Edge numbers below
 * `baseEdges` are the old ones; added ones follow in order of their making.
 */
export class NetworkDraft {
  readonly base: RoadNetwork;
  readonly baseEdges: number;
  readonly removed = new Set<number>();
  readonly added: DraftEdge[] = [];
  readonly addedNodes: number[] = [];
  private readonly baseIndex: SegmentIndex;
  private addedIndex: { network: RoadNetwork; index: SegmentIndex } | undefined;

  constructor(base: RoadNetwork) {
    this.base = base;
    this.baseEdges = base.edgeMm.length;
    this.baseIndex = indexSegments(base, { ferries: true });
  }

  /** The nearest foot on an edge that is still there and shares a bit with `flags`; on ferries only where asked for. */
  nearest(lon: number, lat: number, flags: number, mostMm: number, { ferries = false } = {}): Foot | undefined {
    const leftOut = ferries ? 0 : edgeFlag.ferry;
    const isOpen = (edge: number) =>
      !this.removed.has(edge) && (this.flags(edge) & flags) !== 0 && !(this.flags(edge) & leftOut);
    const old = nearestFoot(this.base, this.baseIndex, lon, lat, isOpen, mostMm);
    this.addedIndex ??= this.indexAdded();
    const { network, index } = this.addedIndex;
    const young = nearestFoot(network, index, lon, lat, (edge) => isOpen(edge + this.baseEdges), mostMm);
    if (young && (!old || young.distanceMm < old.distanceMm)) return { ...young, edge: young.edge + this.baseEdges };
    return old;
  }

  edge(edge: number): DraftEdge {
    if (edge >= this.baseEdges) return this.added[edge - this.baseEdges];
    const { edgeFrom, edgeTo, edgeMm, edgeFlags, edgeName, edgeCrossingSeconds, edgeWaitSeconds, names } = this.base;
    return {
      from: edgeFrom[edge],
      to: edgeTo[edge],
      mm: edgeMm[edge],
      flags: edgeFlags[edge],
      name: names[edgeName[edge]],
      crossingSeconds: edgeCrossingSeconds[edge],
      waitSeconds: edgeWaitSeconds[edge],
      points: this.line(edge, 0, edgeMm[edge]),
    };
  }

  add(edge: DraftEdge): number {
    this.addedIndex = undefined;
    return this.baseEdges + this.added.push(edge) - 1;
  }

  addNode(lon: number, lat: number): number {
    this.addedNodes.push(lon, lat);
    return this.base.nodeFlags.length + this.addedNodes.length / 2 - 1;
  }

  /** The node at a position of an edge: one of its ends, or a new one that cuts the edge in two of together the same length. */
  cut(edge: number, positionMm: number): number {
    const whole = this.edge(edge);
    if (positionMm <= 0) return whole.from;
    if (positionMm >= whole.mm) return whole.to;
    const before = this.line(edge, 0, positionMm);
    const [lon, lat] = before.slice(-2);
    const node = this.addNode(lon, lat);
    const after = this.line(edge, positionMm, whole.mm);
    this.removed.add(edge);
    this.add({ ...whole, to: node, mm: positionMm, points: before });
    this.add({ ...whole, from: node, mm: whole.mm - positionMm, points: after });
    return node;
  }

  /** The edited network: struck edges gone, the others in their old order, the added ones behind. */
  finish(): RoadNetwork {
    return packEdges(this.base, this.removed, this.added, this.addedNodes);
  }

  private flags(edge: number): number {
    return edge < this.baseEdges ? this.base.edgeFlags[edge] : this.added[edge - this.baseEdges].flags;
  }

  private line(edge: number, fromMm: number, toMm: number): number[] {
    if (edge < this.baseEdges) return edgeLine(this.base, edge, fromMm, toMm);
    this.addedIndex ??= this.indexAdded();
    return edgeLine(this.addedIndex.network, edge - this.baseEdges, fromMm, toMm);
  }

  private indexAdded(): { network: RoadNetwork; index: SegmentIndex } {
    const none = { ...this.base, ...emptyEdges };
    const network = packEdges(none, new Set(), this.added, this.addedNodes);
    return { network, index: indexSegments(network, { ferries: true }) };
  }
}

const emptyEdges = {
  edgeFrom: new Uint32Array(0),
  edgeTo: new Uint32Array(0),
  edgeMm: new Uint32Array(0),
  edgeFlags: new Uint16Array(0),
  edgeName: new Uint32Array(0),
  edgeCrossingSeconds: new Uint32Array(0),
  edgeWaitSeconds: new Uint32Array(0),
  shapeStart: new Uint32Array(1),
  shape: new Int32Array(0),
};

/** Length of a line of lon, lat pairs in 1e-7 degrees. */
export function pointsMm(points: number[]): number {
  return lineMm(points, 0, points.length / 2 - 1);
}
