import { sql } from 'drizzle-orm';
import { readPlanningBase } from '#artefacts/planning-base.ts';
import type { Conflict } from '#engines/scenario/compare-changes.ts';
import { findConflicts } from '#engines/scenario/compare-changes.ts';
import { networkOf } from '#engines/scenario/network.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { requireOpen } from './move-position.ts';
import { getScenarioRow, listChanges } from './queries.ts';
import { getScenario } from './show-scenarios.ts';
import type { Scenario } from './types.ts';

/** What in a scenario no longer fits the network in force, each with its reason; nothing is changed. */
export async function listConflicts(context: Context, id: string): Promise<Conflict[]> {
  may(context, 'change/scenarios');
  const { database, organisationId, artefacts } = context;
  const row = await getScenarioRow(database.db, organisationId, id);
  const { base, sha256 } = await holdPlanningBase(context, row.level);
  const changes = (await listChanges(database.db, organisationId, id)).slice(0, row.position);
  const old =
    sha256 === row.baseSha256 || !artefacts.has(row.baseSha256)
      ? base
      : readPlanningBase(await artefacts.get(row.baseSha256));
  return findConflicts(networkOf(old), networkOf(base), changes);
}

/**
 * Lays a scenario over the network in force: from now on that is what its changes are seen against. `drop`: changes to leave out,
 * by their place; a conflict that stays is left out of every answer until its cause is gone. Throws `conflict` once adopted.
 */
export async function rebaseScenario(context: Context, id: string, drop: readonly number[]): Promise<Scenario> {
  may(context, 'change/scenarios');
  const { database, organisationId, clock, actor } = context;
  const row = await getScenarioRow(database.db, organisationId, id);
  requireOpen(row, row.position);
  const { sha256 } = await holdPlanningBase(context, row.level);
  const changes = (await listChanges(database.db, organisationId, id)).slice(0, row.position);
  const kept = changes.filter((_, at) => !drop.includes(at));
  const now = clock.now().toISOString();
  await database.transaction(async (tx) => {
    await tx.execute(sql`delete from scenario_changes where organisation_id = ${organisationId}
      and scenario_id = ${id}::uuid`);
    await tx.execute(sql`insert into scenario_changes (organisation_id, scenario_id, at, change, made_by, made_at)
      select ${organisationId}, ${id}::uuid, (ordinality - 1)::int, value, ${actor.name}, ${now}::timestamptz
      from jsonb_array_elements(${JSON.stringify(kept)}::jsonb) with ordinality`);
    await tx.execute(sql`update scenarios set base_sha256 = ${sha256}, position = ${kept.length}
      where organisation_id = ${organisationId} and id = ${id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/scenarios',
      subjectKind: 'scenario',
      subjectId: id,
      details: { did: 'rebased', from: row.baseSha256, to: sha256, dropped: [...drop] },
    });
  });
  return getScenario(context, id);
}
