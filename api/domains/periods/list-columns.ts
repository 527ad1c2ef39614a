import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import { getPeriodRow } from './queries.ts';
import type { PeriodColumns } from './types.ts';

/** A column with more values than these tells children apart rather than groups: its values are not listed. */
const mostValues = 40;

/**
 * What rules may name in a period: the columns of its dossiers with the values that stand there, where they are few, and those of
 * its schools. `not-found` without the period.
 */
export async function listColumns(context: Context, periodId: string): Promise<PeriodColumns> {
  may(context, 'change/rules');
  const { database, organisationId } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const own = sql`organisation_id = ${organisationId} and period_id = ${period.id}::uuid`;
  const applicants = await countValues(
    database.db,
    sql`select name, value from applicants, jsonb_each_text(attributes) as cell(name, value) where ${own}
      union select 'commune_code', commune_code from private.home_points where ${own} and commune_code is not null`,
  );
  const schools = await rows<{ name: string }>(
    database.db,
    sql`select distinct keys.name from quotas q
      join schools s on s.organisation_id = q.organisation_id and s.id = q.school_id,
      lateral (select jsonb_object_keys(s.attributes) as name union select 'commune_code') as keys
      where q.organisation_id = ${organisationId} and q.period_id = ${period.id}::uuid and keys.name <> 'programme_of'
      order by keys.name`,
  );
  return { applicants, schools: ['school_id', ...schools.map(({ name }) => name)] };
}

/** `pairs`: each name and value once. Blank values are none. */
function countValues(on: Queryable, pairs: SQL): Promise<PeriodColumns['applicants']> {
  return rows(
    on,
    sql`select name, case when count(*) filter (where value <> '') <= ${mostValues}
          then coalesce(array_agg(value order by value collate "C") filter (where value <> ''), '{}') end as values
      from (${pairs}) as found group by name order by name`,
  );
}
