import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CapacityReport, NormInForce } from '../../api/client.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { type Office, operatorToken } from '../support/an-office.ts';

let office: Office;
beforeAll(async () => {
  ({ office } = await aTravelOffice());
});
afterAll(() => office.close());

const report = async () => (await (await office.get('/capacity?level=primary')).json()) as CapacityReport;
const change = (method: string, path: string, body?: object, token: string | null = operatorToken) =>
  office.request(method, `/api/town/norms/${path}`, { body, token });

describe('the capacity of a level', () => {
  test('leaves unknown seats blank, by school, commune and in all', async () => {
    const found = await report();
    expect(found.schools.map(({ id }) => id)).toEqual(['across', 'north', 'south']);
    expect(found.schools.every(({ seats, balance }) => (seats === null) === (balance === null))).toBe(true);
    const known = found.schools.filter(({ seats }) => seats !== null).length;
    expect(found.total.all.seats).toMatchObject({ known, of: 3 });
    expect(found.areas.reduce((sum, { all }) => sum + all.schools, 0)).toBe(found.total.all.schools);
  });

  test('comes as a table too', async () => {
    const response = await office.get('/capacity.csv?level=primary');
    expect(response.headers.get('content-type')).toContain('text/csv');
    const [head, ...rows] = (await response.text()).trim().split('\r\n');
    expect(head).toContain('commune_code,commune,schools,seats');
    expect(rows).toHaveLength((await report()).areas.length);
  });

  test('needs a level that exists, and an authority', async () => {
    expect((await office.get('/capacity?level=x')).status).toBe(422);
    expect((await office.beside('nobody').get('/capacity?level=primary')).status).toBe(404);
  });
});

describe('norms', () => {
  const own = { level: 'primary', value: 30, validFrom: '2026-01-01', source: 'Nghị quyết của thành phố' };
  const capOf = (norms: NormInForce[]) => norms.find(({ id }) => id === 'class-cap');

  test('are the country’s until the authority puts its own over one, and again when it takes that back', async () => {
    expect(capOf((await report()).norms)).toMatchObject({ value: 35, own: false });
    const set = await change('PUT', 'class-cap', own);
    expect(set.status).toBe(200);
    expect(capOf((await report()).norms)).toMatchObject({ value: 30, own: true, source: own.source });
    expect((await change('DELETE', 'class-cap?level=primary')).status).toBe(200);
    expect(capOf((await report()).norms)).toMatchObject({ value: 35, own: false });
    expect((await change('DELETE', 'class-cap?level=primary')).status).toBe(404);
  });

  test('wait for their day', async () => {
    await change('PUT', 'places-per-1000', { ...own, value: 80, validFrom: '2099-01-01' });
    expect((await report()).norms.find(({ id }) => id === 'places-per-1000')).toMatchObject({ value: 65 });
  });

  test('are changed by an operator alone', async () => {
    expect((await change('PUT', 'class-cap', own, null)).status).toBe(403);
    expect((await change('DELETE', 'class-cap?level=primary', undefined, null)).status).toBe(403);
  });

  test('are refused without a source, below zero, at the wrong level or by an unknown name', async () => {
    expect((await change('PUT', 'class-cap', { ...own, source: ' ' })).status).toBe(422);
    expect((await change('PUT', 'class-cap', { ...own, value: -1 })).status).toBe(422);
    expect((await change('PUT', 'class-cap', { ...own, level: null })).status).toBe(422);
    expect((await change('PUT', 'rooms-per-10000', own)).status).toBe(422);
    expect((await change('PUT', 'beauty', own)).status).toBe(422);
  });
});
