import { sql } from 'drizzle-orm';
import { type Queryable, rows } from '../../platform/database.ts';
import type { Programme, ProgrammeSettings } from './types.ts';

type Plan = NonNullable<Programme['made']>['plan'];

interface ProgrammeRow {
  position: number;
  basis: string;
  settings: ProgrammeSettings;
  plan: Plan;
  madeBy: string;
  madeAt: string;
}

/** The programme of a scenario, or null. */
export async function findProgrammeRow(
  on: Queryable,
  organisationId: string,
  scenarioId: string,
): Promise<ProgrammeRow | null> {
  const [row] = await rows<ProgrammeRow>(
    on,
    sql`select position, basis, settings, plan, made_by as "madeBy",
        to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt"
      from building_programmes where organisation_id = ${organisationId} and scenario_id::text = ${scenarioId}`,
  );
  return row ?? null;
}
