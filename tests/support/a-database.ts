import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { type Database, openDatabase } from '../../api/platform/database.ts';
import { type Environment, readEnvironment } from '../../api/platform/environment.ts';
import { migrate } from '../../api/platform/migrations.ts';

const migrations = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** A migrated database of its own and where it lives: PostgreSQL when DATABASE_URL is set, else embedded. */
export interface TestDatabase {
  database: Database;
  environment: Environment;
  close(): Promise<void>;
}

/** Opens an empty, migrated database for one test file; `close` drops it. */
export function aDatabase(overrides: Overrides = {}): Promise<TestDatabase> {
  return openTestDatabase(process.env.DATABASE_URL, overrides);
}

/** The same on the embedded database whatever DATABASE_URL says, for what only that one can do wrong. */
export function anEmbeddedDatabase(overrides: Overrides = {}): Promise<TestDatabase> {
  return openTestDatabase(undefined, overrides);
}

type Overrides = Partial<Record<keyof Environment, string>>;

async function openTestDatabase(url: string | undefined, overrides: Overrides): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'truonggan-test-'));
  const own = url ? await createServerDatabase(url) : undefined;
  if (!own) await copyTemplate(directory);
  const environment = readEnvironment({
    TRUONGGAN_DATA: directory,
    TRUONGGAN_DISK_FLOOR_MB: '16',
    TRUONGGAN_LOG: 'silent',
    ...(own && { DATABASE_URL: own.url }),
    ...overrides,
  });
  const database = await openDatabase(environment);
  if (own) await migrate(database);
  return {
    database,
    environment,
    async close() {
      await database.close();
      await own?.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** An empty database of its own on the PostgreSQL at `url`. */
export async function createServerDatabase(url: string) {
  const name = `tg_test_${process.pid}_${Date.now().toString(36)}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    async drop() {
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

/** PostGIS takes seconds to enter a new embedded database: it is done once a schema, and copied. */
async function copyTemplate(directory: string) {
  const template = join(tmpdir(), `truonggan-template-${schemaHash()}`);
  if (!existsSync(template)) await makeTemplate(template);
  cpSync(template, directory, { recursive: true });
}

async function makeTemplate(template: string) {
  const building = mkdtempSync(join(tmpdir(), 'truonggan-building-'));
  const database = await openDatabase(
    readEnvironment({ TRUONGGAN_DATA: building, TRUONGGAN_LOG: 'silent', TRUONGGAN_DISK_FLOOR_MB: '16' }),
  );
  await migrate(database);
  await database.close();
  mkdirSync(tmpdir(), { recursive: true });
  try {
    renameSync(building, template);
  } catch {
    // Another test file was faster; its template is the same.
    rmSync(building, { recursive: true, force: true });
  }
}

function schemaHash(): string {
  const hash = createHash('sha256');
  const files = readdirSync(migrations)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  for (const name of files) hash.update(readFileSync(join(migrations, name)));
  hash.update(readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url))));
  return hash.digest('hex').slice(0, 16);
}
