import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cutoff, Explanation, Flows, Run, Unplaced } from '../../api/client.ts';
import { anEnrolmentTown, type Child, type EnrolmentTown, rules } from '../support/an-enrolment-town.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let town: EnrolmentTown;
beforeAll(async () => {
  town = await anEnrolmentTown();
});
afterAll(() => town?.close());

const near = (count: number, letter: string, more: Partial<Child> = {}): Record<string, Child> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${letter}${String(i).padStart(2, '0')}`,
      { at: [letter, 10 + i, 0], attributes: { group: '1' }, ...more } as Child,
    ]),
  );

describe('a run', () => {
  it('places the nearer children first, says why, and is certified by the verifier', async () => {
    const children: Record<string, Child> = {
      'an-01': { at: ['B', 20], attributes: { group: '1' } },
      'binh-02': { at: ['B', 80], attributes: { group: '1' } },
      'chi-03': { at: ['B', 40], attributes: { group: '2' }, wishes: ['north', 'south'] },
    };
    const period = await town.aPeriod(children, { north: 2, south: 1, quiet: null });
    const run = await town.run(period);
    expect(run).toMatchObject({ status: 'done', certified: true, synthetic: true, failure: null });
    expect(run.verification).toMatchObject({ overSeats: 0, blockingPairs: 0, wasted: 0, sound: true });
    expect(run.counts).toMatchObject({ applicants: 3, placed: 3, unplaced: 0, seats: 3, firstChoice: 2 });
    expect(run.networkSha256).toHaveLength(64);
    const chi = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/chi-03`);
    expect(chi.placedAt).toMatchObject({ schoolId: 'south', schoolName: 'Trường Nam', choiceRank: 2, imputed: false });
    expect(chi.steps[0]).toMatchObject({
      schoolId: 'north',
      outcome: 'seats-ended',
      lastGroup: '1',
      decidedBy: 'group',
      own: { metres: 40, group: '2' },
    });
    expect(chi.synthetic).toBe(true);
  });

  it('goes by travel time where the rules say so: seconds are frozen beside the metres, told in the receipt and verified', async () => {
    const children: Record<string, Child> = {
      'an-01': { at: ['B', 20], attributes: { group: '1' } },
      'binh-02': { at: ['B', 80], attributes: { group: '1' } },
      'chi-03': { at: ['B', 50], attributes: { group: '1' } },
    };
    const criteria = [{ rule: 'travel-time', bandSeconds: 0 }, { rule: 'lottery' }];
    const run = await town.run(await town.aPeriod(children, { north: 2, south: 1 }, { ...rules, criteria }));
    expect(run).toMatchObject({ status: 'done', certified: true, failure: null });
    expect(run.verification).toMatchObject({ sound: true, blockingPairs: 0 });
    const binh = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/binh-02`);
    const { own, lastSeconds, lastMetres } = binh.steps[0];
    expect(binh.steps[0]).toMatchObject({ schoolId: 'north', outcome: 'seats-ended', decidedBy: 'travel-time' });
    // On foot with an adult, 4.5 km/h: 0.8 s a metre, each way rounded for itself.
    expect(Math.abs(own.seconds! - 0.8 * own.metres!)).toBeLessThanOrEqual(1);
    expect(Math.abs(lastSeconds! - 0.8 * lastMetres!)).toBeLessThanOrEqual(1);
    expect(lastSeconds).toBeLessThan(own.seconds!);
  });

  it('leaves out schools whose seats are unknown, and names them', async () => {
    const period = await town.aPeriod({ ...near(1, 'C', { wishes: ['quiet'] }) }, { north: 5, quiet: null });
    const run = await town.run(period);
    expect(run.notes).toContainEqual(
      expect.objectContaining({ code: 'run-schools-left-out', params: { count: 1, names: 'Trường Vắng' } }),
    );
    const child = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/C00`);
    expect(child.placedAt?.schoolId).toBe('north');
    expect(child.steps[0]).toMatchObject({ schoolId: 'quiet', outcome: 'ineligible', decidedBy: 'seats-unknown' });
  });

  it('runs and explains with nobody to place', async () => {
    const run = await town.run(await town.aPeriod({}, { north: 2 }));
    expect(run).toMatchObject({
      status: 'done',
      certified: true,
      counts: { applicants: 0, placed: 0, meanMetres: null },
    });
    expect(run.notes.map(({ code }) => code)).toContain('no-applicants');
  });

  it('runs and explains with more children than seats', async () => {
    const run = await town.run(await town.aPeriod(near(5, 'D'), { north: 1, south: 1 }));
    expect(run).toMatchObject({ status: 'done', certified: true, counts: { placed: 2, unplaced: 3 } });
    expect(run.notes).toContainEqual(
      expect.objectContaining({ code: 'more-applicants-than-seats', params: { applicants: 5, seats: 2, missing: 3 } }),
    );
    const { unplaced } = await town.json<{ unplaced: Unplaced[] }>('GET', `/runs/${run.id}/unplaced`);
    expect(unplaced).toHaveLength(3);
    expect(unplaced[0]).toMatchObject({
      reason: 'all-full',
      communeName: 'Phường Một',
      nearestSchoolName: 'Trường Nam',
    });
  });

  it('keeps a child of an island without a ferry, unplaced with its reason, and one without a point', async () => {
    const children: Record<string, Child> = {
      island: { at: ['I', 30], attributes: { group: '1' } },
      lost: { at: null, attributes: { group: '1' }, wishes: ['north'] },
      ...near(1, 'A'),
    };
    const run = await town.run(await town.aPeriod(children, { north: 5, south: 5 }));
    expect(run).toMatchObject({ status: 'done', certified: true, counts: { placed: 1, unplaced: 2 } });
    const { unplaced } = await town.json<{ unplaced: Unplaced[] }>('GET', `/runs/${run.id}/unplaced`);
    expect(unplaced).toMatchObject([
      { applicantId: 'island', reason: 'no-reachable-school', nearestSchoolName: null, nearestMetres: null },
      { applicantId: 'lost', reason: 'no-reachable-school', nearestMetres: null },
    ]);
    expect(run.notes.map(({ code }) => code)).toContain('run-homes-without-point');
  });

  it('tells a child beyond the cap how far its nearest school is', async () => {
    const period = await town.aPeriod(near(1, 'F'), { north: 5 }, { ...rules, maxMetres: 100 });
    const run = await town.run(period);
    const { unplaced } = await town.json<{ unplaced: Unplaced[] }>('GET', `/runs/${run.id}/unplaced`);
    expect(unplaced).toMatchObject([{ applicantId: 'F00', reason: 'no-reachable-school' }]);
    expect(unplaced[0].nearestMetres).toBeGreaterThan(100);
  });

  it('gives the same bytes from the same inputs, and others from another seed', async () => {
    const period = await town.aPeriod(near(6, 'E', { attributes: { group: '2' } }), { north: 2, south: 2 });
    const [first, again, other] = [await town.run(period), await town.run(period), await town.run(period, 'other')];
    expect(again.inputsSha256).toBe(first.inputsSha256);
    expect(again.placementsSha256).toBe(first.placementsSha256);
    expect(other.inputsSha256).not.toBe(first.inputsSha256);
  });

  it('stays as it is when quotas change afterwards, by our hand or by hand in the database', async () => {
    const period = await town.aPeriod(near(2, 'B'), { north: 1, south: 1 });
    const run = await town.run(period);
    const before = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/B01`);
    const quotas = [{ schoolId: 'north', seats: 9 }];
    await town.json('PUT', `/periods/${period}/quotas`, { body: { quotas } });
    expect(await town.json('GET', `/runs/${run.id}/applicants/B01`)).toEqual(before);
    expect(await town.json('GET', `/runs/${run.id}`)).toEqual(run);
    await expect(
      town.store.database
        .openJobsClient()
        .unsafe(`update assignment_runs set certified = false where id = '${run.id}'`),
    ).rejects.toThrow(/never changes/);
  });

  it('draws cells of five children or more and counts the others', async () => {
    const run = await town.run(await town.aPeriod({ ...near(6, 'B'), ...near(2, 'I') }, { north: 6, south: 9 }));
    const flows = await town.json<Flows>('GET', `/runs/${run.id}/flows`);
    expect(flows.cells.reduce((sum, { children }) => sum + children, 0) + flows.hidden).toBe(run.counts?.placed);
    expect(flows.cells.every(({ children }) => children >= 5)).toBe(true);
    const { cutoffs } = await town.json<{ cutoffs: Cutoff[] }>('GET', `/runs/${run.id}/cutoffs`);
    expect(cutoffs.find(({ schoolId }) => schoolId === 'north')).toMatchObject({ seats: 6, placed: 6, lastMetres: 15 });
  });

  it('fails in a sentence when the rules name a column nobody has', async () => {
    const criteria = [{ rule: 'group', attribute: 'nhom', order: ['1'] }, { rule: 'lottery' }];
    const run = await town.run(await town.aPeriod(near(2, 'B'), { north: 1 }, { ...rules, criteria }));
    expect(run).toMatchObject({ status: 'failed', certified: false, counts: null });
    expect(run.failure).toMatch(/nhom/);
  });

  it('takes a run up again whose process fell silent, from the same frozen inputs', async () => {
    const period = await town.aPeriod(near(3, 'B'), { north: 2, south: 2 });
    const whole = await town.run(period);
    const client = town.store.database.openJobsClient();
    await client.unsafe(`insert into assignment_runs (organisation_id, id, period_id, status, progress_share, progress_step,
        mechanism, seed, rules_version, certified, synthetic, created_by, created_at, worker, heard_at, inputs_sha256)
      select organisation_id, gen_random_uuid(), period_id, 'running', 0.6, 'assigning', mechanism, seed, rules_version, false,
        synthetic, created_by, now(), gen_random_uuid(), now() - interval '1 hour', inputs_sha256
      from assignment_runs where id = '${whole.id}'`);
    const { runs } = await town.json<{ runs: Run[] }>('GET', `/periods/${period}/runs`);
    const { runWork } = await import('../../api/domains/assignments/run-assignment.ts');
    const stop = await runWork.takeUp(town.services);
    const resumed = await town.ended(runs[0].id);
    await stop();
    expect(resumed).toMatchObject({ status: 'done', placementsSha256: whole.placementsSha256 });
  });
});

describe('the frozen files', () => {
  it('give byte-identical placements through the command line, and pass its verifier', async () => {
    const children = { ...near(6, 'B', { wishes: ['south', 'north'] }), ...near(5, 'D'), ...near(2, 'I') };
    const run = await town.run(await town.aPeriod(children, { north: 3, south: 4, quiet: null }), 'công khai');
    const folder = new WorkFolder();
    for (const name of ['schools.csv', 'applicants.csv', 'choices.csv', 'travel.csv', 'rules.json'])
      folder.write(name, (await (await town.request('GET', `/runs/${run.id}/inputs/${name}`)).text()).trimEnd());
    expect(folder.read('applicants.csv').split('\n')[0]).toBe('applicant_id,group');
    const files = ['schools', 'applicants', 'choices', 'travel'].flatMap((each) => [
      `--${each}`,
      folder.path(`${each}.csv`),
    ]);
    const inputs = [...files, '--rules', folder.path('rules.json'), '--seed', 'công khai', '--leave-out-unknown'];
    const assigned = await runVerb('assign', ...inputs, '--out', folder.path('out'));
    expect(assigned.exitCode).toBe(0);
    const stored = await (await town.request('GET', `/runs/${run.id}/placements.csv`)).text();
    expect(folder.read('out/placements.csv')).toBe(stored);
    const facts = (await (await town.request('GET', `/runs/${run.id}/run.json`)).json()) as Record<string, unknown>;
    const own = JSON.parse(folder.read('out/run.json')) as Record<string, unknown>;
    expect(facts).toMatchObject({ synthetic: true, counts: own.counts, totals: own.totals, inputs: own.inputs });
    expect((await runVerb('verify', ...inputs, '--run', folder.path('out'))).exitCode).toBe(0);
    folder.remove();
  });
});
