import { tmpdir } from 'node:os';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertChunks, openDatabase, rows } from '../../api/platform/database.ts';
import { readEnvironment } from '../../api/platform/environment.ts';
import type { Failure } from '../../api/platform/errors.ts';
import { migrate } from '../../api/platform/migrations.ts';
import { aDatabase, anEmbeddedDatabase, type TestDatabase } from '../support/a-database.ts';

describe('a database server that cannot be used', () => {
  it('is refused in words that say what to check', async () => {
    const nowhere = await openDatabase(
      readEnvironment({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', TRUONGGAN_DATA: tmpdir() }),
    );
    const failure = await migrate(nowhere).catch((thrown: unknown) => thrown);
    await nowhere.close();
    expect(failure).toMatchObject({ code: 'conflict', key: 'failures.database-unreachable' });
    expect((failure as Failure).sentence('vi')).toContain('ECONNREFUSED');
  });
});

describe('the database', () => {
  let town: TestDatabase;
  beforeAll(async () => {
    town = await aDatabase();
  });
  afterAll(() => town.close());

  it('knows every VN-2000 zone and transforms a published check point to within a metre', async () => {
    const [point] = await rows<{ lon: number; lat: number }>(
      town.database.db,
      sql`select st_x(p) as lon, st_y(p) as lat from st_transform(st_setsrid(st_point(603481.588, 1191454.611), 9210), 4326) p`,
    );
    expect(point.lon).toBeCloseTo(106.698, 4);
    expect(point.lat).toBeCloseTo(10.7725, 4);
  });

  it('keeps the SRID of a stored geometry', async () => {
    const [column] = await rows<{ srid: number }>(
      town.database.db,
      sql`select find_srid('public', 'administrative_units', 'geom')::int as srid`,
    );
    expect(column.srid).toBe(4326);
  });

  it('applies no migration twice', async () => {
    expect(await migrate(town.database)).toEqual([]);
  });

  it('undoes everything when the work fails half way', async () => {
    const work = town.database.transaction(async (tx) => {
      await tx.execute(sql`insert into organisations values ('lost', 'Lost', 'vietnam', '2026-2027', null, now())`);
      throw new Error('half way');
    });
    await expect(work).rejects.toThrow('half way');
    expect(await rows(town.database.db, sql`select 1 from organisations where id = 'lost'`)).toHaveLength(0);
  });

  it('keeps two connections apart: a reader outside sees nothing until the writer is done', async () => {
    const outside = town.database.openJobsClient();
    let counted: Promise<number> | undefined;
    await town.database.transaction(async (tx) => {
      await tx.execute(sql`insert into organisations values ('seen', 'Seen', 'vietnam', '2026-2027', null, now())`);
      counted = outside`select count(*)::int as n from organisations where id = 'seen'`.then(
        ([row]) => row.n as number,
      );
      if (town.database.kind === 'server') expect(await counted).toBe(0);
    });
    // One backend serves the embedded database: there the reader waited for the writer.
    expect(await counted).toBe(town.database.kind === 'server' ? 0 : 1);
  });

  it('loads twenty thousand rows in chunks, text with quotes and diacritics intact', async () => {
    await town.database.db.execute(sql`create table loaded (id int, name text)`);
    const records = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `Trường "số ${id}" \\ Ẫ` }));
    await town.database.transaction((tx) =>
      insertChunks(
        tx,
        town.database.space,
        records,
        'id int, name text',
        (incoming) => sql`insert into loaded select id, name from ${incoming}`,
      ),
    );
    const [last] = await rows<{ n: number; name: string }>(
      town.database.db,
      sql`select count(*)::int as n, max(name) filter (where id = 19999) as name from loaded`,
    );
    expect(last).toEqual({ n: 20_000, name: 'Trường "số 19999" \\ Ẫ' });
  });

  it('gives the public reader no right to homes or children', async () => {
    for (const table of ['private.home_points', 'applicants', 'wishes', 'audit_events'])
      await expect(
        town.database.readPublic((tx) => tx.execute(sql`select * from ${sql.raw(table)}`)),
      ).rejects.toThrow();
    await expect(town.database.readPublic((tx) => tx.execute(sql`select * from schools`))).resolves.toBeDefined();
  });

  it('is read-only below the free-space floor, and says both figures', async () => {
    const tight = await anEmbeddedDatabase({ TRUONGGAN_DISK_FLOOR_MB: '999999999' });
    await expect(tight.database.transaction(async () => 'written')).rejects.toMatchObject({ code: 'read-only' });
    expect(await rows(tight.database.db, sql`select 1 as readable`)).toHaveLength(1);
    await tight.close();
  });
});
