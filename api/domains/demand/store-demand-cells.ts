import { sql } from 'drizzle-orm';
import { latLngToCell } from 'h3-js';
import { insertChunks, type Queryable } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import type { Level } from '../areas/types.ts';

/** Cells of about 300 m across: coarse enough that no door can be read from one, fine enough for distances by road. */
const resolution = 9;

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

/** Counts children into cells, in place of what was counted for the year and level before. Returns the number of cells. */
export async function storeDemandCells(
  tx: Queryable,
  space: FreeSpace,
  scope: DemandScope,
  children: Iterable<CountedChild> | AsyncIterable<CountedChild>,
): Promise<number> {
  const { organisationId, schoolYear, level, synthetic, batchId } = scope;
  await tx.execute(sql`delete from demand_cells where organisation_id = ${organisationId}
    and school_year = ${schoolYear} and level = ${level}`);
  const cells = await countCells(children);
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
  return cells.length;
}

/** One row a cell, of the commune most of its children live in (of equals the lower code). */
async function countCells(children: Iterable<CountedChild> | AsyncIterable<CountedChild>) {
  const counts = new Map<string, Map<string, number>>();
  for await (const { lon, lat, communeCode } of children) {
    const cell = latLngToCell(lat, lon, resolution);
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
