import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTable } from '../../geodata/sources/table.ts';
import { aDatabase, type TestDatabase } from '../support/a-database.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

describe('truonggan import', { timeout: 480_000 }, () => {
  const folder = new WorkFolder();
  let store: TestDatabase;
  beforeAll(async () => {
    store = await aDatabase();
    // The command opens the database itself.
    await store.database.close();
  });
  afterAll(async () => {
    folder.remove();
    await store.close();
  });
  afterEach(() => vi.unstubAllEnvs());

  function run(...argv: string[]) {
    for (const [name, value] of Object.entries(store.environment)) vi.stubEnv(name, String(value));
    vi.stubEnv('TRUONGGAN_LANG', 'en');
    return runVerb('import', ...argv);
  }

  it('previews, writes with --apply, marks wrong cells, and says that a second time changes nothing', async () => {
    const file = folder.write(
      'schools.csv',
      'school_id,name,level,lon,lat,seats',
      'N1,Trường Tiểu học Bắc,TH,106.701,10.7795,105',
      'S1,Trường THCS Nam,THCS,106.705,10.7785,-3',
    );
    const [marked, issues] = [folder.path('marked.xlsx'), folder.path('issues.json')];
    const preview = await run('schools', file, '--organisation', 'town', '--marked', marked, '--issues', issues);
    expect(preview).toMatchObject({ exitCode: 0 });
    expect(preview.stdout).toContain('1 added, 0 changed, 0 removed, 0 unchanged.');
    expect(preview.stdout).toContain('nothing was written. Add --apply');
    expect(preview.stderr).toContain('error: [schools.csv, row 3, seats]');
    expect(readTable(new Uint8Array(readFileSync(marked)), 'marked.xlsx').rows).toHaveLength(2);
    expect(JSON.parse(folder.read('issues.json'))).toContainEqual(
      expect.objectContaining({ severity: 'error', row: 3, column: 'seats', value: '-3' }),
    );
    const applied = await run('schools', file, '--organisation', 'town', '--name', 'Thị trấn', '--apply');
    expect(applied.stdout).toMatch(/Written \(import [0-9a-f-]{36}\)/);
    const again = await run('schools', file, '--organisation', 'town', '--apply');
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.stdout).toContain('This file changes nothing; nothing was written.');
  });

  it('ends with 1 for a refused file, naming what is wrong, and with 2 for a call that cannot be understood', async () => {
    const file = folder.write('nameless.csv', 'school_id,level', 'N1,TH');
    const refused = await run(
      'schools',
      file,
      '--organisation',
      'town',
      '--apply',
      '--issues',
      folder.path('refused.json'),
    );
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('Nothing was written.');
    expect(refused.stderr).toContain('"name"');
    expect(JSON.parse(folder.read('refused.json'))).toContainEqual(expect.objectContaining({ code: 'missing-column' }));
    expect((await run('schools', folder.path('absent.csv'))).stderr).toContain('cannot be read (ENOENT)');
    expect(await run('dragons', file)).toMatchObject({ exitCode: 2 });
    expect(await run('schools')).toMatchObject({ exitCode: 2 });
    expect(await run('schools', file, '--crs', '9210')).toMatchObject({ exitCode: 2 });
    expect(await run('schools', file, '--organisation', 'Bad Id', '--apply')).toMatchObject({ exitCode: 1 });
  });
});
