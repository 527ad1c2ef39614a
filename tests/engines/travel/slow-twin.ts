import { barrierFlag, directionFlags, type Profile, type RoadNetwork, type Snap } from '#engines/travel/types.ts';

/**
 * The obvious twin of every measure: Floyd–Warshall over the junctions and the two points, straight from the network's own
 * arrays. A junction whose barrier stops the profile is never passed. Infinity where nothing leads.
 */
export function slowMm(network: RoadNetwork, profile: Profile, from: Snap, to: Snap): number {
  if (from.edge < 0 || to.edge < 0) return Number.POSITIVE_INFINITY;
  const nodes = network.nodeFlags.length;
  const [start, goal] = [nodes, nodes + 1];
  const mm = Array.from({ length: nodes + 2 }, () => new Array<number>(nodes + 2).fill(Number.POSITIVE_INFINITY));
  const arc = (a: number, b: number, length: number) => {
    mm[a][b] = Math.min(mm[a][b], length);
  };
  for (let edge = 0; edge < network.edgeMm.length; edge++) {
    const { along, against } = allowed(network, profile, edge);
    if (along) arc(network.edgeFrom[edge], network.edgeTo[edge], network.edgeMm[edge]);
    if (against) arc(network.edgeTo[edge], network.edgeFrom[edge], network.edgeMm[edge]);
  }
  joinPoint(network, profile, from, (node, length, canLeave) => canLeave && arc(start, node, length));
  joinPoint(network, profile, to, (node, length, _, canArrive) => canArrive && arc(node, goal, length));
  if (from.edge === to.edge) {
    const { along, against } = allowed(network, profile, from.edge);
    const length = to.positionMm - from.positionMm;
    if (length === 0 || (length > 0 && along) || (length < 0 && against)) arc(start, goal, Math.abs(length));
  }
  for (let k = 0; k < nodes; k++) {
    if (network.nodeFlags[k] & barrierFlag[profile]) continue;
    for (let a = 0; a < nodes + 2; a++) for (let b = 0; b < nodes + 2; b++) arc(a, b, mm[a][k] + mm[k][b]);
  }
  return mm[start][goal] + from.legMm + to.legMm;
}

function allowed({ edgeFlags }: RoadNetwork, profile: Profile, edge: number) {
  const { forward, backward } = directionFlags[profile];
  return { along: (edgeFlags[edge] & forward) !== 0, against: (edgeFlags[edge] & backward) !== 0 };
}

type Join = (node: number, length: number, canLeave: boolean, canArrive: boolean) => void;

function joinPoint(network: RoadNetwork, profile: Profile, snap: Snap, join: Join): void {
  const { along, against } = allowed(network, profile, snap.edge);
  const left = network.edgeMm[snap.edge] - snap.positionMm;
  const [atStart, atEnd] = [snap.positionMm === 0, left === 0];
  join(network.edgeFrom[snap.edge], snap.positionMm, against || atStart, along || atStart);
  join(network.edgeTo[snap.edge], left, along || atEnd, against || atEnd);
}
