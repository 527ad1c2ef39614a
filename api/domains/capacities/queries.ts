import { sql } from 'drizzle-orm';
import type { SchoolFigures, SchoolRooms } from '#engines/capacity/types.ts';
import { type CountryProfile, classCapOn } from '../../../geodata/profiles/country-profile.ts';
import { type NormId, normIds, normOn } from '../../../geodata/profiles/norm.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import { listSites } from '../schools/queries.ts';
import type { NormInForce } from './types.ts';

/** The norms of a level and of all levels together in force on a day: the authority's own over the country's. */
export async function listNorms(
  on: Queryable,
  organisationId: string,
  profile: CountryProfile,
  level: Level,
  day: string,
): Promise<NormInForce[]> {
  const own = await rows<{ norm: NormId; level: string; value: number; validFrom: string; source: string }>(
    on,
    sql`select norm, level, value, valid_from::text as "validFrom", source from norm_overrides
      where organisation_id = ${organisationId} and level in ('', ${level}) and valid_from <= ${day}::date`,
  );
  const cap = classCapOn(profile, level, '', day);
  return normIds.flatMap((id) =>
    [level, null].flatMap((of): NormInForce[] => {
      const set = own.find((row) => row.norm === id && row.level === (of ?? ''));
      if (set) return [{ id, level: of, value: set.value, validFrom: set.validFrom, source: set.source, own: true }];
      const known = id === 'class-cap' ? (of === null ? null : cap) : normOn(profile.norms, id, of, day);
      if (!known) return [];
      const value = 'pupils' in known ? known.pupils : known.value;
      return [{ id, level: of, value, validFrom: known.validFrom, source: known.source, own: false }];
    }),
  );
}

/** Figures of every open school of a level in the organisation's school year, by id. `capOf`: most pupils of a class of a grade. */
export async function listSchoolFigures(
  on: Queryable,
  organisationId: string,
  level: Level,
  capOf: (grade: string) => number | null,
): Promise<(SchoolFigures & { name: string; synthetic: boolean })[]> {
  const land = new Map<string, number | null>();
  for (const { schoolId, areaSquareMetres } of await listSites(on, organisationId)) {
    const before = land.get(schoolId);
    const known = before === null || areaSquareMetres === null ? null : (before ?? 0) + areaSquareMetres;
    land.set(schoolId, known);
  }
  type Grade = { grade: string; classes: number | null; seats: number | null; pupils: number | null };
  const found = await rows<{
    id: string;
    name: string;
    area: string | null;
    ownership: SchoolFigures['ownership'];
    levels: number;
    rooms: number | null;
    grades: Grade[];
    synthetic: boolean;
  }>(
    on,
    sql`select s.id, s.name, s.commune_code as area, s.ownership, y.rooms,
        (select count(*)::int from school_levels l where l.organisation_id = s.organisation_id and l.school_id = s.id) as levels,
        coalesce((select json_agg(json_build_object('grade', c.grade, 'classes', c.classes, 'seats', c.seats, 'pupils', c.pupils)
            order by c.grade collate "C")
          from grade_capacities c where c.organisation_id = s.organisation_id and c.school_id = s.id
            and c.level = ${level} and c.school_year = o.school_year), '[]'::json) as grades,
        (s.invented or coalesce(y.synthetic, false) or exists (select 1 from grade_capacities c
          where c.organisation_id = s.organisation_id and c.school_id = s.id and c.level = ${level}
            and c.school_year = o.school_year and c.synthetic)) as synthetic
      from schools s join organisations o on o.id = s.organisation_id
      left join school_years y on y.organisation_id = s.organisation_id and y.school_id = s.id
        and y.school_year = o.school_year
      where s.organisation_id = ${organisationId} and s.valid_to is null and exists (select 1 from school_levels l
        where l.organisation_id = s.organisation_id and l.school_id = s.id and l.level = ${level})
      order by s.id collate "C"`,
  );
  return found.map(({ levels, grades, ...school }) => {
    // A figure for the whole level stands for its grades.
    const whole = grades.filter(({ grade }) => grade === '');
    const used = whole.length > 0 ? whole : grades;
    return {
      ...school,
      grades: used.map(({ grade, ...figures }) => ({ ...figures, cap: capOf(grade) })),
      onlyLevel: levels === 1,
      landSquareMetres: land.get(school.id) ?? null,
    };
  });
}

/** Rooms of every open school of any level, with the commune it lies in. */
export function listSchoolRooms(on: Queryable, organisationId: string): Promise<SchoolRooms[]> {
  return rows<SchoolRooms>(
    on,
    sql`select s.commune_code as area, y.rooms from schools s join organisations o on o.id = s.organisation_id
      left join school_years y on y.organisation_id = s.organisation_id and y.school_id = s.id
        and y.school_year = o.school_year
      where s.organisation_id = ${organisationId} and s.valid_to is null`,
  );
}

/** People of each commune in force: all, and of two spans of ages, unknown unless the published ages fill the span exactly. */
export async function listAreaPeople(
  on: Queryable,
  organisationId: string,
  [from, to]: readonly [number, number],
): Promise<
  { area: string; name: string; population: number | null; children: number | null; aged3to18: number | null }[]
> {
  const found = await rows<{
    area: string;
    name: string;
    population: number | null;
    ages: { from: number; to: number; people: number }[];
  }>(
    on,
    sql`select u.code as area, u.name, case when u.attributes_suspect then null else u.population end as population,
        coalesce((select json_agg(json_build_object('from', a.age_from, 'to', a.age_to, 'people', a.people)
            order by a.age_from, a.age_to)
          from population_ages a where a.organisation_id = u.organisation_id and a.commune_code = u.code), '[]'::json) as ages
      from administrative_units u where u.organisation_id = ${organisationId} and u.valid_to is null
      order by u.code collate "C"`,
  );
  return found.map(({ ages, ...unit }) => ({
    ...unit,
    children: peopleAged(ages, from, to),
    aged3to18: peopleAged(ages, 3, 18),
  }));
}

/** People from one age to another, both included; null unless spans without gap or overlap make them up. */
export function peopleAged(
  ages: readonly { from: number; to: number; people: number }[],
  from: number,
  to: number,
): number | null {
  let [next, sum] = [from, 0];
  for (const span of [...ages].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (span.from !== next || span.to > to) continue;
    sum += span.people;
    next = span.to + 1;
  }
  return next === to + 1 ? sum : null;
}
