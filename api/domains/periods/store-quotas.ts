import { type SQL, sql } from 'drizzle-orm';
import { insertChunks, type Queryable } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';

/** Seats of a school in a period; null is unknown. */
export interface StoredQuota {
  schoolId: string;
  seats: number | null;
  synthetic: boolean;
}

/** Gives schools their quotas; those that have one keep it unless it was synthetic. */
export async function storeQuotas(
  tx: Queryable,
  space: FreeSpace,
  { organisationId, periodId }: { organisationId: string; periodId: string },
  quotas: readonly StoredQuota[],
): Promise<void> {
  await insertChunks(
    tx,
    space,
    [...quotas],
    '"schoolId" text, seats int, synthetic boolean',
    (incoming) => sql`insert into quotas (organisation_id, period_id, school_id, seats, synthetic)
      select ${organisationId}, ${periodId}::uuid, "schoolId", seats, synthetic from ${incoming}
      on conflict (organisation_id, period_id, school_id) do update set seats = excluded.seats,
        synthetic = excluded.synthetic where quotas.synthetic or quotas.seats is null`,
  );
}

/**
 * What the register knows of a grade's seats, for every open school of the level: as stated, or an even part of what is stated
 * for the whole level (then stamped synthetic), or null.
 */
export function knownSeats(
  organisationId: string,
  { level, grade, grades, schoolYear }: { level: string; grade: string; grades: number; schoolYear: string },
): SQL {
  const figure = (of: string) => sql`from grade_capacities c where c.organisation_id = s.organisation_id
    and c.school_id = s.id and c.level = ${level} and c.school_year = ${schoolYear} and c.grade = ${of} and not c.invented`;
  return sql`select s.id as "schoolId", coalesce(own.seats, whole.seats / ${grades}::int) as seats,
      case when own.seats is not null then own.synthetic else whole.seats is not null end as synthetic
    from schools s
    join school_levels l on l.organisation_id = s.organisation_id and l.school_id = s.id and l.level = ${level}
    left join lateral (select c.seats, c.synthetic ${figure(grade)}) own on true
    left join lateral (select c.seats ${figure('')}) whole on true
    where s.organisation_id = ${organisationId} and s.valid_to is null order by s.id collate "C"`;
}
