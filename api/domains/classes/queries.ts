import { type SQL, sql } from 'drizzle-orm';
import type { Language } from '#text/text.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { RunFailure } from '../assignments/queries.ts';
import { concernedBy, repairsOf, sayFailure, sayRepair } from './say-failure.ts';
import type { ClassAdoption, ClassPlan, ClassProposal, ClassPupil, ClassSettings, RecordedEvent } from './types.ts';

/** Plans of an organisation, newest first. */
export function listPlanRows(on: Queryable, organisationId: string): Promise<ClassPlan[]> {
  return rows<ClassPlan>(on, sql`${selectPlan(organisationId)} order by p.created_at desc, p.id`);
}

/** One plan; `not-found` when the organisation has none of this id. */
export function getPlanRow(on: Queryable, organisationId: string, id: string): Promise<ClassPlan> {
  const statement = sql`${selectPlan(organisationId)} and p.id::text = ${id}`;
  return oneRow<ClassPlan>(on, statement, 'failures.no-such-class-plan', { plan: id });
}

function selectPlan(organisationId: string): SQL {
  const newest = (condition: SQL) => sql`(select max(a.version) from class_adoptions a
    where a.organisation_id = p.organisation_id and a.plan_id = p.id and ${condition})`;
  return sql`select p.id, p.name, p.school_id as "schoolId", p.school_name as "schoolName", p.school_year as "schoolYear",
      p.level, p.grade, p.source, p.columns, p.purposes, p.synthetic, ${instant(sql`p.created_at`)} as "createdAt",
      (select count(*)::int from private.class_pupils c where c.organisation_id = p.organisation_id
        and c.plan_id = p.id) as pupils,
      ${newest(sql`true`)} as "adoptedVersion", ${newest(sql`a.published_at is not null`)} as "publishedVersion",
      jsonb_build_object('version', s.version, 'classCount', s.class_count, 'labels', s.labels, 'rules', s.rules,
        'createdAt', ${instant(sql`s.created_at`)}) as settings
    from class_plans p
    join lateral (select * from class_settings s where s.organisation_id = p.organisation_id and s.plan_id = p.id
      order by version desc limit 1) s on true
    where p.organisation_id = ${organisationId}`;
}

/** Settings of one version. */
export function getSettingsRow(
  on: Queryable,
  organisationId: string,
  planId: string,
  version: number,
): Promise<ClassSettings> {
  return oneRow<ClassSettings>(
    on,
    sql`select version, class_count as "classCount", labels, rules, ${instant(sql`created_at`)} as "createdAt"
      from class_settings where organisation_id = ${organisationId} and plan_id = ${planId}::uuid and version = ${version}`,
    'failures.no-such-class-plan',
    { plan: planId },
  );
}

/** Pupils of a plan, those who left included, by id. Whoever shows them to a person writes the audit. */
export function listPupilRows(on: Queryable, organisationId: string, planId: string): Promise<ClassPupil[]> {
  return rows<ClassPupil>(
    on,
    sql`select id, name, birth_date::text as "birthDate", attributes, late from private.class_pupils
      where organisation_id = ${organisationId} and plan_id = ${planId}::uuid order by id`,
  );
}

/** A wish by ids. */
export interface WishRow {
  pupilId: string;
  kind: 'together' | 'apart' | 'friend';
  otherId: string;
}

export function listWishRows(on: Queryable, organisationId: string, planId: string): Promise<WishRow[]> {
  return rows<WishRow>(
    on,
    sql`select pupil_id as "pupilId", kind, other_id as "otherId" from private.class_wishes
      where organisation_id = ${organisationId} and plan_id = ${planId}::uuid order by pupil_id, kind, other_id`,
  );
}

/** What was done with a plan, in order. */
export function listEventRows(on: Queryable, organisationId: string, planId: string): Promise<RecordedEvent[]> {
  return rows<RecordedEvent>(
    on,
    sql`select number, event, created_by as by, ${instant(sql`created_at`)} as at from private.class_events
      where organisation_id = ${organisationId} and plan_id = ${planId}::uuid order by number`,
  );
}

/** A proposal as stored. */
export interface ProposalRow extends Omit<ClassProposal, 'progress' | 'failure' | 'repairs' | 'concerned'> {
  share: number;
  step: string;
  failure: RunFailure | null;
}

/** Proposals of a plan, newest first. */
export function listProposalRows(on: Queryable, organisationId: string, planId: string): Promise<ProposalRow[]> {
  const statement = sql`${selectProposal(organisationId)} and r.plan_id::text = ${planId} order by r.number desc`;
  return rows<ProposalRow>(on, statement);
}

/** One proposal; `not-found` when the organisation has none of this id. */
export function getProposalRow(on: Queryable, organisationId: string, id: string): Promise<ProposalRow> {
  const statement = sql`${selectProposal(organisationId)} and r.id::text = ${id}`;
  return oneRow<ProposalRow>(on, statement, 'failures.no-such-class-proposal', { proposal: id });
}

/** The proposal as people are shown it. */
export function toProposal({ share, step, failure, ...row }: ProposalRow, language: Language): ClassProposal {
  const repairs = repairsOf({ failure }).map((repair) => ({ code: repair.code, text: sayRepair(repair, language) }));
  const said = failure && sayFailure(failure, language);
  return { ...row, progress: { share, step }, failure: said, repairs, concerned: concernedBy(failure) };
}

function selectProposal(organisationId: string): SQL {
  return sql`select r.id, r.plan_id as "planId", r.number, r.draw_id as "drawId", r.status,
      r.progress_share::double precision as share, r.progress_step as step, r.settings_version as "settingsVersion",
      s.class_count as "classCount", r.seed, r.inputs_sha256 as "inputsSha256", r.result_sha256 as "resultSha256",
      r.balance, r.failure, ${instant(sql`r.created_at`)} as "createdAt", ${instant(sql`r.finished_at`)} as "finishedAt"
    from class_proposals r
    join class_settings s on s.organisation_id = r.organisation_id and s.plan_id = r.plan_id
      and s.version = r.settings_version
    where r.organisation_id = ${organisationId}`;
}

/** An adoption as stored. */
export interface AdoptionRow extends ClassAdoption {
  settingsVersion: number;
  listsSha256: string;
}

/** Adoptions of a plan, newest first. */
export function listAdoptionRows(on: Queryable, organisationId: string, planId: string): Promise<AdoptionRow[]> {
  const statement = sql`${selectAdoption(organisationId)} and plan_id::text = ${planId} order by version desc`;
  return rows<AdoptionRow>(on, statement);
}

/** One adoption; `not-found` when the organisation has none of this id. */
export function getAdoptionRow(on: Queryable, organisationId: string, id: string): Promise<AdoptionRow> {
  const statement = sql`${selectAdoption(organisationId)} and id::text = ${id}`;
  return oneRow<AdoptionRow>(on, statement, 'failures.no-such-class-adoption', { adoption: id });
}

function selectAdoption(organisationId: string): SQL {
  return sql`select id, plan_id as "planId", version, event_number as "eventNumber", settings_version as "settingsVersion",
      proposal_id as "proposalId", lists_sha256 as "listsSha256", public_sha256 as "publicSha256", certificate, despite,
      ${instant(sql`adopted_at`)} as "adoptedAt", ${instant(sql`published_at`)} as "publishedAt"
    from class_adoptions where organisation_id = ${organisationId}`;
}

/** The key of a plan's pseudonyms. */
export async function getClassKey(on: Queryable, organisationId: string, planId: string): Promise<Uint8Array> {
  const { hex } = await oneRow<{ hex: string }>(
    on,
    sql`select encode(key, 'hex') as hex from private.class_keys
      where organisation_id = ${organisationId} and plan_id = ${planId}::uuid`,
    'failures.no-such-class-plan',
    { plan: planId },
  );
  return Buffer.from(hex, 'hex');
}

/** An instant as ISO text in UTC, whatever the session's time zone. */
export function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** What a class is called where the school gave no names: 1, 2, 3 … */
export function plainLabels(classCount: number): string[] {
  return Array.from({ length: classCount }, (_, c) => String(c + 1));
}
