import { sql } from 'drizzle-orm';
import { type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';

/** Children of one level in one hexagon (H3, resolution 9: about 300 m across). */
export interface DemandCell {
  cell: string;
  children: number;
  communeCode: string | null;
  synthetic: boolean;
}

/** Demand of the organisation's school year at a level, by cell. */
export function listDemandCells(on: Queryable, organisationId: string, level: Level): Promise<DemandCell[]> {
  return rows<DemandCell>(
    on,
    sql`select d.cell, d.children, d.commune_code as "communeCode", d.synthetic from demand_cells d
      join organisations o on o.id = d.organisation_id and o.school_year = d.school_year
      where d.organisation_id = ${organisationId} and d.level = ${level} order by d.cell collate "C"`,
  );
}
