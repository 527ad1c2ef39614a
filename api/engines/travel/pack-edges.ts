import type { DraftEdge } from './network-draft.ts';
import type { RoadNetwork } from './types.ts';

/** `base` without the `removed` edges, with `added` ones (and `addedNodes`, lon, lat pairs) behind. Arrays are new. */
export function packEdges(
  base: RoadNetwork,
  removed: ReadonlySet<number>,
  added: readonly DraftEdge[],
  addedNodes: readonly number[],
): RoadNetwork {
  const kept = Uint32Array.from(base.edgeMm.keys()).filter((edge) => !removed.has(edge));
  const newEdges = added.filter((_, i) => !removed.has(base.edgeMm.length + i));
  const names = [...base.names];
  const nameIndex = new Map(names.map((name, index) => [name, index]));
  const indexOf = (name: string) => {
    const known = nameIndex.get(name) ?? names.push(name) - 1;
    nameIndex.set(name, known);
    return known;
  };
  const column = <T extends Uint32Array | Uint16Array>(
    old: T,
    make: (length: number) => T,
    of: (e: DraftEdge) => number,
  ) => {
    const values = make(kept.length + newEdges.length);
    for (let i = 0; i < kept.length; i++) values[i] = old[kept[i]];
    newEdges.forEach((edge, i) => {
      values[kept.length + i] = of(edge);
    });
    return values;
  };
  const long = (length: number) => new Uint32Array(length);
  const nodes = new Int32Array(base.nodes.length + addedNodes.length);
  nodes.set(base.nodes);
  nodes.set(addedNodes, base.nodes.length);
  const nodeFlags = new Uint8Array(nodes.length / 2);
  nodeFlags.set(base.nodeFlags);
  return {
    nodes,
    nodeFlags,
    edgeFrom: column(base.edgeFrom, long, (edge) => edge.from),
    edgeTo: column(base.edgeTo, long, (edge) => edge.to),
    edgeMm: column(base.edgeMm, long, (edge) => edge.mm),
    edgeFlags: column(
      base.edgeFlags,
      (length) => new Uint16Array(length),
      (edge) => edge.flags,
    ),
    edgeName: column(base.edgeName, long, (edge) => indexOf(edge.name)),
    edgeCrossingSeconds: column(base.edgeCrossingSeconds, long, (edge) => edge.crossingSeconds),
    edgeWaitSeconds: column(base.edgeWaitSeconds, long, (edge) => edge.waitSeconds),
    ...packShapes(base, kept, newEdges),
    names,
  };
}

function packShapes(base: RoadNetwork, kept: Uint32Array, newEdges: readonly DraftEdge[]) {
  const shapeStart = new Uint32Array(kept.length + newEdges.length + 1);
  kept.forEach((edge, i) => {
    shapeStart[i + 1] = shapeStart[i] + base.shapeStart[edge + 1] - base.shapeStart[edge];
  });
  newEdges.forEach((edge, i) => {
    shapeStart[kept.length + i + 1] = shapeStart[kept.length + i] + edge.points.length / 2;
  });
  const shape = new Int32Array(2 * shapeStart[shapeStart.length - 1]);
  kept.forEach((edge, i) => {
    shape.set(base.shape.subarray(2 * base.shapeStart[edge], 2 * base.shapeStart[edge + 1]), 2 * shapeStart[i]);
  });
  newEdges.forEach((edge, i) => {
    shape.set(edge.points, 2 * shapeStart[kept.length + i]);
  });
  return { shapeStart, shape };
}
