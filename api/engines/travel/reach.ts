import type { TravelNetwork } from './prepare-network.ts';
import { arrivalCosts, departureCosts } from './snap.ts';
import type { Profile, Snap } from './types.ts';

/** Tells whether any way at all leads from one snap to another, without measuring it. */
export class Reach {
  private readonly travel: TravelNetwork;
  private readonly profile: Profile;
  /** By component of the goal: 1 for each component that leads there. */
  private readonly sources = new Map<number, Uint8Array>();

  constructor(travel: TravelNetwork, profile: Profile) {
    this.travel = travel;
    this.profile = profile;
  }

  leads(from: Snap, to: Snap): boolean {
    if (from.edge < 0 || to.edge < 0) return false;
    const starts = this.components(from, departureCosts);
    const goals = this.components(to, arrivalCosts);
    if (goals.some((goal) => starts.some((start) => this.sourcesOf(goal)[start] === 1))) return true;
    return from.edge === to.edge && this.runsAlong(from, to);
  }

  private runsAlong(from: Snap, to: Snap): boolean {
    const allowed = this.travel.graphs[this.profile].directions[from.edge];
    return (allowed & (from.positionMm <= to.positionMm ? 1 : 2)) !== 0 || from.positionMm === to.positionMm;
  }

  private components(snap: Snap, costsOf: typeof arrivalCosts): number[] {
    const graph = this.travel.graphs[this.profile];
    const costs = costsOf(graph, this.travel.network.edgeMm[snap.edge], snap.edge, snap.positionMm);
    const found: number[] = [];
    if (costs.tail < Number.POSITIVE_INFINITY) found.push(graph.component[graph.tail[snap.edge]]);
    if (costs.head < Number.POSITIVE_INFINITY) found.push(graph.component[graph.head[snap.edge]]);
    return found;
  }

  /** Floods backwards from the component once, and remembers. */
  private sourcesOf(goal: number): Uint8Array {
    const known = this.sources.get(goal);
    if (known) return known;
    const { component, backward, componentMm, nodeCount } = this.travel.graphs[this.profile];
    const found = new Uint8Array(componentMm.length);
    found[goal] = 1;
    const seen = new Uint8Array(nodeCount);
    const stack: number[] = [];
    for (let v = 0; v < nodeCount; v++) if (component[v] === goal) stack.push(v);
    for (const v of stack) seen[v] = 1;
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      found[component[v]] = 1;
      for (let a = backward.start[v]; a < backward.start[v + 1]; a++) {
        const next = backward.headAndMm[2 * a];
        if (!seen[next]) {
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    this.sources.set(goal, found);
    return found;
  }
}
