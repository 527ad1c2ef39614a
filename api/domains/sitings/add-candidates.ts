import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { pointInside } from '../../../geodata/sources/polygons.ts';
import type { Context } from '../../platform/context.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level, LonLat } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listCandidateRows } from './candidate-queries.ts';
import { checkGround } from './check-ground.ts';
import type { NewCandidate, SiteCandidate } from './types.ts';

/** Candidates of one level: more than a city has land for. */
export const mostCandidates = 3000;

/**
 * Keeps places where schools of a level could be built, each checked against communes, roads and water: what lies badly is kept and told.
 * Throws `invalid` for a place without point and outline, or past the most there may be.
 */
export async function addCandidates(
  context: Context,
  level: Level,
  wanted: readonly NewCandidate[],
): Promise<SiteCandidate[]> {
  may(context, 'change/sitings');
  const { database, organisationId } = context;
  await getSettings(database.db, organisationId);
  const placed = wanted.map((candidate) => ({ ...candidate, lonLat: placeOf(candidate) }));
  const grounds = await checkGround(
    context,
    placed.map(({ lonLat }) => lonLat),
  );
  await database.transaction(async (tx) => {
    const [{ count }] = await rows<{ count: number }>(
      tx,
      sql`select count(*)::int as count from siting_candidates where organisation_id = ${organisationId} and level = ${level}`,
    );
    if (count + placed.length > mostCandidates)
      throw new Failure('invalid', 'failures.candidates-many', { count: count + placed.length, most: mostCandidates });
    const lines = placed.map((candidate, i) => ({ ...candidate, ...grounds[i] }));
    await storeCandidates(context, tx, level, lines);
    await recordAudit(tx, context, {
      verb: 'change/sitings',
      subjectKind: 'siting-candidates',
      subjectId: level,
      details: { did: 'added', count: placed.length },
    });
  });
  return listCandidateRows(database.db, organisationId, level);
}

function placeOf({ lonLat, shape, name }: NewCandidate): LonLat {
  if (lonLat) return lonLat;
  if (shape) return pointInside([shape.coordinates]);
  throw new Failure('invalid', 'failures.candidate-nowhere', { name });
}

type Placed = NewCandidate & {
  lonLat: LonLat;
  communeCode: string | null;
  roadMetres: number | null;
  inWater: boolean | null;
};

/** Writes candidates of a level. */
export async function storeCandidates(
  { database, organisationId, actor, clock }: Context,
  tx: Queryable,
  level: Level,
  candidates: readonly Placed[],
): Promise<void> {
  const lines = candidates.map(
    ({ lonLat: [lon, lat], communeCode, roadMetres, inWater, sourceRef, ...rest }, place) => ({
      ...{ ...rest, id: randomUUID(), lon, lat, place },
      ...{ source_ref: sourceRef, commune_code: communeCode, road_metres: roadMetres, in_water: inWater },
    }),
  );
  await insertChunks(
    tx,
    database.space,
    lines,
    `id uuid, name text, lon float8, lat float8, shape jsonb, rooms int, land text, cost float8, source text, source_ref text,
      commune_code text, road_metres int, in_water boolean, place int`,
    (
      incoming,
    ) => sql`insert into siting_candidates (organisation_id, level, id, name, lon, lat, shape, rooms, land, cost, source,
        source_ref, commune_code, road_metres, in_water, created_by, created_at, place)
      select ${organisationId}, ${level}, id, name, lon, lat, shape, rooms, land, cost, source, source_ref, commune_code, road_metres,
        in_water, ${actor.name}, ${clock.now().toISOString()}::timestamptz, place from ${incoming}`,
  );
}
