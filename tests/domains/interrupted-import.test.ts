import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importKinds } from '../../api/import-kinds.ts';
import { openDatabase, rows } from '../../api/platform/database.ts';
import type { Environment } from '../../api/platform/environment.ts';
import { aDatabase } from '../support/a-database.ts';
import { communesFile, countsOf, lines, Office, roadsFile, servicesOver } from '../support/an-office.ts';

const importer = fileURLToPath(new URL('../support/interrupted-import.ts', import.meta.url));
const manySchools = lines(
  'school_id,name,level,lon,lat,seats',
  ...Array.from({ length: 3_000 }, (_, n) => `S${n},Trường Tiểu học số ${n},TH,${106.7 + n / 1e6},10.779,${n % 50}`),
);
const files = {
  schools: manySchools,
  communes: communesFile({ '00101': { name: 'Phường Đông', box: [106.69, 10.77, 106.72, 10.79] } }),
  roads: roadsFile(`
A-----B-----C
|           |
D-----E-----F
`),
} as const;
type Kind = keyof typeof files;

describe('an import whose process is killed', { timeout: 480_000 }, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'truonggan-files-'));
    for (const [kind, content] of Object.entries(files)) writeFileSync(join(folder, kind), content);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  for (const kind of ['schools', 'roads'] as const)
    it(`leaves nothing of its ${kind} before the commit, and the rerun gives what an undisturbed one gives`, async () => {
      const killed = await aDatabase();
      const calm = await aDatabase();
      try {
        await killed.database.close();
        await killDuring(kind, 'before-commit', killed.environment);
        const after = await reopen(killed.environment);
        expect(await stateOf(after)).toEqual(await stateOf(officeOver(calm)));
        await rerun(after, [kind, 'communes']);
        await rerun(officeOver(calm), [kind, 'communes']);
        expect(await stateOf(after)).toEqual(await stateOf(officeOver(calm)));
        await after.close();
      } finally {
        await calm.close();
        await killed.close();
      }
    });

  it('keeps all of it after the commit, and the rerun finishes what follows from it', async () => {
    const killed = await aDatabase();
    try {
      await rerun(officeOver(killed), ['communes', 'schools']);
      await killed.database.close();
      await killDuring('roads', 'after-commit', killed.environment);
      const after = await reopen(killed.environment);
      const before = await stateOf(after);
      expect(before).toMatchObject({ artefacts: ['base-map', 'road-network'], measured: 0 });
      expect(countsOf(await after.apply('roads', 'file', files.roads))).toMatchObject({ added: 0, changed: 0 });
      expect(await stateOf(after)).toMatchObject({ artefacts: ['base-map', 'places', 'road-network'], measured: 1 });
      await after.close();
    } finally {
      await killed.close();
    }
  });

  async function killDuring(kind: Kind, moment: string, environment: Environment) {
    const variables = Object.entries(environment).map(([name, value]) => [name, String(value)]);
    const child = fork(importer, [kind, join(folder, kind), moment], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...Object.fromEntries(variables) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await new Promise<void>((done, fail) => {
      child.once('message', () => child.kill('SIGKILL'));
      child.once('exit', (code, signal) => (signal === 'SIGKILL' ? done() : fail(new Error(`It ended with ${code}.`))));
    });
  }
});

function officeOver({ database, environment }: Awaited<ReturnType<typeof aDatabase>>): Office {
  return new Office(servicesOver(database, environment), 'town', () => database.close());
}

async function reopen(environment: Environment): Promise<Office> {
  const database = await openDatabase(environment);
  return new Office(servicesOver(database, environment), 'town', () => database.close());
}

async function rerun(office: Office, kinds: readonly Kind[]) {
  expect(Object.keys(importKinds)).toEqual(expect.arrayContaining([...kinds]));
  for (const kind of kinds) await office.apply(kind, 'file', files[kind]);
}

/** All that an import writes, without ids and times of its own. */
async function stateOf({ services }: Office) {
  const { db } = services.database;
  const [{ measured }] = await rows<{ measured: number }>(
    db,
    sql`select count(road_coverage)::int as measured from administrative_units`,
  );
  const text = async (statement: ReturnType<typeof sql>) =>
    (await rows<{ text: string }>(db, statement)).map((row) => row.text);
  return {
    measured,
    schools: await text(sql`select s.id || s.name || coalesce(s.commune_code, '') || st_astext(t.geom) as text
      from schools s join sites t on t.school_id = s.id order by s.id`),
    seats: await text(sql`select school_id || ' ' || seats as text from grade_capacities order by 1`),
    artefacts: await text(sql`select kind as text from artefacts order by 1`),
    files: await text(sql`select sha256 as text from artefacts order by 1`),
    batches: await text(sql`select kind || added as text from source_batches order by 1`),
  };
}
