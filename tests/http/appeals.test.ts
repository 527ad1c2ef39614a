import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Appeal, FamilyReceipt, Period, Run } from '../../api/client.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type EnrolmentTown } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const birth = '2020-05-03';
let town: EnrolmentTown;
let period: string;
let run: Run;
beforeAll(async () => {
  town = await anEnrolmentTown();
  const children = Object.fromEntries(
    Array.from({ length: 4 }, (_, i) => [
      `c${i}`,
      {
        at: ['B', 10 * (i + 1)] as [string, number],
        attributes: { group: '1', birth_date: birth },
        wishes: ['north', 'south'],
      },
    ]),
  );
  period = await town.aPeriod(children, { north: 1, south: 1 });
});
afterAll(() => town?.close());

const about = {
  ...{ applicantId: 'c2', about: 'metres', statement: 'Có đường tắt qua cầu mới.' },
  ...{ receivedOn: '2026-06-22', answerBy: '2026-06-29' },
};
const record = (body: object, token?: null) =>
  town.request('POST', `/periods/${period}/appeals`, { body, ...(token === null && { token }) });
const answer = (id: string, body: object, token?: null) =>
  town.request('POST', `/appeals/${id}/answer`, { body, ...(token === null && { token }) });
const message = async (response: Response) => ((await response.json()) as { error: { message: string } }).error.message;
const list = async () => (await town.json<{ appeals: Appeal[] }>('GET', `/periods/${period}/appeals`)).appeals;
const receipt = (applicantId: string) =>
  town.json<FamilyReceipt>('POST', '/receipts', { body: { applicantId, birthDate: birth }, token: null });
const rejection = {
  ...{ outcome: 'rejected', number: '31/TB-HĐTS', decidedOn: '2026-06-25' },
  answer: 'Cầu mới chưa thông xe; quãng đường đo lại vẫn là 30 m.',
};

describe('POST /periods/{period}/appeals', () => {
  it('refuses before a result is public', async () => {
    const early = await record(about);
    expect(early.status).toBe(409);
    expect(await message(early)).toContain('nothing to object to');
    run = await town.publish(period);
  });

  it('keeps who, what about, when, and by when it must be answered; the family sees its state with its receipt', async () => {
    const kept = (await (await record(about)).json()) as Appeal;
    expect(kept).toMatchObject({ ...about, number: 1, version: 1, status: 'open', late: false, decisionNumber: null });
    expect(await list()).toEqual([kept]);
    expect((await receipt('c2')).ownAppeals).toEqual([
      {
        ...{ number: 1, about: 'metres', receivedOn: '2026-06-22', answerBy: '2026-06-29', status: 'open' },
        ...{ decisionNumber: null, decidedOn: null, answer: null, correctedVersion: null },
      },
    ]);
    expect((await receipt('c3')).ownAppeals).toEqual([]);
    const audited = await rows<{ verb: string }>(
      town.store.database.db,
      sql`select verb from audit_events where verb like '%/appeals' order by at`,
    );
    expect(audited.map(({ verb }) => verb)).toEqual(['change/appeals', 'read-child/appeals']);
  });

  it('must be answered within the days the council set, by the paper it names; without a term each needs its day', async () => {
    const { answerBy: _, ...undated } = about;
    const none = await record({ ...undated, applicantId: 'c3', about: 'papers' });
    expect(none.status).toBe(422);
    expect(await message(none)).toContain('no term for answering appeals');
    const term = { days: 10, source: 'Kế hoạch số 12/KH-UBND' };
    const path = `/periods/${period}/appeal-term`;
    expect((await town.request('PUT', path, { body: { term }, token: null })).status).toBe(403);
    expect((await town.request('PUT', path, { body: { term: { ...term, days: 0 } } })).status).toBe(422);
    expect((await town.request('PUT', path, { body: { term: { ...term, source: ' ' } } })).status).toBe(422);
    expect(await town.json<Period>('PUT', path, { body: { term } })).toMatchObject({ appealTerm: term });
    const beyond = await record({ ...about, applicantId: 'c3', about: 'papers', answerBy: '2026-07-03' });
    expect(await message(beyond)).toContain(
      'An answer by 03/07/2026 is beyond the term of 10 days set by Kế hoạch số 12/KH-UBND: 02/07/2026 at the latest',
    );
    const kept = (await (await record({ ...undated, applicantId: 'c3', about: 'papers' })).json()) as Appeal;
    expect(kept).toMatchObject({ receivedOn: '2026-06-22', answerBy: '2026-07-02' });
    expect((await receipt('c2')).appealTerm).toEqual(term);
    await town.json('POST', `/appeals/${kept.id}/withdraw`);
    await town.json('PUT', path, { body: { term: null } });
  });

  it('comes as a file for the council alone, every column of it, audited', async () => {
    const path = `/periods/${period}/appeals.csv`;
    expect((await town.request('GET', path, { token: null })).status).toBe(403);
    expect((await town.request('GET', `/periods/${nobody}/appeals.csv`)).status).toBe(404);
    const file = await town.request('GET', path);
    expect(file.headers.get('cache-control')).toBe('no-store');
    const [head, first] = Buffer.from(await file.arrayBuffer())
      .toString()
      .split('\r\n');
    expect(head).toBe(
      '\uFEFFnumber,applicant_id,version,about,statement,received_on,late,answer_by,overdue,status,decision_number,decided_on,answer,corrected_version,recorded_by,answered_by',
    );
    expect(first).toMatch(/^1,c2,1,metres,Có đường tắt qua cầu mới\.,2026-06-22,0,2026-06-29,[01],open,,,,,operator,$/);
  });

  it('takes one that is late, and says so', async () => {
    await town.json('PUT', `/periods/${period}/dates`, {
      body: { opensOn: null, closesOn: null, resultsOn: null, appealsUntil: '2026-06-30' },
    });
    const late = { ...about, applicantId: 'c3', receivedOn: '2026-07-02', answerBy: '2026-07-09' };
    expect(await (await record(late)).json()).toMatchObject({ number: 3, late: true });
  });

  it('refuses without the token, to write and to read', async () => {
    expect((await record(about, null)).status).toBe(403);
    expect((await town.request('GET', `/periods/${period}/appeals`, { token: null })).status).toBe(403);
  });

  it('rejects a dossier nobody knows, no statement, days the wrong way round or to come, and the same twice', async () => {
    expect(await message(await record({ ...about, applicantId: 'c9' }))).toContain('no dossier "c9"');
    expect((await record({ ...about, statement: ' ' })).status).toBe(422);
    expect((await record({ ...about, answerBy: '2026-06-21' })).status).toBe(422);
    expect((await record({ ...about, receivedOn: '2199-01-01', answerBy: '2199-01-02' })).status).toBe(422);
    expect((await record({ ...about, about: 'weather' })).status).toBe(422);
    const twice = await record(about);
    expect(twice.status).toBe(409);
    expect(await message(twice)).toContain('no. 1');
    expect((await town.request('POST', `/periods/${nobody}/appeals`, { body: about })).status).toBe(404);
    expect(await list()).toHaveLength(3);
  });
});

describe('POST /appeals/{appeal}/answer', () => {
  it('rejects with a number and words the family reads, once', async () => {
    const [open] = await list();
    const answered = await (await answer(open.id, rejection)).json();
    expect(answered).toMatchObject({ status: 'rejected', decisionNumber: '31/TB-HĐTS', overdue: false });
    expect((await receipt(open.applicantId)).ownAppeals[0]).toMatchObject({
      ...{ status: 'rejected', answer: rejection.answer, decidedOn: '2026-06-25' },
    });
    const again = await answer(open.id, rejection);
    expect(again.status).toBe(409);
    expect((await town.request('POST', `/appeals/${open.id}/withdraw`)).status).toBe(409);
  });

  it('upholds by a decision that is written down, and by no other', async () => {
    const kept = (await (await record({ ...about, applicantId: 'c1', about: 'sibling' })).json()) as Appeal;
    const upheld = { ...rejection, outcome: 'decision', number: '12/QĐ-HĐTS', answer: 'Gia đình đúng.' };
    const missing = await answer(kept.id, upheld);
    expect(missing.status).toBe(409);
    expect(await message(missing)).toContain('no decision no. 12/QĐ-HĐTS in force');
    const decision = { applicantId: 'c1', schoolId: 'north', number: '12/QĐ-HĐTS', reason: 'Kiến nghị đúng' };
    await town.decide(period, decision);
    expect(await (await answer(kept.id, upheld)).json()).toMatchObject({ status: 'decision' });
  });

  it('upholds by a correction, and names the version once it is public', async () => {
    const kept = (await (await record({ ...about, applicantId: 'c0', about: 'group' })).json()) as Appeal;
    const upheld = { ...rejection, outcome: 'correction', number: '13/TB', answer: 'Nhóm được ghi lại.' };
    expect(await (await answer(kept.id, upheld)).json()).toMatchObject({
      status: 'correction',
      correctedVersion: null,
    });
    await town.request('POST', `/runs/${run.id}/declines`, { body: { applicantIds: ['c0'] } });
    const round = await town.ended((await town.json<Run>('POST', `/runs/${run.id}/round`)).id);
    const second = await town.propose(period, round.id, 'An appeal was upheld');
    for (const name of ['An', 'Bình'])
      await town.json('POST', `/publications/${second.id}/approvals`, { body: { name } });
    expect((await list()).find(({ id }) => id === kept.id)).toMatchObject({ correctedVersion: 2 });
  });

  it('refuses without the token', async () => {
    expect((await answer(nobody, rejection, null)).status).toBe(403);
    expect((await town.request('POST', `/appeals/${nobody}/withdraw`, { token: null })).status).toBe(403);
  });

  it('rejects an answer without number or words, and one before it was received', async () => {
    const kept = (await (await record({ ...about, about: 'papers' })).json()) as Appeal;
    expect((await answer(kept.id, { ...rejection, number: ' ' })).status).toBe(422);
    expect((await answer(kept.id, { ...rejection, answer: '' })).status).toBe(422);
    expect((await answer(kept.id, { ...rejection, decidedOn: '2026-06-01' })).status).toBe(422);
    expect((await answer(kept.id, { ...rejection, outcome: 'maybe' })).status).toBe(422);
    expect((await answer(nobody, rejection)).status).toBe(404);
    expect(await town.json('POST', `/appeals/${kept.id}/withdraw`)).toMatchObject({ status: 'withdrawn' });
  });

  it('leaves nothing of appeals to the public: neither the public file nor a role that reads tiles holds them', async () => {
    const reading = town.store.database.readPublic((tx) => rows(tx, sql`select 1 from private.appeals`));
    await expect(reading).rejects.toThrow();
    const { publications } = await town.json<{ publications: { id: string }[] }>(
      'GET',
      `/periods/${period}/publications`,
      { token: null },
    );
    const file = await town.request('GET', `/publications/${publications[0].id}/result.json`, { token: null });
    expect(await file.text()).not.toMatch(/31\/TB|đường tắt/);
  });
});
