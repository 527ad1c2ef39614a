import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listDecisions } from './decisions.ts';
import type { Decision } from './types.ts';

/** What a person says instead; without `action` the plain opposite of the decision. */
export interface Reversal {
  action?: NonNullable<Decision['override']>['action'];
  /** The true levels, with the action `levels`. */
  levels?: Level[];
}

const opposites: Record<Decision['kind'], NonNullable<Reversal['action']>> = {
  merged: 'separate',
  'set-aside': 'keep',
  'level-guessed': 'set-aside',
  kept: 'set-aside',
};

/**
 * Sets a person's word against a decision of the cleaning: it stands in the list at once and is honoured whenever a register is read again.
 * Throws `not-found` for an unknown entry, `invalid` for levels without their action or the other way round.
 */
export async function reverseDecision(context: Context, key: string, reversal: Reversal): Promise<Decision> {
  may(context, 'change/schools');
  const { database, organisationId, actor, clock } = context;
  return database.transaction(async (tx) => {
    const [decision] = await listDecisions(tx, organisationId, { key });
    if (!decision) throw new Failure('not-found', 'failures.no-such-decision', { key });
    const action = reversal.action ?? (reversal.levels ? 'levels' : opposites[decision.kind]);
    if ((action === 'levels') !== (reversal.levels !== undefined))
      throw new Failure('invalid', 'failures.reversal-levels', { key, action });
    const override = { action, ...(reversal.levels && { levels: reversal.levels }) };
    await tx.execute(sql`update import_decisions set override = ${JSON.stringify(override)}::jsonb,
        reversed_at = ${clock.now().toISOString()}, reversed_by = ${actor.name}
      where organisation_id = ${organisationId} and key = ${key}`);
    await recordAudit(tx, context, {
      verb: 'change/schools',
      subjectKind: 'import-decision',
      subjectId: key,
      details: { kind: decision.kind, reason: decision.reason, override },
    });
    const [changed] = await listDecisions(tx, organisationId, { key });
    return changed;
  });
}

/** Takes a person's word back: the cleaning decides again at the next import. Throws `not-found`, or `conflict` when there was none. */
export async function restoreDecision(context: Context, key: string): Promise<Decision> {
  may(context, 'change/schools');
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    const [decision] = await listDecisions(tx, organisationId, { key });
    if (!decision) throw new Failure('not-found', 'failures.no-such-decision', { key });
    if (!decision.override) throw new Failure('conflict', 'failures.decision-not-reversed', { key });
    await tx.execute(sql`update import_decisions set override = null, reversed_at = null, reversed_by = null
      where organisation_id = ${organisationId} and key = ${key}`);
    await recordAudit(tx, context, {
      verb: 'change/schools',
      subjectKind: 'import-decision',
      subjectId: key,
      details: { restored: decision.override },
    });
    const [changed] = await listDecisions(tx, organisationId, { key });
    return changed;
  });
}
