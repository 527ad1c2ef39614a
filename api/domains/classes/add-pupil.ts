import { placesIn, problemOfPlan } from '#engines/class-history/judge-plan.ts';
import { Board } from '#engines/classes/workbench/board.ts';
import { placeArrivals } from '#engines/classes/workbench/suggest-swaps.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { enrolledOf, type PlanState, readPlanState } from './plan-state.ts';
import { listEventRows, listPupilRows } from './queries.ts';
import { readAttribute } from './read-attribute.ts';
import { appendEvents, lockPlan, requireSeen } from './record-events.ts';
import { insertPupils } from './store-plan.ts';
import type { ClassPupil, RecordedEvent } from './types.ts';

/** A late arrival, and where it went. */
export interface Arrived {
  pupils: ClassPupil[];
  events: RecordedEvent[];
  /** Class from 0; null: no proposal was taken yet, so there are no classes to join. */
  to: number | null;
}

/**
 * A pupil who comes late, or comes back, joins the class where it hurts least; nobody else is moved. `conflict` for a code that
 * is on the list and has not left, or when others did something meanwhile; `invalid` for a score that is not a number.
 */
export async function addPupil(
  context: Context,
  planId: string,
  expected: number,
  { reason, ...given }: Omit<ClassPupil, 'late'> & { reason: string },
): Promise<Arrived> {
  may(context, 'change/classes');
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    await lockPlan(tx, organisationId, planId);
    const state = await readPlanState(context, tx, planId);
    requireSeen(state.events.length, expected);
    const before = state.pupils.find(({ id }) => id === given.id);
    if (before && !state.split.left.has(given.id))
      throw new Failure('conflict', 'failures.class-pupil-there', { pupil: given.id });
    const pupil: ClassPupil = before ?? { ...given, attributes: attributesOf(state, given.attributes), late: true };
    if (!before) await insertPupils(tx, context, planId, [pupil]);
    const to = classForArrival(state, pupil);
    const event = { kind: 'arrive', pupilId: pupil.id, to, reason };
    await appendEvents(tx, context, planId, state.events.length, [event]);
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-plan',
      subjectId: planId,
      details: { did: before ? 'returned' : 'arrived', pupil: pupil.id, class: to === null ? null : to + 1 },
    });
    const events = await listEventRows(tx, organisationId, planId);
    return { pupils: await listPupilRows(tx, organisationId, planId), events: events.slice(expected), to };
  });
}

/**
 * Cells of the plan’s columns as a list of pupils would have them; a value the others have in other capitals is theirs. `invalid`
 * for a score that is not a number.
 */
function attributesOf({ plan, pupils }: PlanState, given: Record<string, string>): Record<string, string> {
  const lower = (text: string) => text.toLocaleLowerCase('vi');
  return Object.fromEntries(
    plan.columns.flatMap(({ key, kind, heading }) => {
      const read = readAttribute(kind, given[key] ?? '');
      if ('problem' in read)
        throw new Failure('invalid', 'failures.class-score-unreadable', { column: heading, value: given[key] });
      const { value } = read;
      if (value === null) return [];
      const known = pupils.find(
        ({ attributes }) => attributes[key] !== undefined && lower(attributes[key]) === lower(value),
      );
      return [[key, known?.attributes[key] ?? value]];
    }),
  );
}

/** Who sits in which class already stays there; of the classes, the one where every rule suffers least. */
function classForArrival(state: PlanState, pupil: ClassPupil): number | null {
  const { split, wishes, settings, plan } = state;
  if (split.proposalId === null) return null;
  const placed = enrolledOf(state).filter(({ id }) => split.classOf.has(id) && id !== pupil.id);
  const columns = plan.columns.map(({ key }) => key);
  const { problem, issues } = problemOfPlan(columns, [...placed, pupil], wishes, settings);
  if (!problem)
    throw new Failure(
      'conflict',
      'failures.class-rules-not-usable',
      {},
      issues.map(({ table: _, index: __, ...issue }) => issue),
    );
  const [found] = placeArrivals(new Board(problem, placesIn(problem, split.classOf)));
  return found.to;
}
