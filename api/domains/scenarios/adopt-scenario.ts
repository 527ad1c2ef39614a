import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { networkOf, type ScenarioNetwork, type ScenarioSchool } from '#engines/scenario/network.ts';
import type { PlanningBase } from '#engines/scenario/types.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { recordSourceBatch } from '../areas/record-source-batch.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { requireEffect } from '../travel/require-effect.ts';
import { requireOpen } from './move-position.ts';
import { getScenarioRow, listChanges, type ScenarioRow } from './queries.ts';
import { getScenario } from './show-scenarios.ts';
import type { Scenario } from './types.ts';

interface Adoption {
  context: Context;
  row: ScenarioRow;
  base: PlanningBase;
  network: ScenarioNetwork;
  changes: ChangeValue[];
  schoolYear: string;
  day: string;
}

/**
 * Makes a scenario the network in force: schools opened, closed, merged and moved, levels, seats and rooms, roads, in one transaction with one
 * audit row. Zones and housing stay with the scenario: zones are decided by their own plan, and children come by themselves.
 * Throws `conflict` once adopted or when a change no longer fits the network, `invalid` for a road that joins none.
 */
export async function adoptScenario(context: Context, id: string): Promise<Scenario> {
  may(context, 'change/network');
  const { database, organisationId, clock, actor } = context;
  const row = await getScenarioRow(database.db, organisationId, id);
  requireOpen(row, row.position);
  const { base } = await holdPlanningBase(context, row.level);
  const changes = (await listChanges(database.db, organisationId, id)).slice(0, row.position);
  if (changes.length === 0) throw new Failure('invalid', 'failures.scenario-empty', { name: row.name });
  const { network, refused } = applyChanges(networkOf(base), changes);
  if (refused.length > 0)
    throw new Failure('conflict', 'failures.scenario-conflicts', { name: row.name, count: refused.length });
  const held = await holdNetwork(context);
  if (network.roads.length > 0) await requireEffect(held, network.roads);
  const { schoolYear } = await getSettings(database.db, organisationId);
  const adoption = { context, row, base, network, changes, schoolYear, day: held.day };
  await database.transaction(async (tx) => {
    await writeSchools(tx, adoption);
    await writeRoads(tx, adoption);
    await tx.execute(sql`update scenarios set adopted_at = ${clock.now().toISOString()}, adopted_by = ${actor.name}
      where organisation_id = ${organisationId} and id = ${id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/network',
      subjectKind: 'scenario',
      subjectId: id,
      details: { did: 'adopted', changes },
    });
  });
  return getScenario(context, id);
}

async function writeSchools(tx: Queryable, adoption: Adoption): Promise<void> {
  const { base, network } = adoption;
  const opened = network.schools.filter((school) => school.isNew && school.open);
  if (opened.length > 0) await openSchools(tx, adoption, opened);
  for (const before of base.schools) {
    const after = network.schools.find(({ id }) => id === before.id)!;
    await writeLevels(tx, adoption, before, after);
    if (after.open) await changeSchool(tx, adoption, before, after);
  }
}

/**
 * The levels the scenario leaves a school. One that closes stops teaching the level; one whose site closed in a merger teaches nothing,
 * its levels are with the school it joined. Without any level it is closed.
 */
async function writeLevels(
  tx: Queryable,
  { context, row, day }: Adoption,
  before: PlanningBase['schools'][number],
  after: ScenarioSchool,
): Promise<void> {
  const { organisationId } = context;
  const closed = after.partOf ? [] : after.levels.filter((level) => level !== row.level);
  const left = after.open ? after.levels : closed;
  for (const level of before.levels.filter((each) => !left.includes(each)))
    await tx.execute(sql`delete from school_levels where organisation_id = ${organisationId} and school_id = ${after.id}
      and level = ${level}`);
  for (const level of left.filter((each) => !before.levels.includes(each)))
    await tx.execute(sql`insert into school_levels (organisation_id, school_id, level, confidence)
      values (${organisationId}, ${after.id}, ${level}, 1) on conflict do nothing`);
  if (left.length > 0) return;
  await tx.execute(sql`update schools set valid_to = greatest(valid_from, ${day}::date)
    where organisation_id = ${organisationId} and id = ${after.id} and valid_to is null
      and not exists (select 1 from school_levels l where l.organisation_id = ${organisationId} and l.school_id = ${after.id})`);
}

async function changeSchool(
  tx: Queryable,
  { context, row, base, schoolYear }: Adoption,
  before: PlanningBase['schools'][number],
  after: ScenarioSchool,
): Promise<void> {
  const { organisationId } = context;
  const more = before.seats === null || after.seats === null ? 0 : after.seats - before.seats;
  if (more !== 0)
    await tx.execute(sql`update grade_capacities
      set seats = greatest(0, seats + (case when grade = '' then ${base.grades}::int else 1 end) * ${more}::int), invented = false
      where organisation_id = ${organisationId} and school_id = ${after.id} and school_year = ${schoolYear}
        and level = ${row.level} and seats is not null`);
  if (after.rooms !== before.rooms && after.rooms !== null)
    await tx.execute(sql`update school_years set rooms = ${after.rooms}::int, invented = false
      where organisation_id = ${organisationId} and school_id = ${after.id} and school_year = ${schoolYear}`);
  if (!after.isPlaced) return;
  const [lon, lat] = after.lonLat;
  await tx.execute(sql`delete from gates where organisation_id = ${organisationId} and site_id in (select id from sites
    where organisation_id = ${organisationId} and school_id = ${after.id} and main)`);
  await tx.execute(sql`update sites set geom = st_setsrid(st_makepoint(${lon}, ${lat}), 4326)
    where organisation_id = ${organisationId} and school_id = ${after.id} and main`);
}

async function openSchools(tx: Queryable, adoption: Adoption, opened: ScenarioSchool[]): Promise<void> {
  const { context, row, base, changes, schoolYear, day } = adoption;
  const { organisationId } = context;
  const batchId = await recordSourceBatch(tx, context, {
    ...{ status: 'applied', kind: 'schools', fileName: `scenario ${row.name}`, attribution: null, synthetic: false },
    sha256: createHash('sha256').update(JSON.stringify(changes)).digest('hex'),
    ...{ options: {}, summary: { schools: opened.length }, issues: [] },
    diff: { added: opened.map(({ id }) => idOf(row, id)), changed: [], removed: [] },
  });
  for (const { id: own, name, lonLat, communeCode, levels, seats, rooms } of opened) {
    const id = idOf(row, own);
    const opens = changes.find((change) => change.kind === 'open-site' && change.id === own) as {
      opens: string | null;
    };
    const attributes = JSON.stringify({ scenario: row.id, ...(opens.opens ? { opens: opens.opens } : {}) });
    await tx.execute(sql`insert into schools (organisation_id, id, code, name, ownership, commune_code, attributes, valid_from,
        source_batch_id)
      values (${organisationId}, ${id}, ${id}, ${name}, 'public', ${communeCode}, ${attributes}::jsonb, ${day}::date,
        ${batchId}::uuid)`);
    for (const level of levels)
      await tx.execute(sql`insert into school_levels (organisation_id, school_id, level, confidence)
        values (${organisationId}, ${id}, ${level}, 1)`);
    await tx.execute(sql`insert into sites (organisation_id, id, school_id, name, geom, main)
      values (${organisationId}, ${`${id}/main`}, ${id}, ${name},
        st_setsrid(st_makepoint(${lonLat[0]}, ${lonLat[1]}), 4326), true)`);
    await tx.execute(sql`insert into school_years (organisation_id, school_id, school_year, rooms, synthetic)
      values (${organisationId}, ${id}, ${schoolYear}, ${rooms}::int, false)`);
    await tx.execute(sql`insert into grade_capacities (organisation_id, school_id, school_year, level, grade, seats, synthetic)
      values (${organisationId}, ${id}, ${schoolYear}, ${row.level}, ${base.grade}, ${seats}::int, false)`);
  }
}

/** Ids of new schools carry the scenario's, so that two scenarios may both open a "new-1". */
function idOf({ id }: ScenarioRow, own: string): string {
  return `${own}@${id.slice(0, 8)}`;
}

async function writeRoads(tx: Queryable, { context, row, network, day }: Adoption): Promise<void> {
  const { organisationId, actor, clock } = context;
  for (const road of network.roads) {
    if (road.kind === 'add-gate') continue;
    const points = road.line.map(([lon, lat]) => `${lon} ${lat}`);
    const text = points.length === 1 ? `POINT(${points[0]})` : `LINESTRING(${points.join(',')})`;
    await tx.execute(sql`insert into road_edits (organisation_id, id, kind, geom, profiles, seconds, reason, valid_from,
        created_by, created_at)
      values (${organisationId}, ${randomUUID()}::uuid, ${road.kind}, st_geomfromtext(${text}, 4326),
        string_to_array(${road.profiles.join(',')}, ','), null, ${row.name}, ${day}::date, ${actor.name},
        ${clock.now().toISOString()})`);
  }
}
