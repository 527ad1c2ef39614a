import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Issue } from '../../../geodata/sources/issues.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import type { RecordDiff } from '../areas/diff-records.ts';
import type { ImportKind, ImportOptions, WrittenBatch } from '../areas/import-kind.ts';
import { findArtefact } from '../areas/queries.ts';
import { type RoadJobs, runRoadJob } from './road-jobs.ts';

const mapKey = 'base map';

/**
 * Roads from an .osm.pbf: the network all measures are taken on and the base map below the data, as artefacts of one import. Both are built in
 * workers at once. The file itself is kept, because the gazetteer is built from it again when schools or communes change.
 */
export const roadsImport: ImportKind = {
  name: 'roads',
  async read(context, file, options) {
    const ask = { bytes: file.bytes, file: file.name };
    const onBytes = shareOf(file.bytes.length, options);
    const [roads, map] = await Promise.all([runRoadJob('network', ask, onBytes), runRoadJob('base-map', ask, onBytes)]);
    const mapSha256 = createHash('sha256').update(map.baseMap).digest('hex');
    return {
      issues: withoutTwins([...roads.issues, ...map.issues]),
      count: roads.summary.edges,
      attribution: options.attribution ?? (options.syntheticSeed === undefined ? '© OpenStreetMap' : null),
      summary: {
        roadWays: roads.summary.roadWays,
        ferryWays: roads.summary.ferryWays,
        stretches: roads.summary.edges,
        kilometres: Math.round(roads.summary.metres / 1000),
        mapFeatures: Object.values(map.summary.features).reduce((sum, count) => sum + count, 0),
        bounds: roads.bounds,
      },
      diff: (on) => diffRoads(context, on, roads.network, mapSha256),
      async write(tx, batch) {
        await context.artefacts.put(file.bytes);
        await recordArtefact(tx, context, 'road-network', roads.network, batch);
        await recordArtefact(tx, context, 'base-map', map.baseMap, batch);
        await tx.execute(sql`update administrative_units set road_coverage = null
          where organisation_id = ${context.organisationId} and valid_to is null`);
      },
    };
  },
};

/** Both readings go over the whole file: their mean is the share done. */
function shareOf(length: number, { onProgress }: ImportOptions): (bytesRead: number) => void {
  let read = 0;
  return (bytesRead) => {
    read = Math.max(read, bytesRead);
    onProgress?.(Math.min(1, read / Math.max(1, length)), 'reading-map');
  };
}

async function diffRoads(
  { artefacts, organisationId }: Context,
  on: Queryable,
  after: Uint8Array,
  mapSha256: string,
): Promise<RecordDiff> {
  const sha256 = await findArtefact(on, organisationId, 'road-network');
  const { diff } = await runRoadJob('diff', { before: sha256 ? await artefacts.get(sha256) : null, after });
  const knownMap = await findArtefact(on, organisationId, 'base-map');
  if (knownMap === null) diff.added.push(mapKey);
  else if (knownMap === mapSha256) diff.unchanged += 1;
  else
    diff.changed.push({
      key: mapKey,
      fields: [{ field: 'version', before: knownMap.slice(0, 12), after: mapSha256.slice(0, 12) }],
    });
  return diff;
}

/** Puts an artefact into force: the file first, then the row that names it. */
export async function recordArtefact(
  tx: Queryable,
  { artefacts, organisationId, clock }: Context,
  kind: 'road-network' | 'base-map' | 'places',
  bytes: Uint8Array,
  batch: Pick<WrittenBatch, 'id'>,
): Promise<string> {
  const sha256 = await artefacts.put(bytes);
  await tx.execute(sql`insert into artefacts (organisation_id, kind, sha256, source_batch_id, created_at)
    values (${organisationId}, ${kind}, ${sha256}, ${batch.id}, ${clock.now().toISOString()})
    on conflict do nothing`);
  return sha256;
}

/** Both readings report what is wrong with the file itself. */
function withoutTwins(issues: RoadJobs['network']['answer']['issues']): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify(issue);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
