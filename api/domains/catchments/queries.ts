import { sql } from 'drizzle-orm';
import type { Polygons } from '../../../geodata/sources/polygons.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import type { Zone } from './types.ts';

interface UnitRow {
  communeCode: string | null;
  commune: string;
  neighbourhood: string | null;
  groupFrom: number | null;
  groupTo: number | null;
}

/** Zones of a school year (the organisation's own where none is named), of one level or one school or all; by level, school name and id. */
export async function listZones(
  on: Queryable,
  organisationId: string,
  filter: { level?: Level; schoolId?: string; schoolYear?: string } = {},
): Promise<Zone[]> {
  const found = await rows<Omit<Zone, 'units'> & { units: UnitRow[] }>(
    on,
    sql`select z.id, z.school_year as "schoolYear", z.level, z.school_id as "schoolId", s.name as "schoolName", z.kind,
        coalesce((select json_agg(json_build_object('communeCode', u.commune_code, 'commune', u.commune, 'neighbourhood',
            u.neighbourhood, 'groupFrom', u.group_from, 'groupTo', u.group_to) order by u.position)
          from zone_units u where u.organisation_id = z.organisation_id and u.zone_id = z.id), '[]'::json) as units
      from zones z join schools s on s.organisation_id = z.organisation_id and s.id = z.school_id
      join organisations o on o.id = z.organisation_id
      where z.organisation_id = ${organisationId} and z.school_year = coalesce(${filter.schoolYear ?? null}, o.school_year)
        and (${filter.level ?? null}::text is null or z.level = ${filter.level ?? null})
        and (${filter.schoolId ?? null}::text is null or z.school_id = ${filter.schoolId ?? null})
      order by z.level collate "C", s.name collate "C", z.id collate "C"`,
  );
  return found.map((zone) => ({
    ...zone,
    units: zone.units.map(({ communeCode, commune, neighbourhood, groupFrom, groupTo }) => ({
      communeCode,
      commune,
      neighbourhood: [neighbourhood, groupFrom !== null && groupWords(groupFrom, groupTo)].filter(Boolean).join(', '),
      quarter: neighbourhood,
      groups: groupFrom === null ? null : ([groupFrom, groupTo ?? groupFrom] as [number, number]),
    })),
  }));
}

/** Zones drawn as polygons, with their shapes. */
export async function listZoneShapes(
  on: Queryable,
  organisationId: string,
  level?: Level,
): Promise<
  {
    id: string;
    level: Level;
    schoolId: string;
    schoolName: string;
    geometry: { type: 'MultiPolygon'; coordinates: Polygons };
  }[]
> {
  return rows(
    on,
    sql`select z.id, z.level, z.school_id as "schoolId", s.name as "schoolName", st_asgeojson(z.geom, 7)::json as geometry
      from zones z join schools s on s.organisation_id = z.organisation_id and s.id = z.school_id
      join organisations o on o.id = z.organisation_id and o.school_year = z.school_year
      where z.organisation_id = ${organisationId} and z.geom is not null
        and (${level ?? null}::text is null or z.level = ${level ?? null})
      order by z.id collate "C"`,
  );
}

/** "tổ 5-12": the plan's own words, which families know. */
function groupWords(from: number, to: number | null): string {
  return to === null || to === from ? `tổ ${from}` : `tổ ${from}-${to}`;
}
