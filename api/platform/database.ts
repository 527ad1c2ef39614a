import { mkdirSync } from 'node:fs';
import { type SQL, sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { type EmbeddedProcess, startEmbedded } from './embedded-process.ts';
import type { Environment } from './environment.ts';
import { Failure } from './errors.ts';
import { type FreeSpace, watchFreeSpace } from './free-space.ts';
import { endWithConnection, isConnectionLost } from './lost-connection.ts';

/** A connection or a transaction: what queries take. */
export type Queryable = Pick<
  PostgresJsDatabase,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinct' | 'with'
>;

export interface Database {
  kind: 'embedded' | 'server';
  /** Outside a transaction: for reading. */
  db: PostgresJsDatabase;
  /** Begins a transaction; refuses with `read-only` when the disk is too full to finish one. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Reads under the role that tiles and open data have: it has no right to homes or children. */
  readPublic<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  space: FreeSpace;
  /** A client of its own for the job queue, whose conversions drizzle does not change. */
  openJobsClient(): Sql;
  close(): Promise<void>;
}

/** Opens PostgreSQL at `DATABASE_URL`, else the embedded database in the data directory. Runs no migration. */
export async function openDatabase(environment: Environment): Promise<Database> {
  mkdirSync(environment.TRUONGGAN_DATA, { recursive: true });
  const space = watchFreeSpace(environment.TRUONGGAN_DATA, environment.TRUONGGAN_DISK_FLOOR_MB * 2 ** 20);
  if (environment.DATABASE_URL) return connect('server', (max) => serverClient(environment.DATABASE_URL!, max), space);
  const embedded = await startEmbedded(environment.TRUONGGAN_DATA, space, environment.TRUONGGAN_STATEMENT_SECONDS);
  return connect('embedded', (max) => embeddedClient(embedded, max), space, embedded);
}

function connect(
  kind: Database['kind'],
  client: (max: number) => Sql,
  space: FreeSpace,
  embedded?: EmbeddedProcess,
): Database {
  const main = endWithConnection(client(kind === 'embedded' ? 1 : 10));
  const others: Sql[] = [];
  const db = drizzle(main);
  return {
    kind,
    db,
    space,
    async transaction(work) {
      await space.require();
      try {
        return await db.transaction(work);
      } catch (failure) {
        if (!isConnectionLost(failure)) throw failure;
        throw embedded?.stopped() ?? new Failure('conflict', 'failures.database-restarted');
      }
    },
    readPublic(work) {
      return db.transaction(async (tx) => {
        await tx.execute(sql`set local role truonggan_reader`);
        return work(tx);
      });
    },
    openJobsClient() {
      const own = client(1);
      others.push(own);
      return own;
    },
    async close() {
      await Promise.all([main, ...others].map((each) => each.end({ timeout: 5 })));
      await embedded?.close();
    },
  };
}

const quiet = { onnotice: () => {}, connect_timeout: 30 };

function serverClient(url: string, max: number): Sql {
  return postgres(url, { max, ...quiet });
}

function embeddedClient(embedded: EmbeddedProcess, max: number): Sql {
  // No statement is prepared under a name: a process that is started again knows none, and a COMMIT that fails for it undoes all.
  const own = { path: embedded.socketPath, username: 'postgres', database: 'postgres', prepare: false };
  return postgres({ ...own, max, ...quiet });
}

/** Rows of a raw statement. bigint and numeric come as text: cast in SQL (`count(*)::int`). */
export async function rows<T>(on: Queryable, statement: SQL): Promise<T[]> {
  return (await on.execute(statement)) as unknown as T[];
}

/** The single row of a raw statement, or a `not-found` failure with `key`. */
export async function oneRow<T>(
  on: Queryable,
  statement: SQL,
  key: string,
  params: Record<string, string> = {},
): Promise<T> {
  const [row] = await rows<T>(on, statement);
  if (!row) throw new Failure('not-found', key, params);
  return row;
}

/**
 * Inserts `records` by one `insert … select` a chunk over `jsonb_to_recordset`, the one bulk path both databases have.
 * @param columns `name type` pairs of the record set, e.g. `"code text, seats int"`
 * @param statement given the record set as `incoming`, the whole insert
 */
export async function insertChunks<T extends object>(
  tx: Queryable,
  space: FreeSpace,
  records: T[],
  columns: string,
  statement: (incoming: SQL) => SQL,
  chunkSize = 5_000,
): Promise<void> {
  for (let from = 0; from < records.length; from += chunkSize) {
    // Between chunks, so that a disk that fills up ends the transaction in words.
    await space.require();
    const chunk = JSON.stringify(records.slice(from, from + chunkSize));
    await tx.execute(statement(sql`jsonb_to_recordset(${chunk}::jsonb) as incoming(${sql.raw(columns)})`));
  }
}
