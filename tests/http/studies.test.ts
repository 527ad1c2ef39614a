import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangedChild, Comparison, Run, StressResult, Study, StudyResult } from '../../api/client.ts';
import { anEnrolmentTown, type Child, type EnrolmentTown, rules } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let town: EnrolmentTown;
let period: string;
beforeAll(async () => {
  town = await anEnrolmentTown();
  period = await town.aPeriod(twelveChildren(), { north: 6, south: 6 }, nearestFirst);
  await town.request('PUT', `/periods/${period}/rules`, { body: { rules } });
});
afterAll(() => town?.close());

const nearestFirst = {
  mechanism: 'nearest-first',
  criteria: [{ rule: 'distance', bandMetres: 0 }],
  imputeChoicesByDistance: true,
};

/** Ten children of group 2 between A and B who come first by id, and two of group 1 at the door of the northern school. */
function twelveChildren(): Record<string, Child> {
  const of = (id: string, at: [string, number], group: string) => [id, { at, attributes: { group } }] as const;
  return Object.fromEntries([
    ...Array.from({ length: 10 }, (_, i) => of(`a-${i}`, ['A', 5 * i], '2')),
    ...Array.from({ length: 2 }, (_, i) => of(`b-${i}`, ['B', 2 * i], '1')),
  ]);
}

const both = {
  kind: 'compare',
  base: { kind: 'now' },
  sets: [
    { kind: 'version', version: 1 },
    { kind: 'version', version: 2 },
  ],
  seed: '0',
};
const stress = { kind: 'stress', base: { kind: 'now' }, set: { kind: 'version', version: 2 }, seed: '0', intakes: 20 };
const closure = {
  kind: 'transport',
  set: { kind: 'version', version: 2 },
  seed: '0',
};
const result = <R extends StudyResult>(study: Study) => town.json<R>('GET', `/studies/${study.id}/result`);
const csv = async (study: Study) => (await town.request('GET', `/studies/${study.id}/children.csv`)).text();

describe('comparing rules before signing', () => {
  it('runs several versions on the same children and says who gains and who loses', async () => {
    const study = await town.study(period, both);
    expect(study).toMatchObject({ status: 'done', failure: null, progress: { share: 1 }, synthetic: true });
    const found = await result<Comparison>(study);
    expect(found.sets.map(({ mechanism }) => mechanism)).toEqual(['nearest-first', 'deferred-acceptance']);
    expect(found.total.map(({ placed, unplaced }) => [placed, unplaced])).toEqual([
      [12, 0],
      [12, 0],
    ]);
    // Group 1 comes last by id under nearest-first; by its rank it has the school at its door.
    expect(found.groups?.find(({ name }) => name === '2')?.figures[1].children).toBe(10);
    expect(found.groups?.find(({ name }) => name === null)?.figures[1]).toMatchObject({ children: 2, better: null });
    expect(found.residences).toBeNull();
    expect(JSON.stringify(found)).not.toMatch(/a-\d|b-\d/);
  });

  it('calls the sides by names in the language of whoever reads', async () => {
    const study = await town.study(period, both);
    const found = await result<Comparison>(study);
    expect(found.sets.map(({ name }) => name)).toEqual(['Rules, version 1', 'Rules, version 2']);
  });

  it('lists changed children by dossier for the operator alone', async () => {
    const study = await town.study(period, both);
    const lines = (await csv(study)).trim().split('\n');
    expect(lines[0]).toBe('applicant_id,school_1,metres_1,school_2,metres_2,change_2');
    expect(lines.filter((line) => /^b-.*better$/.test(line))).toHaveLength(2);
    const refused = await town.request('GET', `/studies/${study.id}/children.csv`, { token: null });
    expect(refused.status).toBe(403);
  });

  it('names on the screen each changed child with both places, those who lose first, and refuses without the token', async () => {
    const study = await town.study(period, both);
    const path = `/studies/${study.id}/children`;
    const { children, total } = await town.json<{ children: ChangedChild[]; total: number }>('GET', path);
    expect(total).toBe((await csv(study)).trim().split('\n').length - 1);
    expect(children.map(({ change }) => change)).toEqual([...children.map(({ change }) => change)].sort().reverse());
    expect(children.find(({ applicantId }) => applicantId === 'b-0')).toMatchObject({
      places: [{ schoolName: 'Trường Nam' }, { schoolName: 'Trường Bắc' }],
      change: 'better',
    });
    expect((await town.request('GET', path, { token: null })).status).toBe(403);
    expect((await town.request('GET', `/studies/${nobody}/children`)).status).toBe(404);
  });

  it('holds two finished runs against each other as they stand', async () => {
    const [one, other] = [await town.run(period, '1'), await town.run(period, '2')];
    const sets = [one, other].map(({ id }: Run) => ({ kind: 'run', runId: id }));
    const found = await result<Comparison>(await town.study(period, { ...both, sets }));
    expect(found.total[0].placed).toBe(12);
    expect(found.total[1]).toMatchObject({ changed: 0, better: 0, worse: 0 });
  });

  it('plays a past season again under a draft, from what was frozen then', async () => {
    const run = await town.run(period, '1');
    await town.request('PUT', `/periods/${period}/quotas`, { body: { quotas: [{ schoolId: 'north', seats: 0 }] } });
    const sets = [
      { kind: 'run', runId: run.id },
      { kind: 'draft', name: 'Khác', rules: nearestFirst },
    ];
    const found = await result<Comparison>(
      await town.study(period, { ...both, base: { kind: 'run', runId: run.id }, sets }),
    );
    await town.request('PUT', `/periods/${period}/quotas`, { body: { quotas: [{ schoolId: 'north', seats: 6 }] } });
    expect(found.schools.find(({ schoolId }) => schoolId === 'north')).toMatchObject({ seats: 6, placed: [6, 6] });
    expect(found.sets[1]).toMatchObject({ name: 'Khác', mechanism: 'nearest-first' });
  });

  it('fails in a sentence when a past season froze nothing that a new rule asks for', async () => {
    const run = await town.run(period, '1');
    const asking = { ...rules, criteria: [{ rule: 'score', attribute: 'points', order: 'highest-first' }] };
    const sets = [
      { kind: 'run', runId: run.id },
      { kind: 'draft', name: 'Điểm', rules: asking },
    ];
    const study = await town.study(period, { ...both, base: { kind: 'run', runId: run.id }, sets });
    expect(study.status).toBe('failed');
    expect(study.failure).toContain('points');
  });
});

describe('simulated intakes', () => {
  it('say how often each school and commune is short, and the seats to add', async () => {
    const study = await town.study(period, { ...stress, growthPercent: 30 });
    expect(study).toMatchObject({ status: 'done', failure: null });
    const found = await result<StressResult>(study);
    expect(found).toMatchObject({ kind: 'stress', intakes: 20, childrenNow: 12, mechanism: 'deferred-acceptance' });
    expect(found.children.low).toBeLessThanOrEqual(found.children.mean);
    expect(found.city.probability).toBeGreaterThan(0.5);
    expect(found.city.seatsToAdd).toBeGreaterThan(0);
    expect(found.schools.map(({ schoolId }) => schoolId)).toEqual(['north', 'south']);
    expect(found.communes).toHaveLength(1);
    expect((await town.request('GET', `/studies/${study.id}/children.csv`)).status).toBe(404);
  });

  it('give the same figures for the same seed', async () => {
    const [one, other] = [await town.study(period, stress), await town.study(period, stress)];
    expect(await result(one)).toEqual(await result(other));
  });
});

describe('roads as they might be', () => {
  it('measures again with a way closed, without storing the closing', async () => {
    const line = [town.roads.at('A', 30), town.roads.at('A', 60)];
    const edits = [{ kind: 'close-way', line, profiles: ['walk'], seconds: null }];
    const study = await town.study(period, { ...closure, edits });
    expect(study).toMatchObject({ status: 'done', failure: null });
    const found = await result<Comparison>(study);
    expect(found.yardstick).toBe('metres');
    expect(found.sets).toHaveLength(2);
    expect(found.total[1].meanMetres).toBeGreaterThan(found.total[0].meanMetres!);
    expect(found.total[1].worse).toBeGreaterThan(0);
    const { edits: stored } = await town.json<{ edits: object[] }>('GET', '/road-edits');
    expect(stored).toEqual([]);
  });

  it('refuses an edit that touches no road, in a sentence', async () => {
    const line = [
      [100, 5],
      [100.001, 5],
    ];
    const edits = [{ kind: 'close-way', line, profiles: ['walk'], seconds: null }];
    const refused = await town.request('POST', `/periods/${period}/studies`, { body: { ...closure, edits } });
    expect(refused.status).toBe(422);
  });
});

describe('the routes of studies', () => {
  it('list what was tried, newest first, and show one', async () => {
    const study = await town.study(period, stress);
    const { studies } = await town.json<{ studies: Study[] }>('GET', `/periods/${period}/studies`);
    expect(studies[0]).toEqual(study);
    expect(studies[0].question).toMatchObject(stress);
  });

  it('are the operator’s alone', async () => {
    const study = await town.study(period, stress);
    const asked: [string, string][] = [
      ['POST', `/periods/${period}/studies`],
      ['GET', `/periods/${period}/studies`],
      ['GET', `/studies/${study.id}`],
      ['GET', `/studies/${study.id}/result`],
      ['POST', `/studies/${study.id}/cancel`],
      ['GET', `/studies/${study.id}/children.csv`],
    ];
    for (const [method, path] of asked) {
      const body = method === 'POST' && path.endsWith('studies') ? both : undefined;
      expect([path, (await town.request(method, path, { token: null, body })).status]).toEqual([path, 403]);
    }
  });

  it('reject what is no question, and what is not there', async () => {
    const status = async (body: object, of = period) =>
      (await town.request('POST', `/periods/${of}/studies`, { body })).status;
    expect(await status({ ...both, sets: both.sets.slice(0, 1) })).toBe(422);
    expect(await status({ ...stress, intakes: 5 })).toBe(422);
    expect(await status({ ...both, sets: [both.sets[0], { kind: 'version', version: 99 }] })).toBe(404);
    expect(await status({ ...both, sets: [both.sets[0], { kind: 'draft', name: 'x', rules: {} }] })).toBe(422);
    expect(await status({ ...both, sets: [both.sets[0], { kind: 'run', runId: nobody }] })).toBe(404);
    expect(await status(both, nobody)).toBe(404);
    for (const path of ['', '/result', '/children.csv'])
      expect((await town.request('GET', `/studies/${nobody}${path}`)).status).toBe(404);
    expect((await town.request('GET', '/studies/no-id')).status).toBe(422);
  });

  it('stop one that works and keep nothing of it; a finished one cannot be stopped', async () => {
    const body = { ...stress, intakes: 2000 };
    const started = await town.json<Study>('POST', `/periods/${period}/studies`, { body });
    const stopped = await town.json<Study>('POST', `/studies/${started.id}/cancel`);
    expect(stopped.status).toBe('cancelled');
    expect((await town.request('GET', `/studies/${started.id}/result`)).status).toBe(409);
    expect((await town.request('POST', `/studies/${started.id}/cancel`)).status).toBe(409);
  });
});
