import { sql } from 'drizzle-orm';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { networkOf } from '#engines/scenario/network.ts';
import { say } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { requireOpen } from './move-position.ts';
import { getScenarioRow, listChanges } from './queries.ts';
import { getScenario } from './show-scenarios.ts';
import type { Scenario } from './types.ts';

/** Changes of one scenario: more than anyone makes by hand. */
const mostChanges = 500;

/**
 * Adds one change behind those in force; what had been undone is gone. `at`: how many changes the planner saw in force. Throws
 * `invalid` with the reason in words for a change that cannot be, `conflict` when somebody changed the scenario meanwhile.
 */
export async function appendChange(
  context: Context,
  id: string,
  { at, change: wanted }: { at: number; change: ChangeValue },
): Promise<Scenario> {
  may(context, 'change/scenarios');
  const { database, organisationId, actor, clock, language } = context;
  const row = await getScenarioRow(database.db, organisationId, id);
  requireOpen(row, at);
  if (at >= mostChanges) throw new Failure('invalid', 'failures.scenario-long', { most: mostChanges });
  const { base } = await holdPlanningBase(context, row.level);
  const change = await placeInCommune(context, wanted);
  const changes = [...(await listChanges(database.db, organisationId, id)).slice(0, at), change];
  const { refused, history } = applyChanges(networkOf(base), changes);
  const own = refused.find((each) => each.at === at);
  if (own) {
    const why = say(language, `scenarios.${own.why.code}`, own.why.params);
    throw new Failure('invalid', 'failures.change-refused', { why });
  }
  await database.transaction(async (tx) => {
    await tx.execute(sql`delete from scenario_changes where organisation_id = ${organisationId}
      and scenario_id = ${id}::uuid and at >= ${at}`);
    await tx.execute(sql`insert into scenario_changes (organisation_id, scenario_id, at, change, made_by, made_at)
      values (${organisationId}, ${id}::uuid, ${at}, ${JSON.stringify(change)}::jsonb, ${actor.name},
        ${clock.now().toISOString()})`);
    await tx.execute(sql`update scenarios set position = ${at + 1} where organisation_id = ${organisationId}
      and id = ${id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/scenarios',
      subjectKind: 'scenario',
      subjectId: id,
      details: { did: 'changed', at, ...history[at] },
    });
  });
  return getScenario(context, id);
}

/** A new place without a commune gets the one it lies in. */
async function placeInCommune({ database, organisationId }: Context, change: ChangeValue): Promise<ChangeValue> {
  if (!('communeCode' in change) || change.communeCode !== null) return change;
  const [lon, lat] = change.lonLat;
  const [unit] = await rows<{ code: string }>(
    database.db,
    sql`select code from administrative_units where organisation_id = ${organisationId} and valid_to is null
      and st_intersects(geom, st_setsrid(st_makepoint(${lon}, ${lat}), 4326)) order by code collate "C" limit 1`,
  );
  return { ...change, communeCode: unit?.code ?? null };
}
