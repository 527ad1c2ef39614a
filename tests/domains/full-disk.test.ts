import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase, rows } from '../../api/platform/database.ts';
import { readEnvironment } from '../../api/platform/environment.ts';
import { anEmbeddedDatabase } from '../support/a-database.ts';
import { countsOf, lines, Office, servicesOver } from '../support/an-office.ts';

const megabyte = 2 ** 20;

describe('an import onto a disk that fills up', { timeout: 480_000 }, () => {
  let mounted: string | undefined;
  afterEach(() => {
    if (!mounted) return;
    execFileSync('umount', [mounted]);
    rmSync(mounted, { recursive: true });
    mounted = undefined;
  });

  it('is refused in words, leaves nothing half-written, and goes on when there is room again', async (test) => {
    const seed = await anEmbeddedDatabase();
    await seed.database.close();
    mounted = mountSmallDisk(160);
    if (!mounted) {
      await seed.close();
      return test.skip('mounting a small disk needs root');
    }
    cpSync(seed.environment.TRUONGGAN_DATA, mounted, { recursive: true });
    await seed.close();
    const environment = readEnvironment({
      TRUONGGAN_DATA: mounted,
      TRUONGGAN_DISK_FLOOR_MB: '24',
      TRUONGGAN_LOG: 'silent',
    });
    let office = await open(environment);
    await office.apply('schools', 'few.csv', schoolsFile(10));

    // Room to begin, but not to finish.
    const filler = join(mounted, 'filler');
    fillUntil(mounted, filler, 34);
    const refusal = office.apply('schools', 'many.csv', schoolsFile(60_000));
    await expect(refusal).rejects.toMatchObject({ code: 'read-only', key: 'failures.disk-full' });
    await office.close();
    expect(readdirSync(mounted).filter((name) => name.endsWith('.part'))).toEqual([]);

    rmSync(filler);
    office = await open(environment);
    const [{ schools }] = await rows<{ schools: number }>(
      office.services.database.db,
      sql`select count(*)::int as schools from schools`,
    );
    expect(schools).toBe(10);
    expect(countsOf(await office.apply('schools', 'more.csv', schoolsFile(200)))).toMatchObject({ added: 190 });
    await office.close();
  });
});

async function open(environment: ReturnType<typeof readEnvironment>): Promise<Office> {
  const database = await openDatabase(environment);
  return new Office(servicesOver(database, environment), 'town', () => database.close());
}

function mountSmallDisk(megabytes: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'truonggan-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

function fillUntil(folder: string, file: string, megabytesLeft: number) {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - megabytesLeft * megabyte)));
}

function schoolsFile(count: number): string {
  return lines(
    'school_id,name,level,lon,lat,seats',
    ...Array.from({ length: count }, (_, n) => `S${n},Trường Tiểu học số ${n},TH,${106.7 + n / 1e6},10.779,${n % 50}`),
  );
}
