import { sql } from 'drizzle-orm';
import { insertChunks, type Queryable } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import type { WrittenBatch } from '../areas/import-kind.ts';
import type { StoredSchool } from './stored-schools.ts';

interface Target {
  tx: Queryable;
  space: FreeSpace;
  organisationId: string;
  schoolYear: string;
  batch: WrittenBatch;
}

/** Writes the schools that `batch.diff` names as added or changed, and closes those it names as removed; nothing is deleted. */
export async function writeSchools(target: Target, schools: ReadonlyMap<string, StoredSchool>): Promise<void> {
  const { added, changed, removed } = target.batch.diff;
  const ids = [...added, ...changed.map(({ key }) => key)];
  const touched = ids.map((id) => ({ id, school: schools.get(id)! }));
  await closeSchools(target, removed);
  await writeNames(target, touched);
  await replaceLevels(target, touched);
  await replaceSites(target, touched);
  await writeFigures(target, touched);
}

type Touched = { id: string; school: StoredSchool }[];

async function closeSchools({ tx, organisationId, batch }: Target, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`update schools set valid_to = greatest(valid_from, ${batch.day}::date)
    where organisation_id = ${organisationId} and valid_to is null and id in ${listed(ids)}`);
}

async function writeNames({ tx, space, organisationId, batch }: Target, touched: Touched): Promise<void> {
  await insertChunks(
    tx,
    space,
    touched.map(({ id, school: { name, ownership, address, communeCode, attributes } }) => ({
      id,
      name,
      ownership,
      address,
      commune_code: communeCode,
      attributes,
    })),
    'id text, name text, ownership text, address text, commune_code text, attributes jsonb',
    (
      incoming,
    ) => sql`insert into schools (organisation_id, id, code, name, ownership, address, commune_code, attributes,
        valid_from, valid_to, source_batch_id)
      select ${organisationId}, id, id, name, ownership, address, commune_code, attributes, ${batch.day}::date, null,
        ${batch.id} from ${incoming}
      on conflict (organisation_id, id) do update set name = excluded.name, ownership = excluded.ownership,
        address = excluded.address, commune_code = excluded.commune_code, attributes = excluded.attributes,
        valid_to = null, source_batch_id = excluded.source_batch_id`,
  );
}

async function replaceLevels({ tx, space, organisationId }: Target, touched: Touched): Promise<void> {
  await tx.execute(sql`delete from school_levels where organisation_id = ${organisationId}
    and school_id in ${listed(touched.map(({ id }) => id))}`);
  await insertChunks(
    tx,
    space,
    touched.flatMap(({ id, school }) => school.levels.map((level) => ({ school_id: id, ...level }))),
    'school_id text, level text, confidence double precision',
    (incoming) => sql`insert into school_levels (organisation_id, school_id, level, confidence)
      select ${organisationId}, school_id, level, confidence from ${incoming}`,
  );
}

async function replaceSites({ tx, space, organisationId }: Target, touched: Touched): Promise<void> {
  await tx.execute(sql`delete from sites where organisation_id = ${organisationId}
    and school_id in ${listed(touched.map(({ id }) => id))}`);
  const sites = touched.flatMap(({ id, school }) => school.sites.map((site) => ({ school_id: id, ...site })));
  await insertChunks(
    tx,
    space,
    sites.map(({ id, school_id, name, lonLat: [lon, lat], areaSquareMetres, main }) => ({
      id,
      school_id,
      name,
      lon,
      lat,
      area: areaSquareMetres,
      main,
    })),
    'id text, school_id text, name text, lon double precision, lat double precision, area double precision, main boolean',
    (incoming) => sql`insert into sites (organisation_id, id, school_id, name, geom, area_square_metres, main)
      select ${organisationId}, id, school_id, name, st_setsrid(st_makepoint(lon, lat), 4326), area, main from ${incoming}`,
  );
  const gates = sites.flatMap((site) => site.gates.map((gate) => ({ site_id: site.id, ...gate })));
  await insertChunks(
    tx,
    space,
    gates.map(({ id, site_id, lonLat: [lon, lat] }) => ({ id, site_id, lon, lat })),
    'id text, site_id text, lon double precision, lat double precision',
    (incoming) => sql`insert into gates (organisation_id, id, site_id, geom)
      select ${organisationId}, id, site_id, st_setsrid(st_makepoint(lon, lat), 4326) from ${incoming}`,
  );
}

async function writeFigures(target: Target, touched: Touched): Promise<void> {
  const { tx, space, organisationId, schoolYear, batch } = target;
  const ids = listed(touched.map(({ id }) => id));
  for (const table of ['school_years', 'grade_capacities'])
    await tx.execute(sql`delete from ${sql.identifier(table)} where organisation_id = ${organisationId}
      and school_year = ${schoolYear} and school_id in ${ids}`);
  await insertChunks(
    tx,
    space,
    touched.flatMap(({ id, school }) => (school.rooms === null ? [] : [{ school_id: id, rooms: school.rooms }])),
    'school_id text, rooms int',
    (incoming) => sql`insert into school_years (organisation_id, school_id, school_year, rooms, synthetic)
      select ${organisationId}, school_id, ${schoolYear}, rooms, ${batch.synthetic} from ${incoming}`,
  );
  await insertChunks(
    tx,
    space,
    touched.flatMap(({ id, school }) => school.capacities.map((capacity) => ({ school_id: id, ...capacity }))),
    'school_id text, level text, grade text, classes int, seats int, pupils int',
    (incoming) => sql`insert into grade_capacities
      (organisation_id, school_id, school_year, level, grade, classes, seats, pupils, synthetic)
      select ${organisationId}, school_id, ${schoolYear}, level, grade, classes, seats, pupils, ${batch.synthetic}
      from ${incoming}`,
  );
}

function listed(ids: readonly string[]) {
  return sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
}
