import { writeArrayBuffer } from 'geotiff';
import { cellToLatLng, latLngToCell } from 'h3-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChildrenByCell, DemandQuestion, DemandState, DemandStatement } from '../../api/client.ts';
import { listCounts, listDemandCells } from '../../api/domains/demand/queries.ts';
import { storeDemandCells } from '../../api/domains/demand/store-demand-cells.ts';
import { anOffice, communesFile, lines, type Office, operatorToken, roadsFile } from '../support/an-office.ts';

/** Two communes side by side, a road through each, and a third without any road. */
const west: [number, number, number, number] = [106.69, 10.77, 106.705, 10.79];
const east: [number, number, number, number] = [106.705, 10.77, 106.72, 10.79];
const island: [number, number, number, number] = [106.8, 10.6, 106.82, 10.62];

describe('what demand is counted from', { timeout: 240_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
    const communes = communesFile({
      '00101': { name: 'Phường Tây', box: west },
      '00102': { name: 'Phường Đông', box: east },
      '00103': { name: 'Xã Đảo', box: island },
    });
    await office.apply('communes', 'communes.geojson', communes, { name: 'Thị trấn thử' });
    const roads = roadsFile(
      '\nA-----B-----C-----D-----E-----F\n|           |           |\n|           |           |\nG-----------H-----------I\n',
    );
    await office.apply('roads', 'roads.osm.pbf', roads);
    const { batchId } = await office.apply(
      'schools',
      'schools.csv',
      lines('school_id,name,level,lon,lat,seats', 'N1,Trường Tiểu học Bắc,TH,106.7010,10.7800,105'),
    );
    const { database } = office.services;
    const scope = { organisationId: 'town', schoolYear: await schoolYear(), level: 'primary' as const };
    const home = { lon: 106.7, lat: 10.78, communeCode: '00101' };
    await database.transaction((tx) =>
      storeDemandCells(tx, database.space, { ...scope, synthetic: false, batchId: batchId! }, [home, home, home]),
    );
  });
  afterAll(() => office.close());

  const schoolYear = async () =>
    (await (await office.request('GET', '/api/organisations')).json()).organisations[0].schoolYear as string;
  const state = async (token: string | null = operatorToken): Promise<DemandState> =>
    (await office.get('/demand?level=primary', token)).json();
  const ask = (method: 'POST' | 'PUT', body: Partial<DemandQuestion>, token: string | null = operatorToken) =>
    office.request(method, `/api/town/demand${method === 'POST' ? '/preview' : ''}`, {
      body: { level: 'primary', ...body },
      token,
    });
  const choose = async (body: Partial<DemandQuestion>): Promise<DemandStatement> => {
    const answer = await ask('PUT', body);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return answer.json();
  };
  const cells = () => listDemandCells(office.services.database.db, 'town', 'primary');
  const sums = async () => {
    const found = new Map<string | null, number>();
    for (const { communeCode, children } of await cells())
      found.set(communeCode, (found.get(communeCode) ?? 0) + children);
    return Object.fromEntries(found) as Record<string, number>;
  };

  it('is the applicants until a planner says otherwise, and says so', async () => {
    expect(await state()).toMatchObject({
      ...{ sources: ['applicants'], weights: ['roads'], chosenAt: null },
      chosen: { source: 'applicants', knownBy: 'home', total: 3, placed: 3, cells: 1 },
    });
  });

  it('can be the counts of communes: each adds up to its own figure, those without one stay unknown', async () => {
    const ages = lines('code,age_6,age 7-11', '00101,40,300', '00103,5,20');
    await office.apply('population', 'tuoi.csv', ages);
    const statement = await choose({ source: 'communes' });
    expect(statement).toMatchObject({
      ...{ source: 'communes', weights: 'roads', knownBy: 'commune', age: 6, bandYears: 1 },
      ...{ total: 45, placed: 40, unplaced: 5, missing: ['Phường Đông'], elsewhereBy: 'even' },
    });
    expect(await sums()).toEqual({ '00101': 40 });
    expect((await cells()).length).toBeGreaterThan(1);
    expect((await state()).chosen).toEqual(statement);
  });

  it('is seen on a map: cells of fewer than five have no number, to others than the office they are not there, and no child is lost', async () => {
    const living = async (token: string | null): Promise<ChildrenByCell> =>
      (await office.get('/demand/children?level=primary', token)).json();
    const counted = (await cells()).filter(({ children }) => children > 0);
    const few = counted.filter(({ children }) => children < 5);
    expect(few.length).toBeGreaterThan(0);
    const own = await living(operatorToken);
    expect(own.cells.map(({ cell }) => cell)).toEqual(counted.map(({ cell }) => cell));
    const told = new Map(own.cells.map(({ cell, children }) => [cell, children]));
    for (const { cell } of few) expect(told.get(cell)).toBeNull();
    for (const { cell, children } of counted) expect([children, null]).toContain(told.get(cell));
    // What one commune's sum leaves over is never a single cell's, nor fewer than five.
    for (const code of new Set(counted.map(({ communeCode }) => communeCode))) {
      const untold = counted.filter(({ cell, communeCode }) => communeCode === code && told.get(cell) === null);
      const rest = untold.reduce((sum, { children }) => sum + children, 0);
      expect(untold.length === 0 || (untold.length > 1 && rest >= 5) || untold.length === counted.length).toBe(true);
    }
    const others = await living(null);
    expect(others.cells).toEqual(own.cells.filter(({ children }) => children !== null));
    for (const { cells: listed, hidden, total } of [own, others]) {
      expect(hidden.cells).toBe(own.cells.filter(({ children }) => children === null).length);
      expect(listed.reduce((sum, { children }) => sum + (children ?? 0), 0) + hidden.children).toBe(total);
      expect(total).toBe(counted.reduce((sum, { children }) => sum + children, 0));
    }
    expect((await office.get('/demand/children?level=none')).status).toBe(422);
  });

  it('can be hamlets: those with a point take the cells nearest to it', async () => {
    const survey = lines(
      'xa,thon,tuoi_6,lon,lat',
      'Phường Tây,KP1,30,106.7002,10.78',
      'Phường Tây,KP2,7,106.7045,10.78',
      'Phường Đông,KP1,12,,',
    );
    await office.apply('people', 'pho-cap.csv', survey);
    const statement = await choose({ source: 'hamlets' });
    expect(statement).toMatchObject({ knownBy: 'hamlet', total: 49, placed: 49, groups: 3, missing: ['Xã Đảo'] });
    expect(await sums()).toEqual({ '00101': 37, '00102': 12 });
    const [one, two] = [106.7002, 106.7045].map((lon) => cellToLatLng(latLngToCell(10.78, lon, 9)));
    const away = (cell: string, [lat, lon]: number[]) => {
      const [y, x] = cellToLatLng(cell);
      return Math.hypot(y - lat, (x - lon) * Math.cos((lat * Math.PI) / 180));
    };
    const nearOne = (await cells())
      .filter(({ communeCode, cell }) => communeCode === '00101' && away(cell, one) < away(cell, two))
      .reduce((sum, { children }) => sum + children, 0);
    expect(nearOne).toBe(30);
  });

  it('can be a raster by age, both sexes together, a fifth of five years; nodata adds nobody', async () => {
    const raster = (value: number) =>
      new Uint8Array(
        writeArrayBuffer(Float32Array.from([value, value, -99999, value]), {
          ...{ width: 4, height: 1, ModelTiepoint: [0, 0, 0, 106.691, 10.782, 0], ModelPixelScale: [0.007, 0.004, 0] },
          ...{ GeographicTypeGeoKey: 4326, GTModelTypeGeoKey: 2, GDAL_NODATA: '-99999' },
        }) as ArrayBuffer,
      );
    await office.apply('people', 'vnm_f_5_2020.tif', raster(10.5));
    await office.apply('people', 'vnm_m_5_2020.tif', raster(12));
    const again = await office.apply('people', 'vnm_m_5_2020.tif', raster(12));
    expect(again.batchId).toBeNull();
    const statement = await choose({ source: 'raster' });
    // Three elements of 22.5 people aged 5-9: 67.5, of which a fifth is six.
    expect(statement).toMatchObject({
      weights: 'raster',
      knownBy: 'pixel',
      bandYears: 5,
      total: 14,
      elsewhereBy: 'roads',
    });
    const kept = await listCounts(office.services.database.db, 'town', 'raster');
    expect(kept.reduce((sum, { people }) => sum + people, 0)).toBeCloseTo(67.5, 9);
    expect(kept.length).toBeGreaterThan(6);
    expect(Object.values(await sums()).reduce((a, b) => a + b, 0)).toBe(statement.placed);
    expect(statement.placed + statement.unplaced).toBe(14);
  });

  it('can put children of communes where addresses are, and add those of housing projects', async () => {
    await office.apply('people', 'dia-chi.csv', lines('so,lon,lat', '1,106.7001,10.7801', '2,106.7002,10.7801'));
    const housing = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        [106.7101, 10.78, 500],
        [106.7102, 10.78, null],
      ].map(([lon, lat, can_ho]) => {
        return { type: 'Feature', properties: { can_ho }, geometry: { type: 'Point', coordinates: [lon, lat] } };
      }),
    });
    await office.apply('layers', 'nha-o.geojson', housing, { layerName: 'Nhà ở', layerKind: 'housing' });
    const { housing: layers, weights } = await state();
    expect(weights).toEqual(['roads', 'addresses', 'raster']);
    expect(layers).toMatchObject([{ name: 'Nhà ở', fields: ['can_ho'] }]);
    expect((await state(null)).housing).toEqual([]);
    const question = { layer: layers[0].id, field: 'can_ho', perUnit: 0.05 };
    const statement = await choose({ source: 'communes', weights: 'addresses', housing: question });
    expect(statement).toMatchObject({ total: 70, placed: 65, housing: { layer: 'Nhà ở', children: 25 } });
    expect(await sums()).toEqual({ '00101': 40, '00102': 25 });
    expect(statement.elsewhere).toBeGreaterThan(0.3);
  });

  it('keeps the planner’s choice when applicants come anew, and goes back to them when asked', async () => {
    const { database } = office.services;
    const scope = { organisationId: 'town', schoolYear: await schoolYear(), level: 'primary' as const };
    const { batchId } = await office.apply('people', 'dia-chi.csv', lines('so,lon,lat', '1,106.7001,10.7801'));
    const home = { lon: 106.7, lat: 10.78, communeCode: '00101' };
    await database.transaction((tx) =>
      storeDemandCells(tx, database.space, { ...scope, synthetic: false, batchId: batchId! }, [home, home]),
    );
    expect((await state()).chosen).toMatchObject({ source: 'communes' });
    expect(await sums()).toEqual({ '00101': 40, '00102': 25 });
    expect(await choose({ source: 'applicants' })).toMatchObject({ source: 'applicants', total: 2 });
    expect(await sums()).toEqual({ '00101': 2 });
  });

  it('is looked at before it is chosen, and nothing is written', async () => {
    const before = await cells();
    const answer = await ask('POST', { source: 'hamlets' });
    expect(await answer.json()).toMatchObject({ source: 'hamlets', total: 49 });
    expect(await cells()).toEqual(before);
  });

  it('refuses to be changed without the token', async () => {
    expect((await ask('POST', { source: 'communes' }, null)).status).toBe(403);
    expect((await ask('PUT', { source: 'communes' }, null)).status).toBe(403);
  });

  it('rejects sources that hold nothing, unknown words and layers that are not there', async () => {
    const refused = await ask('PUT', { source: 'refusals' });
    expect(refused.status).toBe(422);
    expect((await refused.json()).error.message).toContain('refused');
    expect((await ask('PUT', { source: 'dragons' as never })).status).toBe(422);
    expect((await office.get('/demand?level=kindergarten')).status).toBe(422);
    const nowhere = { layer: '00000000-0000-4000-8000-000000000000', field: 'x', perUnit: 1 };
    expect((await ask('PUT', { source: 'communes', housing: nowhere })).status).toBe(404);
    expect((await office.request('GET', '/api/nowhere/demand?level=primary')).status).toBe(404);
  });
});
