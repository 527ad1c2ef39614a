import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getScenarioRow, type ScenarioRow } from './queries.ts';
import { getScenario } from './show-scenarios.ts';
import type { Scenario } from './types.ts';

/** Undoes or does again: the first `to` changes are in force. Throws `invalid` beyond the list, `conflict` once adopted. */
export async function movePosition(context: Context, id: string, to: number): Promise<Scenario> {
  may(context, 'change/scenarios');
  const { database, organisationId } = context;
  const row = await getScenarioRow(database.db, organisationId, id);
  requireOpen(row, row.position);
  if (to < 0 || to > row.changeCount)
    throw new Failure('invalid', 'failures.scenario-position', { to, most: row.changeCount });
  await database.transaction(async (tx) => {
    await tx.execute(sql`update scenarios set position = ${to} where organisation_id = ${organisationId}
      and id = ${id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/scenarios',
      subjectKind: 'scenario',
      subjectId: id,
      details: { did: to < row.position ? 'undone' : 'redone', from: row.position, to },
    });
  });
  return getScenario(context, id);
}

/** Throws `conflict` for a scenario that is adopted, or that somebody changed since the asker saw `position` changes. */
export function requireOpen(row: ScenarioRow, position: number): void {
  if (row.adoptedAt) throw new Failure('conflict', 'failures.scenario-adopted', { name: row.name });
  if (row.position !== position) throw new Failure('conflict', 'failures.scenario-moved', { name: row.name });
}
