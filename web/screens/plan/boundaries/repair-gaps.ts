import type { BoundaryProblem } from '#engines/catchment/boundaries/types.ts';

/**
 * Blocks of nobody go to the school beside them that is nearest, ring by ring, so that areas stay joined; the rest stay as they are. `unsure`
 * blocks, whose school a plan in words names without their shape, are no gaps and stay empty.
 */
export function repairGaps(problem: BoundaryProblem, school: Int32Array, unsure: readonly number[] = []): Int32Array {
  const left = new Set(unsure);
  const { linkStart, linkTo, reachStart, reachSchool } = problem;
  const filled = school.slice();
  for (let changed = true; changed; ) {
    const found: [block: number, school: number][] = [];
    for (let b = 0; b < filled.length; b++) {
      if (filled[b] >= 0 || left.has(b)) continue;
      const beside = new Set<number>();
      for (let l = linkStart[b]; l < linkStart[b + 1]; l++) beside.add(filled[linkTo[l]]);
      const nearest = reachSchool.subarray(reachStart[b], reachStart[b + 1]).find((s) => beside.has(s));
      if (nearest !== undefined) found.push([b, nearest]);
    }
    for (const [b, s] of found) filled[b] = s;
    changed = found.length > 0;
  }
  return filled;
}
