import { z } from 'zod';
import { level } from '../areas/types.ts';

const whole = z.array(z.number().int());

/**
 * A line of a zone plan in words that cannot be drawn. `known`: the shape that is known nearest to it, of all but some of its groups,
 * of its neighbourhood where only the borders of its groups are missing, of its commune, or nothing (a commune the list in force has not).
 */
const unplacedLine = z.object({
  schoolId: z.string(),
  schoolName: z.string(),
  commune: z.string(),
  /** As the plan has it: "KP4, tổ 13-17"; blank for all of a commune. */
  neighbourhood: z.string(),
  known: z.enum(['groups', 'neighbourhood', 'commune', 'nothing']),
  /** Groups (tổ) of the line that have no land on the map, where others have. */
  missing: z.array(z.number().int()),
  /** Children of the entry grade within the shape that is known and not known of any group; null where none is. */
  children: z.number().int().nullable(),
});
export type UnplacedLine = z.infer<typeof unplacedLine>;

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
  /** Blocks that a plan in words may give to a school, by parts that have no shape: neither anybody's nor a gap. */
  unsure: whole,
  /** Lines of a plan in words that have no shape, or not a whole one. */
  unplaced: z.array(unplacedLine),
  /** Number of the neighbourhood of each block, −1 for none, and their names; empty where none were asked for. */
  neighbourhood: whole,
  neighbourhoodNames: z.array(z.string()),
  /** Number of the school of the next level its children go on to, −1 not known, and their names; empty where not asked for. */
  feedsInto: whole,
  feederNames: z.array(z.string()),
});
export type BoundaryBlocks = z.infer<typeof boundaryBlocks>;
