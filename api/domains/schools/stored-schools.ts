import { sql } from 'drizzle-orm';
import { type Queryable, rows } from '../../platform/database.ts';
import type { Level, LonLat } from '../areas/types.ts';

/** One figure of a school in one year; `grade` is empty for a whole level. */
export interface StoredCapacity {
  level: Level;
  grade: string;
  classes: number | null;
  seats: number | null;
  pupils: number | null;
}

/** A school as it is stored and compared: what an import writes and reads back. */
export interface StoredSchool {
  name: string;
  ownership: 'public' | 'private' | 'unknown';
  address: string | null;
  communeCode: string | null;
  attributes: Record<string, string>;
  levels: { level: Level; confidence: number }[];
  sites: {
    id: string;
    name: string;
    lonLat: LonLat;
    areaSquareMetres: number | null;
    main: boolean;
    gates: { id: string; lonLat: LonLat }[];
  }[];
  rooms: number | null;
  capacities: StoredCapacity[];
}

/** Open schools a register named, with their figures of one school year, by id. Lists are sorted as an import sorts them. */
export async function listStoredSchools(
  on: Queryable,
  organisationId: string,
  schoolYear: string,
): Promise<Map<string, StoredSchool>> {
  const found = await rows<StoredSchool & { id: string }>(
    on,
    sql`select s.id, s.name, s.ownership, s.address, s.commune_code as "communeCode", s.attributes,
      coalesce((select json_agg(json_build_object('level', l.level, 'confidence', l.confidence) order by l.level collate "C")
        from school_levels l where l.organisation_id = s.organisation_id and l.school_id = s.id), '[]'::json) as levels,
      coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'lonLat',
          json_build_array(st_x(t.geom), st_y(t.geom)), 'areaSquareMetres', t.area_square_metres, 'main', t.main, 'gates',
          coalesce((select json_agg(json_build_object('id', g.id, 'lonLat', json_build_array(st_x(g.geom), st_y(g.geom)))
            order by g.id collate "C") from gates g where g.organisation_id = t.organisation_id and g.site_id = t.id),
            '[]'::json)) order by t.id collate "C")
        from sites t where t.organisation_id = s.organisation_id and t.school_id = s.id), '[]'::json) as sites,
      (select y.rooms from school_years y where y.organisation_id = s.organisation_id and y.school_id = s.id
        and y.school_year = ${schoolYear} and not y.invented) as rooms,
      coalesce((select json_agg(json_build_object('level', c.level, 'grade', c.grade, 'classes', c.classes, 'seats', c.seats,
          'pupils', c.pupils) order by c.level collate "C", c.grade collate "C")
        from grade_capacities c where c.organisation_id = s.organisation_id and c.school_id = s.id
          and c.school_year = ${schoolYear} and not c.invented), '[]'::json) as capacities
    from schools s where s.organisation_id = ${organisationId} and s.valid_to is null and not s.invented
      and s.opened_in_period is null`,
  );
  return new Map(found.map(({ id, ...school }) => [id, school]));
}
