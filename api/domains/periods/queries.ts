import { type SQL, sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import type { Period, Quota } from './types.ts';

/** Every period of an organisation, newest school year first, with its rules in force and its totals. */
export function listPeriodRows(on: Queryable, organisationId: string): Promise<Period[]> {
  return rows<Period>(on, sql`${selectPeriod(organisationId)} order by p.school_year desc, p.created_at desc, p.id`);
}

/** One period; `not-found` when the organisation has none of this id. */
export function getPeriodRow(on: Queryable, organisationId: string, id: string): Promise<Period> {
  const statement = sql`${selectPeriod(organisationId)} and p.id::text = ${id}`;
  return oneRow<Period>(on, statement, 'failures.no-such-period', { period: id });
}

function selectPeriod(organisationId: string): SQL {
  return sql`select p.id, p.name, p.school_year as "schoolYear", p.level, p.grade, p.synthetic,
      r.rules, r.version as "rulesVersion",
      jsonb_build_object('opensOn', p.opens_on::text, 'closesOn', p.closes_on::text,
        'resultsOn', p.results_on::text, 'appealsUntil', p.appeals_until::text) as dates,
      case when p.appeal_days is not null then jsonb_build_object('days', p.appeal_days, 'source', p.appeal_days_source) end
        as "appealTerm",
      (select count(*)::int from applicants a where a.organisation_id = p.organisation_id and a.period_id = p.id) as applicants,
      (select sum(q.seats)::int from quotas q where q.organisation_id = p.organisation_id and q.period_id = p.id) as seats
    from enrolment_periods p
    join lateral (select rules, version from period_rules r where r.organisation_id = p.organisation_id
      and r.period_id = p.id order by version desc limit 1) r on true
    where p.organisation_id = ${organisationId}`;
}

/** Quotas of a period in the order of school names, programmes behind their schools; seats null where unknown. */
export function listQuotaRows(on: Queryable, organisationId: string, periodId: string): Promise<Quota[]> {
  return rows<Quota>(
    on,
    sql`select q.school_id as "schoolId", s.name as "schoolName", u.name as "communeName", q.seats, q.synthetic,
        nullif(s.attributes ->> 'programme_of', '') as "programmeOf", s.opened_in_period is not null as "openedByCouncil"
      from quotas q
      join schools s on s.organisation_id = q.organisation_id and s.id = q.school_id
      left join lateral (select name from administrative_units u where u.organisation_id = s.organisation_id
        and u.code = s.commune_code and u.valid_to is null order by valid_from desc limit 1) u on true
      left join schools whole on whole.organisation_id = s.organisation_id and whole.id = s.attributes ->> 'programme_of'
      where q.organisation_id = ${organisationId} and q.period_id::text = ${periodId}
      order by coalesce(whole.name, s.name), coalesce(whole.id, s.id), whole.id is not null, s.name, s.id`,
  );
}

/** The period named, or the newest of a level and school year that is invented, or not, as the list is; undefined: none. */
export async function findPeriodFor(
  on: Queryable,
  organisationId: string,
  wanted: { periodId: string } | { level: Level | undefined; schoolYear: string; synthetic: boolean },
): Promise<{ id: string; level: Level; schoolYear: string } | undefined> {
  const condition =
    'periodId' in wanted
      ? sql`id::text = ${wanted.periodId}`
      : sql`level = ${wanted.level ?? null} and school_year = ${wanted.schoolYear} and synthetic = ${wanted.synthetic}`;
  const [period] = await rows<{ id: string; level: Level; schoolYear: string }>(
    on,
    sql`select id, level, school_year as "schoolYear" from enrolment_periods
      where organisation_id = ${organisationId} and ${condition} order by created_at desc, id limit 1`,
  );
  return period;
}

const homesAtATime = 20_000;

/** Places of a period's homes, for counting into cells; a page at a time, since there may be two million. */
export async function* listHomes(
  on: Queryable,
  organisationId: string,
  periodId: string,
): AsyncGenerator<{ lon: number; lat: number; communeCode: string | null }> {
  for (let last = ''; ; ) {
    const page = await rows<{ id: string; lon: number; lat: number; communeCode: string | null }>(
      on,
      sql`select applicant_id as id, st_x(geom) as lon, st_y(geom) as lat, commune_code as "communeCode"
        from private.home_points where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
        and geom is not null and applicant_id > ${last} order by applicant_id limit ${homesAtATime}`,
    );
    yield* page;
    if (page.length < homesAtATime) return;
    last = page[page.length - 1].id;
  }
}
