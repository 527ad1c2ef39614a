import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { type Database, type Queryable, rows } from './database.ts';
import { requirePostgis } from './require-postgis.ts';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));

interface Applied {
  name: string;
  sha256: string;
}

/**
 * Brings the database to the newest schema, forward only, in one transaction; answers the names newly applied.
 * Throws when a migration that was applied has been edited since, or is missing, and in words when the server cannot be used.
 */
export async function migrate(database: Database): Promise<string[]> {
  const wanted = listMigrations();
  await requirePostgis(database);
  return database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7418529630)`);
    await tx.execute(sql`create table if not exists schema_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const applied = await rows<Applied>(tx, sql`select name, sha256 from schema_migrations order by name`);
    refuseEdited(applied, wanted);
    const missing = wanted.slice(applied.length);
    for (const migration of missing) await apply(tx, migration);
    return missing.map((migration) => migration.name);
  });
}

function listMigrations() {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name) => {
    const text = readFileSync(`${folder}${name}`, 'utf8');
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
}

function refuseEdited(applied: Applied[], wanted: Applied[]) {
  applied.forEach((done, index) => {
    const file = wanted[index];
    if (file?.name === done.name && file.sha256 === done.sha256) return;
    throw new Error(
      `Migration ${done.name} was applied to this database but is ${file?.name === done.name ? 'changed' : 'missing'} here. ` +
        'Migrations are forward only: restore the file, or open the database with the version that made it.',
    );
  });
}

async function apply(tx: Queryable, migration: { name: string; text: string; sha256: string }) {
  await tx.execute(sql.raw(migration.text));
  await tx.execute(sql`insert into schema_migrations (name, sha256) values (${migration.name}, ${migration.sha256})`);
}
