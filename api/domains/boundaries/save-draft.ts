import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { getResolution, isValidCell } from 'h3-js';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listSchools } from '../schools/queries.ts';
import type { BoundaryDraft, DraftAreas, NewDraft, NewVersion } from './draft-types.ts';
import { getDraftRow } from './queries.ts';
import { getDraft } from './show-drafts.ts';

/** Saves areas under a name, private to the office. Throws `invalid` without a name, or for areas that cannot be. */
export async function createDraft(context: Context, { name, level, note, areas }: NewDraft): Promise<BoundaryDraft> {
  may(context, 'change/boundaries');
  const { database, organisationId, actor, clock } = context;
  if (name === '') throw new Failure('invalid', 'failures.draft-name');
  await requireAreas(context, level, areas);
  const id = randomUUID();
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into boundary_drafts (organisation_id, id, name, level, created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${name}, ${level}, ${actor.name}, ${clock.now().toISOString()})`);
    await writeVersion(tx, context, id, 1, { note, areas });
    await say(tx, context, id, { did: 'created', name, level });
  });
  return getDraft(context, id);
}

/**
 * Saves areas as the next version of a draft; the earlier ones stay. Throws `conflict` where somebody saved one meanwhile,
 * `invalid` for areas that cannot be, `not-found`.
 */
export async function saveVersion(
  context: Context,
  id: string,
  { seen, note, areas }: NewVersion,
): Promise<BoundaryDraft> {
  may(context, 'change/boundaries');
  const { database, organisationId } = context;
  const { name, level } = await getDraftRow(database.db, organisationId, id);
  await requireAreas(context, level, areas);
  await database.transaction(async (tx) => {
    // Two who save at once: the second waits here, and then sees that it was late.
    await tx.execute(sql`select 1 from boundary_drafts
      where organisation_id = ${organisationId} and id = ${id}::uuid for update`);
    const { latest } = await getDraftRow(tx, organisationId, id);
    if (latest !== seen) throw new Failure('conflict', 'failures.draft-moved', { name, latest });
    await writeVersion(tx, context, id, seen + 1, { note, areas });
    await say(tx, context, id, { did: 'saved', version: seen + 1 });
  });
  return getDraft(context, id);
}

/** Takes a draft away with all its versions; the audit keeps that it was. Throws `not-found`. */
export async function removeDraft(context: Context, id: string): Promise<void> {
  may(context, 'change/boundaries');
  const { database, organisationId } = context;
  const { name, latest } = await getDraftRow(database.db, organisationId, id);
  await database.transaction(async (tx) => {
    await tx.execute(sql`delete from boundary_drafts where organisation_id = ${organisationId} and id = ${id}::uuid`);
    await say(tx, context, id, { did: 'removed', name, versions: latest });
  });
}

function say(tx: Queryable, context: Context, subjectId: string, details: Record<string, unknown>): Promise<void> {
  return recordAudit(tx, context, { verb: 'change/boundaries', subjectKind: 'boundary-draft', subjectId, details });
}

async function writeVersion(
  tx: Queryable,
  { organisationId, actor, clock }: Context,
  id: string,
  version: number,
  { note, areas }: Pick<NewVersion, 'note' | 'areas'>,
): Promise<void> {
  await tx.execute(sql`insert into boundary_draft_versions (organisation_id, draft_id, version, note, areas, saved_by, saved_at)
    values (${organisationId}, ${id}::uuid, ${version}, ${note}, ${JSON.stringify(areas)}::jsonb, ${actor.name},
      ${clock.now().toISOString()})`);
}

/** Schools of the level, cells that are cells, none given to two schools. */
async function requireAreas({ database, organisationId }: Context, level: Level, areas: DraftAreas): Promise<void> {
  const known = new Set((await listSchools(database.db, organisationId, { level })).map(({ id }) => id));
  const owner = new Map<string, string>();
  for (const [school, cells] of Object.entries(areas)) {
    if (!known.has(school)) throw new Failure('invalid', 'failures.draft-school', { school, level });
    for (const cell of cells) {
      if (!isValidCell(cell) || getResolution(cell) > finest)
        throw new Failure('invalid', 'failures.draft-cell', { cell });
      const other = owner.get(cell);
      if (other) throw new Failure('invalid', 'failures.draft-twice', { cell, first: other, second: school });
      owner.set(cell, school);
    }
  }
  if (owner.size === 0) throw new Failure('invalid', 'failures.draft-empty');
}

/** Blocks are no smaller than this resolution of H3. */
const finest = 10;
