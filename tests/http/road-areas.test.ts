import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Coverage } from '../../api/client.ts';
import { containsPoint, type Polygons } from '../../geodata/sources/polygons.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { lines, type Office } from '../support/an-office.ts';

let office: Office;
let town: RoadTown;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
});
afterAll(() => office.close());

interface Areas {
  features: { properties: Record<string, string | number>; geometry: { coordinates: Polygons } }[];
}

async function areas(path: string): Promise<Areas['features']> {
  const response = await office.get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('application/geo+json');
  return ((await response.json()) as Areas).features;
}

describe('areas nearest by road', () => {
  test('hold the road before each school, and nothing of the islet', async () => {
    const found = await areas('/areas-by-road.geojson?level=primary');
    expect(found.map(({ properties }) => properties.schoolId)).toEqual(['across', 'north', 'south']);
    const at = (letter: string, east = 0) => {
      const [lon, lat] = town.at(letter, east);
      return found.find(({ geometry }) => containsPoint(geometry.coordinates, lon, lat))?.properties.schoolId;
    };
    expect([at('A', 100), at('D', 100), at('G', 75), at('I', 75)]).toEqual(['north', 'south', 'across', undefined]);
  });

  test('need a level that exists, and an authority', async () => {
    expect((await office.get('/areas-by-road.geojson?level=x')).status).toBe(422);
    expect((await office.beside('nobody').get('/areas-by-road.geojson?level=primary')).status).toBe(404);
  });
});

describe('walking areas', () => {
  test('lie around the gates, the widest first, as far as the roads go', async () => {
    const found = await areas('/walking-areas.geojson?level=primary&metres=200,100');
    expect(found.map(({ properties }) => properties.metres)).toEqual([200, 100]);
    const [wide, near] = found.map(({ geometry }) => geometry.coordinates);
    const inside = (polygons: Polygons, [lon, lat]: readonly [number, number]) => containsPoint(polygons, lon, lat);
    expect(inside(near, town.at('B', 50))).toBe(true);
    expect(inside(near, town.at('B', 150))).toBe(false);
    expect(inside(wide, town.at('B', 150))).toBe(true);
    expect(inside(wide, town.at('I', 75))).toBe(false);
  });

  test('need whole metres, five limits at most', async () => {
    for (const metres of ['0', '1.5', '100,200,300,400,500,600', 'x'])
      expect((await office.get(`/walking-areas.geojson?level=primary&metres=${metres}`)).status).toBe(422);
  });
});

describe('coverage', () => {
  const coverage = async (query: string) => (await (await office.get(`/coverage?${query}`)).json()) as Coverage;

  test('knows no child before there are any, and invents none', async () => {
    const answer = await coverage('level=primary&limits=500,1000');
    expect(answer).toMatchObject({ rows: [], total: { children: 0, within: [0, 0], medianMetres: null } });
  });

  test('counts children by commune; fewer than five are not told apart', async () => {
    const home = (id: string, letter: string, east: number) => {
      const [lon, lat] = town.at(letter, east);
      return `${id},${lon},${lat},${letter === 'G' ? '00002' : '00001'}`;
    };
    const west = Array.from({ length: 12 }, (_, i) => home(`w${i}`, 'B', i));
    const east = Array.from({ length: 3 }, (_, i) => home(`e${i}`, 'G', i));
    const list = lines('applicant_id,lon,lat,commune_code', ...west, ...east);
    await office.apply('applicants', 'applicants.csv', list, { level: 'primary', syntheticSeed: '1' });
    const { rows, total, synthetic } = await coverage('level=primary&limits=100,5000');
    expect(rows).toMatchObject([
      { communeCode: '00001', communeName: 'Phường Bến Tây', children: 12, unreachable: 0 },
      { communeCode: '00002', children: 3, within: [null, null], unreachable: null, medianMetres: null },
    ]);
    expect([rows[0].within[1], total.within[1]]).toEqual([12, 15]);
    expect(total).toMatchObject({ children: 15, unreachable: 0 });
    expect(synthetic).toBe(true);
  });

  test('needs limits it can read', async () => {
    expect((await office.get('/coverage?level=primary&limits=near')).status).toBe(422);
    expect((await office.beside('nobody').get('/coverage?level=primary')).status).toBe(404);
  });
});
