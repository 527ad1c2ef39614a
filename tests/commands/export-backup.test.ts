import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Run } from '../../api/client.ts';
import { openDatabase, rows } from '../../api/platform/database.ts';
import { readEnvironment } from '../../api/platform/environment.ts';
import { readMapLayer } from '../../geodata/sources/map-layers/read-map-layer.ts';
import { anEnrolmentTown, type EnrolmentTown, organisationId } from '../support/an-enrolment-town.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let town: EnrolmentTown;
let run: Run;
const folder = new WorkFolder();
beforeAll(async () => {
  town = await anEnrolmentTown();
  const period = await town.aPeriod(
    {
      an: { at: ['B', 20], attributes: { group: '1' }, wishes: ['south'] },
      binh: { at: ['B', 40], attributes: { group: '2' } },
    },
    { north: 1, south: 1 },
  );
  run = await town.run(period);
  await town.closeButKeep();
  const { environment } = town.store;
  vi.stubEnv('TRUONGGAN_DATA', environment.TRUONGGAN_DATA);
  vi.stubEnv('TRUONGGAN_DISK_FLOOR_MB', '16');
  vi.stubEnv('TRUONGGAN_LOG', 'silent');
  vi.stubEnv('LANG', 'en_GB.UTF-8');
  if (environment.DATABASE_URL) vi.stubEnv('DATABASE_URL', environment.DATABASE_URL);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  folder.remove();
  await town?.discard();
});

const exported = (...more: string[]) => runVerb('export', '--organisation', organisationId, ...more);

describe('export', () => {
  it('writes a run whole, which the verifier of the command line accepts', async () => {
    const out = folder.path('run');
    expect(await exported('--run', run.id, '--out', out)).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(readFileSync(`${out}/run.json`, 'utf8'))).toMatchObject({ synthetic: true, verb: 'assign' });
    expect(existsSync(`${out}/SO-LIEU-MO-PHONG-SYNTHETIC.txt`)).toBe(true);
    const files = ['schools', 'applicants', 'choices', 'travel'].flatMap((name) => [
      `--${name}`,
      `${out}/inputs/${name}.csv`,
    ]);
    const verdict = await runVerb('verify', ...files, '--rules', `${out}/inputs/rules.json`, '--run', out);
    expect(verdict).toMatchObject({ exitCode: 0 });
  });

  it('writes the layers of the planner’s map as one GeoPackage in a zone of VN-2000', async () => {
    const out = folder.path('layers');
    const answer = await exported('--layers', 'primary', '--crs', 'EPSG:9210', '--out', out);
    expect(answer).toMatchObject({ exitCode: 0 });
    const name = readdirSync(out).find((file) => file.endsWith('layers-primary.gpkg'))!;
    const bounds: [number, number, number, number] = [106, 10, 107.5, 11.5];
    const bytes = new Uint8Array(readFileSync(`${out}/${name}`));
    const schools = await readMapLayer(bytes, name, { bounds, part: 'schools' });
    expect(schools).toMatchObject({ system: { crs: 'EPSG:9210' }, issues: [] });
    expect(schools.features.map(({ attributes }) => attributes.name)).toContain('Trường Bắc');
    expect(await exported('--layers', 'kindergarten', '--out', folder.path('none'))).toMatchObject({ exitCode: 2 });
  });

  it('writes a period as files that assign takes, to the same placements', async () => {
    const out = folder.path('period');
    expect(await exported('--period', run.periodId, '--out', out)).toMatchObject({ exitCode: 0 });
    const files = ['schools', 'applicants', 'choices', 'travel'].flatMap((name) => [`--${name}`, `${out}/${name}.csv`]);
    const again = folder.path('assigned');
    const answer = await runVerb('assign', ...files, '--rules', `${out}/rules.json`, '--out', again);
    expect(answer).toMatchObject({ exitCode: 0 });
    expect(readFileSync(`${again}/placements.csv`, 'utf8')).toBe(
      readFileSync(`${folder.path('run')}/placements.csv`, 'utf8'),
    );
  });

  it('writes tables under names that say what is invented', async () => {
    const out = folder.path('tables');
    expect(await exported('schools', 'gates', 'communes', 'zones', '--out', out)).toMatchObject({ exitCode: 0 });
    const names = readdirSync(out).filter((name) => name.endsWith('.csv'));
    expect(names.every((name) => /^(synthetic|MO-PHONG)-/.test(name))).toBe(true);
    expect(names).toHaveLength(4);
    const schools = readFileSync(`${out}/${names.find((name) => name.endsWith('schools.csv'))}`, 'utf8').split('\n');
    expect(schools[0]).toMatch(/^school_id,name,lon,lat,seats,/);
    // Seats of the school year are not known here: blank, not zero.
    expect(schools[1]).toMatch(/^north,Trường Bắc,[\d.]+,[\d.]+,,/);
  });

  it('refuses what is not there, and says how it is called', async () => {
    const out = folder.path('nothing');
    expect(await exported('pupils', '--out', out)).toMatchObject({ exitCode: 2 });
    expect(await exported('--out', out)).toMatchObject({ exitCode: 2 });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await exported('--run', nobody, '--out', out)).toMatchObject({ exitCode: 1 });
    expect(existsSync(out)).toBe(false);
  });
});

describe('backup and restore', () => {
  it('save the data directory and put it back where nothing is', async () => {
    const file = folder.path('saved.tgbackup');
    const saved = await runVerb('backup', '--out', file);
    expect(saved).toMatchObject({ exitCode: 0 });
    const onServer = town.store.environment.DATABASE_URL !== undefined;
    expect(/pg_dump/.test(saved.stdout)).toBe(onServer);
    expect(await runVerb('backup', '--out', file)).toMatchObject({ exitCode: 1 });
    const directory = folder.path('restored');
    vi.stubEnv('TRUONGGAN_DATA', directory);
    expect(await runVerb('restore', file)).toMatchObject({ exitCode: 0 });
    const artefacts = `${town.store.environment.TRUONGGAN_DATA}/artefacts`;
    expect(readdirSync(`${directory}/artefacts`).sort()).toEqual(readdirSync(artefacts).sort());
    if (!onServer) {
      const database = await openDatabase(readEnvironment({ ...process.env, DATABASE_URL: undefined }));
      const found = await rows(
        database.db,
        sql`select placements_sha256 from assignment_runs where id = ${run.id}::uuid`,
      );
      expect(found).toEqual([{ placements_sha256: run.placementsSha256 }]);
      await database.close();
    }
    expect((await runVerb('restore', file)).exitCode).toBe(1);
    vi.stubEnv('TRUONGGAN_DATA', town.store.environment.TRUONGGAN_DATA);
  });

  it('refuse a file cut short or of another kind, and write nothing', async () => {
    vi.stubEnv('TRUONGGAN_DATA', folder.path('never'));
    const file = folder.path('saved.tgbackup');
    truncateSync(file, statSync(file).size - 100);
    const other = folder.path('other.txt');
    writeFileSync(other, 'something else');
    for (const wrong of [file, other]) {
      const answer = await runVerb('restore', wrong);
      expect(answer.exitCode).toBe(1);
      expect(answer.stderr).toContain(wrong);
    }
    expect(existsSync(folder.path('never'))).toBe(false);
    vi.stubEnv('TRUONGGAN_DATA', town.store.environment.TRUONGGAN_DATA);
  });
});
