import { formBlocks } from '../blocks.ts';
import type { ClassProblem, Measure } from '../types.ts';

/** Blocks of pupils that nothing in question tells apart: how many, and which. */
export interface Group {
  /** Members of each block. */
  blocks: number[][];
  /** Pupils of one block. */
  size: number;
  /** Classes a block may be in; null: any. */
  allowed: Uint8Array | null;
  /** Seats a block takes of the cap, and of each limit. */
  seats: number;
  amounts: number[];
}

/** Gathers blocks into groups, told apart by all hard rules and by the measures `goals` (indices into `problem.goals`). */
export function groupBlocks(problem: ClassProblem, goals: readonly number[]): { groups: Group[]; groupOf: Int32Array } {
  const { classCount, limits, seatsTaken, apart } = problem;
  const { start, members, allowed } = formBlocks(problem);
  const single = pupilsByThemselves(problem, goals);
  for (const list of [apart.one, apart.other]) for (const p of list) single[p] = 1;
  const byKey = new Map<string, Group>();
  const groups: Group[] = [];
  const groupOf = new Int32Array(problem.pupilCount);
  const indexOf = new Map<Group, number>();
  for (let b = 0; b + 1 < start.length; b++) {
    const pupils = Array.from(members.subarray(start[b], start[b + 1]));
    const own = allowed?.subarray(b * classCount, (b + 1) * classCount) ?? null;
    const amounts = limits.map(({ amount }) => pupils.reduce((sum, p) => sum + amount[p], 0));
    const seats = pupils.reduce((sum, p) => sum + seatsTaken[p], 0);
    const isAlone = pupils.some((p) => single[p] === 1);
    const key = isAlone
      ? `block ${b}`
      : JSON.stringify([
          pupils.length,
          seats,
          amounts,
          own && Array.from(own),
          pupils.map((p) => goals.map((g) => markOf(problem.goals[g].measure, p))).sort(),
        ]);
    let group = byKey.get(key);
    if (!group) {
      group = { blocks: [], size: pupils.length, allowed: own, seats, amounts };
      byKey.set(key, group);
      indexOf.set(group, groups.length);
      groups.push(group);
    }
    group.blocks.push(pupils);
    for (const p of pupils) groupOf[p] = indexOf.get(group)!;
  }
  return { groups, groupOf };
}

/** Pupils who name friends, or are named, where friends are asked about. */
function pupilsByThemselves({ pupilCount, goals }: ClassProblem, asked: readonly number[]): Uint8Array {
  const single = new Uint8Array(pupilCount);
  for (const g of asked) {
    const { measure } = goals[g];
    if (measure.kind !== 'friends') continue;
    for (let p = 0; p < pupilCount; p++) if (measure.start[p] < measure.start[p + 1]) single[p] = 1;
    for (const p of measure.others) single[p] = 1;
  }
  return single;
}

function markOf(measure: Measure, p: number): number | string {
  if (measure.kind === 'mean') return measure.counted[p] ? measure.units[p] : '';
  if (measure.kind === 'outside') return measure.marked[p];
  return measure.kind === 'friends' ? '' : measure.values[p];
}
