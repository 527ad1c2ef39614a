import { sql } from 'drizzle-orm';
import { getProfile } from '../../../geodata/profiles/profiles.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { readZones } from '../../../geodata/sources/zones/read-zones.ts';
import type { ZoneRecord, ZoneUnit } from '../../../geodata/sources/zones/types.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import { multiPolygonWkb, shapeHash } from '../../platform/wkb.ts';
import { diffRecords } from '../areas/diff-records.ts';
import type { ImportKind, WrittenBatch } from '../areas/import-kind.ts';
import { keptKeys } from '../areas/kept-keys.ts';
import { findSettings, listCommuneRecords } from '../areas/queries.ts';
import { schoolYearOn } from '../areas/school-year.ts';
import type { Level } from '../areas/types.ts';
import { listKnownSchools } from '../schools/queries.ts';

/** A zone that can be stored: school, level and year are known. */
interface PlacedZone extends ZoneRecord {
  schoolYear: string;
  level: Level;
  schoolCode: string;
}

/** A zone as it is compared: its shape by hash. */
interface ComparedZone {
  schoolYear: string;
  level: Level;
  schoolId: string;
  kind: 'polygon' | 'table';
  units: ZoneUnit[];
  pupils: number | null;
  classes: number | null;
  words: string | null;
  shape: string | null;
}

/**
 * Zones as polygons, as a table of units, or as printed words. A file is the whole plan of the levels, years and kind (drawn or listed) it holds:
 * zones of these that are missing from it are removed. A level no one states is the school's own where it has one.
 */
export const zonesImport: ImportKind = {
  name: 'zones',
  async read(context, file, options) {
    const { organisationId, database } = context;
    const settings = await findSettings(database.db, organisationId);
    const profile = settings?.profile ?? getProfile(options.profile ?? 'vietnam');
    const schoolYear =
      options.schoolYear ?? settings?.schoolYear ?? schoolYearOn(context.clock.now(), profile.timeZone);
    const schools = await listKnownSchools(database.db, organisationId);
    const communes = await listCommuneRecords(database.db, organisationId);
    const { level } = options;
    const { records, issues } = readZones(file.bytes, file.name, { schools, communes, level, schoolYear });
    const levelsOf = new Map(schools.map((school) => [school.code, school.levels]));
    const { placed, unplaced } = placeZones(records, levelsOf, schoolYear, file.name);
    const shapes = new Map(placed.flatMap(({ id, polygons }) => (polygons ? [[id, multiPolygonWkb(polygons)]] : [])));
    const scopes = new Set(placed.map(scopeOf));
    return {
      issues: [...issues, ...unplaced],
      count: placed.length,
      attribution: options.attribution ?? null,
      summary: {
        zones: placed.length,
        drawn: shapes.size,
        listed: placed.length - shapes.size,
        units: placed.reduce((sum, { units }) => sum + units.length, 0),
        schoolYear,
      },
      async diff(on) {
        const before = await listCompared(on, organisationId);
        const after = new Map(placed.map((zone) => [zone.id, compared(zone, shapes.get(zone.id) ?? null)]));
        const kept = keptKeys(issues);
        return diffRecords(before, after, (key, zone) => kept.mayRemove(key) && scopes.has(scopeOf(zone)));
      },
      write: (tx, batch) => writeZones(tx, database.space, organisationId, placed, shapes, batch),
    };
  },
};

const scopeOf = ({ level, schoolYear, kind }: Pick<ComparedZone, 'level' | 'schoolYear' | 'kind'>) =>
  `${level} ${schoolYear} ${kind}`;

function placeZones(
  records: readonly ZoneRecord[],
  levelsOf: ReadonlyMap<string, readonly Level[]>,
  schoolYear: string,
  file: string,
): { placed: PlacedZone[]; unplaced: Issue[] } {
  const placed: PlacedZone[] = [];
  const unplaced: Issue[] = [];
  for (const record of records) {
    const { schoolCode, row } = record;
    const own = schoolCode === null ? [] : (levelsOf.get(schoolCode) ?? []);
    const level = record.level ?? (own.length === 1 ? own[0] : null);
    const fault = (code: string): Issue => {
      return { code, severity: 'error', file, row, record: record.id, value: record.schoolName };
    };
    if (schoolCode === null) unplaced.push(fault('school-unknown'));
    else if (level === null) unplaced.push(fault('zone-without-level'));
    else placed.push({ ...record, schoolCode, level, schoolYear: record.schoolYear ?? schoolYear });
  }
  return { placed, unplaced };
}

function compared(zone: PlacedZone, wkb: string | null): ComparedZone {
  const { schoolYear, level, schoolCode: schoolId, kind, units, pupils, classes, text: words } = zone;
  return { schoolYear, level, schoolId, kind, units, pupils, classes, words, shape: wkb && shapeHash(wkb) };
}

async function listCompared(on: Queryable, organisationId: string): Promise<Map<string, ComparedZone>> {
  const found = await rows<ComparedZone & { id: string }>(
    on,
    sql`select id, school_year as "schoolYear", level, school_id as "schoolId", kind, pupils, classes, words,
        md5(st_asbinary(geom, 'NDR')) as shape,
        coalesce((select json_agg(json_build_object('commune', u.commune, 'communeCode', u.commune_code, 'neighbourhood',
            u.neighbourhood, 'groups', case when u.group_from is not null then json_build_array(u.group_from, u.group_to) end)
            order by u.position) from zone_units u
          where u.organisation_id = z.organisation_id and u.zone_id = z.id), '[]'::json) as units
      from zones z where organisation_id = ${organisationId}`,
  );
  return new Map(found.map(({ id, ...zone }) => [id, zone]));
}

async function writeZones(
  tx: Queryable,
  space: FreeSpace,
  organisationId: string,
  zones: PlacedZone[],
  shapes: ReadonlyMap<string, string>,
  batch: WrittenBatch,
): Promise<void> {
  const { added, changed, removed } = batch.diff;
  const touched = new Set([...added, ...changed.map(({ key }) => key)]);
  const replaced = JSON.stringify([...touched, ...removed]);
  await tx.execute(sql`delete from zones where organisation_id = ${organisationId}
    and id in (select jsonb_array_elements_text(${replaced}::jsonb))`);
  const written = zones.filter(({ id }) => touched.has(id));
  await insertChunks(
    tx,
    space,
    written.map(({ id, schoolYear, level, schoolCode, kind, pupils, classes, text }) => {
      return {
        ...{ id, level, kind, pupils, classes, words: text },
        ...{ school_year: schoolYear, school_id: schoolCode, shape: shapes.get(id) },
      };
    }),
    'id text, school_year text, level text, school_id text, kind text, pupils int, classes int, words text, shape text',
    (incoming) => sql`insert into zones
        (organisation_id, id, school_year, level, school_id, kind, geom, pupils, classes, words, source_batch_id)
      select ${organisationId}, id, school_year, level, school_id, kind,
        case when shape is not null then st_geomfromwkb(decode(shape, 'hex'), 4326) end, pupils, classes, words, ${batch.id}
      from ${incoming}`,
    500,
  );
  await insertChunks(
    tx,
    space,
    written.flatMap(({ id, units }) =>
      units.map(({ commune, communeCode, neighbourhood, groups }, position) => {
        return {
          ...{ zone_id: id, position, commune, neighbourhood },
          ...{ commune_code: communeCode, group_from: groups?.[0] ?? null, group_to: groups?.[1] ?? null },
        };
      }),
    ),
    'zone_id text, position int, commune_code text, commune text, neighbourhood text, group_from int, group_to int',
    (incoming) => sql`insert into zone_units
        (organisation_id, zone_id, position, commune_code, commune, neighbourhood, group_from, group_to)
      select ${organisationId}, zone_id, position, commune_code, commune, neighbourhood, group_from, group_to
      from ${incoming}`,
  );
}
