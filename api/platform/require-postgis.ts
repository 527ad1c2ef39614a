import { sql } from 'drizzle-orm';
import { type Database, rows } from './database.ts';
import { Failure } from './errors.ts';

const leastVersion = 15;

/**
 * Throws `conflict` in words when the server of `DATABASE_URL` cannot be reached, is older than PostgreSQL 15, or has no PostGIS
 * to create. The embedded database brings its own.
 */
export async function requirePostgis(database: Database): Promise<void> {
  if (database.kind === 'embedded') return;
  const { version, postgis } = await ask(database);
  if (version < leastVersion)
    throw new Failure('conflict', 'failures.database-too-old', { version, least: leastVersion });
  if (!postgis) throw new Failure('conflict', 'failures.database-without-postgis', { version });
}

async function ask({ db }: Database): Promise<{ version: number; postgis: boolean }> {
  try {
    const [answer] = await rows<{ version: number; postgis: boolean }>(
      db,
      sql`select current_setting('server_version_num')::int / 10000 as version,
        exists (select 1 from pg_available_extensions where name = 'postgis') as postgis`,
    );
    return answer;
  } catch (failure) {
    const { cause } = failure as { cause?: Error };
    throw new Failure('conflict', 'failures.database-unreachable', { reason: (cause ?? (failure as Error)).message });
  }
}
