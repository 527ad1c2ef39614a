import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LonLat } from '#engines/travel/types.ts';
import type { NearestAnswer, RouteAnswer } from '../../api/client.ts';
import { measureHomes } from '../../api/domains/travel/measure-homes.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice, roads, storeRiverTown } from '../support/a-travel-office.ts';
import { lines, type Office } from '../support/an-office.ts';
import { runVerb } from '../support/run-verb.ts';

let office: Office;
let town: RoadTown;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
});
afterAll(() => office.close());

async function ask<T>(path: string, body: object): Promise<T> {
  const response = await office.request('POST', `/api/town/${path}`, { body });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (await response.json()) as T;
}

const nearest = (home: LonLat, more: object = {}) =>
  ask<NearestAnswer>('nearest-schools', { home, level: 'primary', ...more });
const seen = ({ schools }: NearestAnswer) => schools.map(({ school, metres }) => [school.id, metres]);

describe('schools near a home', () => {
  test('come by road distance, the snap leg counted, ferries told apart', async () => {
    const answer = await nearest(town.at('B', 100, 40));
    // 40 m to the road and 100 m to B; to E 150 m more down the street; over C to the ferry 500 m, then on.
    expect(seen(answer)).toEqual([
      ['north', 140],
      ['south', 290],
      ['across', 40 + 200 + 300 + 150],
    ]);
    expect(answer.schools[0]).toMatchObject({ straightMetres: 108, ferryMetres: 0, ferrySeconds: 0, zone: 'none' });
    expect(answer.schools[2]).toMatchObject({ ferryMetres: 300, ferrySeconds: 400 });
    expect(answer).toMatchObject({
      snap: { metres: 40, offRoad: false },
      communeCode: '00001',
      communeName: 'Phường Bến Tây',
      notes: [],
    });
    expect(answer.networkVersion).toMatch(/^[0-9a-f]{12}$/);
  });

  test('are cut at the limit, nearest kept', async () => {
    expect(seen(await nearest(town.at('D'), { limit: 1 }))).toEqual([['south', 300]]);
  });

  test('that nothing leads to come last without metres, and the island is told so', async () => {
    const answer = await nearest(town.at('I', 20));
    expect(seen(answer)).toEqual([
      ['across', null],
      ['south', null],
      ['north', null],
    ]);
    expect(answer.notes).toEqual(['island-no-ferry']);
  });

  test('of a home far from any road are measured all the same, and flagged', async () => {
    const answer = await nearest(town.at('D', 0, -700));
    expect(answer.snap).toEqual({ metres: 700, offRoad: true });
    expect(seen(answer)[0]).toEqual(['south', 1000]);
    expect(answer.notes).toEqual(['off-road', 'outside-city']);
  });

  test('have the metres of the route, of a council’s measure and of the command line, to the metre', async () => {
    const homes = [town.at('A', 33, 27), town.at('F', -71, -13), town.at('G', 40, 9), town.at('C', 3, -66)];
    const measured = await measureHomes(office.context(), {
      level: 'primary',
      profile: 'walk',
      homes: Float64Array.from(homes.flat()),
      maxMetres: 5000,
      nearest: null,
    });
    const travelled = await travelVerb(homes);
    for (const [i, home] of homes.entries()) {
      const answer = await nearest(home);
      for (const { school, metres } of answer.schools) {
        const route = await ask<RouteAnswer>('route', { home, schoolId: school.id });
        expect(route.metres).toBe(metres);
        expect(route.stretches.reduce((sum, stretch) => sum + stretch.metres, 0)).toBe(metres);
        const row = [...measured.school.subarray(measured.start[i], measured.start[i + 1])].indexOf(
          measured.schoolIds.indexOf(school.id),
        );
        expect(measured.metres[measured.start[i] + row]).toBe(metres);
        expect(travelled.get(`h${i} ${school.id}`)).toBe(metres);
      }
    }
  });

  test('refuse a home that is nowhere, a level that is none and an authority nobody knows', async () => {
    const wrong = await office.request('POST', '/api/town/nearest-schools', {
      body: { home: [206, 10], level: 'primary' },
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.json()).toMatchObject({ error: { code: 'invalid', message: expect.stringContaining('home') } });
    const level = await office.request('POST', '/api/town/nearest-schools', { body: { home: [106, 10], level: 'x' } });
    expect(level.status).toBe(422);
    const nobody = await office.request('POST', '/api/nobody/nearest-schools', {
      body: { home: [106, 10], level: 'primary' },
    });
    expect(nobody.status).toBe(404);
  });

  test('cannot be asked before roads are imported, and says what to do', async () => {
    const bare = office.beside('bare');
    await bare.apply(
      'schools',
      'schools.csv',
      lines('code,name,level,lon,lat', '1,Trường Tiểu học Một,primary,106.7,10.78'),
    );
    const answer = await bare.request('POST', '/api/bare/nearest-schools', {
      body: { home: [106.7, 10.78], level: 'primary' },
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining('import roads') } });
  });
});

describe('zones around a home', () => {
  test('by table: the whole commune counts, a neighbourhood only when it is known', async () => {
    const own = office.beside('zoned');
    await storeRiverTown(own, town);
    const plan = lines(
      'level,school_id,school,commune_code,commune,neighbourhood',
      'primary,north,Trường Tiểu học Bờ Bắc,00001,Phường Bến Tây,',
      'primary,south,Trường Tiểu học Bờ Nam,00001,Phường Bến Tây,KP4',
      'primary,across,Trường Tiểu học Bến Đò,00002,Phường Bến Đông,',
    );
    await own.apply('zones', 'zones.csv', plan);
    const zones = async (more: object) => {
      const body = { home: town.at('A', 20), level: 'primary', ...more };
      const answer = (await (
        await own.request('POST', '/api/zoned/nearest-schools', { body })
      ).json()) as NearestAnswer;
      return {
        zones: Object.fromEntries(answer.schools.map(({ school, zone }) => [school.id, zone])),
        notes: answer.notes,
      };
    };
    expect(await zones({})).toEqual({
      zones: { north: 'in', south: 'none', across: 'out' },
      notes: ['zone-by-neighbourhood'],
    });
    expect((await zones({ neighbourhood: 'Khu phố 4' })).zones.south).toBe('in');
    expect((await zones({ neighbourhood: 'KP 5' })).zones.south).toBe('out');
  });
});

describe('the way to one school', () => {
  test('is told stretch by stretch, with the ferry', async () => {
    const route = await ask<RouteAnswer>('route', { home: town.at('C', -10, 30), schoolId: 'across' });
    expect(route.stretches.map(({ kind, metres }) => [kind, metres])).toEqual([
      ['leg', 30],
      ['road', 10],
      ['ferry', 300],
      ['road', 150],
    ]);
  });

  test('does not exist from the islet: metres null, no stretch', async () => {
    expect(await ask<RouteAnswer>('route', { home: town.at('J'), schoolId: 'north' })).toMatchObject({
      metres: null,
      stretches: [],
    });
  });

  test('is refused for a school that is not there', async () => {
    const answer = await office.request('POST', '/api/town/route', { body: { home: town.at('A'), schoolId: 'none' } });
    expect(answer.status).toBe(404);
  });
});

describe('the land within reach', () => {
  test('comes as GeoJSON, the widest first', async () => {
    const response = await office.request('POST', '/api/town/isochrone', {
      body: { origin: town.at('E'), metres: [100, 300] },
    });
    expect(response.headers.get('content-type')).toContain('application/geo+json');
    const { features } = (await response.json()) as { features: { properties: { metres: number } }[] };
    expect(features.map(({ properties }) => properties.metres)).toEqual([300, 100]);
  });

  test('is refused for metres out of bounds', async () => {
    const answer = await office.request('POST', '/api/town/isochrone', {
      body: { origin: town.at('E'), metres: [50_000] },
    });
    expect(answer.status).toBe(422);
  });
});

/** The same homes and schools through the command over files. */
async function travelVerb(homes: readonly LonLat[]): Promise<Map<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'truonggan-travel-'));
  const path = (name: string) => join(folder, name);
  writeFileSync(path('town.osm.pbf'), roads());
  const row = (id: string, [lon, lat]: LonLat) => `${id},${lon},${lat}`;
  writeFileSync(path('homes.csv'), lines('id,lon,lat', ...homes.map((home, i) => row(`h${i}`, home))));
  const known = (
    (await (await office.get('/schools?level=primary')).json()) as { schools: { id: string; lonLat: LonLat }[] }
  ).schools;
  writeFileSync(path('schools.csv'), lines('id,lon,lat', ...known.map(({ id, lonLat }) => row(id, lonLat))));
  const files = ['--roads', path('town.osm.pbf'), '--from', path('homes.csv'), '--to', path('schools.csv')];
  expect((await runVerb('travel', ...files, '--out', path('out'))).exitCode).toBe(0);
  const [, ...measured] = readFileSync(join(path('out'), 'travel.csv'), 'utf8')
    .trim()
    .split('\n');
  rmSync(folder, { recursive: true });
  return new Map(
    measured.map((line) => line.split(',')).map(([from, to, metres]) => [`${from} ${to}`, Number(metres)]),
  );
}
