import { type Holding, isMember, leadsTo, type Problem, type SeatGroups } from './types.ts';

/** How many could be placed at all, and where the schools within reach do not have the seats. */
export interface Placeable {
  /** Most children that any assignment of the wished schools could place, those placed by decision included. */
  maximum: number;
  /** Children the mechanism left out though a seat for them exists in some assignment: the price of the priorities. */
  gap: number;
  /** Children without any school that counts. */
  withoutSchool: number;
  shortage: Shortage | null;
}

/** A true shortage: whatever the priorities, `missing` children cannot be placed. The parts share neither child nor school. */
export interface Shortage {
  missing: number;
  parts: ShortagePart[];
}

/** Hall's condition broken: these children can reach only these schools, which have fewer seats (Hall 1935). Ids, sorted. */
export interface ShortagePart {
  applicants: string[];
  schools: string[];
  seats: number;
  missing: number;
}

/**
 * Maximum flow from children through wished schools to seats, begun at `holding` and completed along shortest augmenting paths
 * (Hopcroft & Karp 1973; Dinic 1970). Hard reserves admit members alone; seats taken by decision are gone. What the last
 * search reaches from the children left over is the same for every maximum flow (Dulmage & Mendelsohn 1958).
 */
export function placeable(problem: Problem, holding: Holding): Placeable {
  const flow = new SeatFlow(problem, holding);
  while (flow.search()) flow.augment();
  const placedBefore = holding.group.reduce((sum, g) => sum + (g >= 0 ? 1 : 0), 0);
  const parts = flow.parts();
  const missing = parts.reduce((sum, part) => sum + part.missing, 0);
  return {
    maximum: placedBefore + flow.gained,
    gap: flow.gained,
    withoutSchool: flow.withoutSchool,
    shortage: missing > 0 ? { missing, parts } : null,
  };
}

/** Nodes are seat groups: every reserve whose seats never become open by itself, all other seats of a school at its open group. */
class SeatFlow {
  gained = 0;
  withoutSchool = 0;
  private readonly problem: Problem;
  private readonly arcStart: Int32Array;
  private readonly arcNode: Int32Array;
  private readonly base: Int32Array;
  private readonly held: Int32Array;
  private readonly child: Int32Array;
  private waiting: number[] = [];
  private readonly childLevel: Int32Array;
  private readonly nodeLevel: Int32Array;
  private readonly queue: Int32Array;

  constructor(problem: Problem, holding: Holding) {
    const { groups, decidedGroup } = problem;
    const nodes = groups.school.length;
    this.problem = problem;
    [this.arcStart, this.arcNode] = listArcs(problem);
    this.base = new Int32Array(nodes + 1);
    for (let g = 0; g < nodes; g++) this.base[nodeOf(problem, g) + 1] += groups.seats[g] - groups.decided[g];
    for (let g = 0; g < nodes; g++) this.base[g + 1] += this.base[g];
    this.held = new Int32Array(nodes);
    this.child = new Int32Array(this.base[nodes]);
    this.childLevel = new Int32Array(decidedGroup.length);
    this.nodeLevel = new Int32Array(nodes);
    this.queue = new Int32Array(decidedGroup.length);
    const onPassedSeats: number[] = [];
    for (let a = 0; a < decidedGroup.length; a++) {
      if (decidedGroup[a] >= 0) continue;
      const g = holding.group[a];
      if (g >= 0 && this.free(nodeOf(problem, g)) === 0) onPassedSeats.push(a);
      else if (g >= 0) this.seat(a, nodeOf(problem, g));
      else if (this.arcStart[a] < this.arcStart[a + 1]) this.waiting.push(a);
      else this.withoutSchool++;
    }
    onPassedSeats.sort((one, other) => holding.group[one] - holding.group[other]);
    for (const a of onPassedSeats) this.seat(a, this.lenderTo(holding.group[a]));
  }

  /** The last reserve that has a free seat and passes it to group `g`. */
  private lenderTo(g: number): number {
    let lender = g - 1;
    while (this.free(lender) === 0 || !leadsTo(this.problem.groups, lender, g)) lender--;
    return lender;
  }

  /** Levels children and nodes by breadth from everyone who waits. True when a free seat was reached. */
  search(): boolean {
    const { childLevel, nodeLevel, queue, arcStart, arcNode } = this;
    childLevel.fill(-1);
    nodeLevel.fill(-1);
    let end = 0;
    let found = false;
    for (const a of this.waiting) {
      childLevel[a] = 0;
      queue[end++] = a;
    }
    for (let head = 0; head < end; head++) {
      const a = queue[head];
      for (let arc = arcStart[a]; arc < arcStart[a + 1]; arc++) {
        const node = arcNode[arc];
        if (nodeLevel[node] >= 0) continue;
        nodeLevel[node] = childLevel[a] + 1;
        if (this.free(node) > 0) found = true;
        else
          for (let k = this.base[node]; k < this.base[node + 1]; k++) {
            const seated = this.child[k];
            if (childLevel[seated] >= 0) continue;
            childLevel[seated] = nodeLevel[node] + 1;
            queue[end++] = seated;
          }
      }
    }
    return found;
  }

  /** Moves children along disjoint level paths until none is left. */
  augment(): void {
    const nextArc = this.arcStart.slice();
    const nextSeat = this.base.slice();
    this.waiting = this.waiting.filter((a) => !this.place(a, nextArc, nextSeat));
  }

  /** Depth first from one waiting child, without recursion: `path` holds children, `seats` the seat each one would give up. */
  private place(root: number, nextArc: Int32Array, nextSeat: Int32Array): boolean {
    const path = [root];
    const seats = [-1];
    while (path.length > 0) {
      const a = path[path.length - 1];
      if (nextArc[a] === this.arcStart[a + 1]) {
        path.pop();
        seats.pop();
        if (path.length > 0) nextSeat[this.arcNode[nextArc[path[path.length - 1]]]]++;
        continue;
      }
      const node = this.arcNode[nextArc[a]];
      if (this.nodeLevel[node] !== this.childLevel[a] + 1) nextArc[a]++;
      else if (this.free(node) > 0) {
        this.seat(a, node);
        for (let i = path.length - 1; i > 0; i--) {
          this.child[seats[i]] = path[i - 1];
          nextSeat[this.arcNode[nextArc[path[i - 1]]]]++;
        }
        this.gained++;
        return true;
      } else {
        while (
          nextSeat[node] < this.base[node + 1] &&
          this.childLevel[this.child[nextSeat[node]]] !== this.nodeLevel[node] + 1
        )
          nextSeat[node]++;
        if (nextSeat[node] === this.base[node + 1]) nextArc[a]++;
        else {
          path.push(this.child[nextSeat[node]]);
          seats.push(nextSeat[node]);
        }
      }
    }
    return false;
  }

  /** The connected parts of what the last search reached: children, their schools, too few seats. */
  parts(): ShortagePart[] {
    const leader = Int32Array.from(this.nodeLevel.keys());
    const find = (node: number): number => {
      let top = node;
      while (leader[top] !== top) top = leader[top] = leader[leader[top]];
      return top;
    };
    const reached = Int32Array.from(this.childLevel.keys()).filter((a) => this.childLevel[a] >= 0);
    for (const a of reached) {
      const first = find(this.arcNode[this.arcStart[a]]);
      for (let arc = this.arcStart[a] + 1; arc < this.arcStart[a + 1]; arc++) leader[find(this.arcNode[arc])] = first;
    }
    const { records, groups } = this.problem;
    const parts = new Map<number, ShortagePart & { lastSchool: number }>();
    this.nodeLevel.forEach((level, node) => {
      if (level < 0) return;
      const top = find(node);
      const part = parts.get(top) ?? { applicants: [], schools: [], seats: 0, missing: 0, lastSchool: -1 };
      parts.set(top, part);
      part.seats += this.base[node + 1] - this.base[node];
      if (part.lastSchool !== groups.school[node]) part.schools.push(records.schools.ids[groups.school[node]]);
      part.lastSchool = groups.school[node];
    });
    for (const a of reached)
      parts.get(find(this.arcNode[this.arcStart[a]]))!.applicants.push(records.applicants.ids[a]);
    return [...parts.values()].map(({ applicants, schools, seats }) => ({
      applicants,
      schools,
      seats,
      missing: applicants.length - seats,
    }));
  }

  private free(node: number): number {
    return this.base[node + 1] - this.base[node] - this.held[node];
  }

  private seat(a: number, node: number): void {
    this.child[this.base[node] + this.held[node]++] = a;
  }
}

function nodeOf({ groups }: Problem, g: number): number {
  const open = groups.start[groups.school[g] + 1] - 1;
  return leadsTo(groups, g, open) ? open : g;
}

/** May the child have a seat of group `g`, as a member of it or of a group to which its seats are passed? */
function mayHave(groups: SeatGroups, g: number, a: number): boolean {
  for (let at = g; at >= 0; at = groups.passesTo[at]) if (isMember(groups, at, a)) return true;
  return false;
}

/** For every child the nodes it may sit at: the open node of each wished school, and the reserves that never become open. */
function listArcs(problem: Problem): [Int32Array, Int32Array] {
  const { wishes, groups, decidedGroup } = problem;
  const isOwnNode = Uint8Array.from(groups.school, (_, g) =>
    groups.reserve[g] >= 0 && nodeOf(problem, g) === g ? 1 : 0,
  );
  const hardAnywhere = isOwnNode.includes(1);
  const start = new Int32Array(wishes.start.length);
  const nodes: Int32Array | number[] = hardAnywhere ? [] : new Int32Array(wishes.school.length);
  let count = 0;
  for (let a = 0; a < decidedGroup.length; a++) {
    for (let w = wishes.start[a]; w < wishes.start[a + 1] && decidedGroup[a] < 0; w++) {
      const open = groups.start[wishes.school[w] + 1] - 1;
      for (let g = hardAnywhere ? groups.start[wishes.school[w]] : open; g < open; g++)
        if (isOwnNode[g] && mayHave(groups, g, a)) nodes[count++] = g;
      nodes[count++] = open;
    }
    start[a + 1] = count;
  }
  return [start, hardAnywhere ? Int32Array.from(nodes) : (nodes as Int32Array).subarray(0, count)];
}
