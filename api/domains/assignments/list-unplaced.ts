import { readBundleFile } from '#artefacts/file-bundle.ts';
import type { Context } from '../../platform/context.ts';
import { CsvSplitter } from '../../platform/csv-splitter.ts';
import { may } from '../../platform/permissions.ts';
import { listCommunes } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { type HeldResults, holdResults } from './held-results.ts';
import { getRunRow } from './queries.ts';
import type { Unplaced } from './types.ts';

/** Every child without a place, with its reason and the nearest school; by id. Children by name of their dossier: audited. */
export async function listUnplaced(context: Context, runId: string): Promise<Unplaced[]> {
  may(context, 'read-child/runs');
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  const results = await holdResults(context, run);
  const { children, schools } = results;
  const communes = new Map((await listCommunes(database.db, organisationId)).map(({ code, name }) => [code, name]));
  const places = children.ids.flatMap((_, place) => (children.schools[place] === '' ? [place] : []));
  const nearest = await nearestOf(results, new Set(places.map((place) => children.ids[place])));
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/runs',
      subjectKind: 'run',
      subjectId: run.id,
      details: { list: 'unplaced', children: places.length },
    }),
  );
  return places.map((place) => {
    const found = nearest.get(children.ids[place]);
    return {
      applicantId: children.ids[place],
      reason: children.reasons[place],
      communeName: communes.get(children.communes[place]) ?? null,
      nearestSchoolName: found ? (schools.get(found.schoolId)?.name ?? found.schoolId) : null,
      nearestMetres: found?.metres ?? null,
    };
  });
}

/** The nearest measured school of each child named; of equals the lower id, as rows come by school. */
async function nearestOf({ inputs }: HeldResults, wanted: Set<string>) {
  const nearest = new Map<string, { schoolId: string; metres: number }>();
  const bytes = wanted.size > 0 ? await readBundleFile(inputs, 'travel.csv') : null;
  if (!bytes) return nearest;
  const splitter = new CsvSplitter(([id, schoolId, metres]) => {
    if (metres === '' || !wanted.has(id)) return;
    const before = nearest.get(id);
    if (!before || Number(metres) < before.metres) nearest.set(id, { schoolId, metres: Number(metres) });
  });
  const text = new TextDecoder();
  // A city's travel.csv is longer than one string should be.
  for (let from = 0; from < bytes.length; from += 1 << 22)
    splitter.push(text.decode(bytes.subarray(from, from + (1 << 22)), { stream: true }));
  splitter.finish();
  return nearest;
}
