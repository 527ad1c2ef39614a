import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { listSchools } from '../schools/queries.ts';
import type { BoundaryDraft, BoundaryDraftSummary, SharedDraft } from './draft-types.ts';
import { getDraftAreas, getDraftRow, getSharedDraftRow, listDraftRows, listDraftVersions } from './queries.ts';

/** Drafts of a level, last saved first; private to the office, so for its planners alone. */
export function listDrafts(context: Context, level: Level): Promise<BoundaryDraftSummary[]> {
  may(context, 'change/boundaries');
  return listDraftRows(context.database.db, context.organisationId, level);
}

/** A draft as it was saved at `version`; without one, as it was saved last. Throws `not-found`. */
export async function getDraft(context: Context, id: string, version?: number): Promise<BoundaryDraft> {
  may(context, 'change/boundaries');
  const { database, organisationId } = context;
  const { latest, ...row } = await getDraftRow(database.db, organisationId, id);
  const wanted = version ?? latest;
  return {
    ...{ ...row, version: wanted, areas: await getDraftAreas(database.db, organisationId, id, wanted) },
    versions: await listDraftVersions(database.db, organisationId, id),
  };
}

/** What the link of a draft shows to whoever has it: its last version; throws `not-found` for a link there is not, or no more. */
export async function getSharedDraft(context: Context, code: string): Promise<SharedDraft> {
  may(context, 'look/boundaries');
  const { database, organisationId } = context;
  const { id, name, level, latest } = await getSharedDraftRow(database.db, organisationId, code);
  const areas = await getDraftAreas(database.db, organisationId, id, latest);
  const [{ savedAt }] = await listDraftVersions(database.db, organisationId, id);
  const schools = await listSchools(database.db, organisationId, { level });
  return {
    ...{ name, level, version: latest, savedAt, areas },
    schools: schools.filter((school) => school.id in areas).map((school) => ({ id: school.id, name: school.name })),
  };
}
