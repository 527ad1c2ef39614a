import type { BoundaryProblem, BoundaryRules } from './types.ts';

/** Number of the piece of land a block lies in when no barrier is crossed. */
export function sidesOf({ children, linkStart, linkTo, linkBarrier }: BoundaryProblem): Int32Array {
  const side = new Int32Array(children.length).fill(-1);
  let count = 0;
  for (let first = 0; first < side.length; first++) {
    if (side[first] >= 0) continue;
    const queue = [first];
    side[first] = count;
    for (let b = queue.pop(); b !== undefined; b = queue.pop())
      for (let l = linkStart[b]; l < linkStart[b + 1]; l++)
        if (linkBarrier[l] === 0 && side[linkTo[l]] < 0) {
          side[linkTo[l]] = count;
          queue.push(linkTo[l]);
        }
    count++;
  }
  return side;
}

/**
 * Which links join areas: all, or all but those over barriers. Where barriers stand, a link over one still joins when the side
 * it leads from has too few seats for its own children: they must go somewhere, and are counted.
 */
export function joinsOf(problem: BoundaryProblem, { crossBarriers }: BoundaryRules): Uint8Array {
  const { children, seats, gateBlock, linkStart, linkTo, linkBarrier } = problem;
  const joins = new Uint8Array(linkTo.length).fill(1);
  if (crossBarriers) return joins;
  const side = sidesOf(problem);
  const missing = new Float64Array(side.reduce((most, value) => Math.max(most, value), -1) + 1);
  side.forEach((value, b) => {
    missing[value] += children[b];
  });
  const gates = new Uint8Array(missing.length);
  gateBlock.forEach((block, s) => {
    missing[side[block]] -= seats[s];
    gates[side[block]] = 1;
  });
  const short = (value: number) => missing[value] > 0 || gates[value] === 0;
  for (let b = 0; b < children.length; b++)
    for (let l = linkStart[b]; l < linkStart[b + 1]; l++)
      if (linkBarrier[l] === 1 && !short(side[b]) && !short(side[linkTo[l]])) joins[l] = 0;
  return joins;
}
