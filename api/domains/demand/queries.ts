import { sql } from 'drizzle-orm';
import { type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import type { DemandStatement } from './types.ts';

/** Children of one level in one hexagon (H3, resolution 9: about 300 m across). */
export interface DemandCell {
  cell: string;
  children: number;
  communeCode: string | null;
  synthetic: boolean;
}

/** People of one part of a source in one cell or hamlet. */
export interface PeopleCount {
  part: string;
  key: string;
  cell: string | null;
  communeCode: string | null;
  /** Whole years; null where ages are not told apart. */
  from: number | null;
  to: number | null;
  people: number;
  synthetic: boolean;
  batchId: string;
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

/** Everything a source has counted, by part and key. */
export function listCounts(on: Queryable, organisationId: string, source: string): Promise<PeopleCount[]> {
  return rows<PeopleCount>(
    on,
    sql`select part, key, cell, commune_code as "communeCode", age_from as "from", age_to as "to", people, synthetic,
        source_batch_id as "batchId"
      from demand_counts where organisation_id = ${organisationId} and source = ${source}
      order by part collate "C", key collate "C"`,
  );
}

/** Which parts each source holds. */
export function listParts(on: Queryable, organisationId: string): Promise<{ source: string; part: string }[]> {
  return rows<{ source: string; part: string }>(
    on,
    sql`select distinct source, part from demand_counts where organisation_id = ${organisationId} order by source, part`,
  );
}

/** What was chosen for a level and year, or null: then demand is the applicants. */
export async function findChoice(
  on: Queryable,
  organisationId: string,
  schoolYear: string,
  level: Level,
): Promise<{ statement: DemandStatement; chosenAt: string } | null> {
  const [row] = await rows<{ statement: DemandStatement; chosenAt: string }>(
    on,
    sql`select statement, to_char(chosen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "chosenAt"
      from demand_choices where organisation_id = ${organisationId} and school_year = ${schoolYear} and level = ${level}`,
  );
  return row ?? null;
}
