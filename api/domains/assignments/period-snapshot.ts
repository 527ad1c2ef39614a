import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { needsMetres } from '#engines/assignment/wishes.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import { listDecisionsInForce } from '../periods/decision-queries.ts';
import type { PlacementDecision } from '../periods/decision-types.ts';
import { getPeriodRow } from '../periods/queries.ts';

/** A school of the period; `seats` null is unknown. */
export interface SnapshotSchool {
  id: string;
  name: string;
  communeCode: string | null;
  lon: number | null;
  lat: number | null;
  seats: number | null;
  attributes: Record<string, string>;
}

/** Everything of a period that a run goes by but the distances, as it stood at one moment. Plain values: it goes to a worker. */
export interface PeriodSnapshot {
  period: { id: string; name: string; schoolYear: string; level: Level; grade: string };
  rules: Record<string, unknown>;
  rulesVersion: number;
  synthetic: boolean;
  /** By id, as all lists here. */
  schools: SnapshotSchool[];
  applicants: {
    ids: string[];
    /** JSON objects of text, as stored. */
    attributes: string[];
    communeCodes: string[];
    /** Degrees, two an applicant; NaN where the home has no point. */
    homes: Float64Array;
  };
  /** Named wishes: indices into applicants and schools, and the rank. */
  wishes: { applicants: Int32Array; schools: Int32Array; ranks: Int32Array };
  /** Children whom the council places, with the index of each and of its school. */
  decisions: SnapshotDecision[];
  /** In a further round: children who keep the seat of the round before, with the kind of seat. */
  kept?: { applicant: number; school: number; seatGroup: string }[];
}

/** A decision of the council in force, by indices into applicants and schools. */
export interface SnapshotDecision extends Pick<PlacementDecision, 'number' | 'reason' | 'kind'> {
  applicant: number;
  school: number;
}

/** Each batch scans the whole table, so there are few: a province in one. */
const rowsAtOnce = 250_000;

/** Reads a period whole, in one transaction that sees a single moment. */
export async function takeSnapshot(context: Context, periodId: string): Promise<PeriodSnapshot> {
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read`);
    const period = await getPeriodRow(tx, organisationId, periodId);
    const { id, name, schoolYear, level, grade, rules, rulesVersion } = period;
    const synthetic = period.synthetic || (await hasSynthetic(tx, organisationId, id));
    const schools = await readSchools(tx, organisationId, id);
    const applicants = await readApplicants(tx, organisationId, id);
    const wishes = await readWishes(tx, organisationId, id, applicants.ids, schools);
    return {
      period: { id, name, schoolYear, level, grade },
      rules,
      rulesVersion,
      synthetic,
      schools,
      applicants,
      wishes,
      decisions: await readDecisions(tx, organisationId, id, applicants.ids, schools),
    };
  });
}

/** Do these rules go by road metres? Rules that are not understood are refused elsewhere. */
export function rulesNeedMetres(rules: Record<string, unknown>): boolean {
  const checked = checkRules(rules).rules;
  return checked !== null && needsMetres(checked);
}

/** Do these rules go by the time a way takes? */
export function rulesNeedSeconds(rules: Record<string, unknown>): boolean {
  return checkRules(rules).rules?.criteria.some(({ rule }) => rule === 'travel-time') ?? false;
}

/** SHA-256 of rules.json as it is frozen. */
export function rulesText(rules: Record<string, unknown>): { text: string; sha256: string } {
  const text = `${JSON.stringify(rules, null, 2)}\n`;
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

async function hasSynthetic(on: Queryable, organisationId: string, periodId: string): Promise<boolean> {
  const [row] = await rows<{ synthetic: boolean }>(
    on,
    sql`select exists (select 1 from quotas q where q.organisation_id = ${organisationId} and q.period_id::text = ${periodId}
        and q.synthetic)
      or exists (select 1 from source_batches b where b.synthetic and b.id in (select distinct a.source_batch_id
        from applicants a where a.organisation_id = ${organisationId} and a.period_id::text = ${periodId})) as synthetic`,
  );
  return row.synthetic;
}

/**
 * Schools with a quota, known or not, and those wished or decided without one: they stay in, so that no wish is lost; with a
 * programme its school, so that it is known for one.
 */
function readSchools(on: Queryable, organisationId: string, periodId: string): Promise<SnapshotSchool[]> {
  return rows<SnapshotSchool>(
    on,
    sql`with own as (select school_id as id from quotas where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
        union select school_id from wishes where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
        union select school_id from placement_decisions where organisation_id = ${organisationId}
          and period_id = ${periodId}::uuid and withdrawn_at is null)
      select named.id, coalesce(s.name, named.id) as name, s.commune_code as "communeCode", st_x(t.geom) as lon,
        st_y(t.geom) as lat, q.seats, coalesce(s.attributes, '{}') as attributes
      from (select id from own
        union select trim(p.attributes ->> 'programme_of') from own
          join schools p on p.organisation_id = ${organisationId} and p.id = own.id
          where trim(p.attributes ->> 'programme_of') <> '') named
      left join schools s on s.organisation_id = ${organisationId} and s.id = named.id
      left join quotas q on q.organisation_id = ${organisationId} and q.period_id = ${periodId}::uuid and q.school_id = named.id
      left join lateral (select geom from sites where organisation_id = ${organisationId} and school_id = s.id
        order by main desc, id collate "C" limit 1) t on true
      order by named.id collate "C"`,
  );
}

/**
 * Applicants and their homes, read apart and matched here: a table that was just filled has no statistics yet, and a planner
 * without them may compare every applicant with every home.
 */
async function readApplicants(on: Queryable, organisationId: string, periodId: string) {
  const ids: string[] = [];
  const attributes: string[] = [];
  await inBatches<{ id: string; attributes: string }>(
    (last) =>
      rows(
        on,
        sql`select id, attributes::text as attributes from applicants
          where organisation_id = ${organisationId} and period_id = ${periodId}::uuid and id collate "C" > ${last}
          order by id collate "C" limit ${rowsAtOnce}`,
      ),
    (row) => {
      ids.push(row.id);
      attributes.push(row.attributes);
    },
  );
  const places = new Map(ids.map((id, place) => [id, place]));
  const communeCodes = new Array<string>(ids.length).fill('');
  const homes = new Float64Array(2 * ids.length).fill(Number.NaN);
  await inBatches<{ id: string; commune: string | null; lon: number | null; lat: number | null }>(
    (last) =>
      rows(
        on,
        sql`select applicant_id as id, commune_code as commune, st_x(geom) as lon, st_y(geom) as lat
          from private.home_points
          where organisation_id = ${organisationId} and period_id = ${periodId}::uuid and applicant_id collate "C" > ${last}
          order by applicant_id collate "C" limit ${rowsAtOnce}`,
      ),
    ({ id, commune, lon, lat }) => {
      const place = places.get(id);
      if (place === undefined) return;
      communeCodes[place] = commune ?? '';
      homes[2 * place] = lon ?? Number.NaN;
      homes[2 * place + 1] = lat ?? Number.NaN;
    },
  );
  return { ids, attributes, communeCodes, homes };
}

/** Reads rows by id, so many at a time, each batch behind the last id of the one before. */
async function inBatches<T extends { id: string }>(read: (last: string) => Promise<T[]>, take: (row: T) => void) {
  for (let last = ''; ; ) {
    const batch = await read(last);
    for (const row of batch) take(row);
    if (batch.length < rowsAtOnce) return;
    last = batch[batch.length - 1].id;
  }
}

async function readWishes(
  on: Queryable,
  organisationId: string,
  periodId: string,
  applicantIds: string[],
  schools: SnapshotSchool[],
) {
  // One aggregated row an applicant: a tenth of the rows to carry over.
  const found = await rows<{ id: string; ranks: number[]; schools: string[] }>(
    on,
    sql`select applicant_id as id, array_agg(rank order by rank) as ranks, array_agg(school_id order by rank) as schools
      from wishes where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
      group by applicant_id order by applicant_id collate "C"`,
  );
  const applicantAt = new Map(applicantIds.map((id, i) => [id, i]));
  const schoolAt = new Map(schools.map(({ id }, i) => [id, i]));
  const applicants: number[] = [];
  const wished: number[] = [];
  const ranks: number[] = [];
  for (const row of found)
    row.schools.forEach((school, i) => {
      applicants.push(applicantAt.get(row.id)!);
      wished.push(schoolAt.get(school)!);
      ranks.push(row.ranks[i]);
    });
  return {
    applicants: Int32Array.from(applicants),
    schools: Int32Array.from(wished),
    ranks: Int32Array.from(ranks),
  };
}

async function readDecisions(
  on: Queryable,
  organisationId: string,
  periodId: string,
  applicantIds: string[],
  schools: SnapshotSchool[],
): Promise<SnapshotDecision[]> {
  const found = await listDecisionsInForce(on, organisationId, periodId);
  if (found.length === 0) return [];
  const applicantAt = new Map(applicantIds.map((id, i) => [id, i]));
  const schoolAt = new Map(schools.map(({ id }, i) => [id, i]));
  return found.map(({ applicantId, schoolId, number, reason, kind }) => ({
    applicant: applicantAt.get(applicantId)!,
    school: schoolAt.get(schoolId)!,
    ...{ number, reason, kind },
  }));
}
