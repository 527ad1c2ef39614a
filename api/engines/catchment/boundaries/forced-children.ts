import type { BoundaryProblem } from './types.ts';

/**
 * Children of the blocks that can be nobody's but this school's as long as areas stay whole: from which no other school's gate can be
 * walked to without the school's own gate block, through blocks that may belong to that other school. More of them than seats
 * prove that no whole areas fit this school.
 */
export function forcedChildren(problem: BoundaryProblem, joins: Uint8Array, school: number): number {
  const { children, gateBlock, linkStart, linkTo, reachStart, reachSchool } = problem;
  const may = (block: number, s: number) => {
    for (let r = reachStart[block]; r < reachStart[block + 1]; r++) if (reachSchool[r] === s) return true;
    return false;
  };
  const own = gateBlock[school];
  const free = new Uint8Array(children.length);
  const rivals = new Set<number>();
  for (let b = 0; b < children.length; b++)
    if (may(b, school)) for (let r = reachStart[b]; r < reachStart[b + 1]; r++) rivals.add(reachSchool[r]);
  rivals.delete(school);
  for (const rival of rivals) {
    const met = new Set([gateBlock[rival]]);
    const queue = [gateBlock[rival]];
    for (let b = queue.pop(); b !== undefined; b = queue.pop()) {
      free[b] = 1;
      for (let l = linkStart[b]; l < linkStart[b + 1]; l++) {
        const next = linkTo[l];
        if (joins[l] === 0 || next === own || met.has(next) || !may(next, rival)) continue;
        met.add(next);
        queue.push(next);
      }
    }
  }
  let forced = 0;
  for (let b = 0; b < children.length; b++) if (free[b] === 0 && may(b, school)) forced += children[b];
  return forced;
}
