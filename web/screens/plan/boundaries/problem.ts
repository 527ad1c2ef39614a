import type { BoundaryProblem, BoundaryRules } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';

/** The rules a drawing in the browser keeps to: roads say what can be crossed, and layers of barriers what small children do not. */
export function rulesOf(mostChangedShare: number | null, barriers: readonly string[]): BoundaryRules {
  return { mostChangedShare, crossBarriers: barriers.length === 0, neighbourhoodMetres: 0, feederMetres: 0 };
}

/** The answer of the server as the arrays of the engine. */
export function problemOf(blocks: BoundaryBlocks): BoundaryProblem {
  const none = new Int32Array(blocks.cells.length).fill(-1);
  return {
    children: Int32Array.from(blocks.children),
    linkStart: Uint32Array.from(blocks.linkStart),
    linkTo: Int32Array.from(blocks.linkTo),
    linkBarrier: Uint8Array.from(blocks.linkBarrier),
    seats: Int32Array.from(blocks.schools, ({ seats }) => seats),
    gateBlock: Int32Array.from(blocks.gateBlock),
    reachStart: Uint32Array.from(blocks.reachStart),
    reachSchool: Int32Array.from(blocks.reachSchool),
    reachMetres: Float64Array.from(blocks.reachMetres),
    today: Int32Array.from(blocks.today),
    neighbourhood: none,
    feedsInto: none,
  };
}
