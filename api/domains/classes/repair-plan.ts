import { sql } from 'drizzle-orm';
import { kindOf, ruleDefaults } from '#engines/classes/rules/rules.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPlanRow, getProposalRow, plainLabels } from './queries.ts';
import { lockPlan } from './record-events.ts';
import { storeSettings } from './save-settings.ts';
import { repairsOf } from './say-failure.ts';
import type { ClassPlan } from './types.ts';

type Repair = ReturnType<typeof repairsOf>[number];
type Written = ClassPlan['settings']['rules']['rules'][number];

/**
 * Does what a refused proposal said would mend it: a number raised, a rule, a wish or all of its kind left out, a pupil’s cell made blank, or more
 * classes. `conflict` where the proposal says no such repair, or the rules changed since it was made.
 */
export async function repairPlan(context: Context, proposalId: string, code: string): Promise<ClassPlan> {
  may(context, 'change/classes');
  const { database, organisationId } = context;
  const proposal = await getProposalRow(database.db, organisationId, proposalId);
  const repair = repairsOf(proposal).find((issue) => issue.code === code);
  if (!repair) throw new Failure('conflict', 'failures.class-no-repair', { repair: code });
  return database.transaction(async (tx) => {
    await lockPlan(tx, organisationId, proposal.planId);
    const plan = await getPlanRow(tx, organisationId, proposal.planId);
    const { version } = plan.settings;
    if (version !== proposal.settingsVersion) throw new Failure('conflict', 'failures.class-repair-stale', { version });
    if (code === 'class-repair-drop-wish') await dropWish(tx, organisationId, plan.id, repair);
    else if (code === 'class-repair-drop-wishes') await dropWishes(tx, organisationId, plan.id, repair);
    else if (code === 'class-repair-free-pupil') await freePupil(tx, organisationId, plan, repair);
    else await storeSettings(tx, context, plan.id, repairedSettings(plan, repair));
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-plan',
      subjectId: plan.id,
      details: { did: 'repaired', repair: code, proposal: proposalId },
    });
    return getPlanRow(tx, organisationId, plan.id);
  });
}

/** Settings with the number raised, without the rule, or with more classes under plain names. */
function repairedSettings({ settings }: ClassPlan, { code, params }: Repair): ClassPlan['settings'] {
  const { rules } = settings;
  if (code === 'class-repair-classes') {
    const classCount = Number(params.to);
    return { ...settings, classCount, labels: plainLabels(classCount) };
  }
  if (params.rule === 'cap') return { ...settings, rules: { ...rules, cap: Number(params.to) } };
  const at = rules.rules.findIndex((rule) => nameOf(rule) === params.rule);
  const next =
    code === 'class-repair-drop-rule'
      ? rules.rules.filter((_, i) => i !== at)
      : rules.rules.map((rule, i) => (i === at ? raised(rule, String(params.what), Number(params.to)) : rule));
  return { ...settings, rules: { ...rules, rules: next } };
}

function raised(rule: Written, what: string, to: number): Written {
  if (what === 'load') return { ...rule, load: { ...(rule.load as object), max: to } };
  return { ...rule, [what]: to };
}

/** The rule as a repair names it, with its column. */
function nameOf(rule: Written): string {
  const own = ruleDefaults(rule as { rule: string });
  const attribute = kindOf(own).attributeOf(own);
  return attribute === null ? own.rule : `${own.rule} (${attribute})`;
}

async function dropWish(tx: Queryable, organisationId: string, planId: string, { params }: Repair): Promise<void> {
  const [one, other] = [String(params.one), String(params.other)];
  await tx.execute(sql`delete from private.class_wishes where organisation_id = ${organisationId}
    and plan_id = ${planId}::uuid and kind = ${String(params.wish)}
    and ((pupil_id = ${one} and other_id = ${other}) or (pupil_id = ${other} and other_id = ${one}))`);
}

async function dropWishes(tx: Queryable, organisationId: string, planId: string, { params }: Repair): Promise<void> {
  await tx.execute(sql`delete from private.class_wishes where organisation_id = ${organisationId}
    and plan_id = ${planId}::uuid and kind = ${String(params.wish)}`);
}

async function freePupil(tx: Queryable, organisationId: string, plan: ClassPlan, { params }: Repair): Promise<void> {
  const rule = plan.settings.rules.rules.find((own) => nameOf(own) === params.rule);
  const own = rule && ruleDefaults(rule as { rule: string });
  const attribute = own && kindOf(own).attributeOf(own);
  await tx.execute(sql`update private.class_pupils set attributes = attributes - ${attribute ?? ''}
    where organisation_id = ${organisationId} and plan_id = ${plan.id}::uuid and id = ${String(params.pupil)}`);
}
