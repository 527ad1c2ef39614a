import { createHash, createHmac, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicResult } from '#engines/publication/public-result.ts';
import { checkPublicResult } from '#engines/verification/public-result/check-public-result.ts';
import type { AffectedFamily, Publication, Publishing, Run } from '../../api/client.ts';
import { startRunWorker } from '../../api/domains/assignments/run-worker.ts';
import { getPublishingRow } from '../../api/domains/publications/publishing-queries.ts';
import { publishingWork } from '../../api/domains/publications/run-publishing.ts';
import { writePublication } from '../../api/domains/publications/write-publication.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type EnrolmentTown, organisationId } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let town: EnrolmentTown;
beforeAll(async () => {
  town = await anEnrolmentTown();
});
afterAll(() => town?.close());

/** Five children along the road, nearest first c0 … c4: north has two seats, south two. */
async function aSeason(): Promise<string> {
  const children = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [
      `c${i}`,
      { at: ['B', 10 * (i + 1)] as [string, number], attributes: { group: '1' }, wishes: ['north', 'south'] },
    ]),
  );
  return town.aPeriod(children, { north: 2, south: 2 });
}

let seeds = 0;
/** A draw sealed, given a fresh number, and run. */
const aDraw = (period: string) => town.draw(period, `number ${seeds++}`);

const propose = (period: string, run: Pick<Run, 'id'>, reason = '') =>
  town.request('POST', `/periods/${period}/publications`, { body: { runId: run.id, reason } });
const proposed = (period: string, run: Run, reason = '') => town.propose(period, run.id, reason);
const approve = (publication: Publication, name: string) =>
  town.request('POST', `/publications/${publication.id}/approvals`, { body: { name } });
const message = async (response: Response) => ((await response.json()) as { error: { message: string } }).error.message;
const versions = async (period: string, token?: string | null) =>
  (await town.json<{ publications: Publication[] }>('GET', `/periods/${period}/publications`, { token })).publications;

async function publicResult({ publicSha256 }: Publication): Promise<PublicResult> {
  const bytes = await town.services.artefacts.get(publicSha256);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(publicSha256);
  return JSON.parse(Buffer.from(bytes).toString()) as PublicResult;
}

describe('publishing', () => {
  it('makes a certified draw public at once, without a home or a dossier code in it', async () => {
    const period = await aSeason();
    const run = await aDraw(period);
    const first = await proposed(period, run);
    expect(first).toMatchObject({ version: 1, status: 'published', reason: null, counts: { placed: 4, unplaced: 1 } });
    expect(await versions(period, null)).toEqual([first]);
    const result = await publicResult(first);
    expect(checkPublicResult(result)).toMatchObject({ sound: true, differences: 0 });
    expect(result).toMatchObject({ run: run.id, root: first.root, draw: { inputsSha256: run.inputsSha256 } });
    const text = JSON.stringify(result);
    expect(text).not.toMatch(/"c\d"|10\.7|106\.7|metres"/);
    const [key] = await rows<{ hex: string }>(
      town.store.database.db,
      sql`select encode(key, 'hex') as hex from private.publication_keys where publication_id = ${first.id}::uuid`,
    );
    const name = createHmac('sha256', Buffer.from(key.hex, 'hex')).update('c0').digest('hex').slice(0, 32);
    const [school] = result.result[result.applicants.indexOf(name)]!;
    expect(result.schools[school].id).toBe('north');
  });

  it('refuses a practice run, one that is not finished, one of another period, and the same one twice', async () => {
    const period = await aSeason();
    const practice = await town.run(period, 'practice');
    expect(await message(await propose(period, practice))).toContain('This is a practice run');
    const stopped = await town.start(period, 'stopped');
    await town.request('POST', `/runs/${stopped.id}/cancel`);
    expect(await message(await propose(period, stopped))).toContain('Only a finished result');
    const older = await aDraw(period);
    await town.request('PUT', `/periods/${period}/quotas`, { body: { quotas: [{ schoolId: 'south', seats: 3 }] } });
    const run = await aDraw(period);
    expect(await message(await propose(period, older))).toContain('Only the newest is published');
    expect((await propose(await aSeason(), run)).status).toBe(422);
    await proposed(period, run);
    expect(await message(await propose(period, run, 'again'))).toContain('published already, as version 1');
  });

  it('is refused without the token, and for what is not there', async () => {
    const period = await aSeason();
    const run = await town.run(period, 'token');
    const path = `/periods/${period}/publications`;
    expect((await town.request('POST', path, { body: { runId: run.id }, token: null })).status).toBe(403);
    expect((await propose(period, { id: nobody })).status).toBe(404);
    expect((await town.request('POST', path, { body: { runId: 'first' } })).status).toBe(422);
    expect((await town.request('GET', `/periods/${nobody}/publications`)).status).toBe(404);
    for (const [method, verb, body] of [
      ['POST', 'approvals', { name: 'An' }],
      ['POST', 'withdraw', undefined],
      ['GET', 'affected', undefined],
      ['GET', 'affected.csv', undefined],
    ] as const) {
      expect((await town.request(method, `/publications/${nobody}/${verb}`, { body, token: null })).status).toBe(403);
      expect((await town.request(method, `/publications/${nobody}/${verb}`, { body })).status).toBe(404);
      expect((await town.request(method, `/publications/one/${verb}`, { body })).status).toBe(422);
    }
  });
});

describe('a correction', () => {
  it('needs a reason and two different people, names who is affected, and leaves the old version readable', async () => {
    const period = await aSeason();
    const first = await proposed(period, await aDraw(period));
    // South has a third seat after all: nobody loses a place by it.
    await town.request('PUT', `/periods/${period}/quotas`, { body: { quotas: [{ schoolId: 'south', seats: 3 }] } });
    const better = await aDraw(period);
    expect(await message(await propose(period, better, ' '))).toContain('A new one needs a reason');
    const second = await proposed(period, better, 'South had one seat more than entered');
    expect(second).toMatchObject({ version: 2, status: 'proposed', approvals: [] });
    expect(await versions(period, null)).toEqual([first]);
    expect(await message(await propose(period, better, 'twice'))).toContain(
      'Version 2 is proposed or published already',
    );

    const { affected } = await town.json<{ affected: AffectedFamily[] }>('GET', `/publications/${second.id}/affected`);
    expect(affected).toMatchObject([
      { applicantId: 'c4', kind: 'placed', fromSchoolName: null, toSchoolName: 'Trường Nam' },
    ]);
    const csv = await town.request('GET', `/publications/${second.id}/affected.csv`);
    expect(csv.headers.get('content-disposition')).toContain('synthetic-affected-v2.csv');
    expect(
      Buffer.from(await csv.arrayBuffer())
        .toString()
        .split('\r\n')
        .slice(0, 2),
    ).toEqual([
      '\uFEFFapplicant_id,change,from_school,from_metres,to_school,to_metres',
      `c4,placed,,,Trường Nam,${affected[0].toMetres}`,
    ]);

    expect((await approve(second, ' ')).status).toBe(422);
    expect(await (await approve(second, 'Nguyễn Thị An')).json()).toMatchObject({ status: 'proposed' });
    const same = await approve(second, ' nguyễn thị  an ');
    expect(same.status).toBe(409);
    expect(await message(same)).toContain('Nguyễn Thị An has approved this version. A second, different person');
    expect(await (await approve(second, 'Trần Văn Bình')).json()).toMatchObject({ status: 'published' });
    expect((await approve(second, 'Lê Cường')).status).toBe(409);
    expect((await versions(period, null)).map(({ version }) => version)).toEqual([2, 1]);
    expect((await publicResult(first)).publication).toEqual({ version: 1, reason: null });
    expect((await publicResult(second)).publication).toEqual({
      version: 2,
      reason: 'South had one seat more than entered',
    });
    expect((await town.request('POST', `/publications/${second.id}/withdraw`)).status).toBe(409);
  });

  it('is refused when a child would lose its place without a decision that names it', async () => {
    const period = await aSeason();
    await proposed(period, await aDraw(period));
    const decide = (applicantId: string, schoolId: string) =>
      town.decide(period, { applicantId, schoolId, number: '9', reason: 'Appeal upheld' });
    await decide('c4', 'north');
    const run = await aDraw(period);
    const work = (await (await propose(period, run, 'An appeal was upheld')).json()) as Publishing;
    const refused = await town.published(work);
    expect(refused).toMatchObject({ status: 'failed', publicationId: null });
    expect(refused.failure).toContain('takes a published place from 2 children');
    expect(await versions(period)).toHaveLength(1);
    // One seat more, and those it would move held where they are: then nobody is displaced.
    await town.request('PUT', `/periods/${period}/quotas`, { body: { quotas: [{ schoolId: 'north', seats: 3 }] } });
    const mended = await proposed(period, await aDraw(period), 'An appeal was upheld; one seat was added');
    expect((await town.request('POST', `/publications/${mended.id}/withdraw`)).status).toBe(200);
    expect((await approve(mended, 'An')).status).toBe(409);
    expect((await versions(period)).map(({ status }) => status)).toEqual(['withdrawn', 'published']);
  });

  it('may be a further round on the version in force, and on no other', async () => {
    const period = await aSeason();
    const main = await aDraw(period);
    await proposed(period, main);
    const other = await aDraw(await aSeason());
    await town.request('POST', `/runs/${main.id}/declines`, { body: { applicantIds: ['c0'] } });
    const round = await town.ended((await town.json<Run>('POST', `/runs/${main.id}/round`)).id);
    const second = await proposed(period, round, 'Places given up were given on');
    expect((await publicResult(second)).draw).toBeNull();
    const { affected } = await town.json<{ affected: AffectedFamily[] }>('GET', `/publications/${second.id}/affected`);
    expect(affected.map(({ applicantId, kind, toSchoolName }) => [applicantId, kind, toSchoolName])).toEqual([
      ['c0', 'declined', null],
      ['c2', 'moved-up', 'Trường Bắc'],
      ['c4', 'placed', 'Trường Nam'],
    ]);
    await approve(second, 'An');
    await approve(second, 'Bình');
    const late = await town.ended((await town.json<Run>('POST', `/runs/${main.id}/round`)).id);
    expect(await message(await propose(period, late, 'late'))).toContain('does not build on the version in force');
    expect(other.certified).toBe(true);
  });
});

describe('the work of publishing', () => {
  const newest = async (period: string) =>
    (await town.json<{ publishing: Publishing | null }>('GET', `/periods/${period}/publishing`)).publishing;

  it('tells how far it is, and holds the version it made', async () => {
    const period = await aSeason();
    expect(await newest(period)).toBeNull();
    const run = await aDraw(period);
    const work = (await (await propose(period, run)).json()) as Publishing;
    expect(work).toMatchObject({ status: 'queued', runId: run.id, publicationId: null, failure: null });
    const done = await town.published(work);
    expect(done).toMatchObject({ status: 'done', progress: { share: 1, step: 'done' } });
    expect((await versions(period)).map(({ id }) => id)).toEqual([done.publicationId]);
    expect(await newest(period)).toEqual(done);
    expect((await town.request('POST', `/publishings/${work.id}/cancel`)).status).toBe(409);
  });

  it('is stopped without a trace of a version, and may be begun again', async () => {
    const period = await aSeason();
    const run = await aDraw(period);
    const work = (await (await propose(period, run)).json()) as Publishing;
    expect(await message(await propose(period, run))).toContain('being published already');
    const stopped = await town.json<Publishing>('POST', `/publishings/${work.id}/cancel`);
    expect(stopped).toMatchObject({ status: 'cancelled', publicationId: null });
    await new Promise((done) => setTimeout(done, 1_500));
    expect(await town.json<Publishing>('GET', `/publishings/${work.id}`)).toMatchObject({ status: 'cancelled' });
    expect(await versions(period)).toEqual([]);
    expect(await town.propose(period, run.id)).toMatchObject({ version: 1, status: 'published' });
  });

  it('is taken up again where its process died, and makes one version', async () => {
    const period = await aSeason();
    const run = await aDraw(period);
    const id = randomUUID();
    await town.store.database.transaction((tx) =>
      tx.execute(sql`insert into publishings (organisation_id, id, period_id, run_id, reason, status, progress_step, worker,
          heard_at, created_by, created_at)
        values (${organisationId}, ${id}::uuid, ${period}::uuid, ${run.id}::uuid, '', 'running', 'assigning',
          ${randomUUID()}::uuid, now() - interval '1 hour', 'test', now())`),
    );
    const handBack = await publishingWork.takeUp(town.services);
    const work = await town.json<Publishing>('GET', `/publishings/${id}`);
    expect(await town.published(work)).toMatchObject({ status: 'done' });
    await handBack();
    expect(await versions(period)).toHaveLength(1);
  });

  it('writes nothing where it is no longer its own at the end', async () => {
    const period = await aSeason();
    const run = await aDraw(period);
    const claim = { organisationId, id: randomUUID(), worker: randomUUID() };
    await town.store.database.transaction((tx) =>
      tx.execute(sql`insert into publishings (organisation_id, id, period_id, run_id, reason, status, progress_step, worker,
          created_by, created_at, finished_at)
        values (${organisationId}, ${claim.id}::uuid, ${period}::uuid, ${run.id}::uuid, '', 'cancelled', 'assigning',
          ${claim.worker}::uuid, 'test', now(), now())`),
    );
    const context = town.context();
    const row = await getPublishingRow(context.database.db, organisationId, claim.id);
    const worker = startRunWorker();
    await expect(writePublication(context, claim, row, worker, async () => {})).rejects.toThrow('stopped');
    await worker.stop();
    expect(await versions(period)).toEqual([]);
  });

  it('is refused without the token, and for what is not there', async () => {
    for (const [method, path] of [
      ['GET', `/publishings/${nobody}`],
      ['POST', `/publishings/${nobody}/cancel`],
      ['GET', `/periods/${nobody}/publishing`],
    ] as const) {
      expect((await town.request(method, path, { token: null })).status).toBe(403);
      expect((await town.request(method, path)).status).toBe(404);
    }
    expect((await town.request('GET', '/publishings/first')).status).toBe(422);
  });
});

describe('what was published', () => {
  it('cannot be changed by hand', async () => {
    const period = await aSeason();
    const first = await proposed(period, await aDraw(period));
    const change = town.store.database.transaction((tx) =>
      tx.execute(sql`update publications set reason = 'better' where id = ${first.id}::uuid`),
    );
    await expect(change).rejects.toThrow();
  });
});
