import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { listLayers } from '../layers/queries.ts';
import { findChoice, listDemandCells, listParts } from './queries.ts';
import { partOf } from './store-counts.ts';
import type { DemandSource, DemandState, DemandStatement, DemandWeights } from './types.ts';

/** What a level's demand is made from, and what it could be made from. Throws `not-found` for the organisation. */
export async function getDemand(context: Context, level: Level): Promise<DemandState> {
  may(context, 'look/demand');
  const { database, organisationId, actor } = context;
  const { db } = database;
  const { schoolYear } = await getSettings(db, organisationId);
  const parts = await listParts(db, organisationId);
  const has = (source: string, part?: string) =>
    parts.some((known) => known.source === source && (part === undefined || known.part === part));
  const [ages] = await rows(db, sql`select 1 from population_ages where organisation_id = ${organisationId} limit 1`);
  const own = partOf(level, schoolYear);
  const sources: Record<DemandSource, boolean> = {
    applicants: has('applicants', own),
    communes: ages !== undefined,
    hamlets: has('hamlets'),
    raster: parts.some(({ source, part }) => source === 'raster' && part !== 'all'),
    refusals: has('refusals', own),
  };
  const weights: Record<DemandWeights, boolean> = { roads: true, addresses: has('addresses'), raster: has('raster') };
  const choice = await findChoice(db, organisationId, schoolYear, level);
  const kept = await listLayers(db, organisationId, 'housing');
  return {
    ...{ level, schoolYear, chosenAt: choice?.chosenAt ?? null },
    chosen: choice?.statement ?? (await ofApplicants(context, level)),
    sources: namesOf(sources),
    weights: namesOf(weights),
    // Layers are the office's own.
    housing: (actor.kind === 'anonymous' ? [] : kept).map(({ id, name, fields }) => ({ id, name, fields })),
  };
}

function namesOf<T extends string>(flags: Record<T, boolean>): T[] {
  return (Object.keys(flags) as T[]).filter((name) => flags[name]);
}

/** What nobody chose: the applicants as they were counted; null where there are none. */
async function ofApplicants({ database, organisationId }: Context, level: Level): Promise<DemandStatement | null> {
  const cells = await listDemandCells(database.db, organisationId, level);
  if (cells.length === 0) return null;
  const total = cells.reduce((sum, { children }) => sum + children, 0);
  return {
    ...{ level, source: 'applicants', weights: null, knownBy: 'home', age: null, bandYears: 1 },
    ...{ total, placed: total, unplaced: 0, cells: cells.length, groups: cells.length, missing: [] },
    ...{ fellBack: 0, moved: 0, elsewhere: null, elsewhereBy: null, housing: null },
    synthetic: cells.some(({ synthetic }) => synthetic),
  };
}
