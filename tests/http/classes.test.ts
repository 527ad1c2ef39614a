import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassPlan, TablePreview } from '../../api/client.ts';
import { aList, ClassTown, listMapping } from '../support/a-class-town.ts';
import { anEnrolmentTown, type EnrolmentTown } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let town: EnrolmentTown;
let school: ClassTown;
beforeAll(async () => {
  town = await anEnrolmentTown();
  school = new ClassTown(town);
});
afterAll(() => town?.close());

type Refused = { error: { issues: object[] } };
const message = async (response: Response) => ((await response.json()) as { error: { message: string } }).error.message;

describe('a list from a spreadsheet', () => {
  it('is read, its headings understood and remembered, blanks counted', async () => {
    const read = await school.upload('/class-tables/preview', aList(10));
    const preview = (await read.json()) as TablePreview;
    expect(preview.rows).toBe(10);
    expect(preview.columns.map(({ field }) => field)).toEqual(listMapping);
    expect(preview.columns[4]).toMatchObject({ heading: 'Toán', blank: 2, remembered: false });
    const plan = await school.plan(aList(10), ['pupil_id', 'name', 'birth_date', 'sex', 'score']);
    expect(plan).toMatchObject({ pupils: 10, source: 'spreadsheet', synthetic: false });
    expect(plan.columns.map(({ key, kind }) => [key, kind])).toEqual([
      ['sex', 'text'],
      ['toan', 'score'],
    ]);
    const again = (await (await school.upload('/class-tables/preview', aList(10))).json()) as TablePreview;
    expect(again.columns[4]).toMatchObject({ field: 'score', remembered: true });
    const { pupils } = await school.workbench(plan);
    expect(pupils[4]).toMatchObject({ name: 'Nguyễn Văn Chi', birthDate: '2020-05-05', attributes: { sex: 'Nữ' } });
    expect(pupils[4].attributes).not.toHaveProperty('toan');
    expect(pupils[5].attributes.toan).toBe('7.5');
  });

  it('is refused whole with every wrong row named', async () => {
    const list = 'Mã HS,Họ tên,Ngày sinh,Bạn\nP1,An,31/02/2020,\nP1,Bình,,P9\nP3,Chi,,P3\n,Dũng,,';
    const mapping = ['pupil_id', 'name', 'birth_date', 'friend'];
    const refused = await school.upload('/class-plans/table', list, { ...aQuestion, mapping });
    expect(refused.status).toBe(422);
    const { error } = (await refused.json()) as { error: { message: string; issues: { code: string; row: number }[] } };
    expect(error.message).toContain('nobody was taken in');
    expect(error.issues.map(({ code, row }) => [code, row])).toEqual([
      ['date-not-in-calendar', 2],
      ['duplicate-id', 3],
      ['cell-required', 5],
      ['class-wish-unknown-pupil', 3],
      ['class-wish-self', 4],
    ]);
  });

  it('is refused in words when its letters are TCVN3', async () => {
    const bytes = Uint8Array.from('Ma HS,Ho ten\n1,NguyÔn V¨n §¹t\n2,TrÇn ThÞ H»ng\n', (c) => c.charCodeAt(0));
    const refused = await school.upload('/class-tables/preview', bytes);
    expect(refused.status).toBe(422);
    expect(JSON.stringify(await refused.json())).toContain('TCVN3');
  });

  it('keeps a sensitive column only for a stated purpose', async () => {
    const list = 'Mã HS,Dân tộc\nP1,Kinh\nP2,Khmer\nP3,Kinh';
    const mapping = ['pupil_id', 'ethnicity'];
    const bare = await school.upload('/class-plans/table', list, { ...aQuestion, classCount: 1, mapping });
    expect(await message(bare)).toContain('“Dân tộc”'.replace(/[“”]/g, '"'));
    const purposes = { ethnicity: 'Decree 12: support lessons in the mother tongue' };
    const plan = await school.plan(list, ['pupil_id', 'ethnicity'], { purposes, classCount: 1 });
    expect(plan.purposes).toEqual(purposes);
  });

  it('is refused without the token, and where the question is not understood', async () => {
    expect((await school.upload('/class-tables/preview', aList(3), undefined, null)).status).toBe(403);
    expect(
      (await school.upload('/class-plans/table', aList(3), { ...aQuestion, mapping: listMapping }, null)).status,
    ).toBe(403);
    expect((await school.upload('/class-plans/table', aList(3), { name: '' })).status).toBe(422);
    expect((await school.upload('/class-plans/table', aList(2), { ...aQuestion, mapping: listMapping })).status).toBe(
      422,
    );
    expect((await town.request('GET', '/class-plans', { token: null })).status).toBe(403);
  });
});

const aQuestion = {
  ...{ name: 'Grade 1', schoolName: 'Bắc', schoolYear: '2026-2027', level: 'primary', grade: '1', classCount: 3 },
  purposes: {},
};

describe('pupils of a published result', () => {
  it('are those the school was given; names and marks join them by code', async () => {
    const children = Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [
        `c${i}`,
        {
          at: ['B', 10 * (i + 1)] as [string, number],
          attributes: { group: '1', birth_date: `2020-0${i + 1}-11`, sex: i % 2 ? 'male' : 'female', needs: '1' },
          wishes: ['north', 'south'],
        },
      ]),
    );
    const period = await town.aPeriod(children, { north: 4, south: 2 });
    const body = { periodId: period, schoolId: 'north', classCount: 2 };
    const early = await town.request('POST', '/class-plans', { body });
    expect(early.status).toBe(409);
    expect(await message(early)).toContain('has no published result');
    await town.publish(period, 'classes of north');
    const plan = await town.json<ClassPlan>('POST', '/class-plans', { body });
    expect(plan).toMatchObject({ pupils: 4, source: 'publication', synthetic: true, schoolName: 'Trường Bắc' });
    // Needs are sensitive: they do not come over unasked.
    expect(plan.columns.map(({ key }) => key)).toEqual(['sex']);
    const merge = { mapping: ['pupil_id', 'name', 'maths'], purposes: {} };
    const list = 'id,Họ tên,Toán\nc0,Lê An,8\nc1,Lê Bình,';
    const merged = await school.upload(`/class-plans/${plan.id}/table`, list, merge);
    expect(((await merged.json()) as ClassPlan).columns.map(({ key }) => key)).toEqual(['sex', 'maths']);
    const { pupils } = await school.workbench(plan);
    expect(pupils.map(({ id, name }) => [id, name])).toEqual([
      ['c0', 'Lê An'],
      ['c1', 'Lê Bình'],
      ['c2', ''],
      ['c3', ''],
    ]);
    expect(pupils[0]).toMatchObject({ birthDate: '2020-01-11', attributes: { sex: 'female', maths: '8' } });
    const stranger = await school.upload(`/class-plans/${plan.id}/table`, 'id,Họ tên,Toán\nc9,X,1', merge);
    expect(((await stranger.json()) as Refused).error.issues).toMatchObject([
      { code: 'class-merge-unknown', row: 2, value: 'c9' },
    ]);
    expect((await school.upload(`/class-plans/${nobody}/table`, list, merge)).status).toBe(404);
    expect((await school.upload(`/class-plans/${plan.id}/table`, list, merge, null)).status).toBe(403);
    expect((await school.upload(`/class-plans/${plan.id}/table`, list, { mapping: 1 })).status).toBe(422);
    expect((await town.request('POST', '/class-plans', { body, token: null })).status).toBe(403);
    expect((await town.request('POST', '/class-plans', { body: { ...body, schoolId: 'none' } })).status).toBe(404);
    expect((await town.request('POST', '/class-plans', { body: { ...body, classCount: 0 } })).status).toBe(422);
  });
});

describe('the example', () => {
  it('opens with invented pupils, marked so, and a proposal under way', async () => {
    const plan = await town.json<ClassPlan>('POST', '/class-plans/example');
    expect(plan).toMatchObject({ source: 'example', synthetic: true, pupils: 165 });
    const { proposals } = await school.workbench(plan);
    const done = await school.ended(proposals[0].id);
    expect(done).toMatchObject({ status: 'done', classCount: 6 });
    expect((await town.request('POST', '/class-plans/example', { token: null })).status).toBe(403);
  });
});

describe('rules', () => {
  it('are versioned, and refused with the fault named', async () => {
    const plan = await school.plan(aList(9), listMapping);
    const path = `/class-plans/${plan.id}/settings`;
    const rules = { cap: 4, rules: [{ rule: 'size', maxGap: 1 }] };
    const saved = await town.json<ClassPlan>('PUT', path, {
      body: { classCount: 3, labels: ['1A', '1B', '1C'], rules },
    });
    expect(saved.settings).toMatchObject({ version: 2, labels: ['1A', '1B', '1C'], rules });
    const put = (body: object, token?: null) => town.request('PUT', path, { body, ...(token === null && { token }) });
    const wrong = { cap: 4, rules: [{ rule: 'sizes' }] };
    expect((await put({ classCount: 3, labels: null, rules: wrong })).status).toBe(422);
    expect(await message(await put({ classCount: 3, labels: ['A', 'A', 'B'], rules }))).toContain('no two alike');
    expect(await message(await put({ classCount: 10, labels: null, rules }))).toContain('10 classes for 9 pupils');
    expect((await put({ classCount: 3, labels: null, rules }, null)).status).toBe(403);
    const other = town.request('PUT', `/class-plans/${nobody}/settings`, {
      body: { classCount: 3, labels: null, rules },
    });
    expect((await other).status).toBe(404);
  });

  it('that contradict each other end the proposal in words, with the pupils’ own codes', async () => {
    const list = 'Mã HS,Cùng lớp với,Khác lớp với\nP1,P2,P2\nP2,,\nP3,,\nP4,,';
    const plan = await school.plan(list, ['pupil_id', 'together', 'apart'], { classCount: 2 });
    const proposal = await school.proposal(plan);
    expect(proposal.status).toBe('failed');
    expect(proposal.failure).toContain('cannot all be kept');
    expect(proposal.failure).toMatch(/P1.*P2|P2.*P1/);
    expect(proposal.concerned).toEqual(['P1', 'P2']);
    const [repair] = proposal.repairs;
    expect(repair).toMatchObject({ code: 'class-repair-drop-wish', text: expect.stringContaining('P1') });
    const path = `/class-proposals/${proposal.id}/repair`;
    expect((await town.request('POST', path, { body: { code: repair.code }, token: null })).status).toBe(403);
    expect((await town.request('POST', path, { body: { code: '' } })).status).toBe(422);
    expect((await town.request('POST', path, { body: { code: 'class-repair-raise' } })).status).toBe(409);
    expect((await town.request('POST', path, { body: { code: repair.code } })).status).toBe(200);
    expect(await school.proposal(plan)).toMatchObject({ status: 'done', repairs: [] });
  });

  it('that leave too few seats say how many classes are needed, and make them', async () => {
    const plan = await school.plan(aList(12), listMapping, { classCount: 3 });
    const rules = { ...plan.settings.rules, cap: 3 };
    const body = { classCount: 3, labels: plan.settings.labels, rules };
    await town.json('PUT', `/class-plans/${plan.id}/settings`, { body });
    const proposal = await school.proposal(plan);
    expect(proposal.failure).toBe('The pupils cannot be split by these rules.');
    expect(proposal.repairs.at(-1)?.text).toContain('at least 4 classes are needed');
    const path = `/class-proposals/${proposal.id}/repair`;
    const mended = await town.json<ClassPlan>('POST', path, { body: { code: 'class-repair-classes' } });
    expect(mended.settings).toMatchObject({ classCount: 4, labels: ['1', '2', '3', '4'], version: 3 });
    expect((await town.request('POST', path, { body: { code: 'class-repair-classes' } })).status).toBe(409);
    expect(await school.proposal(plan)).toMatchObject({ status: 'done', classCount: 4 });
  });
});

describe('a proposal', () => {
  it('gives the same classes for the same seed and is not changed afterwards', async () => {
    const plan = await school.plan(aList(12), listMapping);
    const [one, other] = [await school.proposal(plan, 'a'), await school.proposal(plan, 'a')];
    expect(one).toMatchObject({ number: 1, status: 'done', settingsVersion: 1 });
    expect(other.resultSha256).toBe(one.resultSha256);
    expect(one.balance?.map(({ rule }) => rule)).toContain('scores');
    const { classes } = await town.json<{ classes: Record<string, number> }>(
      'GET',
      `/class-proposals/${one.id}/classes`,
    );
    expect(Object.keys(classes)).toHaveLength(12);
    const sizes = [0, 1, 2].map((c) => Object.values(classes).filter((own) => own === c).length);
    expect(sizes).toEqual([4, 4, 4]);
    const change = town.store.database.transaction((tx) =>
      tx.execute(sql`update class_proposals set seed = 'b' where id = ${one.id}::uuid`),
    );
    await expect(change).rejects.toThrow();
    expect((await town.request('POST', `/class-proposals/${one.id}/cancel`)).status).toBe(409);
  });

  it('holds names nowhere in what was frozen', async () => {
    const { proposal } = await school.withClasses();
    const bytes = await town.services.artefacts.get(proposal.inputsSha256);
    expect(Buffer.from(bytes).toString()).not.toMatch(/Nguyễn|P0\d|2020|Nam|Nữ/);
  });

  it('is refused without the token, for what is not there and for what is not a seed', async () => {
    const plan = await school.plan(aList(6), listMapping);
    const path = `/class-plans/${plan.id}/proposals`;
    expect((await town.request('POST', path, { body: { seed: '1' }, token: null })).status).toBe(403);
    expect((await town.request('POST', path, { body: { seed: ' ' } })).status).toBe(422);
    expect((await town.request('POST', `/class-plans/${nobody}/proposals`, { body: { seed: '1' } })).status).toBe(404);
    for (const [method, verb] of [
      ['GET', ''],
      ['GET', '/classes'],
      ['POST', '/cancel'],
    ] as const) {
      expect((await town.request(method, `/class-proposals/${nobody}${verb}`, { token: null })).status).toBe(403);
      expect((await town.request(method, `/class-proposals/${nobody}${verb}`)).status).toBe(404);
      expect((await town.request(method, `/class-proposals/one${verb}`)).status).toBe(422);
    }
  });
});
