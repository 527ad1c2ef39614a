import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Period, PeriodColumns, Quota, RulesVersion } from '../../api/client.ts';
import { rows } from '../../api/platform/database.ts';
import { anEnrolmentTown, type EnrolmentTown } from '../support/an-enrolment-town.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
const nearestFirst = { mechanism: 'nearest-first', criteria: [{ rule: 'distance' }], imputeChoicesByDistance: true };
let town: EnrolmentTown;
let period: string;
beforeAll(async () => {
  town = await anEnrolmentTown();
  period = await town.aPeriod({ 'child-1': { at: ['B', 0], attributes: { group: '1' } } }, { north: 6, quiet: null });
});
afterAll(() => town?.close());

const status = async (method: string, path: string, options: { body?: unknown; token?: string | null } = {}) =>
  (await town.request(method, path, options)).status;

describe('GET /periods', () => {
  it('shows anyone the periods with rules, applicants and seats', async () => {
    const { periods } = await town.json<{ periods: Period[] }>('GET', '/periods', { token: null });
    expect(periods).toContainEqual(expect.objectContaining({ id: period, applicants: 1, seats: 6, rulesVersion: 1 }));
    expect(await town.json('GET', `/periods/${period}`, { token: null })).toMatchObject({ id: period });
  });

  it('rejects a period that is not there and an id that is none', async () => {
    expect(await status('GET', `/periods/${nobody}`)).toBe(404);
    expect(await status('GET', '/periods/first')).toBe(422);
  });
});

describe('POST /periods', () => {
  it('opens a period with first rules, not synthetic', async () => {
    const opened = await town.json<Period>('POST', '/periods', { body: { level: 'lower-secondary', name: 'Grade 6' } });
    expect(opened).toMatchObject({ level: 'lower-secondary', grade: '6', name: 'Grade 6', synthetic: false });
  });

  it('gives it every open school of the level, blank where nobody states the seats', async () => {
    const opened = await town.json<Period>('POST', '/periods', { body: { level: 'primary', schoolYear: '2030-2031' } });
    const { quotas } = await town.json<{ quotas: Quota[] }>('GET', `/periods/${opened.id}/quotas`);
    expect(quotas.map(({ schoolName, seats }) => [schoolName, seats])).toEqual([
      ['Trường Bắc', null],
      ['Trường Nam', null],
      ['Trường Vắng', null],
    ]);
  });

  it('refuses without the token', async () => {
    expect(await status('POST', '/periods', { body: { level: 'primary' }, token: null })).toBe(403);
  });

  it('rejects a level that does not exist and a grade the country does not have', async () => {
    expect(await status('POST', '/periods', { body: { level: 'college' } })).toBe(422);
    expect(await status('POST', '/periods', { body: { level: 'primary', grade: '13' } })).toBe(422);
  });
});

describe('PUT /periods/{period}/dates', () => {
  const dates = { opensOn: '2026-06-01', closesOn: '2026-06-15', resultsOn: null, appealsUntil: '2026-06-30' };

  it('sets the days people are told, and says so in the audit', async () => {
    expect(await town.json<Period>('GET', `/periods/${period}`)).toMatchObject({
      dates: { opensOn: null, closesOn: null, resultsOn: null, appealsUntil: null },
    });
    expect(await town.json<Period>('PUT', `/periods/${period}/dates`, { body: dates })).toMatchObject({ dates });
    const { periods } = await town.json<{ periods: Period[] }>('GET', '/periods', { token: null });
    expect(periods.find(({ id }) => id === period)?.dates).toEqual(dates);
    const audited = await rows(
      town.store.database.db,
      sql`select details from audit_events where subject_id = ${period} and details ->> 'did' = 'dates'`,
    );
    expect(audited).toMatchObject([{ details: { after: dates } }]);
  });

  it('refuses without the token', async () => {
    expect(await status('PUT', `/periods/${period}/dates`, { body: dates, token: null })).toBe(403);
  });

  it('rejects days the wrong way round by their names, a day that is none, and a period that is not there', async () => {
    const backwards = { ...dates, appealsUntil: '2026-06-10' };
    const answer = await town.request('PUT', `/periods/${period}/dates`, { body: backwards });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Day 10/06/2026 comes before day 15/06/2026');
    expect(await status('PUT', `/periods/${period}/dates`, { body: { ...dates, opensOn: '2026-02-30' } })).toBe(422);
    expect(await status('PUT', `/periods/${nobody}/dates`, { body: dates })).toBe(404);
    expect(await town.json<Period>('GET', `/periods/${period}`)).toMatchObject({ dates });
  });
});

describe('PUT /periods/{period}/rules', () => {
  it('makes a new version, keeps the old one, and audits both', async () => {
    const { rulesVersion } = await town.json<Period>('GET', `/periods/${period}`);
    const changed = await town.json<Period>('PUT', `/periods/${period}/rules`, { body: { rules: nearestFirst } });
    expect(changed).toMatchObject({ rulesVersion: rulesVersion + 1, rules: nearestFirst });
    const again = await town.json<Period>('PUT', `/periods/${period}/rules`, { body: { rules: nearestFirst } });
    expect(again.rulesVersion).toBe(rulesVersion + 1);
    const versions = await rows(
      town.store.database.db,
      sql`select version from period_rules where period_id = ${period}::uuid order by version`,
    );
    expect(versions).toHaveLength(2);
  });

  it('refuses without the token', async () => {
    expect(await status('PUT', `/periods/${period}/rules`, { body: { rules: nearestFirst }, token: null })).toBe(403);
  });

  it('rejects what the engine does not understand, naming each fault', async () => {
    const rules = { mechanism: 'first-come-first-served', criteria: [{ rule: 'horoscope' }] };
    const answer = await town.request('PUT', `/periods/${period}/rules`, { body: { rules } });
    expect(answer.status).toBe(422);
    const { error } = (await answer.json()) as { error: { issues: { value: string }[] } };
    expect(error.issues.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['first-come-first-served', 'horoscope']),
    );
  });
});

describe('GET and PUT /periods/{period}/quotas', () => {
  const set = (quotas: unknown, token?: null) => ({ body: { quotas }, ...(token === null && { token }) });

  it('sets the schools named and leaves the others; blank stays unknown, never zero', async () => {
    const before = await town.json<{ quotas: Quota[] }>('GET', `/periods/${period}/quotas`, { token: null });
    expect(before.quotas).toContainEqual(expect.objectContaining({ schoolId: 'quiet', seats: null }));
    const after = await town.json<{ quotas: Quota[] }>(
      'PUT',
      `/periods/${period}/quotas`,
      set([{ schoolId: 'north', seats: 9 }]),
    );
    expect(after.quotas).toContainEqual(expect.objectContaining({ schoolId: 'north', seats: 9, synthetic: false }));
    expect(after.quotas).toContainEqual(expect.objectContaining({ schoolId: 'quiet', seats: null }));
  });

  it('refuses without the token', async () => {
    expect(await status('PUT', `/periods/${period}/quotas`, set([{ schoolId: 'north', seats: 1 }], null))).toBe(403);
  });

  it('rejects seats below zero or in halves, a school twice, and a school nobody knows; nothing is written', async () => {
    const before = await town.json('GET', `/periods/${period}/quotas`);
    for (const seats of [-1, 2.5])
      expect(await status('PUT', `/periods/${period}/quotas`, set([{ schoolId: 'north', seats }]))).toBe(422);
    const twice = [
      { schoolId: 'north', seats: 1 },
      { schoolId: 'north', seats: 2 },
    ];
    expect(await status('PUT', `/periods/${period}/quotas`, set(twice))).toBe(422);
    const unknown = [
      { schoolId: 'north', seats: 1 },
      { schoolId: 'nowhere', seats: 2 },
    ];
    expect(await status('PUT', `/periods/${period}/quotas`, set(unknown))).toBe(422);
    expect(await status('PUT', `/periods/${nobody}/quotas`, set([]))).toBe(404);
    expect(await town.json('GET', `/periods/${period}/quotas`)).toEqual(before);
  });
});

describe('GET /periods/{period}/rules', () => {
  it('shows anyone every version, the newest first', async () => {
    const opened = await town.aPeriod({}, { north: 1 });
    const { versions: first } = await town.json<{ versions: RulesVersion[] }>('GET', `/periods/${opened}/rules`);
    await town.json('PUT', `/periods/${opened}/rules`, { body: { rules: nearestFirst } });
    const { versions } = await town.json<{ versions: RulesVersion[] }>('GET', `/periods/${opened}/rules`, {
      token: null,
    });
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[0].rules).toEqual(nearestFirst);
    expect(versions.slice(1)).toEqual(first);
  });

  it('rejects a period that is not there', async () => {
    expect(await status('GET', `/periods/${nobody}/rules`)).toBe(404);
  });
});

describe('GET /periods/{period}/columns', () => {
  it('names what rules may go by: columns of dossiers with their few values, and of schools', async () => {
    const children = Object.fromEntries(
      Array.from({ length: 45 }, (_, i) => [
        `child-${i}`,
        { at: ['B', i] as [string, number], attributes: { group: String(1 + (i % 3)), code: `c${i}`, note: '' } },
      ]),
    );
    const opened = await town.aPeriod(children, { north: 6 });
    expect(await town.json<PeriodColumns>('GET', `/periods/${opened}/columns`)).toEqual({
      applicants: [
        { name: 'code', values: null },
        { name: 'commune_code', values: ['00001'] },
        { name: 'group', values: ['1', '2', '3'] },
        { name: 'note', values: [] },
      ],
      schools: ['school_id', 'commune_code'],
    });
  });

  it('refuses without the token, and rejects a period that is not there', async () => {
    expect(await status('GET', `/periods/${period}/columns`, { token: null })).toBe(403);
    expect(await status('GET', `/periods/${nobody}/columns`)).toBe(404);
  });
});
