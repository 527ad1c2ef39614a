import { type SQL, sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import type { PlacementDecision } from './decision-types.ts';
import type { Period } from './types.ts';

/** Decisions of a period: those in force first, each part by dossier; withdrawn ones stay readable. */
export function listDecisionRows(
  on: Queryable,
  organisationId: string,
  periodId: string,
): Promise<PlacementDecision[]> {
  return rows<PlacementDecision>(
    on,
    sql`${selectDecision(organisationId)} and d.period_id::text = ${periodId}
      order by d.withdrawn_at is not null, d.applicant_id collate "C", d.created_at, d.id`,
  );
}

/** One decision; `not-found` when the organisation has none of this id. */
export function getDecisionRow(on: Queryable, organisationId: string, id: string): Promise<PlacementDecision> {
  const statement = sql`${selectDecision(organisationId)} and d.id::text = ${id}`;
  return oneRow<PlacementDecision>(on, statement, 'failures.no-such-placement-decision', { decision: id });
}

/** Decisions in force, as a run freezes them: by dossier, by code point. */
export function listDecisionsInForce(
  on: Queryable,
  organisationId: string,
  periodId: string,
): Promise<Pick<PlacementDecision, 'applicantId' | 'schoolId' | 'number' | 'reason' | 'kind'>[]> {
  return rows(
    on,
    sql`select applicant_id as "applicantId", school_id as "schoolId", number, reason, kind from placement_decisions
      where organisation_id = ${organisationId} and period_id::text = ${periodId} and withdrawn_at is null
      order by applicant_id collate "C"`,
  );
}

/** Seats a decision may take of: an open school of the period's level with known seats. Each fault is a sentence of its own. */
export async function getSeatsForDecision(
  on: Queryable,
  organisationId: string,
  period: Pick<Period, 'id' | 'level'>,
  schoolId: string,
): Promise<{ name: string; seats: number }> {
  const [school] = await rows<{ name: string; closed: boolean; ofLevel: boolean; seats: number | null }>(
    on,
    sql`select s.name, s.valid_to is not null as closed, q.seats,
        exists (select 1 from school_levels l where l.organisation_id = s.organisation_id and l.school_id = s.id
          and l.level = ${period.level}) as "ofLevel"
      from schools s
      left join quotas q on q.organisation_id = s.organisation_id and q.school_id = s.id and q.period_id = ${period.id}::uuid
      where s.organisation_id = ${organisationId} and s.id = ${schoolId}`,
  );
  if (!school) throw new Failure('invalid', 'failures.decision-unknown-school', { school: schoolId });
  const params = { school: school.name, level: period.level };
  if (school.closed) throw new Failure('invalid', 'failures.decision-closed-school', params);
  if (!school.ofLevel) throw new Failure('invalid', 'failures.decision-wrong-level', params);
  if (school.seats === null) throw new Failure('invalid', 'failures.decision-seats-unknown', params);
  return { name: school.name, seats: school.seats };
}

function selectDecision(organisationId: string): SQL {
  return sql`select d.id, d.applicant_id as "applicantId", d.school_id as "schoolId", s.name as "schoolName", d.number,
      d.reason, d.kind, case when v.id is not null then jsonb_build_object('others', v.others, 'samePosition', v.same_position) end
      as seen, d.created_by as "createdBy", ${instant(sql`d.created_at`)} as "createdAt",
      d.withdrawn_by as "withdrawnBy", ${instant(sql`d.withdrawn_at`)} as "withdrawnAt"
    from placement_decisions d
    join schools s on s.organisation_id = d.organisation_id and s.id = d.school_id
    left join private.decision_previews v on v.organisation_id = d.organisation_id and v.id = d.preview_id
    where d.organisation_id = ${organisationId}`;
}

/** An instant as ISO text in UTC, whatever the session's time zone. */
function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
