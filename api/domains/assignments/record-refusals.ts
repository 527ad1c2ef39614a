import { sql } from 'drizzle-orm';
import { readBundleFile } from '#artefacts/file-bundle.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { partOf, storeCounts } from '../demand/store-counts.ts';
import { type CountedChild, countIntoCells } from '../demand/store-demand-cells.ts';
import { type HeldResults, holdResults, readRows } from './held-results.ts';
import { findLatestRow, type RunRow } from './queries.ts';

/** Who wanted the nearest school and was not given it, as numbers. */
export interface Refusals {
  runId: string;
  applicants: number;
  /** Children who wanted their nearest school and go elsewhere, or nowhere. */
  refused: number;
  /** Of them those whose home is still known and stands in a cell. */
  counted: number;
}

/**
 * Writes the refusals of the newest finished run of a level down as children in cells: a source of demand for the organisation's school year.
 * A child wanted its nearest school where it named it, or named none and was considered by distance. Throws `conflict` before any run is finished.
 */
export async function recordRefusals(context: Context, level: Level): Promise<Refusals> {
  may(context, 'change/demand');
  const { database, organisationId } = context;
  const { schoolYear } = await getSettings(database.db, organisationId);
  const run = await findLatestRow(database.db, organisationId, level);
  if (!run) throw new Failure('conflict', 'failures.refusals-no-run', { level });
  const held = await holdResults(context, run);
  const refused = await refusedOf(held);
  return database.transaction(async (tx) => {
    const homes = await listHomesOf(tx, run, refused);
    const batchId = await batchOf(tx, run);
    const part = partOf(level, schoolYear);
    const scope = { organisationId, source: 'refusals' as const, synthetic: run.synthetic, batchId };
    const cells = await countIntoCells(homes);
    await storeCounts(
      tx,
      database.space,
      scope,
      [part],
      cells.map(({ cell, children: people, commune_code }) => {
        return { part, key: cell, cell, commune_code, age_from: null, age_to: null, people };
      }),
    );
    const answer = {
      ...{ runId: run.id, applicants: held.children.ids.length },
      ...{ refused: refused.length, counted: homes.length },
    };
    await recordAudit(tx, context, {
      verb: 'change/demand',
      subjectKind: 'run',
      subjectId: run.id,
      details: { did: 'recorded refusals', level, ...answer },
    });
    return answer;
  });
}

/** Ids of the children who wanted their nearest school and were not given it. */
async function refusedOf({ children, inputs }: HeldResults): Promise<string[]> {
  const file = await readBundleFile(inputs, 'choices.csv');
  const named = new Map<string, Set<string>>();
  for (const { applicant_id: id, school_id: school } of readRows(
    Buffer.from(file ?? new Uint8Array()).toString('utf8'),
  ))
    named.set(id, (named.get(id) ?? new Set()).add(school));
  return children.ids.filter((id, place) => {
    const nearest = children.nearestSchools[place];
    if (nearest === '' || children.schools[place] === nearest) return false;
    return named.get(id)?.has(nearest) ?? true;
  });
}

/** Homes that are still kept; those erased when their purpose ended are not. */
function listHomesOf(
  on: Queryable,
  { organisationId, periodId }: RunRow,
  ids: readonly string[],
): Promise<CountedChild[]> {
  return rows<CountedChild>(
    on,
    sql`select st_x(h.geom) as lon, st_y(h.geom) as lat, h.commune_code as "communeCode" from private.home_points h
      join (select distinct value as id from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) r
        on r.id = h.applicant_id
      where h.organisation_id = ${organisationId} and h.period_id = ${periodId}::uuid and h.geom is not null`,
  );
}

/** The batch the applicants of the run came by. */
async function batchOf(on: Queryable, { organisationId, periodId }: RunRow): Promise<string> {
  const [row] = await rows<{ id: string }>(
    on,
    sql`select source_batch_id as id from applicants
      where organisation_id = ${organisationId} and period_id = ${periodId}::uuid limit 1`,
  );
  if (!row) throw new Failure('conflict', 'failures.refusals-erased');
  return row.id;
}
