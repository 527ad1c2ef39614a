import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NearestAnswer, RouteAnswer } from '../../api/client.ts';
import { anOffice, type Office } from '../support/an-office.ts';
import { findSharedData, needSharedData } from '../support/shared-data.ts';

const vietnamese = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

describe('Ho Chi Minh City', () => {
  let office: Office;
  const roads = findSharedData('hcmc/roads-and-schools-2018.osm.pbf');
  beforeAll(async () => {
    if (!roads) return;
    office = await anOffice();
    const file = (name: string) => readFileSync(findSharedData(`hcmc/${name}`)!);
    await office.apply('communes', 'communes.geojson', file('communes-2025.geojson'), { name: 'HCMC' });
    await office.apply('schools', 'schools.geojson', file('schools-2018.geojson'));
    await office.apply('roads', 'roads.osm.pbf', readFileSync(roads));
  }, 300_000);
  afterAll(() => office?.close());

  const ask = async <T>(path: string, body: object) => {
    const response = await office.request('POST', `/api/town/${path}`, { body });
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  };
  const nearest = (home: [number, number]) => ask<NearestAnswer>('nearest-schools', { home, level: 'primary' });

  test('shows a family the metres of the route, whichever school', async (context) => {
    needSharedData(context, 'hcmc/roads-and-schools-2018.osm.pbf');
    for (const home of [
      [106.698, 10.7725],
      [106.68, 10.8],
      [106.72, 10.74],
    ] as [number, number][]) {
      const { schools, communeName } = await nearest(home);
      expect(communeName).not.toBeNull();
      expect(schools).toHaveLength(10);
      for (const { school, metres, straightMetres } of schools) {
        const route = await ask<RouteAnswer>('route', { home, schoolId: school.id });
        expect(route.metres).toBe(metres);
        expect(metres).toBeGreaterThanOrEqual(straightMetres - 1);
      }
    }
  });

  test('follows bridges and ferries: from the Thủ Thiêm bank of the Saigon river the far bank is not near', async (context) => {
    needSharedData(context, 'hcmc/roads-and-schools-2018.osm.pbf');
    // Bạch Đằng quay and the bank across, 350 m apart as the crow flies.
    const west = await nearest([106.7065, 10.7745]);
    const east = await nearest([106.7105, 10.7765]);
    const [first] = west.schools;
    const across = await ask<RouteAnswer>('route', { home: [106.7105, 10.7765], schoolId: first.school.id });
    expect(across.metres).toBeGreaterThan((first.metres ?? 0) + 500);
    expect(east.networkVersion).toBe(west.networkVersion);
  });
});

describe('Porto Alegre, a second country', () => {
  let office: Office;
  const roads = findSharedData('road/poa_osm.pbf');
  const hexagons = findSharedData('road/poa_hexgrid.csv');
  beforeAll(async () => {
    if (!roads || !hexagons) return;
    office = (await anOffice()).beside('poa');
    await office.apply('schools', 'schools.csv', schoolsOf(readFileSync(hexagons, 'utf8')), {
      name: 'Porto Alegre',
      profile: 'brazil',
    });
    await office.apply('roads', 'poa.osm.pbf', readFileSync(roads));
  }, 300_000);
  afterAll(() => office?.services.database.close());

  test('finds the nearest school by road, without a Vietnamese word', async (context) => {
    needSharedData(context, 'road/poa_osm.pbf');
    const response = await office.request('POST', '/api/poa/nearest-schools', {
      body: { home: [-51.2177, -30.0346], level: 'primary', limit: 5 },
    });
    const text = await response.text();
    expect(response.status, text).toBe(200);
    const { schools } = JSON.parse(text) as NearestAnswer;
    expect(schools).toHaveLength(5);
    expect(schools[0].metres).toBeGreaterThan(0);
    expect(schools[0].metres).toBeGreaterThanOrEqual(schools[0].straightMetres - 1);
    expect(text).not.toMatch(vietnamese);
    const organisations = await (await office.request('GET', '/api/organisations')).text();
    expect(organisations).not.toMatch(vietnamese);
    const refused = await office.request('POST', '/api/poa/nearest-schools', { body: { home: [0], level: 'primary' } });
    expect(refused.status).toBe(422);
    expect(await refused.text()).not.toMatch(vietnamese);
  });
});

/** One school in the middle of each hexagon that has any. */
function schoolsOf(hexagons: string): string {
  const [, ...rows] = hexagons.trim().split('\n');
  const schools = rows.map((row) => row.split(',')).filter(([, , , , count]) => Number(count) > 0);
  return `code,name,level,lon,lat\n${schools.map(([id, lon, lat]) => `${id},Escola ${id.slice(3, 10)},primary,${lon},${lat}\n`).join('')}`;
}
