import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cutoff, Run } from '../../api/client.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type EnrolmentTown } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let town: EnrolmentTown;
let period: string;
let run: Run;
beforeAll(async () => {
  town = await anEnrolmentTown();
  const children = Object.fromEntries(
    Array.from({ length: 7 }, (_, i) => [
      `child-${i}`,
      { at: ['B', 5 * i] as [string, number], attributes: { group: '1' } },
    ]),
  );
  period = await town.aPeriod(children, { north: 6, south: 0, quiet: null });
  run = await town.publish(period);
});
afterAll(() => town?.close());

const status = async (method: string, path: string, options: { body?: unknown; token?: string | null } = {}) =>
  (await town.request(method, path, options)).status;

async function audited(verb: string): Promise<Record<string, unknown>[]> {
  const found = await rows<{ details: Record<string, unknown> }>(
    town.store.database.db,
    sql`select details from audit_events where verb = ${verb} order by id`,
  );
  return found.map(({ details }) => details);
}

describe('POST /periods/{period}/runs', () => {
  it('queues a run and audits it', async () => {
    const started = await town.start(period, 'queued');
    expect(started).toMatchObject({ status: 'queued', seed: 'queued', certified: false, inputsSha256: null });
    expect(await audited('change/runs')).toContainEqual(expect.objectContaining({ seed: 'queued' }));
    await town.ended(started.id);
  });

  it('refuses without the token', async () => {
    expect(await status('POST', `/periods/${period}/runs`, { body: { seed: '0' }, token: null })).toBe(403);
  });

  it('rejects an empty seed, a period that is not there and an id that is none', async () => {
    expect(await status('POST', `/periods/${period}/runs`, { body: { seed: '' } })).toBe(422);
    expect(await status('POST', `/periods/${nobody}/runs`, { body: { seed: '0' } })).toBe(404);
    expect(await status('POST', '/periods/first/runs', { body: { seed: '0' } })).toBe(422);
  });
});

describe('GET /periods/{period}/runs and /runs/{run}', () => {
  it('shows the public what is published', async () => {
    const { runs } = await town.json<{ runs: Run[] }>('GET', `/periods/${period}/runs`, { token: null });
    expect(runs.map(({ id }) => id)).toContain(run.id);
    expect(await town.json('GET', `/runs/${run.id}`, { token: null })).toMatchObject({ certified: true });
  });

  it('keeps a practice run from the public, certified or not', async () => {
    const practice = await town.run(period, 'practice');
    expect(practice).toMatchObject({ certified: true, drawId: null });
    expect(await status('GET', `/runs/${practice.id}`, { token: null })).toBe(403);
    expect(await status('GET', `/runs/${practice.id}/cutoffs`, { token: null })).toBe(403);
    const cancelled = await town.start(period, 'to be stopped');
    await town.request('POST', `/runs/${cancelled.id}/cancel`);
    expect(await status('GET', `/runs/${cancelled.id}`, { token: null })).toBe(403);
    const { runs } = await town.json<{ runs: Run[] }>('GET', `/periods/${period}/runs`, { token: null });
    expect(runs.map(({ id }) => id)).toEqual([run.id]);
  });

  it('rejects ids that are unknown', async () => {
    expect(await status('GET', `/periods/${nobody}/runs`)).toBe(404);
    expect(await status('GET', `/runs/${nobody}`)).toBe(404);
  });
});

describe('POST /runs/{run}/cancel', () => {
  it('stops a run for good, whatever its job does', async () => {
    const started = await town.start(period, 'stopped');
    const answer = await town.json<Run>('POST', `/runs/${started.id}/cancel`);
    expect(answer.status).toBe('cancelled');
    await town.run(period, 'after');
    expect(await town.json('GET', `/runs/${started.id}`)).toMatchObject({ status: 'cancelled', counts: null });
  });

  it('stops a run at work', async () => {
    const started = await town.start(period, 'at work');
    for (let now = started; now.status === 'queued'; now = await town.json<Run>('GET', `/runs/${started.id}`))
      await new Promise((done) => setTimeout(done, 20));
    expect(await town.json<Run>('POST', `/runs/${started.id}/cancel`)).toMatchObject({ status: 'cancelled' });
  });

  it('refuses without the token', async () => {
    expect(await status('POST', `/runs/${run.id}/cancel`, { token: null })).toBe(403);
  });

  it('rejects a run that is finished, or is not there', async () => {
    expect(await status('POST', `/runs/${run.id}/cancel`)).toBe(409);
    expect(await status('POST', `/runs/${nobody}/cancel`)).toBe(404);
  });
});

describe('GET cutoffs and flows', () => {
  it('answer the public for a published run, without a child in them', async () => {
    const { cutoffs } = await town.json<{ cutoffs: Cutoff[] }>('GET', `/runs/${run.id}/cutoffs`, { token: null });
    expect(cutoffs.map(({ schoolName, placed }) => [schoolName, placed])).toEqual([
      ['Trường Bắc', 6],
      ['Trường Nam', 0],
    ]);
    const flows = await (await town.request('GET', `/runs/${run.id}/flows`, { token: null })).text();
    expect(JSON.parse(flows)).toMatchObject({ cells: [{ schoolId: 'north', children: 6 }], hidden: 0 });
    expect(flows).not.toContain('child-');
  });

  it('refuse and reject: a run without a result, and one that is not there', async () => {
    const started = await town.start(period, 'nothing yet');
    await town.request('POST', `/runs/${started.id}/cancel`);
    for (const part of ['cutoffs', 'flows']) {
      expect(await status('GET', `/runs/${started.id}/${part}`, { token: null })).toBe(403);
      expect(await status('GET', `/runs/${started.id}/${part}`)).toBe(409);
      expect(await status('GET', `/runs/${nobody}/${part}`)).toBe(404);
    }
  });
});

describe('what names children', () => {
  const paths = ['unplaced', 'applicants/child-0', 'placements.csv', 'receipts.jsonl', 'run.json', 'inputs/travel.csv'];

  it('is refused without the token, certified or not', async () => {
    for (const path of [...paths, 'verification', 'cutoffs.csv'])
      expect([path, await status('GET', `/runs/${run.id}/${path}`, { token: null })]).toEqual([path, 403]);
  });

  it('answers the operator, and writes down each reading', async () => {
    for (const path of paths) expect([path, await status('GET', `/runs/${run.id}/${path}`)]).toEqual([path, 200]);
    const read = await audited('read-child/runs');
    expect(read).toContainEqual(expect.objectContaining({ export: 'results/placements.csv' }));
    expect(read).toContainEqual(expect.objectContaining({ export: 'inputs/travel.csv' }));
    expect(read).toContainEqual(expect.objectContaining({ run: run.id }));
    expect(read).toContainEqual(expect.objectContaining({ list: 'unplaced', children: 1 }));
  });

  it('rejects a dossier and a file that are not there', async () => {
    expect(await status('GET', `/runs/${run.id}/applicants/nobody`)).toBe(404);
    expect(await status('GET', `/runs/${run.id}/inputs/homes.csv`)).toBe(404);
    expect(await status('GET', `/runs/${run.id}/homes.csv`)).toBe(422);
    for (const path of [...paths, 'verification'])
      expect([path, await status('GET', `/runs/${nobody}/${path}`)]).toEqual([path, 404]);
  });
});

describe('GET verification', () => {
  it('judges the stored result again and leaves the run as it is', async () => {
    expect(await town.json('GET', `/runs/${run.id}/verification`)).toEqual(run.verification);
    expect(await town.json('GET', `/runs/${run.id}`)).toEqual(run);
  });
});

describe('downloads', () => {
  it('say in name and content that figures are invented, and keep the columns of the contract', async () => {
    const placements = await town.request('GET', `/runs/${run.id}/placements.csv`);
    expect(placements.headers.get('content-disposition')).toBe('attachment; filename="synthetic-placements.csv"');
    expect((await placements.text()).split('\n')[0]).toBe(
      'applicant_id,school_id,choice_rank,imputed,metres,seat_group,decided_by',
    );
    expect(await town.json('GET', `/runs/${run.id}/run.json`)).toMatchObject({ synthetic: true });
    const [receipt] = (await (await town.request('GET', `/runs/${run.id}/receipts.jsonl`)).text()).split('\n');
    expect(JSON.parse(receipt)).toMatchObject({ applicantId: 'child-0', synthetic: true });
  });

  it('hold no home', async () => {
    for (const name of ['applicants.csv', 'cells.csv', 'travel.csv', 'meta.json'])
      expect(await (await town.request('GET', `/runs/${run.id}/inputs/${name}`)).text()).not.toMatch(
        /106\.7|10\.7[89]/,
      );
  });
});
