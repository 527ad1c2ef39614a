import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decline, Run } from '../../api/client.ts';
import { anEnrolmentTown, type EnrolmentTown, organisationId, rules } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let town: EnrolmentTown;
beforeAll(async () => {
  town = await anEnrolmentTown();
});
afterAll(() => town?.close());

/** Five children along the road from north (2 seats) and south (2 seats): c0 and c1 get north, c2 and c3 south, c4 nothing. */
async function aSeason(ruleSet: object = rules) {
  const children = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [
      `c${i}`,
      { at: ['B', 10 * (i + 1)] as [string, number], attributes: { group: '1' }, wishes: ['north', 'south'] },
    ]),
  );
  const period = await town.aPeriod(children, { north: 2, south: 2 }, ruleSet);
  return { period, run: await town.run(period, 'main') };
}

async function placements(run: Run): Promise<Record<string, string>> {
  const text = await (await town.request('GET', `/runs/${run.id}/placements.csv`)).text();
  const rows = text.trimEnd().split('\n').slice(1);
  return Object.fromEntries(rows.map((row) => row.split(',').slice(0, 2) as [string, string]));
}

async function addLate(period: string, id: string) {
  const [lon, lat] = town.roads.at('B', 1);
  await town.store.database.transaction(async (tx) => {
    await tx.execute(sql`insert into applicants select ${organisationId}, ${period}::uuid, ${id}, '{"group":"1"}', id
      from source_batches limit 1`);
    await tx.execute(sql`insert into private.home_points (organisation_id, applicant_id, period_id, geom, method)
      values (${organisationId}, ${id}, ${period}::uuid, st_setsrid(st_point(${lon}, ${lat}), 4326), 'given')`);
    await tx.execute(sql`insert into wishes values (${organisationId}, ${period}::uuid, ${id}, 1, 'north'),
      (${organisationId}, ${period}::uuid, ${id}, 2, 'south')`);
  });
}

const decline = (run: Run, ...applicantIds: string[]) =>
  town.request('POST', `/runs/${run.id}/declines`, { body: { applicantIds } });
const round = async (run: Run) => town.ended((await town.json<Run>('POST', `/runs/${run.id}/round`)).id);
const message = async (response: Response) => ((await response.json()) as { error: { message: string } }).error.message;

describe('a further round', () => {
  it('gives freed seats on, takes late applicants in, and leaves nobody placed worse off', async () => {
    const { period, run } = await aSeason();
    expect(await placements(run)).toEqual({ c0: 'north', c1: 'north', c2: 'south', c3: 'south', c4: '' });
    expect((await decline(run, 'c0')).status).toBe(200);
    // Nearest of all to north, but late: it competes for the one seat that fell free, and displaces nobody.
    await addLate(period, 'late');
    const after = await round(run);
    expect(after).toMatchObject({ status: 'done', certified: true, baseRunId: run.id, drawId: null, seed: 'main' });
    expect(await placements(after)).toEqual({ c1: 'north', c2: 'south', c3: 'south', c4: '', late: 'north' });
  });

  it('lets a child move up into a freed seat, and hands on the seat it leaves', async () => {
    const { run } = await aSeason();
    await decline(run, 'c1');
    const after = await round(run);
    expect(await placements(after)).toEqual({ c0: 'north', c2: 'north', c3: 'south', c4: 'south' });
    const receipt = await town.json<{ decidedBy: string }>('GET', `/runs/${after.id}/applicants/c0`);
    expect(receipt.decidedBy).toBe('kept-seat');
    // A round may follow a round, and those who declined before stay out.
    await decline(after, 'c2');
    expect(await placements(await round(after))).toEqual({ c0: 'north', c3: 'north', c4: 'south' });
  });

  it('keeps the rules and the order of the run it builds on, whatever they are now', async () => {
    const { period, run } = await aSeason();
    await town.request('PUT', `/periods/${period}/rules`, {
      body: { rules: { mechanism: 'nearest-first', criteria: [{ rule: 'distance', bandMetres: 0 }] } },
    });
    const after = await round(run);
    expect(after).toMatchObject({ certified: true, mechanism: 'deferred-acceptance' });
    expect(await placements(after)).toEqual(await placements(run));
  });

  it('holds every seat by declared decision where the mechanism promises nothing', async () => {
    const { run } = await aSeason({
      mechanism: 'nearest-first',
      criteria: [
        { rule: 'group', attribute: 'group', order: ['1'] },
        { rule: 'distance', bandMetres: 0 },
      ],
      imputeChoicesByDistance: true,
    });
    await decline(run, 'c0');
    const after = await round(run);
    expect(after).toMatchObject({ certified: true, verification: { unexplainedDecisions: 0 } });
    const before = await placements(run);
    const now = await placements(after);
    for (const id of ['c1', 'c2', 'c3']) expect(now[id]).toBe(before[id]);
    expect(now.c4).toBe(before.c0);
  });

  it('holds seats that a soft reserve lent: a late child of the reserve claims none of them', async () => {
    const local = { name: 'local', attribute: 'group', value: '2', seats: 1, school: 'north', kind: 'soft' };
    const { period, run } = await aSeason({ ...rules, reserves: [local] });
    await addLate(period, 'late');
    await town.store.database.transaction((tx) =>
      tx.execute(sql`update applicants set attributes = '{"group":"2"}' where organisation_id = ${organisationId}
        and period_id = ${period}::uuid and id = 'late'`),
    );
    const after = await round(run);
    expect(after).toMatchObject({ status: 'done', certified: true });
    expect(await placements(after)).toEqual({ ...(await placements(run)), late: '' });
  });

  it('is refused where a quota fell below the children who keep their seats', async () => {
    const { period, run } = await aSeason();
    await town.request('PUT', `/periods/${period}/quotas`, { body: { quotas: [{ schoolId: 'south', seats: 1 }] } });
    const after = await round(run);
    expect(after.status).toBe('failed');
    expect(after.failure).toContain('Trường Nam has 2 children who keep their seats and a quota of 1 now');
  });
});

describe('declines', () => {
  it('are written all or none, listed, and taken back', async () => {
    const { run } = await aSeason();
    const refused = await decline(run, 'c0', 'c4');
    expect(refused.status).toBe(422);
    expect(await message(refused)).toContain('Dossier "c4" has no place to give up');
    expect((await decline(run, 'stranger')).status).toBe(404);
    const { declines } = (await (await decline(run, 'c0', 'c2')).json()) as { declines: Decline[] };
    expect(declines.map(({ applicantId, schoolName }) => [applicantId, schoolName])).toEqual([
      ['c0', 'Trường Bắc'],
      ['c2', 'Trường Nam'],
    ]);
    const back = (applicantId: string) =>
      town.request('POST', `/runs/${run.id}/declines/withdraw`, { body: { applicantId } });
    expect((await back('c0')).status).toBe(200);
    expect((await back('c0')).status).toBe(404);
    const listed = await town.json<{ declines: Decline[] }>('GET', `/runs/${run.id}/declines`);
    expect(listed.declines.map(({ applicantId }) => applicantId)).toEqual(['c2']);
  });

  it('and rounds are refused without the token, and for a run that is not there or proves nothing', async () => {
    const { period, run } = await aSeason();
    for (const [method, path, body] of [
      ['GET', 'declines', undefined],
      ['POST', 'declines', { applicantIds: ['c0'] }],
      ['POST', 'declines/withdraw', { applicantId: 'c0' }],
      ['POST', 'round', undefined],
    ] as const) {
      expect((await town.request(method, `/runs/${run.id}/${path}`, { body, token: null })).status).toBe(403);
      expect((await town.request(method, `/runs/${nobody}/${path}`, { body })).status).toBe(404);
    }
    expect((await decline(run)).status).toBe(422);
    const stopped = await town.start(period, 'stopped');
    await town.request('POST', `/runs/${stopped.id}/cancel`);
    expect((await town.request('POST', `/runs/${stopped.id}/round`)).status).toBe(409);
  });
});
