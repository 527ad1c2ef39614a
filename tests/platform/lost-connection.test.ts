import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Queryable, rows } from '../../api/platform/database.ts';
import { aDatabase, type TestDatabase } from '../support/a-database.ts';

const url = process.env.DATABASE_URL;
let town: TestDatabase;
let admin: postgres.Sql;

beforeAll(async () => {
  if (!url) return;
  town = await aDatabase();
  admin = postgres(url, { max: 1, onnotice: () => {} });
  await town.database.transaction((tx) => tx.execute(sql`create table kept (n int)`));
});
afterAll(async () => {
  await town?.close();
  await admin?.end();
});

const pause = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));
async function endBackendOf(tx: Queryable, afterMilliseconds: number) {
  const [{ pid }] = await rows<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`);
  const ended = pause(afterMilliseconds).then(() => admin`select pg_terminate_backend(${pid})`);
  return ended.then(() => pause(200));
}
const kept = () => rows(town.database.db, sql`select n from kept order by n`);
const restarted = { code: 'conflict', key: 'failures.database-restarted' };

// The embedded database keeps its driver's connection: embedded-gateway.test.ts.
describe('a transaction whose server closes the connection', () => {
  beforeEach((context) => {
    if (!url) context.skip('needs a PostgreSQL of its own to end connections of, named by DATABASE_URL');
  });

  test('ends in the middle of a statement with a sentence, and the next one is answered', async () => {
    const cut = town.database.transaction(async (tx) => {
      await tx.execute(sql`insert into kept values (1)`);
      void endBackendOf(tx, 200);
      await tx.execute(sql`select pg_sleep(60)`);
    });
    await expect(cut).rejects.toMatchObject(restarted);
    expect(await kept()).toEqual([]);
  });

  test('ends between two statements, of which the later is kept nowhere', async () => {
    let goOn: (asked: { later: Promise<unknown> }) => void;
    const wentOn = new Promise<{ later: Promise<unknown> }>((done) => {
      goOn = done;
    });
    const cut = town.database.transaction(async (tx) => {
      await tx.execute(sql`insert into kept values (1)`);
      await endBackendOf(tx, 0);
      // Every connection of the pool is open again before the work goes on; the driver answers the first one with the old error.
      await Promise.allSettled(Array.from({ length: 20 }, () => rows(town.database.db, sql`select pg_sleep(0.05)`)));
      const later = (async () => tx.execute(sql`insert into kept values (2)`))();
      goOn({ later });
      await later;
    });
    await expect(cut).rejects.toMatchObject(restarted);
    await expect((await wentOn).later).rejects.toThrow();
    expect(await kept()).toEqual([]);
  });

  test('ends also when the work notices nothing and would commit, or fails of itself', async () => {
    for (const fault of [null, new Error('of itself')]) {
      const cut = town.database.transaction(async (tx) => {
        await tx.execute(sql`insert into kept values (1)`);
        await endBackendOf(tx, 0);
        if (fault) throw fault;
      });
      await expect(cut).rejects.toMatchObject(restarted);
    }
    expect(await kept()).toEqual([]);
  });
});
