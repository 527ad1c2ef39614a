import { sql } from 'drizzle-orm';
import { roadPoint } from '#engines/travel/snap.ts';
import { say } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { LonLat } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { mostCandidates, storeCandidates } from './add-candidates.ts';
import { listCandidateRows } from './candidate-queries.ts';
import { checkGround } from './check-ground.ts';
import type { Generating, SiteCandidate } from './types.ts';

const metresPerDegree = 111_320;

/**
 * Throws a candidate into every square of the ground where enough children live: at the road nearest to their middle. Those thrown before
 * give way, those drawn or read stay. `invalid` where no square has so many children, or more candidates than there may be come out.
 */
export async function generateCandidates(
  context: Context,
  { level, spacingMetres, leastChildren, rooms }: Generating,
): Promise<SiteCandidate[]> {
  may(context, 'change/sitings');
  const { database, organisationId, language } = context;
  const { base } = await holdPlanningBase(context, level);
  const { travel } = await holdNetwork(context);
  const middles = middlesOfSquares(base.cells, spacingMetres, leastChildren);
  if (middles.length === 0) throw new Failure('invalid', 'failures.candidates-none', { leastChildren, spacingMetres });
  const kept = (await listCandidateRows(database.db, organisationId, level)).filter(
    ({ source }) => source !== 'generated',
  );
  const count = kept.length + middles.length;
  if (count > mostCandidates) throw new Failure('invalid', 'failures.candidates-many', { count, most: mostCandidates });
  const places = middles.map((middle): LonLat => {
    const [lon, lat] = roadPoint(travel, 'walk', middle) ?? middle;
    return [lon, lat];
  });
  const grounds = await checkGround(context, places);
  await database.transaction(async (tx) => {
    await tx.execute(sql`delete from siting_candidates where organisation_id = ${organisationId} and level = ${level}
      and source = 'generated'`);
    const lines = places.map((lonLat, i) => ({
      ...{ name: say(language, 'sitings.generated-name', { number: i + 1 }), lonLat, shape: null, rooms },
      ...{ land: 'unknown' as const, cost: null, source: 'generated' as const, sourceRef: null, ...grounds[i] },
    }));
    await storeCandidates(context, tx, level, lines);
    await recordAudit(tx, context, {
      verb: 'change/sitings',
      subjectKind: 'siting-candidates',
      subjectId: level,
      details: { did: 'generated', count: places.length, spacingMetres, leastChildren },
    });
  });
  return listCandidateRows(database.db, organisationId, level);
}

/** The middle of the children of every square of side `metres` that has at least `least` of them, from the south-west. */
function middlesOfSquares(
  { lonLats, children }: { lonLats: Float64Array; children: Uint32Array },
  metres: number,
  least: number,
): LonLat[] {
  const squares = new Map<string, { row: number; column: number; lon: number; lat: number; children: number }>();
  const middle = lonLats.length > 1 ? lonLats[1] : 0;
  const perLon = metresPerDegree * Math.cos((middle * Math.PI) / 180);
  children.forEach((own, i) => {
    const [lon, lat] = [lonLats[2 * i], lonLats[2 * i + 1]];
    const row = Math.floor((lat * metresPerDegree) / metres);
    const column = Math.floor((lon * perLon) / metres);
    const key = `${row} ${column}`;
    const square = squares.get(key) ?? { row, column, lon: 0, lat: 0, children: 0 };
    square.lon += own * lon;
    square.lat += own * lat;
    square.children += own;
    squares.set(key, square);
  });
  return [...squares.values()]
    .filter((square) => square.children >= least)
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map((square): LonLat => [square.lon / square.children, square.lat / square.children]);
}
