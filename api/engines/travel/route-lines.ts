import { edgeLine } from './edge-line.ts';
import { edgeFlag, type LonLat, metresOf, type RoadNetwork, type Snap, unitsPerDegree } from './types.ts';

/** Part of a route of one kind on one street. `leg` is the straight line between a point and the road. */
export interface Stretch {
  kind: 'leg' | 'road' | 'steps' | 'ferry';
  /** Empty where the map has no name. */
  name: string;
  metres: number;
  line: [number, number][];
}

type Draft = Omit<Stretch, 'metres'> & { mm: number };

/** Strings edges together into stretches. */
export class RouteLines {
  ferrySeconds = 0;
  private readonly drafts: Draft[] = [];
  private readonly network: RoadNetwork;

  constructor(network: RoadNetwork) {
    this.network = network;
  }

  addLeg(point: LonLat, snap: Snap, when: 'departure' | 'arrival'): void {
    if (snap.legMm === 0) return;
    const [lon, lat] = edgeLine(this.network, snap.edge, snap.positionMm, snap.positionMm);
    const line: [number, number][] = [
      [point[0], point[1]],
      [lon / unitsPerDegree, lat / unitsPerDegree],
    ];
    this.drafts.push({ kind: 'leg', name: '', mm: snap.legMm, line: when === 'departure' ? line : line.reverse() });
  }

  addEdge(edge: number, fromMm: number, toMm: number): void {
    if (fromMm === toMm) return;
    const { network } = this;
    const kind = kindOf(network.edgeFlags[edge]);
    const name = network.names[network.edgeName[edge]];
    const units = edgeLine(network, edge, fromMm, toMm);
    const line: [number, number][] = [];
    for (let i = 0; i < units.length; i += 2) line.push([units[i] / unitsPerDegree, units[i + 1] / unitsPerDegree]);
    const mm = Math.abs(toMm - fromMm);
    const last = this.drafts[this.drafts.length - 1];
    if (kind === 'ferry') {
      this.ferrySeconds += network.edgeCrossingSeconds[edge];
      if (last?.kind !== 'ferry') this.ferrySeconds += network.edgeWaitSeconds[edge];
    }
    if (last?.kind === kind && last.name === name) {
      last.mm += mm;
      last.line.push(...line.slice(1));
    } else this.drafts.push({ kind, name, mm, line });
  }

  ferryMm(): number {
    return this.drafts.reduce((sum, draft) => sum + (draft.kind === 'ferry' ? draft.mm : 0), 0);
  }

  /** The stretches; each metre is the difference of rounded running totals, so that they add up to the rounded whole. */
  finish(): Stretch[] {
    let gone = 0;
    return this.drafts.map(({ mm, ...rest }) => {
      const before = metresOf(gone);
      gone += mm;
      return { ...rest, metres: metresOf(gone) - before };
    });
  }
}

function kindOf(flags: number): Stretch['kind'] {
  if (flags & edgeFlag.ferry) return 'ferry';
  return flags & edgeFlag.steps ? 'steps' : 'road';
}
