import { sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import type { BoundaryDraft, BoundaryDraftSummary, DraftAreas } from './draft-types.ts';

const savedAt = sql`to_char(v.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "savedAt"`;

/** Drafts of a level with their latest version, last saved first. */
export function listDraftRows(on: Queryable, organisationId: string, level: Level): Promise<BoundaryDraftSummary[]> {
  return rows<BoundaryDraftSummary>(
    on,
    sql`select d.id::text as id, d.name, d.level, v.version, v.saved_by as "savedBy", ${savedAt}
      from boundary_drafts d join lateral (
        select * from boundary_draft_versions v where v.organisation_id = d.organisation_id and v.draft_id = d.id
        order by v.version desc limit 1) v on true
      where d.organisation_id = ${organisationId} and d.level = ${level} order by v.saved_at desc, d.id`,
  );
}

type DraftRow = Pick<BoundaryDraft, 'id' | 'name' | 'level' | 'shareCode'> & { latest: number };

const draftRow = sql`select d.id::text as id, d.name, d.level, d.share_code as "shareCode",
  (select max(version) from boundary_draft_versions v
    where v.organisation_id = d.organisation_id and v.draft_id = d.id) as latest from boundary_drafts d`;

/** By the code of its link; throws `not-found`. */
export function getSharedDraftRow(on: Queryable, organisationId: string, code: string): Promise<DraftRow> {
  return oneRow(
    on,
    sql`${draftRow} where d.organisation_id = ${organisationId} and d.share_code = ${code}`,
    'failures.no-such-link',
    {},
  );
}

/** A draft without its areas; throws `not-found`. */
export function getDraftRow(on: Queryable, organisationId: string, id: string): Promise<DraftRow> {
  return oneRow(
    on,
    sql`${draftRow} where d.organisation_id = ${organisationId} and d.id::text = ${id}`,
    'failures.no-such-draft',
    { id },
  );
}

/** Areas of one version; throws `not-found`. */
export async function getDraftAreas(
  on: Queryable,
  organisationId: string,
  id: string,
  version: number,
): Promise<DraftAreas> {
  const { areas } = await oneRow<{ areas: DraftAreas }>(
    on,
    sql`select areas from boundary_draft_versions
      where organisation_id = ${organisationId} and draft_id::text = ${id} and version = ${version}`,
    'failures.no-such-draft-version',
    { version: String(version) },
  );
  return areas;
}

/** Savings of a draft, newest first. */
export function listDraftVersions(on: Queryable, organisationId: string, id: string) {
  return rows<BoundaryDraft['versions'][number]>(
    on,
    sql`select v.version, v.note, v.saved_by as "savedBy", ${savedAt} from boundary_draft_versions v
      where v.organisation_id = ${organisationId} and v.draft_id::text = ${id} order by v.version desc`,
  );
}
