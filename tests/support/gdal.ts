import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** Skips a test where GDAL's own commands are not installed. */
export function needGdal(test: TestContext): void {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'ignore' });
  } catch {
    test.skip('needs ogrinfo and ogr2ogr of GDAL (apt-get install gdal-bin)');
  }
}

/** Writes `content` as another kind of file by ogr2ogr; answers the files it made, by name. */
export function convertByGdal(
  content: string | Uint8Array,
  name: string,
  target: string,
  args: readonly string[] = [],
): Map<string, Uint8Array> {
  return inFolder((folder) => {
    writeFileSync(join(folder, name), content);
    const options = { cwd: folder, stdio: 'pipe' as const, env: { ...process.env, OGR_GEOJSON_MAX_OBJ_SIZE: '0' } };
    execFileSync('ogr2ogr', [...args, target, name], options);
    const made = readdirSync(folder).filter((each) => each !== name);
    return new Map(made.map((each) => [each, new Uint8Array(readFileSync(join(folder, each)))]));
  });
}

/** What ogrinfo tells of a file: `args` as on its command line, the file last. */
export function askOgrinfo(content: Uint8Array, name: string, args: readonly string[]): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, name), content);
    return execFileSync('ogrinfo', [...args.map((arg) => (arg === '@' ? name : arg))], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'truonggan-gdal-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
