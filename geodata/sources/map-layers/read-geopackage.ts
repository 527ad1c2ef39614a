import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import { readWkb } from '../wkb.ts';
import type { AttributeValue, RawFeature, RawLayer, RefusedLayer } from './types.ts';

/** Envelope sizes by the header's envelope code (OGC 12-128r18, 2.1.3). */
const envelopeBytes = [0, 32, 48, 48, 64];
const emptyFlag = 0x10;

/** A GeoPackage opened in memory; close it. Null where the bytes are no GeoPackage. */
export async function openGeoPackage(bytes: Uint8Array): Promise<{ database: Database; names: string[] } | null> {
  const { Database: Opened } = await initSqlJs();
  let database: Database | null = null;
  try {
    database = new Opened(bytes);
    const [found] = database.exec(
      "select table_name from gpkg_contents where data_type = 'features' order by table_name",
    );
    return { database, names: (found?.values ?? []).map(([name]) => String(name)) };
  } catch {
    database?.close();
    return null;
  }
}

/** One feature table. Blobs among the attributes are left out, and so is the row's number. */
export function readGeoPackage(database: Database, name: string, file: string): RawLayer | RefusedLayer {
  try {
    const [column, srsId] = firstRow(
      database,
      'select column_name, srs_id from gpkg_geometry_columns where table_name = $name',
      name,
    );
    const key = primaryKey(database, name);
    const rows = database.prepare(`select * from ${quoted(name)} order by rowid`);
    const features: RawFeature[] = [];
    while (rows.step()) {
      const { [String(column)]: blob, ...values } = rows.getAsObject();
      delete values[key];
      features.push({
        row: features.length + 1,
        geometry: blob instanceof Uint8Array ? readGeometry(blob) : null,
        attributes: toAttributes(values),
      });
    }
    rows.free();
    return { name, format: 'GeoPackage', statements: statementsOf(database, Number(srsId)), features, issues: [] };
  } catch (failure) {
    const value = `${name}: ${failure instanceof Error ? failure.message : String(failure)}`;
    return { issues: [{ code: 'layer-broken', severity: 'refuse', file, value }] };
  }
}

/** The geometry of a GeoPackage blob: "GP", version, flags, srs, envelope, then well-known binary. */
function readGeometry(blob: Uint8Array) {
  if (blob[0] !== 0x47 || blob[1] !== 0x50) throw new Error('no GeoPackage geometry');
  if (blob[3] & emptyFlag) return null;
  return readWkb(blob.subarray(8 + envelopeBytes[(blob[3] >> 1) & 7]));
}

/** −1 and 0 mean that the coordinate system is not stated. */
function statementsOf(database: Database, srsId: number): string[] {
  if (srsId <= 0) return [];
  const [organisation, code, definition] = firstRow(
    database,
    'select organization, organization_coordsys_id, definition from gpkg_spatial_ref_sys where srs_id = $name',
    srsId,
  );
  return [`${String(organisation).toUpperCase()}:${code}`, String(definition ?? '')].filter(Boolean);
}

function primaryKey(database: Database, table: string): string {
  const [columns] = database.exec(`pragma table_info(${quoted(table)})`);
  return String(columns.values.find((column) => column[5] === 1)?.[1] ?? 'fid');
}

function firstRow(database: Database, sql: string, value: SqlValue): SqlValue[] {
  const statement = database.prepare(sql, { $name: value });
  statement.step();
  const row = statement.get();
  statement.free();
  if (row.length === 0) throw new Error(`nothing is registered for ${value}`);
  return row;
}

function toAttributes(values: Record<string, SqlValue>): Record<string, AttributeValue> {
  const kept = Object.entries(values).filter(([, value]) => !(value instanceof Uint8Array));
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name.normalize('NFC'),
      typeof value === 'string' ? value.normalize('NFC') : (value as AttributeValue),
    ]),
  );
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
