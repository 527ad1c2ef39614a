import { sql } from 'drizzle-orm';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replaySignedClasses, type SignedClasses } from '#engines/class-history/signed-classes.ts';
import type { ClassAdoption, ClassDraw, OwnClass, RecordedEvent } from '../../api/client.ts';
import { rows } from '../../api/platform/database.ts';
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

const message = async (response: Response) => ((await response.json()) as { error: { message: string } }).error.message;

describe('the workbench', () => {
  it('records moves with a reason, undoes and redoes them, and holds locks', async () => {
    const { plan } = await school.withClasses();
    const move = {
      kind: 'move',
      changes: [
        { pupilId: 'P01', to: 0 },
        { pupilId: 'P02', to: 1 },
      ],
      reason: 'Parents asked',
    };
    await school.acted(plan, 1, move, { kind: 'undo' }, { kind: 'redo' });
    const { events } = await school.workbench(plan);
    expect(events.map(({ number, event }) => [number, event.kind])).toEqual([
      [1, 'take'],
      [2, 'move'],
      [3, 'undo'],
      [4, 'redo'],
    ]);
    expect(await message(await school.act(plan, 4, { ...move, reason: ' ' }))).toContain('reason is missing');
    expect(await message(await school.act(plan, 3, move))).toContain('Someone did 1 things');
    await school.acted(plan, 4, { kind: 'lock', pupilIds: ['P01'], locked: true });
    expect(await message(await school.act(plan, 5, move))).toContain('"P01" is locked');
    const far = { ...move, changes: [{ pupilId: 'P03', to: 9 }] };
    expect(await message(await school.act(plan, 5, far))).toContain('There is no class 10');
    expect((await school.act(plan, 5, { kind: 'redo' })).status).toBe(409);
    expect((await school.act(plan, 5, { kind: 'leave', pupilId: 'P77', reason: 'moved' })).status).toBe(422);
    // A new proposal keeps the locked pupil where it is.
    const next = await school.proposal(plan, 'next');
    const { classes } = await town.json<{ classes: Record<string, number> }>(
      'GET',
      `/class-proposals/${next.id}/classes`,
    );
    expect(classes.P01).toBe(0);
  });

  it('puts a late arrival where it hurts least, moves nobody, and lets one come back', async () => {
    const { plan } = await school.withClasses(11, 3);
    const before = await school.workbench(plan);
    const sizes = [0, 1, 2].map((c) => Object.values(before.splits)[0].filter((own) => own === c).length);
    const late = {
      id: 'L1',
      name: 'Trần Mới',
      birthDate: '2020-05-05',
      attributes: { sex: 'Nam', shoe: '31' },
      reason: '',
    };
    const path = `/class-plans/${plan.id}/pupils`;
    const joined = await town.json<{ to: number; events: RecordedEvent[] }>('POST', path, {
      body: { expected: 1, ...late },
    });
    expect(joined.to).toBe(sizes.indexOf(3));
    expect(joined.events).toMatchObject([{ number: 2, event: { kind: 'arrive', pupilId: 'L1', to: joined.to } }]);
    const { pupils } = await school.workbench(plan);
    expect(pupils.find(({ id }) => id === 'L1')).toMatchObject({ late: true, attributes: { sex: 'Nam' } });
    expect((await town.request('POST', path, { body: { expected: 2, ...late } })).status).toBe(409);
    await school.acted(plan, 2, { kind: 'leave', pupilId: 'L1', reason: 'Moved away' });
    expect((await town.request('POST', path, { body: { expected: 3, ...late } })).status).toBe(200);
    expect((await town.request('POST', path, { body: { expected: 4, ...late, id: '' } })).status).toBe(422);
    expect((await town.request('POST', path, { body: { expected: 4, ...late }, token: null })).status).toBe(403);
  });

  it('reads the cells of a late arrival as it reads a list', async () => {
    const list = 'Mã HS,Giới tính,Học lại,Toán\nA,Nam,có,7\nB,Nữ,không,"6,5"\nC,Nữ,,8\nD,Nam,,';
    const plan = await school.plan(list, ['pupil_id', 'sex', 'repeater', 'maths'], { classCount: 2 });
    const add = (id: string, attributes: object) =>
      town.request('POST', `/class-plans/${plan.id}/pupils`, {
        body: { expected: id === 'E' ? 0 : 1, id, name: '', birthDate: null, attributes, reason: '' },
      });
    expect((await add('E', { sex: ' nữ ', repeater: 'Không', maths: '7,25' })).status).toBe(200);
    const { pupils } = await school.workbench(plan);
    expect(pupils.find(({ id }) => id === 'E')?.attributes).toEqual({ sex: 'Nữ', repeater: '0', maths: '7.25' });
    const refused = await add('F', { maths: 'khá' });
    expect([refused.status, await message(refused)]).toEqual([422, expect.stringContaining('"Toán" says "khá"')]);
    expect((await school.workbench(plan)).pupils).toHaveLength(5);
  });

  it('is for officers alone, each reading audited', async () => {
    const { plan } = await school.withClasses();
    const path = `/class-plans/${plan.id}/workbench`;
    expect((await town.request('GET', path, { token: null })).status).toBe(403);
    expect((await town.request('GET', `/class-plans/${nobody}/workbench`)).status).toBe(404);
    expect((await town.request('GET', '/class-plans/one/workbench')).status).toBe(422);
    expect((await school.act({ id: nobody }, 0, { kind: 'undo' })).status).toBe(404);
    expect((await school.act(plan, 1, { kind: 'jump' })).status).toBe(422);
    const events = { body: { expected: 1, events: [{ kind: 'undo' }] }, token: null };
    expect((await town.request('POST', `/class-plans/${plan.id}/events`, events)).status).toBe(403);
    await town.request('GET', path);
    const read = await rows(
      town.store.database.db,
      sql`select 1 from audit_events where subject_id = ${plan.id} and verb = 'read-child/classes'`,
    );
    expect(read.length).toBeGreaterThan(0);
  });
});

describe('lists', () => {
  it('go by given name in every format, watermarked and audited', async () => {
    const { plan } = await school.withClasses(12, 1);
    const fetched = async (format: string) =>
      new Uint8Array(await (await town.request('GET', `/class-plans/${plan.id}/lists/${format}`)).arrayBuffer());
    const csv = Buffer.from(await fetched('csv')).toString();
    expect(csv.split('\r\n')[0]).toBe('\uFEFFMA_HOC_SINH,HO_TEN,NGAY_SINH,GIOI_TINH,LOP,KHOI,NAM_HOC,XUAT_BOI');
    const given = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[1].split(' ').at(-1));
    expect([...new Set(given)]).toEqual(['An', 'Bình', 'Chi', 'Dũng', 'Đạt']);
    expect(csv).toContain('DRAFT, not signed');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await fetched('xlsx')) as unknown as ExcelJS.Buffer);
    expect(workbook.worksheets).toHaveLength(2);
    expect(workbook.worksheets[0].getCell('C6').value).toBe('Nguyễn Văn An');
    expect(workbook.worksheets[0].getCell('F6').value).toBe('1');
    expect(workbook.worksheets[1].getCell('B5').value).toMatch(/^P\d+$/);
    expect(workbook.worksheets[0].headerFooter.oddFooter).toContain('taken out by operator');
    expect(
      Buffer.from(await fetched('pdf'))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(
      Buffer.from(await fetched('docx'))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect((await town.request('GET', `/class-plans/${plan.id}/lists/csv`, { token: null })).status).toBe(403);
    expect((await town.request('GET', `/class-plans/${nobody}/lists/csv`)).status).toBe(404);
    expect((await town.request('GET', `/class-plans/${plan.id}/lists/txt`)).status).toBe(422);
    const empty = await school.plan(aList(4), listMapping);
    expect((await town.request('GET', `/class-plans/${empty.id}/lists/csv`)).status).toBe(409);
  });
});

describe('a sealed draw', () => {
  it('is public before the seed, made once, signed, published, replayed by a witness and read by a family', async () => {
    const plan = await school.plan(aList(12), listMapping);
    const path = `/class-plans/${plan.id}/draws`;
    const sealed = await town.json<ClassDraw>('POST', path, { body: { seedSource: 'lottery of 12 June' } });
    expect(sealed).toMatchObject({ status: 'sealed', seed: null });
    const open = await town.json<{ draws: ClassDraw[] }>('GET', path, { token: null });
    expect(open.draws).toEqual([sealed]);
    expect((await town.request('POST', path, { body: { seedSource: 'again' } })).status).toBe(409);
    const reveal = (seed: string) => town.request('POST', `/class-draws/${sealed.id}/reveal`, { body: { seed } });
    const drawn = (await (await reveal('482913')).json()) as ClassDraw;
    expect(drawn).toMatchObject({ status: 'drawn', seed: '482913' });
    const proposal = await school.ended(drawn.proposalId!);
    expect(proposal).toMatchObject({ status: 'done', drawId: sealed.id });
    expect(await message(await reveal('482914'))).toContain('is not drawn again');
    await school.acted(plan, 0, { kind: 'take', proposalId: proposal.id });
    const { splits, pupils } = await school.workbench(plan);
    const own = splits[proposal.id][0];
    const partner = pupils[splits[proposal.id].findIndex((other) => other !== own)].id;
    const swap = [
      { pupilId: pupils[0].id, to: splits[proposal.id].find((other) => other !== own)! },
      { pupilId: partner, to: own },
    ];
    await school.acted(plan, 1, { kind: 'move', changes: swap, reason: 'Twins’ parents asked' });

    const adopt = (body: object) => town.request('POST', `/class-plans/${plan.id}/adoptions`, { body });
    expect((await adopt({ expected: 1 })).status).toBe(409);
    const signed = (await (await adopt({ expected: 2 })).json()) as ClassAdoption;
    expect(signed).toMatchObject({
      version: 1,
      publishedAt: null,
      certificate: { replayed: true, movedByHand: 2, hardBroken: 0 },
    });
    const file = `/class-adoptions/${signed.id}/public.json`;
    expect((await town.request('GET', file)).status).toBe(404);
    const own1 = { code: 'P01', birthDate: '2020-01-01' };
    const ask = (body: object) => town.request('POST', '/own-class', { body, token: null });
    expect((await ask(own1)).status).toBe(404);
    const published = await town.request('POST', `/class-adoptions/${signed.id}/publish`);
    expect(published.status).toBe(200);
    expect((await town.request('POST', `/class-adoptions/${signed.id}/publish`)).status).toBe(409);

    const text = await (await town.request('GET', file, { token: null })).text();
    expect(text).not.toMatch(/Nguyễn|P0\d|2020-|Twins/);
    const bundle = JSON.parse(text) as SignedClasses;
    const verdict = replaySignedClasses(bundle);
    expect(verdict).toMatchObject({
      sizes: [4, 4, 4],
      lost: 0,
      replay: { sound: true, sealMatches: true, differences: 0 },
    });
    expect(bundle.drawn.draw?.inputsSha256).toBe(sealed.inputsSha256);
    expect(bundle.moves).toHaveLength(2);
    const { drawn: told } = bundle;
    const forged = {
      ...bundle,
      drawn: { ...told, result: told.result.map((label) => String((Number(label) % 3) + 1)) },
    };
    expect(replaySignedClasses(forged).replay).toMatchObject({ sound: false, differences: 12 });
    const wishes: [number, 'apart', number][] = [[0, 'apart', 1]];
    const bent = { ...bundle, drawn: { ...told, inputs: { ...told.inputs, wishes } } };
    expect(replaySignedClasses(bent).replay.sealMatches).toBe(false);

    const found = (await (await ask(own1)).json()) as OwnClass;
    expect(found).toMatchObject({ code: 'P01', schoolName: 'Trường Bắc', version: 1 });
    expect(found.classLabel).toBe(String(swap[0].to + 1));
    const place = bundle.drawn.inputs.pupils.indexOf(found.pseudonym);
    expect(bundle.moves.find(({ pupil }) => pupil === place)?.to).toBe(swap[0].to);
    const wrong = await ask({ ...own1, birthDate: '2020-01-02' });
    expect([wrong.status, await message(wrong)]).toEqual([404, expect.stringContaining('No class was found')]);
    expect((await ask({ code: 'P01', birthDate: 'yesterday' })).status).toBe(422);
  });

  it('stops whoever tries one date after another', async () => {
    const statuses: number[] = [];
    for (let day = 10; day < 18; day++) {
      const body = { code: 'P99', birthDate: `2020-01-${day}` };
      statuses.push((await town.request('POST', '/own-class', { body, token: null })).status);
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 429, 429]);
  });

  it('may be withdrawn with a reason, and is refused without the token', async () => {
    const plan = await school.plan(aList(6), listMapping);
    const path = `/class-plans/${plan.id}/draws`;
    const sealed = await town.json<ClassDraw>('POST', path, { body: { seedSource: 'lottery' } });
    const withdraw = (reason: string, token?: null) =>
      town.request('POST', `/class-draws/${sealed.id}/withdraw`, {
        body: { reason },
        ...(token === null && { token }),
      });
    expect((await withdraw('A pupil is missing', null)).status).toBe(403);
    expect((await withdraw(' ')).status).toBe(422);
    expect((await withdraw('A pupil is missing')).status).toBe(200);
    expect((await withdraw('A pupil is missing')).status).toBe(409);
    expect((await town.request('POST', path, { body: { seedSource: ' ' } })).status).toBe(422);
    expect((await town.request('POST', path, { body: { seedSource: 'x' }, token: null })).status).toBe(403);
    const reveal = { body: { seed: '5' } };
    expect((await town.request('POST', `/class-draws/${sealed.id}/reveal`, { ...reveal, token: null })).status).toBe(
      403,
    );
    expect((await town.request('POST', `/class-draws/${nobody}/reveal`, reveal)).status).toBe(404);
  });
});

describe('signing', () => {
  it('is refused while a hard rule is broken without a word why, and while a pupil has no class', async () => {
    const { plan } = await school.withClasses(12, 3);
    const all = { kind: 'move', reason: 'trial' };
    const { splits, pupils } = await school.workbench(plan);
    const [own] = Object.values(splits);
    const two = pupils.filter((_, i) => own[i] === 0).slice(0, 2);
    await school.acted(plan, 1, { ...all, changes: two.map(({ id }) => ({ pupilId: id, to: 1 })) });
    const adopt = (body: object) => town.request('POST', `/class-plans/${plan.id}/adoptions`, { body });
    const refused = await adopt({ expected: 2 });
    expect([refused.status, await message(refused)]).toEqual([409, expect.stringContaining('broken in 1 places')]);
    const despite = (await (
      await adopt({ expected: 2, despite: 'Two brothers join their cousin' })
    ).json()) as ClassAdoption;
    expect(despite).toMatchObject({ despite: 'Two brothers join their cousin', certificate: { hardBroken: 1 } });
    await school.acted(plan, 2, { ...all, changes: [{ pupilId: two[0].id, to: null }] });
    expect(await message(await adopt({ expected: 3 }))).toContain(`first of all "${two[0].id}"`);
    expect(
      (await town.request('POST', `/class-plans/${plan.id}/adoptions`, { body: { expected: 3 }, token: null })).status,
    ).toBe(403);
    expect((await adopt({ expected: -1 })).status).toBe(422);
    const list = await town.json<{ adoptions: ClassAdoption[] }>('GET', `/class-plans/${plan.id}/adoptions`);
    expect(list.adoptions.map(({ version }) => version)).toEqual([1]);
    const open = await town.json<{ adoptions: ClassAdoption[] }>('GET', `/class-plans/${plan.id}/adoptions`, {
      token: null,
    });
    expect(open.adoptions).toEqual([]);
    expect(
      (await town.request('POST', `/class-adoptions/${list.adoptions[0].id}/publish`, { token: null })).status,
    ).toBe(403);
    expect((await town.request('POST', `/class-adoptions/${nobody}/publish`)).status).toBe(404);
  });
});
