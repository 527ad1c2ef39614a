import { sql } from 'drizzle-orm';
import type { Town } from '../geodata/towns/build-town.ts';
import { applyImport } from './domains/areas/apply-import.ts';
import type { ImportFile, ImportKindName } from './domains/areas/import-kind.ts';
import type { Level } from './domains/areas/types.ts';
import { listRunRows } from './domains/forecasts/queries.ts';
import { askForecast } from './domains/forecasts/start-forecast.ts';
import { importKinds, refreshAfterImport } from './import-kinds.ts';
import type { Context, Services } from './platform/context.ts';
import { type Queryable, rows } from './platform/database.ts';
import { startWorker } from './platform/start-worker.ts';

export const demoId = 'demo';
const demoSeed = '0';

/** Codes of the steps, into `commands.demo.*`. */
type DemoStep = 'town' | ImportKindName | 'derived';

/** True where nothing was imported yet, or a first demonstration was cut off before its last step. */
export async function needsDemo(on: Queryable): Promise<boolean> {
  const [row] = await rows<{ all: number; ready: boolean; unfinished: boolean }>(
    on,
    sql`select (select count(*)::int from organisations) as all,
      exists (select 1 from organisations where id = ${demoId}) as unfinished,
      exists (select 1 from artefacts where organisation_id = ${demoId} and kind = 'places') as ready`,
  );
  return row.all === 0 || (row.unfinished && !row.ready);
}

/**
 * The demonstration city enters through the same imports as a real one, every figure stamped synthetic. Running it again changes nothing, and
 * finishes one that was cut off.
 */
export async function prepareDemo(services: Services, onStep?: (step: DemoStep) => void): Promise<void> {
  const context: Context = {
    ...services,
    actor: { kind: 'system', name: 'demonstration' },
    organisationId: demoId,
    language: 'vi',
  };
  onStep?.('town');
  const town = await buildTownInWorker(demoSeed);
  for (const { kind, file, level, grade } of filesOf(town)) {
    onStep?.(kind);
    await applyImport(context, importKinds[kind]!, file, {
      level,
      grade,
      name: town.name,
      profile: 'vietnam',
      schoolYear: town.schoolYear,
      syntheticSeed: demoSeed,
    });
  }
  onStep?.('derived');
  await refreshAfterImport(context);
  // Made by the job when the server starts, beside the first visits.
  if ((await listRunRows(services.database.db, demoId)).length === 0)
    await askForecast(context, { horizon: 10, assumptionsVersion: null });
}

interface TownFile {
  kind: ImportKindName;
  file: ImportFile;
  /** Applicants enter the period of one level at a time. */
  level?: Level;
  grade?: string;
}

/** Schools before zones, which name them; roads before applicants, so that homes off the road are seen. */
function filesOf(town: Town): TownFile[] {
  const file = (name: string, content: string): ImportFile => ({ name, bytes: new TextEncoder().encode(content) });
  const applicants = file('demo-applicants.csv', town.applicants);
  return [
    { kind: 'communes', file: file('demo-communes.geojson', town.communes) },
    { kind: 'population', file: file('demo-population.csv', town.population) },
    { kind: 'schools', file: file('demo-schools.csv', town.schools) },
    { kind: 'zones', file: file('demo-zones.geojson', town.zoneAreas) },
    { kind: 'zones', file: file('demo-zones.csv', town.zones) },
    { kind: 'pupils', file: file('demo-pupils.csv', town.pupilHistory) },
    { kind: 'births', file: file('demo-births.csv', town.birthHistory) },
    { kind: 'roads', file: { name: 'demo.osm.pbf', bytes: town.roads } },
    { kind: 'applicants', file: applicants, level: 'nursery', grade: 'age-5' },
    { kind: 'applicants', file: applicants, level: 'lower-secondary' },
    { kind: 'applicants', file: applicants, level: 'primary' },
  ];
}

function buildTownInWorker(seed: string): Promise<Town> {
  const worker = startWorker(new URL('./build-town.worker.ts', import.meta.url), { seed });
  return new Promise<Town>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
