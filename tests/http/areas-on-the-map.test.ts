import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOffice, communesFile, lines, type Office } from '../support/an-office.ts';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

async function levelsOf(id: string): Promise<string[]> {
  const { organisations } = (await (await office.request('GET', '/api/organisations')).json()) as {
    organisations: { id: string; levels: string[] }[];
  };
  return organisations.find((one) => one.id === id)?.levels ?? [];
}

describe('shapes of communes', () => {
  test('an authority nobody knows is not found', async () => {
    expect((await office.get('/communes.geojson')).status).toBe(404);
  });

  test('every commune in force, with the code that coverage names it by', async () => {
    const communes = communesFile({
      '002': { name: 'Phường Tây', box: [106.6, 10.7, 106.7, 10.8] },
      '001': { name: 'Phường Đông', box: [106.7, 10.7, 106.8, 10.8] },
    });
    await office.apply('communes', 'communes.geojson', communes, { name: 'Thị trấn', profile: 'vietnam' });
    const answer = await office.get('/communes.geojson');
    expect(answer.headers.get('content-type')).toContain('application/geo+json');
    const { features } = (await answer.json()) as {
      features: { properties: { code: string }; geometry: { type: string; coordinates: number[][][][] } }[];
    };
    expect(features.map((one) => one.properties.code)).toEqual(['001', '002']);
    expect(features[0].geometry.type).toBe('MultiPolygon');
    expect(features[0].geometry.coordinates[0][0]).toContainEqual([106.8, 10.7]);
  });

  test('an authority without communes answers none', async () => {
    const beside = office.beside('bare');
    const schools = lines('code,name,level,lon,lat', '1,Trường Tiểu học Bến Đò,primary,106.75,10.75');
    await beside.apply('schools', 'schools.csv', schools, { name: 'Huyện khác', profile: 'vietnam' });
    expect(await (await beside.get('/communes.geojson')).json()).toEqual({ type: 'FeatureCollection', features: [] });
  });
});

test('the levels of an authority are those its schools have, or the country’s while it has none', async () => {
  expect(await levelsOf('town')).toEqual(['nursery', 'primary', 'lower-secondary', 'upper-secondary']);
  expect(await levelsOf('bare')).toEqual(['primary']);
});
