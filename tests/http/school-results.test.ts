import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchoolResult } from '../../api/client.ts';
import { anEnrolmentTown, type Child, type EnrolmentTown, rules } from '../support/an-enrolment-town.ts';

let town: EnrolmentTown;
let period: string;
/** Sixteen children along the road, nearest to north first; the last eight name south. Two are temporary residents. */
beforeAll(async () => {
  town = await anEnrolmentTown();
  const children = Object.fromEntries(
    Array.from({ length: 16 }, (_, i): [string, Child] => [
      `c${String(i).padStart(2, '0')}`,
      {
        at: ['B', 10 * (i + 1)],
        attributes: { group: '1', residence: i < 2 ? 'temporary' : 'permanent' },
        wishes: i < 8 ? ['north'] : ['south'],
      },
    ]),
  );
  period = await town.aPeriod(children, { north: 7, south: 9 }, { ...rules, uncertaintyMetresPerKm: 1000 });
  const decide = (applicantId: string, reason: string) =>
    town.json('POST', `/periods/${period}/decisions`, {
      body: { applicantId, schoolId: 'south', number: '9', reason, kind: 'exception' },
    });
  for (const child of ['c09', 'c10', 'c11', 'c12', 'c13']) await decide(child, 'Parents teach there');
  await decide('c14', 'An illness of one child');
});
afterAll(() => town?.close());

const results = async (school: string) =>
  (await town.json<{ results: SchoolResult[] }>('GET', `/schools/${school}/results`, { token: null })).results;

describe('the past results of a school', () => {
  it('are empty before anything is published, whatever was tried', async () => {
    await town.run(period, 'practice');
    expect(await results('north')).toEqual([]);
  });

  it('tell everyone the seats, who was considered and where the seats ended', async () => {
    const run = await town.publish(period, 'number of June');
    const [north, ...more] = await results('north');
    expect(more).toEqual([]);
    expect(north).toMatchObject({
      periodId: period,
      schoolYear: '2026-2027',
      level: 'primary',
      schoolName: 'Trường Bắc',
      publication: { version: 1 },
      synthetic: true,
      travelVersion: run.travelVersion,
      seats: 7,
      asked: 8,
      placed: 7,
      far: { metres: 3000, children: 0 },
      decisions: [],
    });
    // The seventh child lives 70 m away, the eighth 80 m, and a metre a metre is stated: measuring cannot tell them apart.
    expect(north.groups).toEqual([
      { name: 'open', seats: 7, placed: 7, lastMetres: 70, lastGroup: '1', closeSettledBy: 'distance' },
    ]);
    const [south] = await results('south');
    expect(south.groups[0]).toMatchObject({ placed: 9, closeSettledBy: null });
  });

  it('hide cells of fewer than five, and the one that would give them away', async () => {
    const [north] = await results('north');
    expect(north.residence).toEqual([
      { kind: 'permanent', children: null },
      { kind: 'temporary', children: null },
    ]);
    const [south] = await results('south');
    expect(south.residence).toEqual([{ kind: 'permanent', children: 9 }]);
  });

  it('name a reason for exceptions only where five children share it', async () => {
    const [south] = await results('south');
    expect(south.decisions).toEqual([
      { reason: 'Parents teach there', children: 5 },
      { reason: null, children: null },
    ]);
    expect(JSON.stringify(south)).not.toContain('illness');
  });

  it('come as a CSV that says they are invented, with hidden counts as such', async () => {
    const response = await town.request('GET', '/schools/south/results.csv', { token: null });
    expect(response.headers.get('content-disposition')).toContain('synthetic-school-results.csv');
    const lines = (await response.text()).trim().split('\n');
    expect(lines[0]).toBe('school_id,school_year,period,version,measure,of,value');
    expect(lines).toContain('south,2026-2027,Grade 1,1,seats,,9');
    expect(lines).toContain('south,2026-2027,Grade 1,1,by_decision,Parents teach there,5');
    expect(lines).toContain('south,2026-2027,Grade 1,1,by_decision,,<5');
  });

  it('hold no child, no home and no dossier', async () => {
    const text = JSON.stringify([await results('north'), await results('south')]);
    expect(text).not.toMatch(/\bc\d\d\b|(?<![:\d])10\.78|106\.7/);
  });

  it('are not found for a school that never was, and refused for an impossible name', async () => {
    expect((await town.request('GET', '/schools/nowhere/results', { token: null })).status).toBe(404);
    expect((await town.request('GET', '/schools/nowhere/results.csv', { token: null })).status).toBe(404);
    expect((await town.request('GET', `/schools/${'x'.repeat(300)}/results`, { token: null })).status).toBe(422);
    expect((await town.request('POST', '/schools/north/results', { token: null })).status).toBe(404);
  });
});
