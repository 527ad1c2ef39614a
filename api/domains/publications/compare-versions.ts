import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { type HeldResults, holdResults } from '../assignments/held-results.ts';
import type { RunRow } from '../assignments/queries.ts';
import { readReceipt } from '../assignments/read-explanation.ts';
import type { AffectedFamily } from './types.ts';

/**
 * Every family whose place differs between two runs, by dossier. A child that is elsewhere now has moved up when its old school
 * is none of those that refused it; otherwise it is displaced, unless the council decided for it, or its family declined.
 */
export async function compareVersions(context: Context, before: RunRow, after: RunRow): Promise<AffectedFamily[]> {
  const [old, now] = [await holdResults(context, before), await holdResults(context, after)];
  const declined = await listDeclined(context, before.id);
  const affected: AffectedFamily[] = [];
  const ids = new Set([...old.children.ids, ...now.children.ids]);
  for (const id of [...ids].sort()) {
    const [from, to] = [placeOf(old, id), placeOf(now, id)];
    if (from.schoolId === to.schoolId) continue;
    const kind = await kindOf(now, after, id, from.schoolId, declined.has(id));
    affected.push({
      applicantId: id,
      kind,
      fromSchoolName: nameOf(old, from.schoolId),
      fromMetres: from.metres,
      toSchoolName: nameOf(now, to.schoolId),
      toMetres: to.metres,
    });
  }
  return affected;
}

interface Place {
  schoolId: string;
  metres: number | null;
}

function placeOf({ children }: HeldResults, id: string): Place {
  const place = children.placeOf.get(id);
  if (place === undefined || children.schools[place] === '') return { schoolId: '', metres: null };
  return { schoolId: children.schools[place], metres: children.metres[place] < 0 ? null : children.metres[place] };
}

function nameOf({ schools }: HeldResults, id: string): string | null {
  return id === '' ? null : (schools.get(id)?.name ?? id);
}

async function kindOf(
  now: HeldResults,
  after: RunRow,
  id: string,
  oldSchool: string,
  declined: boolean,
): Promise<AffectedFamily['kind']> {
  if (oldSchool === '') return 'placed';
  const place = now.children.placeOf.get(id);
  if (place === undefined) return declined ? 'declined' : 'displaced';
  if (now.children.reasons[place] === 'decision') return 'decision';
  if (now.children.schools[place] === '') return 'displaced';
  const { steps } = await readReceipt(now, after.resultsSha256!, place);
  const refused = steps.some(
    ({ schoolId, outcome }) => schoolId === oldSchool && ['seats-ended', 'unreachable', 'ineligible'].includes(outcome),
  );
  return refused ? 'displaced' : 'moved-up';
}

async function listDeclined({ database, organisationId }: Context, runId: string): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    database.db,
    sql`select applicant_id as id from declined_places where organisation_id = ${organisationId}
      and run_id = ${runId}::uuid`,
  );
  return new Set(found.map(({ id }) => id));
}
