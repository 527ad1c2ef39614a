import { type SQL, sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Appeal } from './appeal-types.ts';

/** An appeal as stored, with the period it belongs to. */
export type AppealRow = Appeal & { periodId: string };

/** Appeals of a period: open ones by the day they must be answered, then the others, newest answer first. `today`: ISO day. */
export function listAppealRows(
  on: Queryable,
  organisationId: string,
  periodId: string,
  today: string,
): Promise<AppealRow[]> {
  return rows<AppealRow>(
    on,
    sql`${selectAppeal(organisationId, today)} and a.period_id::text = ${periodId}
      order by a.status <> 'open', case when a.status = 'open' then a.answer_by end, a.answered_at desc, a.number`,
  );
}

/** One appeal; `not-found` when the organisation has none of this id. */
export function getAppealRow(on: Queryable, organisationId: string, id: string, today: string): Promise<AppealRow> {
  const statement = sql`${selectAppeal(organisationId, today)} and a.id::text = ${id}`;
  return oneRow<AppealRow>(on, statement, 'failures.no-such-appeal', { appeal: id });
}

/** Appeals of one child in a period, the newest first. */
export function listAppealsOfChild(
  on: Queryable,
  organisationId: string,
  periodId: string,
  applicantId: string,
  today: string,
): Promise<AppealRow[]> {
  return rows<AppealRow>(
    on,
    sql`${selectAppeal(organisationId, today)} and a.period_id::text = ${periodId} and a.applicant_id = ${applicantId}
      order by a.number desc`,
  );
}

function selectAppeal(organisationId: string, today: string): SQL {
  return sql`select a.id, a.period_id as "periodId", a.number, a.applicant_id as "applicantId", p.version, a.about, a.statement,
      a.received_on::text as "receivedOn", coalesce(a.received_on > e.appeals_until, false) as late,
      a.answer_by::text as "answerBy", a.status = 'open' and a.answer_by < ${today}::date as overdue, a.status,
      a.decision_number as "decisionNumber", a.decided_on::text as "decidedOn", a.answer,
      case when a.status = 'correction' then (select min(later.version) from publications later
        where later.organisation_id = a.organisation_id and later.period_id = a.period_id and later.status = 'published'
          and later.version > p.version and later.published_at >= a.answered_at) end as "correctedVersion",
      a.recorded_by as "recordedBy", a.answered_by as "answeredBy"
    from private.appeals a
    join publications p on p.organisation_id = a.organisation_id and p.id = a.publication_id
    join enrolment_periods e on e.organisation_id = a.organisation_id and e.id = a.period_id
    where a.organisation_id = ${organisationId}`;
}
