import { sql } from 'drizzle-orm';
import { readBundleFile } from '#artefacts/file-bundle.ts';
import { hideSmall } from '#engines/hide-small.ts';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import { networkOf, type ScenarioNetwork } from '#engines/scenario/network.ts';
import type { PlanningBase } from '#engines/scenario/types.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { readRows } from '../assignments/held-results.ts';
import { measurePeriod } from '../assignments/measure-period.ts';
import { type PeriodSnapshot, type SnapshotSchool, takeSnapshot } from '../assignments/period-snapshot.ts';
import { scratchOf } from '../assignments/run-assignment.ts';
import { type RunWorker, startRunWorker } from '../assignments/run-worker.ts';
import type { Comparison } from '../assignments/study-types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { getScenarioRow, listChanges } from './queries.ts';
import type { Score } from './types.ts';

const stepsMetres = [400, 800, 1200];

/**
 * Places last season's real children again, by the rules in force, once with the schools as they were and once with those of a
 * scenario, and tells how many would have gone nearer or farther. Where wishes end, both sides go on by distance, so that a
 * school nobody could name can take children. Kept beside the scenario. Throws `conflict` without a period of the level.
 */
export async function scoreScenario(context: Context, id: string): Promise<Score> {
  may(context, 'change/scenarios');
  const { database, organisationId, clock, actor } = context;
  const row = await getScenarioRow(database.db, organisationId, id);
  const { base } = await holdPlanningBase(context, row.level);
  const changes = (await listChanges(database.db, organisationId, id)).slice(0, row.position);
  const { network } = applyChanges(networkOf(base), changes);
  const period = await findLastPeriod(context, row.level);
  const found = await replay(context, period.id, base, network);
  const scoredAt = clock.now().toISOString();
  const score: Score = { ...found, periodName: period.name, position: row.position, scoredAt };
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into scenario_scores (organisation_id, scenario_id, position, period_id, result, scored_by,
        scored_at)
      values (${organisationId}, ${id}::uuid, ${row.position}, ${period.id}::uuid, ${JSON.stringify(score)}::jsonb,
        ${actor.name}, ${scoredAt})
      on conflict (organisation_id, scenario_id, position, period_id) do update set result = excluded.result,
        scored_by = excluded.scored_by, scored_at = excluded.scored_at`);
    await recordAudit(tx, context, {
      verb: 'change/scenarios',
      subjectKind: 'scenario',
      subjectId: id,
      details: { did: 'scored', period: period.id },
    });
  });
  return score;
}

/** The score of the scenario as it stands, or null. */
export async function findScore(context: Context, id: string): Promise<Score | null> {
  may(context, 'change/scenarios');
  const { database, organisationId } = context;
  const row = await getScenarioRow(database.db, organisationId, id);
  const [found] = await rows<{ result: Score }>(
    database.db,
    sql`select result from scenario_scores where organisation_id = ${organisationId} and scenario_id::text = ${id}
      and position = ${row.position} order by scored_at desc limit 1`,
  );
  return found?.result ?? null;
}

async function findLastPeriod({ database, organisationId }: Context, level: string) {
  const [period] = await rows<{ id: string; name: string }>(
    database.db,
    sql`select id::text as id, name from enrolment_periods where organisation_id = ${organisationId} and level = ${level}
      order by school_year desc, created_at desc, id limit 1`,
  );
  if (!period) throw new Failure('conflict', 'failures.no-period-to-score', { level });
  return period;
}

async function replay(context: Context, periodId: string, base: PlanningBase, network: ScenarioNetwork) {
  const worker = startRunWorker();
  try {
    const taken = await takeSnapshot(context, periodId);
    const snapshot = { ...taken, rules: { ...taken.rules, imputeChoicesByDistance: true } };
    const supposed = supposeSchools(snapshot, base, network);
    const places = network.schools
      .filter(({ isPlaced, open }) => isPlaced && open)
      .map(({ id, lonLat }) => ({ schoolId: id, lonLat: [lonLat[0], lonLat[1]] as [number, number] }));
    const now = await freeze(worker, snapshot, await measurePeriod(context, snapshot));
    const then = await freeze(worker, supposed, await measurePeriod(context, supposed, [...network.roads], places));
    const side = (name: string, inputs: Uint8Array) => ({ name, inputs, rules: snapshot.rules, results: null });
    const directory = scratchOf(context, `score-${periodId}`);
    const { bundle } = await worker.askLong(
      { kind: 'compare', sets: [side('now', now), side('then', then)], directory, seed: '0', yardstick: 'metres' },
      () => {},
    );
    return { ...(await readScore(bundle)), synthetic: taken.synthetic };
  } finally {
    await worker.stop();
  }
}

async function freeze(worker: RunWorker, snapshot: PeriodSnapshot, travel: Awaited<ReturnType<typeof measurePeriod>>) {
  const { bundle } = await worker.ask({ kind: 'freeze', snapshot, travel, seed: null });
  return bundle;
}

/** The period with the schools of the scenario: quotas grow or shrink as its seats do, closed schools have none. */
function supposeSchools(snapshot: PeriodSnapshot, base: PlanningBase, network: ScenarioNetwork): PeriodSnapshot {
  const before = new Map(base.schools.map((school) => [school.id, school]));
  const after = new Map(network.schools.map((school) => [school.id, school]));
  const kept = snapshot.schools.map((school): SnapshotSchool => {
    const now = after.get(school.id);
    if (!now) return school;
    if (!now.open) return { ...school, seats: 0 };
    const more = (now.seats ?? 0) - (before.get(school.id)?.seats ?? 0);
    const seats = school.seats === null ? null : Math.max(0, school.seats + more);
    return now.isPlaced ? { ...school, seats, lon: now.lonLat[0], lat: now.lonLat[1] } : { ...school, seats };
  });
  const opened = network.schools
    .filter(({ isNew, open }) => isNew && open)
    .map(({ id, name, communeCode, lonLat: [lon, lat], seats }): SnapshotSchool => {
      return { id, name, communeCode, lon, lat, seats, attributes: {} };
    });
  const schools = [...kept, ...opened].sort((a, b) => (a.id < b.id ? -1 : 1));
  const placeOf = new Map(schools.map(({ id }, place) => [id, place]));
  const moved = (school: number) => placeOf.get(snapshot.schools[school].id)!;
  return {
    ...snapshot,
    schools,
    wishes: { ...snapshot.wishes, schools: snapshot.wishes.schools.map(moved) },
    decisions: snapshot.decisions.map((decision) => ({ ...decision, school: moved(decision.school) })),
  };
}

async function readScore(bundle: Uint8Array) {
  const text = async (name: string) => Buffer.from((await readBundleFile(bundle, name))!).toString('utf8');
  const { total } = JSON.parse(await text('summary.json')) as Comparison;
  const differences = readRows(await text('children.csv')).flatMap((row) =>
    row.metres_1 === '' || row.metres_2 === '' ? [] : [Number(row.metres_1) - Number(row.metres_2)],
  );
  const count = (isSo: (nearer: number) => boolean) => hideSmall(differences.filter(isSo).length);
  const [before, after] = total;
  return {
    children: before.children,
    steps: stepsMetres.map((metres) => ({
      metres,
      nearer: count((nearer) => nearer >= metres),
      farther: count((nearer) => -nearer >= metres),
    })),
    placedBefore: before.placed ?? 0,
    placedAfter: after.placed ?? 0,
    meanMetresBefore: before.meanMetres,
    meanMetresAfter: after.meanMetres,
  };
}
