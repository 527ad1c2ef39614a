import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionPreview, DecisionsPreview, Explanation, PlacementDecision } from '../../api/client.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type EnrolmentTown, organisationId } from '../support/an-enrolment-town.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let town: EnrolmentTown;
let period: string;
beforeAll(async () => {
  town = await anEnrolmentTown();
  // Ten metres apart along the road from the north school at B: child-0 lives nearest.
  const children = Object.fromEntries(
    Array.from({ length: 5 }, (_, i) => [
      `child-${i}`,
      { at: ['B', 10 * (i + 1)] as [string, number], attributes: { group: '1' } },
    ]),
  );
  period = await town.aPeriod(children, { north: 2, south: 1, quiet: null });
  await town.store.database.transaction(async (tx) => {
    for (const id of ['closed', 'secondary'])
      await tx.execute(sql`insert into schools (organisation_id, id, code, name, ownership, attributes, valid_from, valid_to,
          source_batch_id)
        select ${organisationId}, ${id}, ${id}, ${id}, 'public', '{}', '2020-01-01',
          ${id === 'closed' ? '2024-01-01' : null}::date, id from source_batches limit 1`);
    await tx.execute(sql`insert into school_levels values (${organisationId}, 'closed', 'primary', 1),
      (${organisationId}, 'secondary', 'lower-secondary', 1)`);
  });
});
afterAll(() => town?.close());

const paper = { number: '12/QĐ-HĐTS', reason: 'Chỗ học gần nơi điều trị' };
const aboutChild = (applicantId: string, schoolId: string) => ({ applicantId, schoolId, ...paper });
const record = (body: object) => town.request('POST', `/periods/${period}/decisions`, { body });
/** Looks whom it touches first, where the period has a result; answers what the signature names. */
const looked = async (applicantId: string, schoolId: string) => {
  const response = await town.request('POST', `/periods/${period}/decisions/preview`, {
    body: { applicantId, schoolId },
  });
  return response.status === 200 ? { preview: ((await response.json()) as DecisionPreview).token } : {};
};
const recorded = async (applicantId: string, schoolId: string) => {
  const response = await record({ ...aboutChild(applicantId, schoolId), ...(await looked(applicantId, schoolId)) });
  expect(response.status).toBe(200);
  return (await response.json()) as PlacementDecision;
};
const withdraw = (decision: PlacementDecision) =>
  town.json<PlacementDecision>('POST', `/decisions/${decision.id}/withdraw`);
const refusal = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return error;
};

describe('a decision of the council', () => {
  it('is refused without the token, to write and to read', async () => {
    const path = `/periods/${period}/decisions`;
    const body = aboutChild('child-4', 'north');
    expect((await town.request('POST', path, { body, token: null })).status).toBe(403);
    expect((await town.request('GET', path, { token: null })).status).toBe(403);
    expect((await town.request('POST', `${path}/import`, { body: { csv: 'x' }, token: null })).status).toBe(403);
    expect((await town.request('POST', `${path}/preview`, { body, token: null })).status).toBe(403);
    const csv = { csv: 'x' };
    expect((await town.request('POST', `${path}/import/preview`, { body: csv, token: null })).status).toBe(403);
    expect((await town.request('POST', `/decisions/${nobody}/withdraw`, { token: null })).status).toBe(403);
  });

  it.each([
    ['nobody', 'north', paper, 'This period has no dossier "nobody". Check the dossier code.'],
    ['child-4', 'nowhere', paper, 'There is no school with the code "nowhere". Choose one from the list.'],
    ['child-4', 'closed', paper, 'School closed is closed, so no child can be placed there. Choose another school.'],
    ['child-4', 'secondary', paper, 'School secondary does not teach the level of this period. Choose another school.'],
    ['child-4', 'quiet', paper, 'School Trường Vắng has no known seats yet'],
    [
      'child-4',
      'north',
      { ...paper, number: ' ' },
      'The decision about dossier "child-4" needs its number and its reason.',
    ],
    [
      'child-4',
      'north',
      { ...paper, reason: '' },
      'The decision about dossier "child-4" needs its number and its reason.',
    ],
  ])('about %s at %s is refused in a sentence where it cannot be', async (applicantId, schoolId, given, sentence) => {
    const response = await record({ applicantId, schoolId, ...given });
    expect(response.status).toBe(422);
    expect((await refusal(response)).message).toContain(sentence);
  });

  it('is refused where it contradicts another one, or takes more seats than there are', async () => {
    const first = await recorded('child-4', 'south');
    const other = await refusal(await record(aboutChild('child-4', 'north')));
    expect(other).toMatchObject({ code: 'conflict' });
    expect(other.message).toContain(
      'already placed at Trường Nam by decision no. 12/QĐ-HĐTS. A child cannot go to two',
    );
    expect((await refusal(await record(aboutChild('child-4', 'south')))).message).toContain(
      'need not be written again',
    );
    const third = await refusal(await record(aboutChild('child-3', 'south')));
    expect(third.message).toContain('School Trường Nam has 1 seats and as many decisions');
    await withdraw(first);
    await withdraw(await recorded('child-3', 'south'));
  });

  it('stays readable when it is withdrawn, and is withdrawn once', async () => {
    const decision = await recorded('child-2', 'north');
    expect(await withdraw(decision)).toMatchObject({ withdrawnBy: 'operator' });
    expect((await town.request('POST', `/decisions/${decision.id}/withdraw`)).status).toBe(409);
    expect((await town.request('POST', `/decisions/${nobody}/withdraw`)).status).toBe(404);
    const { decisions } = await town.json<{ decisions: PlacementDecision[] }>('GET', `/periods/${period}/decisions`);
    expect(decisions.find(({ id }) => id === decision.id)).toMatchObject({ ...paper, applicantId: 'child-2' });
  });

  it('is audited without the reason, which may tell of an illness', async () => {
    await withdraw(await recorded('child-2', 'north'));
    const events = await rows<{ text: string }>(
      town.store.database.db,
      sql`select details::text as text from audit_events where verb = 'change/decisions'`,
    );
    expect(events.length).toBeGreaterThan(0);
    for (const { text } of events) expect(text).not.toContain('điều trị');
  });
});

describe('what a decision does', () => {
  it('cannot be told before there is a run', async () => {
    const empty = await town.aPeriod({ alone: { at: ['B'], attributes: { group: '1' } } }, { north: 1 });
    const response = await town.request('POST', `/periods/${empty}/decisions/preview`, {
      body: { applicantId: 'alone', schoolId: 'north' },
    });
    expect(response.status).toBe(409);
    expect((await refusal(response)).message).toContain('Make a practice run first');
  });

  it('is shown before signing: who loses the seat, where to, and who stands in the same position', async () => {
    await town.run(period, 'before');
    const preview = await town.json<DecisionPreview>('POST', `/periods/${period}/decisions/preview`, {
      body: { applicantId: 'child-4', schoolId: 'north' },
    });
    // North took child-0 and child-1, south child-2; child-3 and child-4 found no seat.
    expect(preview.decided).toMatchObject({
      applicantId: 'child-4',
      from: null,
      to: { schoolName: 'Trường Bắc', metres: 50 },
    });
    expect(preview.others).toMatchObject([
      { applicantId: 'child-1', from: { schoolName: 'Trường Bắc' }, to: { schoolName: 'Trường Nam' }, better: false },
      { applicantId: 'child-2', from: { schoolName: 'Trường Nam' }, to: null, better: false },
    ]);
    expect(preview.othersCount).toBe(2);
    // child-2 and child-3 were refused there and live nearer.
    expect(preview.samePosition).toBe(2);
    const { decisions } = await town.json<{ decisions: PlacementDecision[] }>('GET', `/periods/${period}/decisions`);
    expect(decisions.every(({ withdrawnAt }) => withdrawnAt)).toBe(true);
  });

  it('is looked at before it is signed: not unseen, not by a look at another child or school, not by one older than the result', async () => {
    const unseen = await record(aboutChild('child-4', 'north'));
    expect(unseen.status).toBe(409);
    expect((await refusal(unseen)).message).toContain('Nobody has looked yet whom this decision touches');
    const other = await record({ ...aboutChild('child-4', 'north'), ...(await looked('child-3', 'north')) });
    expect((await refusal(other)).message).toContain('Nobody has looked yet');
    const made = await record({ ...aboutChild('child-4', 'north'), preview: nobody });
    expect((await refusal(made)).message).toContain('Nobody has looked yet');
    const look = await looked('child-4', 'north');
    await town.run(period, 'meanwhile');
    const old = await record({ ...aboutChild('child-4', 'north'), ...look });
    expect(old.status).toBe(409);
    expect((await refusal(old)).message).toContain('There is a newer run since the preview was looked at');
    const { decisions } = await town.json<{ decisions: PlacementDecision[] }>('GET', `/periods/${period}/decisions`);
    expect(decisions.every(({ withdrawnAt }) => withdrawnAt)).toBe(true);
    const signed = await recorded('child-4', 'north');
    expect(signed.seen).toEqual({ others: 2, samePosition: 2 });
    await withdraw(signed);
  });

  it('rejects a preview for a dossier that is not in the run', async () => {
    const response = await town.request('POST', `/periods/${period}/decisions/preview`, {
      body: { applicantId: 'nobody', schoolId: 'north' },
    });
    expect(response.status).toBe(422);
  });

  it('is carried out by the next run, certified and explained, and by assign and verify over the same files', async () => {
    const decision = await recorded('child-4', 'north');
    const run = await town.run(period, 'before');
    expect(run).toMatchObject({ status: 'done', certified: true, verification: { unexplainedDecisions: 0 } });
    expect(run.counts?.decisions).toEqual([{ number: '12/QĐ-HĐTS', children: 1 }]);
    const explanation = await town.json<Explanation>('GET', `/runs/${run.id}/applicants/child-4`);
    expect(explanation).toMatchObject({ decidedBy: 'decision', placedAt: { schoolName: 'Trường Bắc', metres: 50 } });
    await withdraw(decision);

    const folder = new WorkFolder();
    const file = async (path: string) => (await town.request('GET', `/runs/${run.id}/${path}`)).text();
    const given = ['rules.json', 'schools.csv', 'applicants.csv', 'decisions.csv', 'travel.csv'];
    for (const name of given) folder.write(name, (await file(`inputs/${name}`)).trimEnd());
    const files = given.flatMap((name) => [`--${name.slice(0, name.indexOf('.'))}`, folder.path(name)]);
    const made = await runVerb(
      'assign',
      ...files,
      '--seed',
      'before',
      '--out',
      folder.path('out'),
      '--leave-out-unknown',
    );
    expect(made).toMatchObject({ exitCode: 0 });
    expect(folder.read('out/placements.csv')).toBe(await file('placements.csv'));
    const judged = await runVerb(
      'verify',
      ...files,
      '--seed',
      'before',
      '--run',
      folder.path('out'),
      '--leave-out-unknown',
    );
    expect(JSON.parse(judged.stdout)).toMatchObject({ sound: true, unexplainedDecisions: 0 });
    folder.remove();
  });

  it('goes into no run once it is withdrawn', async () => {
    const run = await town.run(period, 'after');
    expect(run.counts?.decisions).toBeUndefined();
    expect((await town.request('GET', `/runs/${run.id}/inputs/decisions.csv`)).status).toBe(404);
  });
});

describe('many decisions of one paper', () => {
  const previewCsv = (csv: string) =>
    town.request('POST', `/periods/${period}/decisions/import/preview`, { body: { csv } });
  /** Looks at them first, as far as they can be looked at. */
  const importCsv = async (csv: string) => {
    const look = await previewCsv(csv);
    const seen = look.status === 200 ? { preview: ((await look.json()) as DecisionsPreview).token } : {};
    return town.request('POST', `/periods/${period}/decisions/import`, { body: { csv, ...seen } });
  };
  const head = 'applicant_id,school_id,decision,reason,kind';

  it('are written from a CSV, quotes and all', async () => {
    const response = await importCsv(
      `\uFEFF${head}\r\nchild-0,south,7,"Gần nhà, có lý do",lock\r\n\r\nchild-1,north,7,Khác,\r\n`,
    );
    expect(response.status).toBe(200);
    const { decisions } = (await response.json()) as { decisions: PlacementDecision[] };
    expect(decisions.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['lock', 'Gần nhà, có lý do'],
      ['manual', 'Khác'],
    ]);
    for (const decision of decisions) await withdraw(decision);
  });

  it('are looked at together before they are signed, and only what was looked at is signed', async () => {
    const csv = `${head}\nchild-4,north,7,A,manual\nchild-3,south,7,B,manual\n`;
    const unseen = await town.request('POST', `/periods/${period}/decisions/import`, { body: { csv } });
    expect(unseen.status).toBe(409);
    expect((await refusal(unseen)).message).toContain('Nobody has looked yet');
    const seen = (await (await previewCsv(csv)).json()) as DecisionsPreview;
    expect(seen).toMatchObject({ decidedCount: 2, othersCount: 2 });
    expect(seen.decided.map(({ applicantId }) => applicantId)).toEqual(['child-4', 'child-3']);
    const more = `${csv}child-2,north,7,C,manual\n`;
    const other = await town.request('POST', `/periods/${period}/decisions/import`, {
      body: { csv: more, preview: seen.token },
    });
    expect(other.status).toBe(409);
    const signed = await town.request('POST', `/periods/${period}/decisions/import`, {
      body: { csv, preview: seen.token },
    });
    const { decisions } = (await signed.json()) as { decisions: PlacementDecision[] };
    expect(decisions).toHaveLength(2);
    for (const decision of decisions) await withdraw(decision);
    expect((await previewCsv(`${head}\n`)).status).toBe(422);
  });

  it.each([
    [
      `${head}\nchild-0,north,7,A,manual\nchild-0,south,8,B,manual\n`,
      409,
      'Row 3: Dossier "child-0" is already placed',
    ],
    [`${head}\nchild-0,north,7,A,perhaps\n`, 422, 'Row 2: the cell "kind"'],
    [`${head}\n,north,7,A,manual\n`, 422, 'Row 2: the cell "applicant_id"'],
    ['applicant_id,school_id,decision\nchild-0,north,7\n', 422, 'no column "reason"'],
    [`${head}\nchild-0,north,7,"A\n`, 422, 'opens a quote that never closes'],
  ])('are all refused with one that cannot be', async (csv, status, sentence) => {
    const response = await importCsv(csv);
    expect(response.status).toBe(status);
    expect((await refusal(response)).message).toContain(sentence);
    const { decisions } = await town.json<{ decisions: PlacementDecision[] }>('GET', `/periods/${period}/decisions`);
    expect(decisions.every(({ withdrawnAt }) => withdrawnAt)).toBe(true);
  });
});
