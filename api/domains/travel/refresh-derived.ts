import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { insertChunks, rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import { findArtefact, findLatestBatch, getSettings, listCommuneRecords } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listSchools } from '../schools/queries.ts';
import { recordArtefact } from './import-roads.ts';
import { runRoadJob } from './road-jobs.ts';

/** What the gazetteer is made of. */
const placeKinds = ['roads', 'communes', 'schools'];

/**
 * Measures which share of each commune the roads reach, where that is not known: after an import of roads or of communes. Does nothing before
 * both are there, so it may be called after any import, also after one that was cut off.
 */
export async function measureRoadCoverage(context: Context): Promise<void> {
  may(context, 'change/roads');
  const { database, organisationId, artefacts } = context;
  const network = await findArtefact(database.db, organisationId, 'road-network');
  if (!network || !(await lacksCoverage(context))) return;
  const communes = await listCommuneRecords(database.db, organisationId);
  const { shares } = await runRoadJob('coverage', {
    network: await artefacts.get(network),
    areas: communes.map(({ polygons }) => polygons),
  });
  await database.transaction(async (tx) => {
    const measured = communes.map(({ code }, at) => ({ code, share: shares[at] }));
    await insertChunks(
      tx,
      database.space,
      measured,
      'code text, share double precision',
      (
        incoming,
      ) => sql`update administrative_units u set road_coverage = given.share from (select * from ${incoming}) given
        where u.organisation_id = ${organisationId} and u.code = given.code and u.valid_to is null`,
    );
    await recordAudit(tx, context, {
      verb: 'change/roads',
      subjectKind: 'road-coverage',
      subjectId: network,
      details: { communes: measured.length, notCovered: measured.filter(({ share }) => share < 0.5).length },
    });
  });
}

async function lacksCoverage({ database, organisationId }: Context): Promise<boolean> {
  const [row] = await rows<{ measured: number; all: number }>(
    database.db,
    sql`select count(road_coverage)::int as measured, count(*)::int as all from administrative_units
      where organisation_id = ${organisationId} and valid_to is null and geom is not null`,
  );
  return row.all > 0 && row.measured < row.all;
}

/** Builds the gazetteer anew when roads, communes or schools changed since; like the coverage it may be called after any import. */
export async function rebuildPlaces(context: Context): Promise<void> {
  may(context, 'change/roads');
  const { database, organisationId, artefacts } = context;
  const { db } = database;
  const latest = await findLatestBatch(db, organisationId, placeKinds);
  const [map] = await rows<{ sha256: string; file_name: string }>(
    db,
    sql`select sha256, file_name from source_batches where organisation_id = ${organisationId} and kind = 'roads'
      and status = 'applied' order by applied_at desc, id desc limit 1`,
  );
  if (!latest || !map || latest === (await findPlacesBatch(context))) return;
  const { profile } = await getSettings(db, organisationId);
  const communes = await listCommuneRecords(db, organisationId);
  const schools = await listSchools(db, organisationId);
  const { places } = await runRoadJob('places', {
    bytes: await artefacts.get(map.sha256),
    file: map.file_name,
    sources: { habits: profile.address, communes, schools },
  });
  await database.transaction(async (tx) => {
    const sha256 = await recordArtefact(tx, context, 'places', places, { id: latest });
    await recordAudit(tx, context, { verb: 'change/roads', subjectKind: 'artefact', subjectId: sha256 });
  });
}

async function findPlacesBatch({ database, organisationId }: Context): Promise<string | null> {
  const [row] = await rows<{ batch: string }>(
    database.db,
    sql`select source_batch_id as batch from artefacts where organisation_id = ${organisationId} and kind = 'places'
      order by created_at desc limit 1`,
  );
  return row?.batch ?? null;
}
