import { byEdge, type Gates } from './gates.ts';
import type { TravelNetwork } from './prepare-network.ts';
import { alongEdge, arrivalCosts, departureCosts, snapAt } from './snap.ts';
import type { Profile, Snap, Snaps } from './types.ts';

/** Tells whether any way at all leads from one snap to another, without measuring it. */
export class Reach {
  private readonly travel: TravelNetwork;
  private readonly profile: Profile;
  /** By component of the goal: 1 for each component that leads there. */
  private readonly sources = new Map<number, Uint8Array>();
  private readonly goalsOf = new Map<Gates, number[]>();

  constructor(travel: TravelNetwork, profile: Profile) {
    this.travel = travel;
    this.profile = profile;
  }

  leads(from: Snap, to: Snap): boolean {
    if (from.edge < 0 || to.edge < 0) return false;
    if (this.leadsByNodes(this.components(from, departureCosts), this.components(to, arrivalCosts))) return true;
    const graph = this.travel.graphs[this.profile];
    return from.edge === to.edge && alongEdge(graph, from.edge, from.positionMm, to.positionMm) < Infinity;
  }

  /** Does any road or ferry lead to any of the gates. */
  leadsToAny(from: Snap, gates: Gates): boolean {
    let goals = this.goalsOf.get(gates);
    if (!goals) {
      const all = Array.from({ length: gates.snaps.count }, (_, gate) =>
        this.components(snapAt(gates.snaps, gate), arrivalCosts),
      );
      goals = [...new Set(all.flat())];
      this.goalsOf.set(gates, goals);
    }
    if (this.leadsByNodes(this.components(from, departureCosts), goals)) return true;
    for (let gate = 0; gate < gates.snaps.count; gate++)
      if (gates.snaps.edge[gate] === from.edge && this.leads(from, snapAt(gates.snaps, gate))) return true;
    return false;
  }

  /** How many of all homes × schools no road and no ferry joins. Homes and gates of like components are counted at once. */
  countUnreachable(homes: Snaps, gates: Gates): number {
    const homeKinds = kindsOf(homes, (snap) => this.components(snap, departureCosts));
    const schoolGates: number[][] = Array.from({ length: gates.schoolCount }, () => []);
    gates.school.forEach((school, gate) => {
      schoolGates[school].push(gate);
    });
    const schoolKinds = new Map<string, { count: number; goals: number[] }>();
    for (const list of schoolGates) {
      const goals = [
        ...new Set(list.flatMap((gate) => this.components(snapAt(gates.snaps, gate), arrivalCosts))),
      ].sort();
      const kind = schoolKinds.get(goals.join()) ?? { count: 0, goals };
      kind.count++;
      schoolKinds.set(goals.join(), kind);
    }
    let unreachable = 0;
    for (const home of homeKinds.values())
      for (const school of schoolKinds.values())
        if (!this.leadsByNodes(home.components, school.goals)) unreachable += home.count * school.count;
    return unreachable - this.countAlongOnly(homes, gates, schoolGates);
  }

  /** Pairs joined along their one edge alone, which the components do not show. */
  private countAlongOnly(homes: Snaps, gates: Gates, schoolGates: number[][]): number {
    const homesOn = byEdge(homes);
    const found = new Set<string>();
    for (let gate = 0; gate < gates.snaps.count; gate++) {
      for (const home of homesOn.get(gates.snaps.edge[gate]) ?? []) {
        const from = snapAt(homes, home);
        const starts = this.components(from, departureCosts);
        const byNodes = schoolGates[gates.school[gate]].some((other) =>
          this.leadsByNodes(starts, this.components(snapAt(gates.snaps, other), arrivalCosts)),
        );
        if (!byNodes && this.leads(from, snapAt(gates.snaps, gate))) found.add(`${home} ${gates.school[gate]}`);
      }
    }
    return found.size;
  }

  private leadsByNodes(starts: number[], goals: number[]): boolean {
    return goals.some((goal) => starts.some((start) => this.sourcesOf(goal)[start] === 1));
  }

  private components(snap: Snap, costsOf: typeof arrivalCosts): number[] {
    if (snap.edge < 0) return [];
    const graph = this.travel.graphs[this.profile];
    const costs = costsOf(graph, this.travel.network.edgeMm[snap.edge], snap.edge, snap.positionMm);
    const found: number[] = [];
    if (costs.tail < Infinity) found.push(graph.component[graph.tail[snap.edge]]);
    if (costs.head < Infinity) found.push(graph.component[graph.head[snap.edge]]);
    return found;
  }

  /** Floods backwards from the component once, and remembers. */
  private sourcesOf(goal: number): Uint8Array {
    const known = this.sources.get(goal);
    if (known) return known;
    const { component, backward, componentMm, nodeCount } = this.travel.graphs[this.profile];
    const found = new Uint8Array(componentMm.length);
    const seen = new Uint8Array(nodeCount);
    const stack: number[] = [];
    for (let v = 0; v < nodeCount; v++) if (component[v] === goal) stack.push(v);
    for (const v of stack) seen[v] = 1;
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      found[component[v]] = 1;
      for (let a = backward.start[v]; a < backward.start[v + 1]; a++) {
        const next = backward.headAndMm[2 * a];
        if (seen[next]) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    this.sources.set(goal, found);
    return found;
  }
}

function kindsOf(snaps: Snaps, componentsOf: (snap: Snap) => number[]) {
  const kinds = new Map<string, { count: number; components: number[] }>();
  for (let i = 0; i < snaps.count; i++) {
    const components = componentsOf(snapAt(snaps, i));
    const kind = kinds.get(components.join()) ?? { count: 0, components };
    kind.count++;
    kinds.set(components.join(), kind);
  }
  return kinds;
}
