import { readBundleFile } from '#artefacts/file-bundle.ts';
import type { Context } from '../../platform/context.ts';
import { HeldValues } from '../../platform/held-values.ts';
import { holdResults } from '../assignments/held-results.ts';
import { getRunRow } from '../assignments/queries.ts';
import { holdPublicResult } from './hold-public-result.ts';
import { type SchoolSums, sumSchoolResults } from './sum-school-results.ts';
import type { Publication } from './types.ts';

/** Sums of a version's schools, for the periods people look back at. */
const held = new HeldValues<Map<string, SchoolSums>>(6);

/** Every school's sums of one version, by school id; summed up once. */
export function holdSums(context: Context, publication: Publication): Promise<Map<string, SchoolSums>> {
  return held.get(publication.publicSha256, 'immutable', async () => {
    const { database, organisationId } = context;
    const results = await holdResults(context, await getRunRow(database.db, organisationId, publication.runId));
    const text = async (name: string) =>
      Buffer.from((await readBundleFile(results.inputs, name)) ?? new Uint8Array()).toString('utf8');
    return sumSchoolResults(results, await holdPublicResult(context, publication.publicSha256), {
      cells: await text('cells.csv'),
      decisions: await text('decisions.csv'),
    });
  });
}
