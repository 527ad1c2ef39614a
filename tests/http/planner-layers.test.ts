import { latLngToCell } from 'h3-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDemandCells } from '../../api/domains/demand/store-demand-cells.ts';
import { readMapLayer } from '../../geodata/sources/map-layers/read-map-layer.ts';
import { anOffice, communesFile, lines, type Office, operatorToken, roadsFile } from '../support/an-office.ts';
import { askOgrinfo, needGdal } from '../support/gdal.ts';

const bounds: [number, number, number, number] = [106.69, 10.77, 106.72, 10.79];
const crowded: [number, number] = [106.7005, 10.7795];
const few: [number, number] = [106.712, 10.785];

describe('layers of the planner’s map, taken away', { timeout: 240_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
    const communes = communesFile({ '00101': { name: 'Phường Đông', box: bounds, population: 12_000 } });
    await office.apply('communes', 'communes.geojson', communes, { name: 'Thị trấn thử' });
    await office.apply('roads', 'roads.osm.pbf', roadsFile('\nA-----B-----C\n|     |\nD-----E\n'));
    const { batchId } = await office.apply(
      'schools',
      'schools.csv',
      lines(
        'school_id,name,level,lon,lat,seats',
        'N1,Trường Tiểu học Bắc,TH,106.7010,10.7795,105',
        'N2,Trường Tiểu học Nam,TH,106.7020,10.7785,',
      ),
    );
    const { database } = office.services;
    const { schoolYear } = (await (await office.request('GET', '/api/organisations')).json()).organisations[0];
    const child = ([lon, lat]: [number, number]) => ({ lon, lat, communeCode: '00101' });
    await database.transaction((tx) =>
      storeDemandCells(
        tx,
        database.space,
        { organisationId: 'town', schoolYear, level: 'primary', synthetic: false, batchId: batchId! },
        [...Array.from({ length: 40 }, () => child(crowded)), ...Array.from({ length: 3 }, () => child(few))],
      ),
    );
  });
  afterAll(() => office.close());

  const take = (file: string, query = 'level=primary', token: string | null = null) =>
    office.get(`/planner-layers/${file}?${query}`, token);
  const bytesOf = async (file: string, query?: string) => new Uint8Array(await (await take(file, query)).arrayBuffer());

  it('are named, and open to all but drafts', async () => {
    const { layers } = await (await office.get('/planner-layers')).json();
    expect(layers).toContainEqual({ name: 'schools', open: true, needs: null });
    expect(layers).toContainEqual({ name: 'scenario_changes', open: false, needs: 'scenario' });
  });

  it('come as GeoJSON: schools with unknown seats blank, communes with what is short', async () => {
    const answer = await take('schools.geojson');
    expect(answer.headers.get('content-type')).toContain('application/geo+json');
    expect(answer.headers.get('content-disposition')).toContain('schools-primary.geojson');
    const schools = await answer.json();
    expect(schools.features.map(({ properties }: { properties: object }) => properties)).toMatchObject([
      { school_id: 'N1', seats: 105, commune_code: '00101' },
      { school_id: 'N2', seats: null },
    ]);
    const communes = await (await take('communes.geojson')).json();
    expect(communes.features[0].properties).toMatchObject({
      commune: 'Phường Đông',
      population: 12_000,
      schools: 2,
      seats: null,
    });
  });

  it('hold no small cell: of forty children and three the three are blank, and the forty with them, since the sum is known', async () => {
    const { features } = await (await take('demand.geojson')).json();
    const byCell = new Map(
      features.map(({ properties }: { properties: { cell: string; children: number | null } }) => [
        properties.cell,
        properties.children,
      ]),
    );
    expect(byCell.get(latLngToCell(few[1], few[0], 9))).toBeNull();
    expect(byCell.get(latLngToCell(crowded[1], crowded[0], 9))).toBeNull();
    expect(features.every(({ properties }: { properties: { hidden: boolean } }) => properties.hidden)).toBe(true);
  });

  it('come as one GeoPackage in a zone of VN-2000, which our own reader puts back in the same place', async () => {
    const bytes = await bytesOf('all.gpkg', 'level=primary&crs=EPSG:9210');
    const schools = await readMapLayer(bytes, 'all.gpkg', { bounds, part: 'schools' });
    expect(schools).toMatchObject({ basis: 'stated', system: { crs: 'EPSG:9210' }, issues: [] });
    const [lon, lat] = schools.features[0].geometry.coordinates as [number, number];
    expect(lon).toBeCloseTo(106.701, 8);
    expect(lat).toBeCloseTo(10.7795, 8);
    expect(schools.features[0].attributes).toMatchObject({ school_id: 'N1', name: 'Trường Tiểu học Bắc', seats: 105 });
    const none = await readMapLayer(bytes, 'all.gpkg', { bounds });
    expect(none.issues[0].params?.names).toBe(
      'areas_by_road, coming_years, communes, demand, schools, walking_areas, zones',
    );
  });

  it('open in GDAL with every table, its system, its extent and its figures', async (test) => {
    needGdal(test);
    const bytes = await bytesOf('all.gpkg', 'level=primary&crs=EPSG:9210');
    const summary = askOgrinfo(bytes, 'all.gpkg', ['-so', '-al', '@']);
    for (const name of ['areas_by_road', 'coming_years', 'communes', 'demand', 'schools', 'walking_areas', 'zones'])
      expect(summary).toContain(`Layer name: ${name}\n`);
    expect(summary.match(/ID\["EPSG",9210\]/g)).toHaveLength(7);
    expect(summary).toContain('Geometry: Point\nFeature Count: 2\n');
    expect(summary).not.toMatch(/warning|error/i);
    const inDegrees = await bytesOf('schools.gpkg');
    const rows = askOgrinfo(inDegrees, 'schools.gpkg', ['-al', '-geom=YES', '@']);
    expect(rows).toContain('POINT (106.701 10.7795)');
    expect(rows).toContain('seats (Integer64) = 105');
    expect(rows).toContain('seats (Integer64) = (null)');
  });

  it('refuse drafts to those without the token', async () => {
    const scenario = 'scenario=00000000-0000-4000-8000-000000000000';
    expect((await take('scenario_changes.geojson', `level=primary&${scenario}`)).status).toBe(403);
    expect((await take('all.gpkg', `level=primary&${scenario}`)).status).toBe(403);
    expect((await take('siting_answers.geojson')).status).toBe(403);
  });

  it('hold what a scenario changes, each where it is, for the office', async () => {
    const made = await office.request('POST', '/api/town/scenarios', {
      body: { name: 'Mở trường', level: 'primary', branchOf: null },
      token: operatorToken,
    });
    const scenario = await made.json();
    const change = {
      kind: 'open-site',
      id: 'S1',
      name: 'Trường mới',
      lonLat: few,
      communeCode: '00101',
      rooms: 10,
      opens: null,
    };
    const changes = [change, { kind: 'add-rooms', schoolId: 'S1', rooms: 2 }, { kind: 'change-cap', classCap: 40 }];
    for (const [at, each] of changes.entries()) {
      const changed = await office.request('POST', `/api/town/scenarios/${scenario.id}/changes`, {
        body: { at, change: each },
        token: operatorToken,
      });
      expect(changed.status, await changed.clone().text()).toBe(200);
    }
    const query = `level=primary&scenario=${scenario.id}`;
    const answer = await take('scenario_changes.geojson', query, operatorToken);
    const place = { type: 'Point', coordinates: few };
    expect((await answer.json()).features).toMatchObject([
      { geometry: place, properties: { at: 1, change: 'open-site', name: 'Trường mới' } },
      { geometry: place, properties: { at: 2, change: 'add-rooms', school_id: 'S1', name: 'Trường mới' } },
      { geometry: null, properties: { at: 3, change: 'change-cap' } },
    ]);
    const run = await (await take('school_run.geojson', query, operatorToken)).json();
    expect(run.features.length).toBeGreaterThan(0);
    for (const { geometry, properties } of run.features) {
      expect(geometry.type).toBe('MultiLineString');
      for (const children of [properties.children_today, properties.children_scenario])
        expect(children === null || children === 0 || children >= 5).toBe(true);
    }
  });

  it('hold candidate sites for the office: parcels by their outline, the rest as points', async () => {
    const [west, south, east, north] = [106.702, 10.779, 106.7025, 10.7794];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const candidates = [
      { name: 'Thửa 12', shape: { type: 'Polygon', coordinates: [ring] }, rooms: 20, land: 'public', cost: 1500.5 },
      { name: 'Góc phố', lonLat: few, rooms: 10 },
    ];
    const made = await office.request('POST', '/api/town/siting-candidates', {
      body: { level: 'primary', candidates },
      token: operatorToken,
    });
    expect(made.status, await made.clone().text()).toBe(200);
    expect((await take('candidates.geojson')).status).toBe(403);
    const { features } = await (await take('candidates.geojson', 'level=primary', operatorToken)).json();
    expect(features).toMatchObject([
      { geometry: { type: 'Polygon' }, properties: { name: 'Thửa 12', land: 'public', cost_million_dong: 1500.5 } },
      { geometry: { type: 'Point', coordinates: few }, properties: { name: 'Góc phố', cost_million_dong: null } },
    ]);
  });

  it('come with the coming years, blank before a forecast was made', async () => {
    const { features } = await (await take('coming_years.geojson')).json();
    expect(features[0].properties).toEqual({ commune_code: '00101', commune: 'Phường Đông', seats: null });
  });

  it('reject unknown layers, systems and words', async () => {
    expect((await take('dragons.geojson')).status).toBe(404);
    expect((await take('schools.shp')).status).toBe(422);
    expect((await take('schools.geojson', 'level=kindergarten')).status).toBe(422);
    expect((await take('schools.gpkg', 'level=primary&crs=EPSG:3148')).status).toBe(422);
    expect((await take('all.geojson')).status).toBe(422);
    expect((await take('scenario_changes.geojson', 'level=primary', operatorToken)).status).toBe(422);
    expect((await take('siting_answers.geojson', 'level=primary', operatorToken)).status).toBe(422);
    expect((await office.request('GET', '/api/nowhere/planner-layers/schools.gpkg?level=primary')).status).toBe(404);
  });
});
