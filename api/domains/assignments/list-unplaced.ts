import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { listCommunes } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdResults } from './held-results.ts';
import { getRunRow } from './queries.ts';
import type { Unplaced } from './types.ts';

/** Every child without a place, with its reason and the nearest school; by id. Children by name of their dossier: audited. */
export async function listUnplaced(context: Context, runId: string): Promise<Unplaced[]> {
  may(context, 'read-child/runs');
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  const { children, schools } = await holdResults(context, run);
  const communes = new Map((await listCommunes(database.db, organisationId)).map(({ code, name }) => [code, name]));
  const places = children.ids.flatMap((_, place) => (children.schools[place] === '' ? [place] : []));
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/runs',
      subjectKind: 'run',
      subjectId: run.id,
      details: { list: 'unplaced', children: places.length },
    }),
  );
  return places.map((place) => {
    const nearest = children.nearestSchools[place];
    return {
      applicantId: children.ids[place],
      reason: children.reasons[place],
      communeName: communes.get(children.communes[place]) ?? null,
      nearestSchoolName: nearest === '' ? null : (schools.get(nearest)?.name ?? nearest),
      nearestMetres: nearest === '' ? null : children.nearestMetres[place],
    };
  });
}
