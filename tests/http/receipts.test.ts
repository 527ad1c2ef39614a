import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootOfPath } from '#engines/publication/hash-tree.ts';
import type { PublicResult } from '#engines/publication/public-result.ts';
import { checkPublicResult } from '#engines/verification/public-result/check-public-result.ts';
import type { Draw, FamilyReceipt, Publication } from '../../api/client.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type EnrolmentTown } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let town: EnrolmentTown;
let publication: Publication;

/** Eight children along the road, nearest first c0 … c7: north has one seat, south one; all ask north, then south. */
beforeAll(async () => {
  town = await anEnrolmentTown();
  const children = Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => [
      `c${i}`,
      {
        at: ['B', 10 * (i + 1)] as [string, number],
        attributes: { group: '1', birth_date: `2020-05-0${i + 1}` },
        wishes: ['north', 'south'],
      },
    ]),
  );
  const period = await town.aPeriod(children, { north: 1, south: 1 });
  let draw = await town.json<Draw>('POST', `/periods/${period}/draws`, { body: { seedSource: 'lottery of 12 June' } });
  while (draw.status === 'sealing') {
    await new Promise((done) => setTimeout(done, 50));
    draw = await town.json<Draw>('GET', `/draws/${draw.id}`);
  }
  const drawn = await town.json<Draw>('POST', `/draws/${draw.id}/reveal`, { body: { seed: 'a number of June' } });
  const { id } = await town.ended(drawn.runId);
  publication = await town.propose(period, id);
});
afterAll(() => town?.close());

const ask = (applicantId: string, birthDate: string) =>
  town.request('POST', '/receipts', { body: { applicantId, birthDate }, token: null });
const message = async (response: Response) => ((await response.json()) as { error: { message: string } }).error.message;

describe('a family’s receipt', () => {
  it('opens with code and birth date alone: where the seats ended, the own value, how many stand alike, and the proof', async () => {
    const response = await ask('c2', '2020-05-03');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const receipt = (await response.json()) as FamilyReceipt;
    expect(receipt).toMatchObject({
      publication: { version: 1, sha256: publication.publicSha256, root: publication.root },
      explanation: { applicantId: 'c2', placedAt: null },
      decisionNumber: null,
      // Seven of eight were turned away at north, so six others; at south six, so five others.
      turnedAway: { north: 6, south: 5 },
    });
    const [first] = receipt.explanation.steps;
    expect(first).toMatchObject({ schoolId: 'north', outcome: 'seats-ended', decidedBy: 'distance' });
    expect(first.lastMetres!).toBeLessThan(first.own.metres!);
    expect(receipt.home).toHaveLength(2);
    const { row, index, count, path } = receipt.proof;
    expect(rootOfPath(row, index, count, path)).toBe(publication.root);
    expect(row).not.toContain('"c2"');
  });

  it('says until when the family may object, once the council has set the day, and when it is over', async () => {
    const dates = { opensOn: null, closesOn: null, resultsOn: null, appealsUntil: null };
    const appeals = async (appealsUntil: string | null) => {
      await town.json('PUT', `/periods/${publication.periodId}/dates`, { body: { ...dates, appealsUntil } });
      return ((await (await ask('c4', '2020-05-05')).json()) as FamilyReceipt).appeals;
    };
    expect(await appeals(null)).toBeNull();
    expect(await appeals('2999-06-12')).toEqual({ until: '2999-06-12', open: true });
    expect(await appeals('2001-06-12')).toEqual({ until: '2001-06-12', open: false });
  });

  it('prints on one page, made of what it is given alone', async () => {
    const response = await town.request('POST', '/receipts/pdf', {
      body: { applicantId: 'c5', birthDate: '2020-05-06' },
      token: null,
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it('is audited by dossier, not by what was shown', async () => {
    await ask('c3', '2020-05-04');
    const events = await rows<{ verb: string; details: object }>(
      town.store.database.db,
      sql`select verb, details from audit_events where subject_id = 'c3' and verb = 'look/own-receipt'`,
    );
    expect(events).toEqual([{ verb: 'look/own-receipt', details: { publication: publication.id, version: 1 } }]);
  });

  it('answers a wrong code and a wrong date alike, and stops whoever tries dates one after another', async () => {
    const wrongDate = await ask('c4', '2020-05-30');
    const wrongCode = await ask('c44', '2020-05-05');
    expect([wrongDate.status, wrongCode.status]).toEqual([404, 404]);
    expect(await message(wrongDate)).toBe(await message(wrongCode));
    for (let day = 10; day < 15; day++) await ask('c4', `2020-05-${day}`);
    const stopped = await ask('c4', '2020-05-05');
    expect(stopped.status).toBe(429);
    expect(await message(stopped)).toMatch(/15 minutes/);
  });

  it('rejects what is no date in words', async () => {
    const response = await ask('c1', '31/02/2020');
    expect(response.status).toBe(422);
    expect(await message(response)).toContain('birthDate');
  });
});

describe('the public file', () => {
  it('is there for everyone, is the one whose hash was published, and proves itself', async () => {
    const response = await town.request('GET', `/publications/${publication.id}/result.json`, { token: null });
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(publication.publicSha256);
    expect(checkPublicResult(JSON.parse(bytes.toString()) as PublicResult)).toMatchObject({ sound: true, placed: 2 });
  });

  it('is not found for a version that is not public', async () => {
    expect((await town.request('GET', `/publications/${nobody}/result.json`, { token: null })).status).toBe(404);
    expect((await town.request('GET', '/publications/x/result.json', { token: null })).status).toBe(422);
  });
});
