import { type SQL, sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Publication } from './types.ts';

/** Versions of a period's result, newest first; `publishedOnly` leaves out proposals. */
export function listPublicationRows(
  on: Queryable,
  organisationId: string,
  periodId: string,
  publishedOnly: boolean,
): Promise<Publication[]> {
  const shown = publishedOnly ? sql` and p.status = 'published'` : sql``;
  return rows<Publication>(
    on,
    sql`${selectPublication(organisationId)} and p.period_id::text = ${periodId}${shown}
      order by p.version desc, p.proposed_at desc, p.id`,
  );
}

/** One version; `not-found` when the organisation has none of this id. */
export function getPublicationRow(on: Queryable, organisationId: string, id: string): Promise<Publication> {
  const statement = sql`${selectPublication(organisationId)} and p.id::text = ${id}`;
  return oneRow<Publication>(on, statement, 'failures.no-such-publication', { publication: id });
}

/** The version in force: the newest published one; undefined before the first. */
export async function findPublished(
  on: Queryable,
  organisationId: string,
  periodId: string,
): Promise<Publication | undefined> {
  const [newest] = await listPublicationRows(on, organisationId, periodId, true);
  return newest;
}

/** The version in force of every period that has one. */
export async function listInForce(on: Queryable, organisationId: string): Promise<Publication[]> {
  const published = await rows<Publication>(
    on,
    sql`${selectPublication(organisationId)} and p.status = 'published' order by p.period_id, p.version desc`,
  );
  return published.filter(({ periodId }, i) => periodId !== published[i - 1]?.periodId);
}

/** Key of a version's pseudonyms: HMAC-SHA-256 of a dossier's id under it. */
export async function getPublicationKey(on: Queryable, organisationId: string, id: string): Promise<Uint8Array> {
  const row = await oneRow<{ key: string }>(
    on,
    sql`select encode(key, 'hex') as key from private.publication_keys
      where organisation_id = ${organisationId} and publication_id::text = ${id}`,
    'failures.no-such-publication',
    { publication: id },
  );
  return Buffer.from(row.key, 'hex');
}

function selectPublication(organisationId: string): SQL {
  return sql`select p.id, p.period_id as "periodId", p.version, p.run_id as "runId", p.draw_id as "drawId", p.status,
      p.reason, p.public_sha256 as "publicSha256", p.root, p.counts, p.synthetic, p.proposed_by as "proposedBy",
      ${instant(sql`p.proposed_at`)} as "proposedAt", ${instant(sql`p.published_at`)} as "publishedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'at', ${instant(sql`a.at`)}) order by a.at, a.name),
          '[]'::jsonb)
        from publication_approvals a
        where a.organisation_id = p.organisation_id and a.publication_id = p.id) as approvals
    from publications p
    where p.organisation_id = ${organisationId}`;
}

/** An instant as ISO text in UTC, whatever the session's time zone. */
function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
