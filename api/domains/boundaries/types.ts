import { z } from 'zod';
import { level } from '../areas/types.ts';

const whole = z.array(z.number().int());

/** Blocks of land with everything the drawing of school areas needs; rows of block i are `start[i]` … `start[i + 1] - 1`. */
export const boundaryBlocks = z.object({
  level,
  schoolYear: z.string(),
  synthetic: z.boolean(),
  schools: z.array(z.object({ id: z.string(), name: z.string(), seats: z.number().int() })),
  /** Schools left out because their seats are not known. */
  withoutSeats: z.array(z.object({ id: z.string(), name: z.string() })),
  /** H3 cells. */
  cells: z.array(z.string()),
  children: whole,
  /** Children counted where there is no road. */
  childrenWithoutRoad: z.number().int(),
  linkStart: whole,
  linkTo: whole,
  /** 1 where a link crosses a barrier of the office's layers that small children do not cross; and the names of these layers. */
  linkBarrier: whole,
  barriers: z.array(z.string()),
  gateBlock: whole,
  reachStart: whole,
  reachSchool: whole,
  reachMetres: whole,
  /** School of each block by the zone plan in force, −1 for none. */
  today: whole,
  /** Blocks that several zones claim, and blocks no zone claims; empty where there is no zone plan. */
  overlaps: whole,
  gaps: whole,
  /** Number of the neighbourhood of each block, −1 for none, and their names; empty where none were asked for. */
  neighbourhood: whole,
  neighbourhoodNames: z.array(z.string()),
  /** Number of the school of the next level its children go on to, −1 not known, and their names; empty where not asked for. */
  feedsInto: whole,
  feederNames: z.array(z.string()),
});
export type BoundaryBlocks = z.infer<typeof boundaryBlocks>;
