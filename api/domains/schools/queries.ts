import { sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import type { Capacity, SchoolSite, SchoolSummary } from './types.ts';

/** Which schools: of one level, or by id. */
export interface SchoolFilter {
  level?: Level;
  ids?: readonly string[];
  /** Leaves out programmes: the public is shown them inside their schools. */
  wholeOnly?: boolean;
}

type SummaryRow = Omit<SchoolSummary, 'lonLat' | 'fill' | 'levelInferred' | 'programmeOf'> & {
  programmeOf: string | null;
  lon: number;
  lat: number;
  confidence: number | null;
};

/**
 * Open schools that have a place, sorted by id, with figures of the organisation's school year summed over the level asked for, or all. A sum
 * with an unknown part is unknown.
 */
export async function listSchools(
  on: Queryable,
  organisationId: string,
  filter: SchoolFilter = {},
): Promise<SchoolSummary[]> {
  const level = filter.level ?? null;
  const ids = filter.ids ? JSON.stringify(filter.ids) : null;
  const found = await rows<SummaryRow>(
    on,
    sql`with figures as (
        select school_id, level, bool_or(synthetic) as synthetic,
          case when bool_or(grade = '') then max(seats) filter (where grade = '')
            when bool_and(seats is not null) then sum(seats) end as seats,
          case when bool_or(grade = '') then max(pupils) filter (where grade = '')
            when bool_and(pupils is not null) then sum(pupils) end as pupils
        from grade_capacities c join organisations o on o.id = c.organisation_id and o.school_year = c.school_year
        where c.organisation_id = ${organisationId} and (${level}::text is null or c.level = ${level})
        group by school_id, level),
      totals as (
        select school_id, bool_or(synthetic) as synthetic,
          case when bool_and(seats is not null) then sum(seats)::int end as seats,
          case when bool_and(pupils is not null) then sum(pupils)::int end as pupils
        from figures group by school_id),
      levels as (
        select school_id, array_agg(level order by level collate "C") as levels, min(confidence) as confidence
        from school_levels where organisation_id = ${organisationId} group by school_id),
      units as (
        select code, name from administrative_units where organisation_id = ${organisationId} and valid_to is null)
      select s.id, s.code, s.name, s.ownership, s.commune_code as "communeCode", u.name as "communeName",
        w.id as "programmeOf", coalesce(l.levels, '{}') as levels, l.confidence, t.seats, t.pupils, y.rooms,
        (s.invented or coalesce(t.synthetic, false) or coalesce(y.synthetic, false)) as synthetic, st_x(p.geom) as lon, st_y(p.geom) as lat
      from schools s
      join lateral (select coalesce(
          (select g.geom from gates g where g.organisation_id = t.organisation_id and g.site_id = t.id
            order by g.id collate "C" limit 1), t.geom) as geom
        from sites t where t.organisation_id = s.organisation_id and t.school_id = s.id
        order by t.main desc, t.id collate "C" limit 1) p on true
      join organisations o on o.id = s.organisation_id
      left join schools w on w.organisation_id = s.organisation_id and w.id = trim(s.attributes ->> 'programme_of')
        and w.valid_to is null
      left join levels l on l.school_id = s.id
      left join totals t on t.school_id = s.id
      left join school_years y on y.organisation_id = s.organisation_id and y.school_id = s.id
        and y.school_year = o.school_year
      left join units u on u.code = s.commune_code
      where s.organisation_id = ${organisationId} and s.valid_to is null
        and (${level}::text is null or ${level} = any(l.levels))
        and (${ids}::jsonb is null or s.id in (select jsonb_array_elements_text(${ids}::jsonb)))
        and (${filter.wholeOnly !== true} or w.id is null)
      order by s.id collate "C"`,
  );
  return found.map(({ lon, lat, confidence, programmeOf, ...row }) => ({
    ...row,
    ...(programmeOf !== null && { programmeOf }),
    levels: sortLevels(row.levels),
    levelInferred: confidence !== null && confidence < 1,
    lonLat: [lon, lat],
    fill: row.seats !== null && row.seats > 0 && row.pupils !== null ? row.pupils / row.seats : null,
  }));
}

/** Open schools as other files name them: code, name, levels. */
export async function listKnownSchools(
  on: Queryable,
  organisationId: string,
): Promise<{ code: string; name: string; levels: Level[] }[]> {
  return rows(
    on,
    sql`select s.id as code, s.name, coalesce(array_agg(l.level order by l.level collate "C")
        filter (where l.level is not null), '{}') as levels
      from schools s left join school_levels l on l.organisation_id = s.organisation_id and l.school_id = s.id
      where s.organisation_id = ${organisationId} and s.valid_to is null group by s.id, s.name order by s.id collate "C"`,
  );
}

/** Codes of schools that were closed. */
export async function listClosedSchools(on: Queryable, organisationId: string): Promise<string[]> {
  const found = await rows<{ code: string }>(
    on,
    sql`select id as code from schools where organisation_id = ${organisationId} and valid_to is not null`,
  );
  return found.map(({ code }) => code);
}

/** What a card shows beyond the summary, zones apart; throws `not-found`. */
export async function getSchoolDetails(on: Queryable, organisationId: string, id: string) {
  const row = await oneRow<{ address: string | null; file: string; source: string | null }>(
    on,
    sql`select s.address, b.file_name as file, b.attribution as source from schools s
      join source_batches b on b.id = s.source_batch_id
      where s.organisation_id = ${organisationId} and s.id = ${id} and s.valid_to is null`,
    'failures.no-such-school',
    { id },
  );
  const capacities = await rows<Capacity>(
    on,
    sql`select school_year as "schoolYear", level, grade, classes, seats, pupils, synthetic from grade_capacities
      where organisation_id = ${organisationId} and school_id = ${id}
      order by school_year desc, level collate "C", length(grade), grade collate "C"`,
  );
  const sites = await listSites(on, organisationId, [id]);
  const programmes = await rows<{ id: string; name: string }>(
    on,
    sql`select id, name from schools where organisation_id = ${organisationId}
      and trim(attributes ->> 'programme_of') = ${id} and valid_to is null order by name, id`,
  );
  return {
    programmes,
    address: row.address,
    source: row.source ?? row.file,
    capacities,
    sites: sites.map(({ schoolId: _, ...site }) => site),
  };
}

/** Sites with their gates, of the schools named or of all open ones, main sites first. */
export async function listSites(
  on: Queryable,
  organisationId: string,
  schoolIds?: readonly string[],
): Promise<(SchoolSite & { schoolId: string })[]> {
  const ids = schoolIds ? JSON.stringify(schoolIds) : null;
  return rows(
    on,
    sql`select t.school_id as "schoolId", t.id, t.name, json_build_array(st_x(t.geom), st_y(t.geom)) as "lonLat",
        t.area_square_metres as "areaSquareMetres",
        coalesce((select json_agg(json_build_object('id', g.id, 'lonLat', json_build_array(st_x(g.geom), st_y(g.geom)))
          order by g.id collate "C") from gates g where g.organisation_id = t.organisation_id and g.site_id = t.id),
          '[]'::json) as gates
      from sites t join schools s on s.organisation_id = t.organisation_id and s.id = t.school_id
      where t.organisation_id = ${organisationId} and s.valid_to is null
        and (${ids}::jsonb is null or t.school_id in (select jsonb_array_elements_text(${ids}::jsonb)))
      order by t.school_id collate "C", t.main desc, t.id collate "C"`,
  );
}

const order: readonly Level[] = ['nursery', 'primary', 'lower-secondary', 'upper-secondary'];

function sortLevels(levels: readonly Level[]): Level[] {
  return order.filter((level) => levels.includes(level));
}
