import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { listDecisionRows } from './decision-queries.ts';
import type { PlacementDecision } from './decision-types.ts';
import { readDecisions } from './read-decisions.ts';
import { insertDecision, nameLook } from './record-decision.ts';

/**
 * Many decisions of one paper from the text of a decisions.csv: `applicant_id,school_id,decision,reason` and, where there is
 * one, `kind`. All are written or none: the first row that cannot be is refused with its number and what is wrong with it.
 */
export async function importDecisions(
  context: Context,
  periodId: string,
  csv: string,
  preview?: string,
): Promise<PlacementDecision[]> {
  may(context, 'change/decisions');
  const decisions = readDecisions(csv);
  return context.database.transaction(async (tx) => {
    const written = new Set<string>();
    for (const { row, decision } of decisions) {
      try {
        written.add((await insertDecision(tx, context, periodId, decision)).id);
      } catch (failure) {
        if (!(failure instanceof Failure) || failure.code === 'not-found') throw failure;
        const problem = failure.sentence(context.language);
        throw new Failure(failure.code, 'failures.decisions-row', { row, problem });
      }
    }
    if (written.size === 0) return [];
    const decided = decisions.map(({ decision }) => decision);
    await nameLook(tx, context, periodId, decided, preview);
    const all = await listDecisionRows(tx, context.organisationId, periodId);
    return all.filter(({ id }) => written.has(id));
  });
}
