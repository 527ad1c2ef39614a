import { sql } from 'drizzle-orm';
import { readCommunes } from '../../../geodata/sources/communes/read-communes.ts';
import type { CommuneRecord } from '../../../geodata/sources/communes/types.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import { multiPolygonWkb, shapeHash } from '../../platform/wkb.ts';
import { diffRecords } from './diff-records.ts';
import type { ImportKind, WrittenBatch } from './import-kind.ts';
import { keptKeys } from './kept-keys.ts';

/** A commune as it is compared: its shape by hash. */
interface ComparedCommune {
  name: string;
  parentCode: string | null;
  population: number | null;
  predecessors: string[];
  suspect: boolean;
  shape: string;
}

/** Communes from GeoJSON. A commune that left the file ends its validity today; one whose file states a newer first day becomes a new version. */
export const communesImport: ImportKind = {
  name: 'communes',
  async read(context, file, options) {
    const { records, issues } = readCommunes(file.bytes, file.name, { crs: options.crs });
    const { organisationId, database } = context;
    const shapes = new Map(records.map((record) => [record.code, multiPolygonWkb(record.polygons)]));
    return {
      issues,
      count: records.length,
      attribution: options.attribution ?? null,
      summary: {
        communes: records.length,
        population: records.reduce((sum, { population }) => sum + (population ?? 0), 0),
        populationUnknown: records.filter(({ population }) => population === null).length,
        suspect: records.filter(({ attributesSuspect }) => attributesSuspect).length,
      },
      async diff(on) {
        const before = await listCompared(on, organisationId);
        const after = new Map(
          records.map((record) => [record.code, compared(record, shapes.get(record.code)!, before.get(record.code))]),
        );
        const kept = keptKeys(issues);
        return diffRecords(before, after, kept.mayRemove);
      },
      write: (tx, batch) => writeCommunes(tx, database.space, organisationId, records, shapes, batch),
    };
  },
};

/** An unknown population in the file does not erase a known one. */
function compared(record: CommuneRecord, wkb: string, before: ComparedCommune | undefined): ComparedCommune {
  return {
    name: record.name,
    parentCode: record.provinceCode,
    population: record.population ?? before?.population ?? null,
    predecessors: record.predecessors,
    suspect: record.attributesSuspect,
    shape: shapeHash(wkb),
  };
}

async function listCompared(on: Queryable, organisationId: string): Promise<Map<string, ComparedCommune>> {
  const found = await rows<ComparedCommune & { code: string }>(
    on,
    sql`select code, name, parent_code as "parentCode", population, predecessors, attributes_suspect as suspect,
      md5(st_asbinary(geom, 'NDR')) as shape
      from administrative_units where organisation_id = ${organisationId} and valid_to is null`,
  );
  return new Map(found.map(({ code, ...commune }) => [code, commune]));
}

async function writeCommunes(
  tx: Queryable,
  space: FreeSpace,
  organisationId: string,
  records: CommuneRecord[],
  shapes: Map<string, string>,
  batch: WrittenBatch,
): Promise<void> {
  const { added, changed, removed } = batch.diff;
  const touched = new Set([...added, ...changed.map(({ key }) => key)]);
  const incoming = records
    .filter(({ code }) => touched.has(code))
    .map((record) => ({
      code: record.code,
      valid_from: record.validFrom,
      name: record.name,
      parent_code: record.provinceCode,
      population: record.population,
      suspect: record.attributesSuspect,
      predecessors: record.predecessors,
      shape: shapes.get(record.code),
    }));
  await endUnits(tx, organisationId, [...removed], batch.day);
  await insertChunks(
    tx,
    space,
    incoming,
    'code text, valid_from date, name text, parent_code text, population int, suspect boolean, predecessors jsonb, shape text',
    (rowset) => sql`with given as (select * from ${rowset}),
      ended as (update administrative_units u set valid_to = g.valid_from from given g
        where u.organisation_id = ${organisationId} and u.code = g.code and u.valid_to is null
          and g.valid_from > u.valid_from returning u.code, u.population),
      updated as (update administrative_units u set name = g.name, parent_code = g.parent_code,
          population = coalesce(g.population, u.population), attributes_suspect = g.suspect,
          predecessors = array(select jsonb_array_elements_text(g.predecessors)), road_coverage = null,
          geom = st_geomfromwkb(decode(g.shape, 'hex'), 4326), source_batch_id = ${batch.id}
        from given g where u.organisation_id = ${organisationId} and u.code = g.code and u.valid_to is null
          and (g.valid_from is null or g.valid_from <= u.valid_from) returning u.code)
      insert into administrative_units (organisation_id, code, valid_from, valid_to, name, kind, parent_code, population,
        attributes_suspect, predecessors, road_coverage, geom, source_batch_id)
      select ${organisationId}, g.code, coalesce(g.valid_from, ${batch.day}::date), null, g.name, 'commune', g.parent_code,
        coalesce(g.population, (select e.population from ended e where e.code = g.code)), g.suspect,
        array(select jsonb_array_elements_text(g.predecessors)), null, st_geomfromwkb(decode(g.shape, 'hex'), 4326),
        ${batch.id}
      from given g where g.code not in (select code from updated)
      on conflict (organisation_id, code, valid_from) do update set valid_to = null, name = excluded.name,
        parent_code = excluded.parent_code, population = excluded.population,
        attributes_suspect = excluded.attributes_suspect, predecessors = excluded.predecessors, road_coverage = null,
        geom = excluded.geom, source_batch_id = excluded.source_batch_id`,
    200,
  );
}

async function endUnits(tx: Queryable, organisationId: string, codes: string[], day: string): Promise<void> {
  if (codes.length === 0) return;
  await tx.execute(sql`update administrative_units set valid_to = greatest(valid_from, ${day}::date)
    where organisation_id = ${organisationId} and valid_to is null
      and code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`);
}
