import { sql } from 'drizzle-orm';
import { checkClassRules } from '#engines/classes/check-rules.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPlanRow, plainLabels } from './queries.ts';
import type { ClassPlan, ClassSettings } from './types.ts';

/**
 * A new version of a plan's rules, number of classes and their names; older versions stay with the proposals made of them.
 * `invalid` with every fault of the rules, for more classes than pupils, and for a name given twice.
 */
export async function saveSettings(
  context: Context,
  planId: string,
  { classCount, labels, rules }: { classCount: number; labels: string[] | null; rules: ClassSettings['rules'] },
): Promise<ClassPlan> {
  may(context, 'change/classes');
  const { database, organisationId } = context;
  const plan = await getPlanRow(database.db, organisationId, planId);
  const checked = checkClassRules(rules);
  if (!checked.rules)
    throw new Failure(
      'invalid',
      'failures.rules-not-understood',
      { count: checked.issues.length },
      checked.issues.map(({ table: _, index: __, ...issue }) => issue),
    );
  if (classCount > plan.pupils)
    throw new Failure('invalid', 'failures.class-too-many', { classes: classCount, pupils: plan.pupils });
  const names = labels?.map((label) => label.trim()) ?? plainLabels(classCount);
  if (names.length !== classCount || names.includes('') || new Set(names).size < names.length)
    throw new Failure('invalid', 'failures.class-labels', { classes: classCount });
  return database.transaction(async (tx) => {
    await storeSettings(tx, context, planId, { classCount, labels: names, rules });
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-plan',
      subjectId: planId,
      details: { did: 'rules', classes: classCount, rules: rules.rules.map(({ rule }) => rule) },
    });
    return getPlanRow(tx, organisationId, planId);
  });
}

/** Keeps settings as the newest version of a plan. */
export async function storeSettings(
  tx: Queryable,
  { organisationId, clock, actor }: Context,
  planId: string,
  { classCount, labels, rules }: Pick<ClassSettings, 'classCount' | 'labels' | 'rules'>,
): Promise<void> {
  await tx.execute(sql`insert into class_settings (organisation_id, plan_id, version, class_count, labels, rules, created_by,
      created_at)
    select ${organisationId}, ${planId}::uuid, max(version) + 1, ${classCount}, ${JSON.stringify(labels)}::jsonb,
      ${JSON.stringify(rules)}::jsonb, ${actor.name}, ${clock.now().toISOString()}
    from class_settings where organisation_id = ${organisationId} and plan_id = ${planId}::uuid`);
}
