import { execFileSync } from 'node:child_process';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openDatabase, rows } from '../../api/platform/database.ts';
import { anEmbeddedDatabase } from '../support/a-database.ts';

// Starting PostGIS anew takes seconds, several times here.
describe('the embedded database', { timeout: 150_000 }, () => {
  it('ends a statement that hangs, says so, keeps what was committed and answers again', async () => {
    const town = await anEmbeddedDatabase({ TRUONGGAN_STATEMENT_SECONDS: '9' });
    const { database } = town;
    try {
      await database.transaction((tx) => tx.execute(sql`create table kept as select 1 as n`));
      const stuck = database.transaction(async (tx) => {
        await tx.execute(sql`insert into kept values (2)`);
        await tx.execute(sql`select pg_sleep(600)`);
      });
      await expect(stuck).rejects.toMatchObject({ code: 'conflict', key: 'failures.statement-stuck' });
      expect(await answersAgain(() => rows(database.db, sql`select n from kept`))).toEqual([{ n: 1 }]);
    } finally {
      await town.close();
    }
  });

  it('ends the transaction that hangs also while others wait for their turn, who then get it', async () => {
    const town = await anEmbeddedDatabase({ TRUONGGAN_STATEMENT_SECONDS: '9' });
    const { database } = town;
    try {
      const stuck = database.transaction((tx) => tx.execute(sql`select pg_sleep(600)`));
      const waiting = database.transaction((tx) => rows(tx, sql`select 1 as n`));
      await expect(stuck).rejects.toMatchObject({ key: 'failures.statement-stuck' });
      expect(await waiting).toEqual([{ n: 1 }]);
    } finally {
      await town.close();
    }
  });

  it('keeps nothing of a transaction whose process went away between two statements', async () => {
    const town = await anEmbeddedDatabase();
    const { database, environment } = town;
    try {
      await database.transaction((tx) => tx.execute(sql`create table halves as select 0 as n`));
      const cut = database.transaction(async (tx) => {
        await tx.execute(sql`insert into halves values (1)`);
        execFileSync('pkill', ['-KILL', '-f', `embedded-database.ts ${environment.TRUONGGAN_DATA}/postgres`]);
        await new Promise((wait) => setTimeout(wait, 300));
        await tx.execute(sql`insert into halves values (2)`);
      });
      const after = database.transaction((tx) => tx.execute(sql`insert into halves values (3)`));
      await expect(cut).rejects.toMatchObject({ code: 'conflict', key: 'failures.database-restarted' });
      await after;
      expect(await rows(database.db, sql`select n from halves order by n`)).toEqual([{ n: 0 }, { n: 3 }]);
    } finally {
      await town.close();
    }
  });

  it('opens again after its process was killed, with all that was committed', async () => {
    const town = await anEmbeddedDatabase();
    try {
      await town.database.transaction((tx) =>
        tx.execute(sql`create table kept as select generate_series(1, 1000) as n`),
      );
      execFileSync('pkill', ['-KILL', '-f', `embedded-database.ts ${town.environment.TRUONGGAN_DATA}/postgres`]);
      const count = () => rows(town.database.db, sql`select count(*)::int as n from kept`);
      expect(await answersAgain(count)).toEqual([{ n: 1000 }]);
    } finally {
      await town.close();
    }
  });

  it('refuses a second opener of the same data directory in words', async () => {
    const town = await anEmbeddedDatabase();
    await expect(openDatabase(town.environment)).rejects.toThrow(/data directory .* is open in process \d+/);
    await town.close();
  });

  it('refuses COPY in words and lives on, where it would end its process', async () => {
    const town = await anEmbeddedDatabase();
    await expect(town.database.openJobsClient().unsafe('copy kept from stdin')).rejects.toThrow(
      /COPY is not available/,
    );
    expect(await rows(town.database.db, sql`select 1 as alive`)).toEqual([{ alive: 1 }]);
    await town.close();
  });

  it('lets go of the directory when it is closed', async () => {
    const town = await anEmbeddedDatabase();
    await town.database.close();
    const again = await openDatabase(town.environment);
    expect(await rows(again.db, sql`select 1 as alive`)).toEqual([{ alive: 1 }]);
    await again.close();
    await town.close();
  });
});

/** While the process starts again its answers are refusals. */
async function answersAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (failure) {
      if (attempt > 60) throw failure;
      await new Promise((wait) => setTimeout(wait, 500));
    }
  }
}
