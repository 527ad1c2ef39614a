import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FrozenSplit } from '#engines/class-history/frozen-classes.ts';
import { placesIn, problemOfPlan } from '#engines/class-history/judge-plan.ts';
import { compareNames } from '#engines/class-history/order-names.ts';
import { ruleValues } from '#engines/classes/run.ts';
import { listBreaks } from '#engines/classes/workbench/list-breaks.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdProposal, jsonBytes } from './hold-proposal.ts';
import { enrolledOf, type PlanState, readPlanState } from './plan-state.ts';
import { writePublicClasses } from './public-classes.ts';
import { getAdoptionRow } from './queries.ts';
import { lockPlan, requireSeen } from './record-events.ts';
import { toAdoption } from './show-plans.ts';
import { splitInThread } from './split-worker.ts';
import type { ClassAdoption, ClassCertificate } from './types.ts';

/** The lists as they are signed; pupils by given name. */
export interface SignedLists {
  labels: string[];
  classes: { label: string; pupils: { id: string; name: string; birthDate: string | null }[] }[];
}

/**
 * Signs the classes as they stand: their lists, a certificate and the public file are kept for ever. The run they began from is
 * made again from what was frozen, and must give the same classes. `conflict` without classes, while a pupil has none, when
 * others did something meanwhile, and for a broken hard rule unless `despite` says why.
 */
export async function adoptClasses(
  context: Context,
  planId: string,
  { expected, despite }: { expected: number; despite: string },
): Promise<ClassAdoption> {
  may(context, 'change/classes');
  const { database, organisationId } = context;
  const seen = await readPlanState(context, database.db, planId);
  requireSeen(seen.events.length, expected);
  const base = seen.proposals.find(({ id }) => id === seen.split.proposalId);
  if (!base) throw new Failure('conflict', 'failures.class-nothing-taken');
  const { frozen, split } = await holdProposal(context, base);
  const again = await splitInThread({ frozen, seed: base.seed }).split;
  if (!sameSplit(split, again)) throw new Failure('conflict', 'failures.class-replay-differs', { number: base.number });
  return database.transaction(async (tx) => {
    await lockPlan(tx, organisationId, planId);
    const state = await readPlanState(context, tx, planId);
    requireSeen(state.events.length, expected);
    const certificate = certify(state, despite);
    const id = randomUUID();
    await insertAdoption(tx, context, state, { id, certificate, despite, proposalId: base.id });
    return toAdoption(await getAdoptionRow(tx, organisationId, id));
  });
}

function sameSplit(one: FrozenSplit, other: FrozenSplit): boolean {
  return one.classes.length === other.classes.length && one.classes.every((own, i) => own === other.classes[i]);
}

/** What is said of the classes; throws where they may not be signed. */
function certify(state: PlanState, despite: string): ClassCertificate {
  const { split, wishes, settings, plan } = state;
  const pupils = enrolledOf(state);
  const homeless = pupils.filter(({ id }) => !split.classOf.has(id));
  if (homeless.length > 0)
    throw new Failure('conflict', 'failures.class-unplaced', { count: homeless.length, pupil: homeless[0].id });
  const columns = plan.columns.map(({ key }) => key);
  const { problem } = problemOfPlan(columns, pupils, wishes, settings);
  if (!problem) throw new Failure('conflict', 'failures.class-rules-not-usable');
  const classOf = placesIn(problem, split.classOf);
  const breaks = listBreaks(problem, classOf);
  if (breaks.length > 0 && despite === '')
    throw new Failure('conflict', 'failures.class-hard-broken', { count: breaks.length, rule: breaks[0].rule });
  const start = state.taken.get(split.proposalId ?? '') ?? new Map<string, number>();
  const arrived = pupils.filter(({ id }) => !start.has(id)).length;
  return {
    ...{ replayed: true, hardBroken: breaks.length, pupils: pupils.length, arrived, left: split.left.size },
    movedByHand: pupils.filter(({ id }) => start.has(id) && start.get(id) !== split.classOf.get(id)).length,
    balance: ruleValues(problem, { classOf, hardBreaks: breaks.length, values: [] }),
  };
}

interface Signed {
  id: string;
  certificate: ClassCertificate;
  despite: string;
  proposalId: string;
}

async function insertAdoption(tx: Queryable, context: Context, state: PlanState, signed: Signed): Promise<void> {
  const { organisationId, artefacts, clock, actor } = context;
  const { plan, events, settings } = state;
  const { id, certificate, despite, proposalId } = signed;
  const listsSha256 = await artefacts.put(jsonBytes(signedLists(state)));
  const version = (plan.adoptedVersion ?? 0) + 1;
  const publicSha256 = await artefacts.put(await writePublicClasses(context, tx, state, { version, certificate }));
  await tx.execute(sql`insert into class_adoptions (organisation_id, id, plan_id, version, event_number, settings_version,
      proposal_id, lists_sha256, public_sha256, certificate, despite, adopted_by, adopted_at)
    values (${organisationId}, ${id}::uuid, ${plan.id}::uuid, ${version}, ${events.length}, ${settings.version},
      ${proposalId}::uuid, ${listsSha256}, ${publicSha256}, ${JSON.stringify(certificate)}::jsonb, ${despite || null},
      ${actor.name}, ${clock.now().toISOString()})`);
  await recordAudit(tx, context, {
    verb: 'change/classes',
    subjectKind: 'class-adoption',
    subjectId: id,
    details: { plan: plan.id, version, events: events.length, hardBroken: certificate.hardBroken, publicSha256 },
  });
}

/** Classes in their order, pupils by given name; those without a class are not among them. */
export function signedLists(state: Pick<PlanState, 'pupils' | 'split' | 'settings'>): SignedLists {
  const { labels } = state.settings;
  const classes = labels.map((label): SignedLists['classes'][number] => ({ label, pupils: [] }));
  for (const { id, name, birthDate } of enrolledOf(state)) {
    const own = state.split.classOf.get(id);
    if (own !== undefined) classes[own]?.pupils.push({ id, name, birthDate });
  }
  for (const { pupils } of classes)
    pupils.sort((one, other) => compareNames(one.name, other.name) || (one.id < other.id ? -1 : 1));
  return { labels, classes };
}
