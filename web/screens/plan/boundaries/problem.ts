import type { BoundaryProblem, BoundaryRules } from '#engines/catchment/boundaries/types.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';
import type { Together } from './calls.ts';

/**
 * The rules a drawing in the browser keeps to: roads say what can be crossed, layers of barriers what small children do not, and the
 * planner what should stay together.
 */
export function rulesOf(
  mostChangedShare: number | null,
  barriers: readonly string[],
  { neighbourhoods, feeders, metres }: Together,
): BoundaryRules {
  return {
    ...{ mostChangedShare, crossBarriers: barriers.length === 0 },
    neighbourhoodMetres: neighbourhoods === null ? 0 : metres,
    feederMetres: feeders ? metres : 0,
  };
}

/** The answer of the server as the arrays of the engine. */
export function problemOf(blocks: BoundaryBlocks): BoundaryProblem {
  const asked = (groups: readonly number[]) =>
    groups.length === 0 ? new Int32Array(blocks.cells.length).fill(-1) : Int32Array.from(groups);
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
    neighbourhood: asked(blocks.neighbourhood),
    feedsInto: asked(blocks.feedsInto),
  };
}
