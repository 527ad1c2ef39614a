import type { Geometry } from 'geojson';
import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import { converterFromWgs84, type NamedSystem } from '../../geodata/projection/coordinate-systems.ts';
import { writeDefinition } from '../../geodata/projection/write-definition.ts';
import { geometryWkb } from './wkb.ts';

export type FieldType = 'TEXT' | 'INTEGER' | 'REAL' | 'BOOLEAN';
type Drawn = Exclude<Geometry, { type: 'GeometryCollection' }>;
export type FieldValue = string | number | boolean | null;

/** Things of one kind with their attributes, in WGS 84 degrees. */
export interface VectorLayer {
  /** Name of its table: small letters, digits and underscores. */
  name: string;
  /** Its name for people. */
  title: string;
  fields: readonly { name: string; type: FieldType }[];
  features: readonly { geometry: Drawn | null; values: readonly FieldValue[] }[];
}

/** "GPKG" and version 1.3, as the header of the file says them (OGC 12-128r17, 1.1.1.1). */
const applicationId = 0x47504b47;
const userVersion = 10_300;

/**
 * Layers as one GeoPackage 1.3 in a coordinate system of the country, every table with a spatial index left to the reader's program.
 * `at` is the ISO instant the file says it was written: the same input gives the same bytes.
 */
export async function writeGeoPackage(
  layers: readonly VectorLayer[],
  system: NamedSystem,
  at: string,
): Promise<Uint8Array> {
  const { Database: Opened } = await initSqlJs();
  const database = new Opened();
  try {
    database.run(`pragma application_id = ${applicationId}; pragma user_version = ${userVersion};`);
    database.run(tables);
    writeSystems(database, system);
    for (const layer of layers) writeLayer(database, layer, system, at);
    return database.export();
  } finally {
    database.close();
  }
}

const tables = `
  create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key, organization text not null,
    organization_coordsys_id integer not null, definition text not null, description text);
  create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique,
    description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double,
    srs_id integer, constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys(srs_id));
  create table gpkg_geometry_columns (table_name text not null, column_name text not null, geometry_type_name text not null,
    srs_id integer not null, z tinyint not null, m tinyint not null,
    constraint pk_geom_cols primary key (table_name, column_name), constraint uk_gc_table_name unique (table_name),
    constraint fk_gc_tn foreign key (table_name) references gpkg_contents(table_name),
    constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));`;

/** The three systems every GeoPackage must name, and the one its layers are in. */
function writeSystems(database: Database, system: NamedSystem): void {
  const insert = 'insert or ignore into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)';
  const wgs84: NamedSystem = { crs: 'EPSG:4326', family: 'wgs84', meridian: '' };
  database.run(insert, ['Undefined cartesian SRS', -1, 'NONE', -1, 'undefined']);
  database.run(insert, ['Undefined geographic SRS', 0, 'NONE', 0, 'undefined']);
  for (const each of [wgs84, system]) {
    const { name, definition } = writeDefinition(each);
    database.run(insert, [name, codeOf(each), 'EPSG', codeOf(each), definition]);
  }
}

function writeLayer(database: Database, layer: VectorLayer, system: NamedSystem, at: string): void {
  const { name, title, fields, features } = layer;
  const srsId = codeOf(system);
  const convert = converterFromWgs84(system);
  const columns = fields.map((field) => `${quoted(field.name)} ${field.type}`);
  database.run(
    `create table ${quoted(name)} (fid integer primary key autoincrement not null, geom blob${columns.map((column) => `, ${column}`).join('')})`,
  );
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const marks = ['?', '?', ...fields.map(() => '?')].join(', ');
  database.run('begin');
  const insert = database.prepare(`insert into ${quoted(name)} values (${marks})`);
  features.forEach(({ geometry, values }, index) => {
    const placed = geometry ? place(geometry, convert, box) : null;
    const blob = placed ? geometryBlob(placed, srsId) : null;
    insert.run([index + 1, blob, ...values.map((value) => (typeof value === 'boolean' ? Number(value) : value))]);
  });
  insert.free();
  const bounds: SqlValue[] = box[0] <= box[2] ? box : [null, null, null, null];
  database.run("insert into gpkg_contents values (?, 'features', ?, '', ?, ?, ?, ?, ?, ?)", [
    ...[name, title, at],
    ...bounds,
    srsId,
  ]);
  database.run("insert into gpkg_geometry_columns values (?, 'geom', ?, ?, 0, 0)", [name, typeOf(features), srsId]);
  database.run('commit');
}

/** The geometry in the layer's system; its points widen `box`. */
function place(geometry: Drawn, convert: (lonLat: [number, number]) => [number, number], box: number[]): Drawn {
  const inner = (value: unknown): unknown => {
    const list = value as unknown[];
    if (Array.isArray(list[0])) return list.map(inner);
    const [x, y] = convert([Number(list[0]), Number(list[1])]);
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
    return [x, y];
  };
  return { type: geometry.type, coordinates: inner(geometry.coordinates) } as Drawn;
}

/** "GP", version 0, little endian without envelope, the system, then well-known binary. */
function geometryBlob(geometry: Drawn, srsId: number): Uint8Array {
  const head = Buffer.from([0x47, 0x50, 0, 1, 0, 0, 0, 0]);
  head.writeInt32LE(srsId, 4);
  return new Uint8Array(Buffer.concat([head, geometryWkb(geometry)]));
}

/** The one type its things have, or GEOMETRY. */
function typeOf(features: VectorLayer['features']): string {
  const types = new Set(features.flatMap(({ geometry }) => geometry?.type.toUpperCase() ?? []));
  return types.size === 1 ? [...types][0] : 'GEOMETRY';
}

function codeOf({ crs }: NamedSystem): number {
  return Number(crs.slice('EPSG:'.length));
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
