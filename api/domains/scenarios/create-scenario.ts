import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { networkOf } from '#engines/scenario/network.ts';
import type { PlanningBase } from '#engines/scenario/types.ts';
import { say } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { getScenarioRow } from './queries.ts';
import { getScenario } from './show-scenarios.ts';
import type { Scenario } from './types.ts';

/**
 * A new private scenario over the network in force, or a branch with the changes in force of another; begun with `changes` where some
 * are known already. A name that another scenario of the level bears is numbered: "Plan (2)". Throws `invalid` without a name, without children of the level or with the reason for a change that cannot be,
 * `conflict` before roads are imported, `not-found` for a scenario to branch there is not.
 */
export async function createScenario(
  context: Context,
  wanted: { name: string; level: Level; branchOf: string | null; changes?: ChangeValue[] },
): Promise<Scenario> {
  may(context, 'change/scenarios');
  const { database, organisationId, actor, clock } = context;
  const source = wanted.branchOf === null ? null : await getScenarioRow(database.db, organisationId, wanted.branchOf);
  const level = source?.level ?? wanted.level;
  const { base, sha256 } = await holdPlanningBase(context, level);
  if (wanted.name.trim() === '') throw new Failure('invalid', 'failures.scenario-name');
  const changes = source ? [] : (wanted.changes ?? []);
  requirePossible(context, base, changes);
  const id = randomUUID();
  const now = clock.now().toISOString();
  await database.transaction(async (tx) => {
    const name = await unlikeOthers(tx, organisationId, level, wanted.name.trim());
    await tx.execute(sql`insert into scenarios (organisation_id, id, name, level, base_sha256, position, branched_from,
        created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${name}, ${level}, ${source?.baseSha256 ?? sha256},
        ${source?.position ?? changes.length}, ${source?.id ?? null}::uuid, ${actor.name}, ${now})`);
    if (source)
      await tx.execute(sql`insert into scenario_changes (organisation_id, scenario_id, at, change, made_by, made_at)
        select organisation_id, ${id}::uuid, at, change, made_by, made_at from scenario_changes
        where organisation_id = ${organisationId} and scenario_id = ${source.id}::uuid and at < ${source.position}`);
    for (const [at, change] of changes.entries())
      await tx.execute(sql`insert into scenario_changes (organisation_id, scenario_id, at, change, made_by, made_at)
        values (${organisationId}, ${id}::uuid, ${at}, ${JSON.stringify(change)}::jsonb, ${actor.name}, ${now})`);
    await recordAudit(tx, context, {
      verb: 'change/scenarios',
      subjectKind: 'scenario',
      subjectId: id,
      details: { did: source ? 'branched' : 'created', level, from: source?.id ?? null, changes: changes.length },
    });
  });
  return getScenario(context, id);
}

/** Scenarios are told apart by their names where they are compared and printed. */
async function unlikeOthers(tx: Queryable, organisationId: string, level: Level, name: string): Promise<string> {
  const others = await rows<{ name: string }>(
    tx,
    sql`select name from scenarios where organisation_id = ${organisationId} and level = ${level}`,
  );
  const taken = new Set(others.map((other) => other.name));
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}

function requirePossible({ language }: Context, base: PlanningBase, changes: readonly ChangeValue[]): void {
  const [first] = applyChanges(networkOf(base), [...changes]).refused;
  if (!first) return;
  const why = say(language, `scenarios.${first.why.code}`, first.why.params);
  throw new Failure('invalid', 'failures.change-refused', { why });
}
