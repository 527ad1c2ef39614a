import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explanation, Quota, SchoolCard, SchoolSummary } from '../../api/client.ts';
import { anEnrolmentTown, type EnrolmentTown } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const child = (east: number, wishes?: string[]) => ({
  at: ['B', east] as [string, number],
  attributes: { group: '1' },
  ...(wishes && { wishes }),
});
let town: EnrolmentTown;
let period: string;
beforeAll(async () => {
  town = await anEnrolmentTown();
  period = await town.aPeriod({ near: child(20) }, { north: 1, south: 5 });
});
afterAll(() => town?.close());

const english = { schoolId: 'north', name: 'Tiếng Anh tăng cường', seats: 1 };
const open = (body: object, token?: null) =>
  town.request('POST', `/periods/${period}/programmes`, { body, ...(token === null && { token }) });
const quotas = async () => (await town.json<{ quotas: Quota[] }>('GET', `/periods/${period}/quotas`)).quotas;

describe('POST /periods/{period}/programmes', () => {
  it('opens a programme behind its school, shown inside it and nowhere else', async () => {
    const answer = await open(english);
    expect(answer.status).toBe(200);
    expect((await quotas()).map(({ schoolId, programmeOf, seats }) => [schoolId, programmeOf, seats])).toEqual([
      ['north', null, 1],
      ['north-p1', 'north', 1],
      ['south', null, 5],
    ]);
    const card = await town.json<SchoolCard>('GET', '/schools/north', { token: null });
    expect(card.programmes).toEqual([{ id: 'north-p1', name: english.name }]);
    const { schools } = await town.json<{ schools: SchoolSummary[] }>('GET', '/schools', { token: null });
    expect(schools.map(({ id }) => id)).toEqual(['north', 'quiet', 'south']);
  });

  it('gives its seats to those who name it alone, and never completes a list by it', async () => {
    const own = await town.aPeriod(
      { near: child(20), keen: child(40, ['north-p1']), late: child(60) },
      { north: 1, 'north-p1': 1, south: 5 },
    );
    const run = await town.run(own);
    expect(run).toMatchObject({ status: 'done', certified: true, counts: { placed: 3 } });
    const placed = async (id: string) =>
      (await town.json<Explanation>('GET', `/runs/${run.id}/applicants/${id}`)).placedAt;
    expect(await placed('keen')).toMatchObject({ schoolId: 'north-p1', metres: 40 });
    expect(await placed('late')).toMatchObject({ schoolId: 'south' });
  });

  it('never completes a list by it where its school takes no part', async () => {
    const own = await town.aPeriod({ near: child(20), keen: child(40, ['north-p1']) }, { 'north-p1': 2, south: 5 });
    const run = await town.run(own);
    expect(run).toMatchObject({ status: 'done', certified: true });
    const near = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/near`);
    expect(near.placedAt).toMatchObject({ schoolId: 'south' });
    expect(near.steps.map(({ schoolId }) => schoolId)).not.toContain('north-p1');
    const keen = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/keen`);
    expect(keen.placedAt).toMatchObject({ schoolId: 'north-p1' });
  });

  it('refuses without the token', async () => {
    expect((await open({ ...english, name: 'Nội trú' }, null)).status).toBe(403);
  });

  it('rejects a school that takes no part, a programme of a programme, no name, a second of one name, and seats below zero', async () => {
    expect((await open({ ...english, schoolId: 'quiet' })).status).toBe(422);
    const nested = await open({ ...english, schoolId: 'north-p1' });
    expect(nested.status).toBe(422);
    expect(await nested.text()).toContain('is a programme itself');
    expect((await open({ ...english, name: ' ' })).status).toBe(422);
    expect((await open({ ...english, name: 'tiếng anh TĂNG CƯỜNG' })).status).toBe(409);
    expect((await open({ ...english, name: 'Nội trú', seats: -1 })).status).toBe(422);
    expect((await town.request('POST', `/periods/${nobody}/programmes`, { body: english })).status).toBe(404);
    expect(await quotas()).toHaveLength(3);
  });
});

describe('PUT and DELETE /periods/{period}/programmes/{programme}', () => {
  const path = () => `/periods/${period}/programmes`;

  it('renames it, gives it other seats, and takes it out of use', async () => {
    const made = await town.json<{ quotas: Quota[] }>('POST', path(), {
      body: { schoolId: 'south', name: 'Nội trú', seats: null },
    });
    const id = made.quotas.find(({ schoolName }) => schoolName === 'Nội trú')?.schoolId ?? '';
    const body = { name: 'Nội trú tuần', seats: 12 };
    const changed = await town.json<{ quotas: Quota[] }>('PUT', `${path()}/${id}`, { body });
    expect(changed.quotas.find(({ schoolId }) => schoolId === id)).toMatchObject({
      ...{ schoolName: 'Nội trú tuần', seats: 12, programmeOf: 'south', openedByCouncil: true },
    });
    const left = await town.json<{ quotas: Quota[] }>('DELETE', `${path()}/${id}`);
    expect(left.quotas.map(({ schoolId }) => schoolId)).not.toContain(id);
    const card = await town.json<SchoolCard>('GET', '/schools/south');
    expect(card.programmes).toEqual([]);
  });

  it('refuses without the token, and to close one that children name', async () => {
    expect((await town.request('PUT', `${path()}/north-p1`, { body: english, token: null })).status).toBe(403);
    expect((await town.request('DELETE', `${path()}/north-p1`, { token: null })).status).toBe(403);
    const answer = await town.request('DELETE', `${path()}/north-p1`);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('(so far 1)');
  });

  it('rejects a school of the register, and a programme that is not there', async () => {
    expect((await town.request('PUT', `${path()}/north`, { body: english })).status).toBe(404);
    expect((await town.request('DELETE', `${path()}/none`)).status).toBe(404);
  });
});
