import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getCandidateRow, listCandidateRows } from './candidate-queries.ts';
import type { CandidateChange, SiteCandidate } from './types.ts';

/** Says what is known of a candidate, or why it is left out of every choice. Throws `not-found`. */
export async function changeCandidate(context: Context, id: string, part: CandidateChange): Promise<SiteCandidate> {
  may(context, 'change/sitings');
  const { database, organisationId } = context;
  await getCandidateRow(database.db, organisationId, id);
  const { name, rooms, land, cost, excluded } = part;
  await database.transaction(async (tx) => {
    await tx.execute(sql`update siting_candidates set name = ${name}, rooms = ${rooms}, land = ${land}, cost = ${cost},
      excluded = ${excluded} where organisation_id = ${organisationId} and id = ${id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/sitings',
      subjectKind: 'siting-candidate',
      subjectId: id,
      details: { did: 'changed', ...part },
    });
  });
  return getCandidateRow(database.db, organisationId, id);
}

/** Takes candidates out: those named. Answers what is left of the level. */
export async function removeCandidates(
  context: Context,
  level: Level,
  ids: readonly string[],
): Promise<SiteCandidate[]> {
  may(context, 'change/sitings');
  const { database, organisationId } = context;
  await database.transaction(async (tx) => {
    const gone = await rows(
      tx,
      sql`delete from siting_candidates where organisation_id = ${organisationId} and level = ${level}
        and id::text = any(string_to_array(${ids.join(',')}, ',')) returning id`,
    );
    await recordAudit(tx, context, {
      verb: 'change/sitings',
      subjectKind: 'siting-candidates',
      subjectId: level,
      details: { did: 'removed', count: gone.length },
    });
  });
  return listCandidateRows(database.db, organisationId, level);
}

/** Candidates of a level, for its planners alone: what land is looked at is not public. */
export async function listCandidates(context: Context, level: Level): Promise<SiteCandidate[]> {
  may(context, 'change/sitings');
  return listCandidateRows(context.database.db, context.organisationId, level);
}
