import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getSharedRow, listComments } from './queries.ts';
import type { ScenarioComment } from './types.ts';

/** Comments one scenario takes: a link that went round must not fill a disk. */
const mostComments = 500;

/**
 * A commune says what it thinks of a shared scenario; the code of the link is the right to. Throws `not-found` for a link there
 * is not or no more, `invalid` without a name or words, `conflict` when the scenario has enough of them.
 */
export async function commentScenario(
  context: Context,
  code: string,
  { communeCode, author, words }: { communeCode: string | null; author: string; words: string },
): Promise<ScenarioComment[]> {
  may(context, 'look/scenarios');
  const { database, organisationId, clock } = context;
  const row = await getSharedRow(database.db, organisationId, code);
  if (author.trim() === '' || words.trim() === '') throw new Failure('invalid', 'failures.comment-empty');
  const before = await listComments(database.db, organisationId, row.id);
  if (before.length >= mostComments) throw new Failure('conflict', 'failures.comments-full', { most: mostComments });
  const id = randomUUID();
  return database.transaction(async (tx) => {
    await tx.execute(sql`insert into scenario_comments (organisation_id, id, scenario_id, commune_code, author, words,
        written_at)
      values (${organisationId}, ${id}::uuid, ${row.id}::uuid, ${communeCode}, ${author.trim()}, ${words.trim()},
        ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'look/scenarios',
      subjectKind: 'scenario-comment',
      subjectId: id,
      details: { scenario: row.id, commune: communeCode },
    });
    return listComments(tx, organisationId, row.id);
  });
}
