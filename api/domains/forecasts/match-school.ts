import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { oneRow } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listMatches } from './list-matches.ts';
import type { MatchList } from './types.ts';

/** Says that a code of the past is a school of today; its pupils count there in the next forecast. Said again, it replaces what was said. */
export async function matchSchool(context: Context, oldId: string, newId: string): Promise<MatchList> {
  may(context, 'change/school-matches');
  const { database, organisationId, actor, clock } = context;
  await oneRow(
    database.db,
    sql`select 1 as found from pupil_history where organisation_id = ${organisationId} and school_id = ${oldId} limit 1`,
    'failures.no-such-history',
    { school: oldId },
  );
  await oneRow(
    database.db,
    sql`select id from schools where organisation_id = ${organisationId} and id = ${newId} and valid_to is null`,
    'failures.no-such-school',
    { id: newId },
  );
  if (oldId === newId) throw new Failure('invalid', 'failures.match-itself', { school: oldId });
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into school_matches (organisation_id, old_id, new_id, decided_by, decided_at)
      values (${organisationId}, ${oldId}, ${newId}, ${actor.name}, ${clock.now().toISOString()})
      on conflict (organisation_id, old_id) do update set new_id = excluded.new_id, decided_by = excluded.decided_by,
        decided_at = excluded.decided_at`);
    await recordAudit(tx, context, {
      verb: 'change/school-matches',
      subjectKind: 'school-match',
      subjectId: oldId,
      details: { school: newId },
    });
  });
  return listMatches(context);
}

/** Takes a match back. `not-found` where there is none. */
export async function withdrawMatch(context: Context, oldId: string): Promise<MatchList> {
  may(context, 'change/school-matches');
  const { database, organisationId } = context;
  await database.transaction(async (tx) => {
    await oneRow(
      tx,
      sql`delete from school_matches where organisation_id = ${organisationId} and old_id = ${oldId} returning old_id`,
      'failures.no-such-match',
      { school: oldId },
    );
    await recordAudit(tx, context, {
      verb: 'change/school-matches',
      subjectKind: 'school-match',
      subjectId: oldId,
      details: { withdrawn: true },
    });
  });
  return listMatches(context);
}
