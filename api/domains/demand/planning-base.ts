import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { cellToLatLng } from 'h3-js';
import { readPlanningBase, writePlanningBase } from '#artefacts/planning-base.ts';
import { orderReach } from '#engines/scenario/order-reach.ts';
import type { PlanningBase, PlanningSchool } from '#engines/scenario/types.ts';
import { classCapOn } from '../../../geodata/profiles/country-profile.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import { getSettings, listCommunes } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { listSchools } from '../schools/queries.ts';
import { askTravelWorker } from '../travel/ask-travel-worker.ts';
import { holdSchoolGates, type SchoolGates } from '../travel/hold-gates.ts';
import { type HeldNetwork, holdNetwork, readDataState } from '../travel/hold-network.ts';
import type { Profile } from '../travel/types.ts';
import { listDemandCells } from './queries.ts';

/** Schools of a cell: all within this by road, and the nearest few however far. */
const maxMetres = 5_000;
const leastSchools = 4;
const farMetres = 200_000;

/** A base and where its bytes are kept. */
export interface HeldBase {
  base: PlanningBase;
  sha256: string;
}

const holder = holdPerOwner<HeldBase>(8);

/**
 * The base that every planning tool of a level works on: children of the entry grade in cells, schools with seats (unknown
 * stays unknown) and road metres between them. Made in a worker, kept as an artefact until roads, schools, seats or demand
 * change. Throws `conflict` before roads are imported, `invalid` where the level has no children or no schools.
 */
export async function holdPlanningBase(context: Context, level: Level, profile: Profile = 'walk'): Promise<HeldBase> {
  const { database, organisationId } = context;
  const state = await readDataState(context);
  const network = await holdNetwork(context, state);
  const key = [organisationId, level, profile].join('\n');
  return holder(database).get(key, `${network.version} ${state.key}`, async (before) => {
    const gates = await holdSchoolGates(context, network, level);
    const parts = await readParts(context, level, profile, network, gates);
    const basis = createHash('sha256').update(JSON.stringify(parts.head)).digest('hex');
    const kept = await findBase(context, level, profile);
    if (kept?.basis === basis && before?.sha256 === kept.sha256) return before;
    if (kept?.basis === basis && context.artefacts.has(kept.sha256))
      return { base: readPlanningBase(await context.artefacts.get(kept.sha256)), sha256: kept.sha256 };
    const base = await measure(network, gates, parts, profile);
    const sha256 = await context.artefacts.put(writePlanningBase(base));
    await keepBase(context, level, profile, basis, sha256);
    return { base, sha256 };
  });
}

interface BaseParts {
  head: Omit<PlanningBase, 'cells' | 'gates' | 'reach'> & { cells: [string, number, number][]; gates: string };
  lonLats: Float64Array;
}

/** Everything but the distances. */
async function readParts(
  context: Context,
  level: Level,
  profile: Profile,
  network: HeldNetwork,
  gates: SchoolGates,
): Promise<BaseParts> {
  const { database, organisationId } = context;
  const { db } = database;
  const settings = await getSettings(db, organisationId);
  const grades = settings.profile.levels.find((known) => known.level === level)?.grades ?? [];
  const grade = grades.find(({ entry }) => entry)?.id ?? '';
  const found = await listDemandCells(db, organisationId, level);
  const schools = await listPlanningSchools(context, level, grade, grades.length, gates.schoolIds);
  if (found.length === 0) throw new Failure('invalid', 'failures.no-demand', { level });
  if (schools.length === 0) throw new Failure('invalid', 'failures.no-schools-of-level', { level });
  const names = new Map((await listCommunes(db, organisationId)).map(({ code, name }) => [code, name]));
  const codes = [...new Set(found.flatMap(({ communeCode }) => communeCode ?? []))].sort();
  const communeAt = new Map(codes.map((code, index) => [code, index]));
  const day = network.day;
  return {
    head: {
      ...{ level, grade, grades: grades.length, profile, schoolYear: settings.schoolYear },
      ...{ networkVersion: network.version, maxMetres, leastSchools },
      classCap: classCapOn(settings.profile, level, grade, day)?.pupils ?? null,
      synthetic: found.some(({ synthetic }) => synthetic) || schools.some(({ synthetic }) => synthetic),
      communes: codes.map((code) => ({ code, name: names.get(code) ?? code })),
      schools,
      cells: found.map(({ cell, children, communeCode }) => [
        cell,
        children,
        communeCode === null ? -1 : communeAt.get(communeCode)!,
      ]),
      gates: gates.version,
    },
    lonLats: Float64Array.from(found.flatMap(({ cell }) => cellToLatLng(cell).reverse())),
  };
}

/** Schools of the level in the order of `ids`, with seats of its entry grade. */
async function listPlanningSchools(
  { database, organisationId }: Context,
  level: Level,
  grade: string,
  grades: number,
  ids: readonly string[],
): Promise<PlanningSchool[]> {
  const summaries = new Map(
    (await listSchools(database.db, organisationId, { level })).map((school) => [school.id, school]),
  );
  const capacities = await rows<{ schoolId: string; grade: string; seats: number | null }>(
    database.db,
    sql`select c.school_id as "schoolId", c.grade, c.seats from grade_capacities c
      join organisations o on o.id = c.organisation_id and o.school_year = c.school_year
      where c.organisation_id = ${organisationId} and c.level = ${level} and c.grade in ('', ${grade})`,
  );
  const seats = new Map(capacities.map((row) => [`${row.schoolId} ${row.grade}`, row.seats]));
  return ids.flatMap((id): PlanningSchool[] => {
    const school = summaries.get(id);
    if (!school) return [];
    const { name, lonLat, communeCode, ownership, levels, pupils, rooms, synthetic } = school;
    const whole = seats.get(`${id} `) ?? null;
    const share = whole === null || grades === 0 ? null : Math.floor(whole / grades);
    const ofGrade = seats.get(`${id} ${grade}`) ?? share;
    return [{ id, name, lonLat, communeCode, ownership, levels, seats: ofGrade, pupils, rooms, synthetic }];
  });
}

async function measure(
  network: HeldNetwork,
  gates: SchoolGates,
  { head, lonLats }: BaseParts,
  profile: Profile,
): Promise<PlanningBase> {
  const schoolCount = gates.schoolIds.length;
  const ask = (metres: number, nearest: number | null) =>
    askTravelWorker(network, {
      ...{ kind: 'measure', profile, homes: lonLats, named: [], maxMetres: metres, nearest },
      gates: { lonLats: gates.lonLats, school: gates.school, schoolCount },
    });
  const tables = [await ask(maxMetres, null), await ask(farMetres, leastSchools)];
  const { cells, gates: _, ...rest } = head;
  return {
    ...rest,
    cells: {
      ids: cells.map(([id]) => id),
      lonLats,
      children: Uint32Array.from(cells, ([, children]) => children),
      commune: Int16Array.from(cells, ([, , commune]) => commune),
    },
    gates: { lonLats: gates.lonLats, school: gates.school },
    reach: orderReach(cells.length, tables),
  };
}

async function findBase({ database, organisationId }: Context, level: Level, profile: Profile) {
  const [row] = await rows<{ basis: string; sha256: string }>(
    database.db,
    sql`select basis, sha256 from planning_bases
      where organisation_id = ${organisationId} and level = ${level} and profile = ${profile}`,
  );
  return row;
}

async function keepBase(context: Context, level: Level, profile: Profile, basis: string, sha256: string) {
  const { database, organisationId, clock } = context;
  const now = clock.now().toISOString();
  await database.transaction((tx) =>
    tx.execute(sql`insert into planning_bases (organisation_id, level, profile, basis, sha256, created_at)
      values (${organisationId}, ${level}, ${profile}, ${basis}, ${sha256}, ${now})
      on conflict (organisation_id, level, profile)
      do update set basis = excluded.basis, sha256 = excluded.sha256, created_at = excluded.created_at`),
  );
}
