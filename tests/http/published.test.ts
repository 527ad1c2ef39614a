import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOffice, communesFile, lines, type Office, operatorToken, roadsFile } from '../support/an-office.ts';
import { decodeTile } from '../support/decode-tile.ts';

const schools = lines(
  'school_id,name,level,ownership,address,site_id,site,lon,lat,gate_id,gate_lon,gate_lat,grade,classes,seats,pupils',
  'N/1,Trường Tiểu học Bắc,TH,công lập,"12 Đường Bắc",1,Cơ sở 1,106.7010,10.7795,A,106.7012,10.7796,1,3,105,84',
  'N/1,Trường Tiểu học Bắc,TH,công lập,"12 Đường Bắc",2,Cơ sở 2,106.7020,10.7795,B,106.7022,10.7796,,,,',
  'S1,Trường THCS Nam,THCS,,,,,106.7050,10.7785,,,,,,,',
);
const map = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { osm_id: 'n7', amenity: 'school', name: 'Đại học Kiến trúc' },
      geometry: { type: 'Point', coordinates: [106.703, 10.7795] },
    },
    {
      type: 'Feature',
      properties: { osm_id: 'n8', amenity: 'school', name: 'Trường Mầm non Hoa Sen' },
      geometry: { type: 'Point', coordinates: [106.704, 10.7795] },
    },
  ],
});

/** What families and passers-by are given. Each route: works, refuses what is not there, rejects wrong input. */
describe('published data', { timeout: 240_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
    const box: [number, number, number, number] = [106.69, 10.77, 106.72, 10.79];
    await office.apply(
      'communes',
      'communes.geojson',
      communesFile({ '00101': { name: 'Phường Đông', box, population: 900 } }),
      {
        name: 'Thị trấn thử',
      },
    );
    await office.apply('schools', 'map.geojson', map);
    await office.apply('schools', 'schools.csv', schools);
    const drawn = JSON.parse(communesFile({ Z1: { name: 'Z1', box } }));
    drawn.features[0].properties = { zone_id: 'Z1', school_id: 'S1', level: 'lower-secondary' };
    await office.apply('zones', 'zones.geojson', JSON.stringify(drawn));
    await office.apply('zones', 'zones.csv', lines('school_id,commune,neighbourhood', 'N/1,Phường Đông,Khu phố 1'));
    await office.apply('roads', 'roads.osm.pbf', roadsFile('\nA-----B-----C\n|     |\nD-----E\n'));
  });
  afterAll(() => office.close());
  const json = async (path: string) => (await office.get(path)).json();
  const statusOf = async (path: string) => (await office.get(path)).status;

  it('organisations: name, bounds, version, year', async () => {
    const { organisations } = await (await office.request('GET', '/api/organisations')).json();
    expect(organisations).toEqual([
      expect.objectContaining({ id: 'town', name: 'Thị trấn thử', languages: ['vi', 'en'], synthetic: false }),
    ]);
    const [west, south, east, north] = organisations[0].bounds;
    expect(west).toBeLessThan(106.701);
    expect(east).toBeGreaterThan(106.705);
    expect(south).toBeLessThan(north);
  });

  it('communes: by code, with how much the roads reach', async () => {
    const { communes } = await json('/communes');
    expect(communes).toEqual([expect.objectContaining({ code: '00101', name: 'Phường Đông', population: 900 })]);
    expect(communes[0].roadCoverage).toBeGreaterThan(0);
    expect(await office.beside('nowhere').get('/communes')).toHaveProperty('status', 404);
  });

  it('places: found without diacritics, never empty, rejects an empty question', async () => {
    const { places } = await json('/places?q=truong%20tieu%20hoc%20bac');
    expect(places[0]).toMatchObject({ kind: 'school', label: 'Trường Tiểu học Bắc', approximate: false });
    expect((await json('/places?q=zzzzqqq')).places).toEqual([expect.objectContaining({ kind: 'pin' })]);
    expect(await statusOf('/places?q=')).toBe(422);
    expect(await statusOf('/places')).toBe(422);
    expect(await office.beside('nowhere').get('/places?q=x')).toHaveProperty('status', 404);
  });

  it('schools: of a level or all, unknown figures null, at the main gate', async () => {
    const { schools: primary } = await json('/schools?level=primary');
    expect(primary).toEqual([
      expect.objectContaining({
        id: 'N/1',
        ownership: 'public',
        communeName: 'Phường Đông',
        lonLat: [106.7012, 10.7796],
        seats: 105,
        pupils: 84,
        fill: 0.8,
        rooms: null,
        synthetic: false,
      }),
    ]);
    const all = (await json('/schools')).schools;
    expect(all.map(({ id, seats, fill }: { id: string; seats: number; fill: number }) => [id, seats, fill])).toEqual([
      ['N/1', 105, 0.8],
      ['S1', null, null],
      ['n8', null, null],
    ]);
    expect(await statusOf('/schools?level=university')).toBe(422);
    expect(await office.beside('nowhere').get('/schools')).toHaveProperty('status', 404);
  });

  it('a school’s card: sites, gates, figures, zones; an id with a slash is an id', async () => {
    const card = await json('/schools/N%2F1');
    expect(card).toMatchObject({ id: 'N/1', address: '12 Đường Bắc', source: 'schools.csv' });
    expect(card.sites.map(({ name, gates }: { name: string; gates: unknown[] }) => [name, gates.length])).toEqual([
      ['Cơ sở 1', 1],
      ['Cơ sở 2', 1],
    ]);
    expect(card.capacities).toEqual([
      expect.objectContaining({ level: 'primary', grade: '1', classes: 3, seats: 105, pupils: 84 }),
    ]);
    expect(card.zones).toEqual([expect.objectContaining({ level: 'primary', description: 'Phường Đông: KP1' })]);
    expect(await statusOf('/schools/nobody')).toBe(404);
  });

  it('zones: as a plan and as polygons', async () => {
    const { zones } = await json('/zones');
    expect(zones.map(({ kind, schoolName }: { kind: string; schoolName: string }) => [kind, schoolName])).toEqual([
      ['polygon', 'Trường THCS Nam'],
      ['table', 'Trường Tiểu học Bắc'],
    ]);
    expect((await json('/zones?level=primary')).zones).toHaveLength(1);
    const response = await office.get('/zones.geojson');
    expect(response.headers.get('content-type')).toContain('application/geo+json');
    const { features } = await response.json();
    expect(features).toEqual([
      expect.objectContaining({ properties: expect.objectContaining({ id: 'Z1', schoolId: 'S1' }) }),
    ]);
    expect(await statusOf('/zones?level=x')).toBe(422);
    expect(await statusOf('/zones.geojson?level=x')).toBe(422);
    expect(await office.beside('nowhere').get('/zones')).toHaveProperty('status', 404);
    expect(await office.beside('nowhere').get('/zones.geojson')).toHaveProperty('status', 404);
  });

  it('tiles: of the map and of the data, and none of what is not there', async () => {
    const tile = (layer: string, organisation = 'town') =>
      office.request('GET', `/tiles/${layer}/14/13048/7698.mvt?organisation=${organisation}`);
    for (const [layer, inside] of [
      ['base', 'road'],
      ['communes', 'commune'],
      ['schools', 'school'],
      ['zones', 'zone'],
    ]) {
      const response = await tile(layer);
      expect([layer, response.status]).toEqual([layer, 200]);
      const decoded = decodeTile(new Uint8Array(await response.arrayBuffer()));
      expect(JSON.stringify(decoded)).toContain(inside);
    }
    expect((await tile('base', 'nowhere')).status).toBe(404);
    expect((await tile('homes')).status).toBe(404);
  });

  it('decisions of the cleaning: for the operator alone, turned round and taken back', async () => {
    const ask = (method: string, path: string, body?: unknown, token: string | null = operatorToken) =>
      office.request(method, `/api/town/decisions${path}`, { body, token });
    // The register came last: its own decisions replaced the map's.
    const { decisions } = await (await ask('GET', '?kind=kept')).json();
    expect(decisions.map(({ key }: { key: string }) => key)).toEqual(['N/1', 'S1']);
    const reversed = await ask('POST', '/N%2F1/reverse', { action: 'levels', levels: ['primary', 'nursery'] });
    expect(await reversed.json()).toMatchObject({ key: 'N/1', override: { action: 'levels' }, reversedBy: 'operator' });
    expect((await ask('DELETE', '/N%2F1/reverse')).status).toBe(200);
    expect((await ask('DELETE', '/N%2F1/reverse')).status).toBe(409);
    expect((await ask('POST', '/nobody/reverse', {})).status).toBe(404);
    expect((await ask('POST', '/S1/reverse', { action: 'burn' })).status).toBe(422);
    expect((await ask('POST', '/S1/reverse', { action: 'levels' })).status).toBe(422);
    expect((await ask('GET', '?kind=odd')).status).toBe(422);
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/S1/reverse', {}],
      ['DELETE', '/S1/reverse', undefined],
    ] as const)
      expect((await ask(method, path, body, null)).status).toBe(403);
  });
});
