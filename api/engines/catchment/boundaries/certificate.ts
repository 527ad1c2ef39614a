import type { BoundaryProblem } from './types.ts';

/** What an areas plan is, counted anew from the problem alone; shares no code with the search. */
export interface BoundaryCertificate {
  /** Blocks with children that have no school though a road leads to one. */
  blocksWithoutSchool: number;
  /** Schools given to blocks that may not go there. */
  notAllowed: number;
  /** Pieces of areas beyond the first, by the links in `joins`, on land that some gate is joined to. */
  extraPieces: number;
  /** Schools whose gate lies in another school's area. */
  gatesOutside: number;
  /** Children above the seats, summed over schools, and the schools. */
  overSeats: number;
  schoolsOver: number[];
  children: number;
  childMetres: number;
  changedChildren: number;
}

/**
 * Judges any plan, drawn by hand or by the search. `school` by block, −1 for none; `joins` says which links hold an area together.
 * Pieces are found by painting each area from its blocks (union of sets, Tarjan 1975), not by walking from its gate.
 */
export function certifyBoundaries(
  problem: BoundaryProblem,
  joins: Uint8Array,
  school: Int32Array,
): BoundaryCertificate {
  const { children, seats, gateBlock, reachStart, reachSchool, reachMetres, today } = problem;
  const load = new Float64Array(seats.length);
  const counts = { blocksWithoutSchool: 0, notAllowed: 0, children: 0, childMetres: 0, changedChildren: 0 };
  school.forEach((s, b) => {
    counts.children += children[b];
    if (s < 0) {
      if (children[b] > 0 && reachStart[b] < reachStart[b + 1]) counts.blocksWithoutSchool++;
      return;
    }
    load[s] += children[b];
    if (today[b] >= 0 && today[b] !== s) counts.changedChildren += children[b];
    const metres = reachSchool.subarray(reachStart[b], reachStart[b + 1]).indexOf(s);
    if (metres < 0) counts.notAllowed++;
    else counts.childMetres += children[b] * reachMetres[reachStart[b] + metres];
  });
  const schoolsOver = [...seats.keys()].filter((s) => load[s] > seats[s]);
  return {
    ...counts,
    extraPieces: countExtraPieces(problem, joins, school),
    gatesOutside: gateBlock.filter((block, s) => school[block] !== s).length,
    overSeats: schoolsOver.reduce((sum, s) => sum + load[s] - seats[s], 0),
    schoolsOver,
  };
}

function countExtraPieces(
  { children, linkStart, linkTo, gateBlock }: BoundaryProblem,
  joins: Uint8Array,
  school: Int32Array,
) {
  const areas = new DisjointSets(children.length);
  const land = new DisjointSets(children.length);
  for (let b = 0; b < children.length; b++)
    for (let l = linkStart[b]; l < linkStart[b + 1]; l++) {
      if (joins[l] === 0) continue;
      land.join(b, linkTo[l]);
      if (school[b] === school[linkTo[l]]) areas.join(b, linkTo[l]);
    }
  const landWithGate = new Set([...gateBlock].map((block) => land.find(block)));
  const pieces = new Map<number, Set<number>>();
  school.forEach((s, b) => {
    if (s < 0 || !landWithGate.has(land.find(b))) return;
    pieces.set(s, (pieces.get(s) ?? new Set()).add(areas.find(b)));
  });
  return [...pieces.values()].reduce((sum, { size }) => sum + size - 1, 0);
}

class DisjointSets {
  private readonly parent: Int32Array;

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  find(i: number): number {
    const { parent } = this;
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }

  join(i: number, j: number): void {
    this.parent[this.find(i)] = this.find(j);
  }
}
