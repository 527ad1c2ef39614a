import { sql } from 'drizzle-orm';
import { latLngToCell } from 'h3-js';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import type { Level } from '../areas/types.ts';
import { partOf, storeCounts } from './store-counts.ts';

/** Cells of about 300 m across: coarse enough that no door can be read from one, fine enough for distances by road. */
export const demandResolution = 9;

/** A child to be counted; its home goes no further than its cell. */
export interface CountedChild {
  lon: number;
  lat: number;
  communeCode: string | null;
}

/** What the counted children belong to. */
export interface DemandScope {
  organisationId: string;
  schoolYear: string;
  level: Level;
  synthetic: boolean;
  batchId: string;
}

/** Children of one cell, as they are written. */
export interface WrittenCell {
  cell: string;
  children: number;
  commune_code: string | null;
}

/**
 * Counts applicants into cells, in place of those counted for the year and level before. They are the demand unless a planner has chosen
 * another source; that choice stays. Returns the number of cells.
 */
export async function storeDemandCells(
  tx: Queryable,
  space: FreeSpace,
  scope: DemandScope,
  children: Iterable<CountedChild> | AsyncIterable<CountedChild>,
): Promise<number> {
  const { organisationId, schoolYear, level, synthetic, batchId } = scope;
  const cells = await countIntoCells(children);
  const part = partOf(level, schoolYear);
  await storeCounts(
    tx,
    space,
    { organisationId, source: 'applicants', synthetic, batchId },
    [part],
    cells.map(({ cell, children: people, commune_code }) => {
      return { part, key: cell, cell, commune_code, age_from: null, age_to: null, people };
    }),
  );
  const [choice] = await rows<{ source: string }>(
    tx,
    sql`select source from demand_choices where organisation_id = ${organisationId} and school_year = ${schoolYear}
      and level = ${level} and source <> 'applicants'`,
  );
  if (!choice) {
    await forgetChoice(tx, scope);
    await replaceCells(tx, space, scope, cells);
  }
  return cells.length;
}

/** Puts `cells` in place of the demand of a level and year. */
export async function replaceCells(
  tx: Queryable,
  space: FreeSpace,
  { organisationId, schoolYear, level, synthetic, batchId }: DemandScope,
  cells: WrittenCell[],
): Promise<void> {
  await tx.execute(sql`delete from demand_cells where organisation_id = ${organisationId}
    and school_year = ${schoolYear} and level = ${level}`);
  await insertChunks(
    tx,
    space,
    cells,
    'cell text, children int, commune_code text',
    (incoming) => sql`insert into demand_cells
      (organisation_id, school_year, level, cell, children, commune_code, synthetic, source_batch_id)
      select ${organisationId}, ${schoolYear}, ${level}, cell, children, commune_code, ${synthetic}::boolean,
        ${batchId}::uuid from ${incoming}`,
  );
}

/** A statement about applicants counted before says nothing of the new ones. */
async function forgetChoice(tx: Queryable, { organisationId, schoolYear, level }: DemandScope): Promise<void> {
  await tx.execute(sql`delete from demand_choices where organisation_id = ${organisationId}
    and school_year = ${schoolYear} and level = ${level}`);
}

/** One row a cell, of the commune most of its children live in (of equals the lower code). */
export async function countIntoCells(
  children: Iterable<CountedChild> | AsyncIterable<CountedChild>,
): Promise<WrittenCell[]> {
  const counts = new Map<string, Map<string, number>>();
  for await (const { lon, lat, communeCode } of children) {
    const cell = latLngToCell(lat, lon, demandResolution);
    const ofCell = counts.get(cell) ?? new Map<string, number>();
    ofCell.set(communeCode ?? '', (ofCell.get(communeCode ?? '') ?? 0) + 1);
    counts.set(cell, ofCell);
  }
  return [...counts].map(([cell, ofCell]) => {
    const most = [...ofCell].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))[0][0];
    const total = [...ofCell.values()].reduce((sum, count) => sum + count, 0);
    return { cell, children: total, commune_code: most === '' ? null : most };
  });
}
