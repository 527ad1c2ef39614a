import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { writeRoadNetwork } from '#artefacts/road-network.ts';
import { createApp } from '../../api/app.ts';
import type { Draw } from '../../api/domains/assignments/draw-types.ts';
import type { DecisionPreview } from '../../api/domains/assignments/preview-decision.ts';
import { runWork } from '../../api/domains/assignments/run-assignment.ts';
import { studyWork } from '../../api/domains/assignments/run-study.ts';
import type { Study } from '../../api/domains/assignments/study-types.ts';
import type { Run } from '../../api/domains/assignments/types.ts';
import { proposalWork } from '../../api/domains/classes/run-proposal.ts';
import type { PlacementDecision } from '../../api/domains/periods/decision-types.ts';
import type { Publishing } from '../../api/domains/publications/publishing-types.ts';
import { publishingWork } from '../../api/domains/publications/run-publishing.ts';
import type { Publication } from '../../api/domains/publications/types.ts';
import { openArtefactStore } from '../../api/platform/artefact-store.ts';
import { systemClock } from '../../api/platform/clock.ts';
import type { Context, Services } from '../../api/platform/context.ts';
import { createJobs } from '../../api/platform/jobs.ts';
import { createLog } from '../../api/platform/log.ts';
import { aDatabase, type TestDatabase } from './a-database.ts';
import { aRoadTown, type RoadTown } from './a-road-town.ts';

export const operatorToken = 'a-token-for-tests-alone';
export const organisationId = 'town';

const drawing = `
A-----B-----C
|     |     |
D-----E-----F      I--J
`;

export interface Child {
  /** Junction of the drawing and metres east and north of it; null: no point. */
  at: [letter: string, east?: number, north?: number] | null;
  wishes?: string[];
  attributes?: Record<string, string>;
}

export const rules = {
  mechanism: 'deferred-acceptance',
  criteria: [
    { rule: 'group', attribute: 'group', order: ['1', '2'] },
    { rule: 'distance', bandMetres: 0 },
    { rule: 'lottery' },
  ],
  imputeChoicesByDistance: true,
};

/** A server without a port over a drawn town: schools north (at B), south (at E) and quiet (at C, seats unknown); island I–J. */
export class EnrolmentTown {
  readonly services: Services;
  readonly store: TestDatabase;
  readonly roads: RoadTown;
  private readonly app: ReturnType<typeof createApp>;
  private readonly handBack: () => Promise<void>;

  constructor(store: TestDatabase, roads: RoadTown, services: Services, handBack: () => Promise<void>) {
    this.store = store;
    this.roads = roads;
    this.services = services;
    this.handBack = handBack;
    this.app = createApp({ ...services, operatorToken });
  }

  context(): Context {
    return { ...this.services, organisationId, actor: { kind: 'operator', name: 'test' }, language: 'en' };
  }

  /** A period with these children; answers its id. */
  async aPeriod(children: Record<string, Child>, seats: Record<string, number | null>, ruleSet: object = rules) {
    const id = randomUUID();
    const places = Object.entries(children).map(([child, { at, attributes = {} }]) => {
      const point = at && this.roads.at(...at);
      return { id: child, attributes, lon: point?.[0] ?? null, lat: point?.[1] ?? null };
    });
    const wishes = Object.entries(children).flatMap(([child, { wishes: named = [] }]) =>
      named.map((school, i) => ({ child, rank: i + 1, school })),
    );
    const quotas = Object.entries(seats).map(([school, count]) => ({ school, seats: count }));
    await this.store.database.transaction(async (tx) => {
      await tx.execute(sql`insert into enrolment_periods values
        (${organisationId}, ${id}::uuid, 'Grade 1', '2026-2027', 'primary', '1', true, now())`);
      await tx.execute(sql`insert into period_rules values
        (${organisationId}, ${id}::uuid, 1, ${JSON.stringify(ruleSet)}::jsonb, 'test', now())`);
      await tx.execute(sql`insert into quotas select ${organisationId}, ${id}::uuid, school, seats, true
        from jsonb_to_recordset(${JSON.stringify(quotas)}::jsonb) as q(school text, seats int)`);
      await tx.execute(sql`insert into applicants select ${organisationId}, ${id}::uuid, c.id, c.attributes, b.id
        from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as c(id text, attributes jsonb), source_batches b`);
      await tx.execute(sql`insert into private.home_points
        (organisation_id, applicant_id, period_id, geom, commune_code, method)
        select ${organisationId}, id, ${id}::uuid, st_setsrid(st_point(lon, lat), 4326), '00001', 'given'
        from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as h(id text, lon float8, lat float8)`);
      await tx.execute(sql`insert into wishes select ${organisationId}, ${id}::uuid, child, rank, school
        from jsonb_to_recordset(${JSON.stringify(wishes)}::jsonb) as w(child text, rank int, school text)`);
    });
    return id;
  }

  request(method: string, path: string, options: { body?: unknown; token?: string | null } = {}) {
    const { body, token = operatorToken } = options;
    const headers: Record<string, string> = { 'accept-language': 'en' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const text = body === undefined ? null : JSON.stringify(body);
    return this.app.request(`/api/${organisationId}${path}`, { method, headers, body: text });
  }

  async json<T>(method: string, path: string, options: { body?: unknown; token?: string | null } = {}): Promise<T> {
    const response = await this.request(method, path, options);
    if (response.status !== 200) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async start(periodId: string, seed = '0'): Promise<Run> {
    return this.json<Run>('POST', `/periods/${periodId}/runs`, { body: { seed } });
  }

  /** Starts a run and waits for its end. */
  async run(periodId: string, seed = '0'): Promise<Run> {
    return this.ended((await this.start(periodId, seed)).id);
  }

  /** A draw sealed, given `seed` as its number, and run to its end. */
  async draw(periodId: string, seed: string): Promise<Run> {
    const body = { seedSource: 'lottery of 12 June' };
    let draw = await this.json<Draw>('POST', `/periods/${periodId}/draws`, { body });
    while (draw.status === 'sealing') {
      await new Promise((done) => setTimeout(done, 50));
      draw = await this.json<Draw>('GET', `/draws/${draw.id}`);
    }
    const drawn = await this.json<Draw>('POST', `/draws/${draw.id}/reveal`, { body: { seed } });
    return this.ended(drawn.runId);
  }

  /** A draw whose result is public. */
  async publish(periodId: string, seed = 'public'): Promise<Run> {
    const run = await this.draw(periodId, seed);
    await this.propose(periodId, run.id);
    return run;
  }

  /** Publishes a run, or proposes it as a later version, and waits for the work's end; throws its sentence where it failed. */
  async propose(periodId: string, runId: string, reason = ''): Promise<Publication> {
    const body = { runId, reason };
    const work = await this.published(
      await this.json<Publishing>('POST', `/periods/${periodId}/publications`, { body }),
    );
    if (work.status !== 'done') throw new Error(`${work.status}: ${work.failure}`);
    const { publications } = await this.json<{ publications: Publication[] }>(
      'GET',
      `/periods/${periodId}/publications`,
    );
    return publications.find(({ id }) => id === work.publicationId) as Publication;
  }

  /** Looks whom a decision touches, where there is a result to tell it from, and signs it. */
  async decide(periodId: string, decision: Pick<PlacementDecision, 'applicantId' | 'schoolId' | 'number' | 'reason'>) {
    const path = `/periods/${periodId}/decisions`;
    const { applicantId, schoolId } = decision;
    const look = await this.request('POST', `${path}/preview`, { body: { applicantId, schoolId } });
    const seen = look.status === 200 ? { preview: ((await look.json()) as DecisionPreview).token } : {};
    return this.json<PlacementDecision>('POST', path, { body: { ...decision, ...seen } });
  }

  /** Waits for the end of a work of publishing. */
  async published(work: Publishing): Promise<Publishing> {
    let now = work;
    while (['queued', 'running'].includes(now.status)) {
      await new Promise((done) => setTimeout(done, 50));
      now = await this.json<Publishing>('GET', `/publishings/${work.id}`);
    }
    return now;
  }

  async ended(runId: string): Promise<Run> {
    for (;;) {
      const run = await this.json<Run>('GET', `/runs/${runId}`);
      if (!['queued', 'running', 'verifying'].includes(run.status)) return run;
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  /** Asks a study and waits for its end. */
  async study(periodId: string, question: object): Promise<Study> {
    let study = await this.json<Study>('POST', `/periods/${periodId}/studies`, { body: question });
    while (['queued', 'running'].includes(study.status)) {
      await new Promise((done) => setTimeout(done, 50));
      study = await this.json<Study>('GET', `/studies/${study.id}`);
    }
    return study;
  }

  async close() {
    await this.handBack();
    await this.services.jobs.stop();
    await this.store.close();
  }

  /** Closes the database and keeps its data, for another process to open; `discard` ends them. */
  async closeButKeep() {
    await this.handBack();
    await this.services.jobs.stop();
    await this.store.database.close();
  }

  async discard() {
    await this.store.close();
  }
}

/** Opens the town with its organisation, roads and schools stored, and its job queue at work. */
export async function anEnrolmentTown(): Promise<EnrolmentTown> {
  const store = await aDatabase();
  const { database, environment } = store;
  const log = createLog('silent');
  const services: Services = {
    database,
    clock: systemClock,
    artefacts: openArtefactStore(environment.TRUONGGAN_DATA, database.space),
    jobs: createJobs(database, log),
    log,
  };
  const roads = await aRoadTown(drawing);
  await storeTown(services, roads);
  const claimed = [runWork, studyWork, proposalWork, publishingWork];
  for (const each of claimed) each.define(services);
  await services.jobs.start();
  const handBack: (() => Promise<void>)[] = [];
  for (const each of claimed) handBack.push(await each.takeUp(services));
  return new EnrolmentTown(store, roads, services, async () => {
    for (const back of handBack) await back();
  });
}

/** Organisation, roads and schools. */
export async function storeTown({ database, artefacts }: Services, roads: RoadTown): Promise<void> {
  const network = await artefacts.put(writeRoadNetwork(roads.network));
  const batch = randomUUID();
  const schools = [
    { id: 'north', name: 'Trường Bắc', at: roads.at('B') },
    { id: 'south', name: 'Trường Nam', at: roads.at('E') },
    { id: 'quiet', name: 'Trường Vắng', at: roads.at('C') },
  ].map(({ at, ...school }) => ({ ...school, lon: at[0], lat: at[1] }));
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into organisations (id, name, profile, school_year, synthetic_seed, created_at)
      values (${organisationId}, 'Town', 'vietnam', '2026-2027', '0', now())`);
    await tx.execute(sql`insert into source_batches (id, organisation_id, kind, status, file_name, sha256, synthetic, options,
        summary, added, changed, removed, issues, created_by, created_at, applied_by, applied_at)
      values (${batch}::uuid, ${organisationId}, 'roads', 'applied', 'town.osm.pbf', ${network}, true, '{}', '{}', 0, 0, 0,
        '[]', 'test', now(), 'test', now())`);
    await tx.execute(
      sql`insert into artefacts values (${organisationId}, 'road-network', ${network}, ${batch}::uuid, now())`,
    );
    await tx.execute(sql`insert into administrative_units (organisation_id, code, valid_from, name, kind, attributes_suspect,
        predecessors, geom, source_batch_id)
      values (${organisationId}, '00001', '2025-07-01', 'Phường Một', 'ward', false, '{}',
        st_multi(st_buffer(st_setsrid(st_point(106.7, 10.78), 4326), 0.1)), ${batch}::uuid)`);
    const given = sql`jsonb_to_recordset(${JSON.stringify(schools)}::jsonb) as s(id text, name text, lon float8, lat float8)`;
    await tx.execute(sql`insert into schools (organisation_id, id, code, name, ownership, commune_code, attributes, valid_from,
        source_batch_id)
      select ${organisationId}, id, id, name, 'public', '00001', '{}', '2020-01-01', ${batch}::uuid from ${given}`);
    await tx.execute(sql`insert into school_levels select ${organisationId}, id, 'primary', 1 from ${given}`);
    await tx.execute(sql`insert into sites (organisation_id, id, school_id, name, geom, main)
      select ${organisationId}, id || '-1', id, 'Main', st_setsrid(st_point(lon, lat), 4326), true from ${given}`);
  });
}
