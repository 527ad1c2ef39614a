import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { communeLayers, flowLayers, schoolLayers } from '../../api/domains/open-data/data-layers.ts';
import { createTileRoutes } from '../../api/domains/open-data/tile-routes.ts';
import { openTileSources } from '../../api/domains/open-data/tile-sources.ts';
import { Failure } from '../../api/platform/errors.ts';
import { decodeTile } from '../support/decode-tile.ts';

const ring = [
  [106.6, 10.7],
  [106.8, 10.7],
  [106.8, 10.9],
  [106.6, 10.9],
  [106.6, 10.7],
];
const communes = [
  {
    code: '00123',
    name: 'Phường Bến Thành',
    centre: [106.7, 10.8] as [number, number],
    geometry: { type: 'Polygon' as const, coordinates: [ring] },
  },
];

function anApp(version = 'v1') {
  const load = vi.fn(async () => communeLayers(communes));
  const provider = openTileSources(async ({ organisation }) => (organisation === 'demo' ? version : null), load);
  const app = createTileRoutes(provider);
  app.onError((failure, request) =>
    request.json({ code: failure instanceof Failure ? failure.code : 'unexpected' }, 400),
  );
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  return { get, load };
}
const tile = '/tiles/communes/10/815/481.mvt?organisation=demo';

describe('GET /tiles/{layer}/{z}/{x}/{y}.mvt', () => {
  test('answers a tile with the ids and names that went in', async () => {
    const response = await anApp().get(tile);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    const layers = decodeTile(new Uint8Array(await response.arrayBuffer()));
    expect(layers.commune?.get(0)?.properties).toEqual({ code: '00123', name: 'Phường Bến Thành' });
  });

  test('compresses as the reader takes it, best first', async () => {
    const { get } = anApp();
    const plain = new Uint8Array(await (await get(tile)).arrayBuffer());
    const gzip = await get(tile, { 'accept-encoding': 'gzip, deflate' });
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(new Uint8Array(gunzipSync(await gzip.arrayBuffer()))).toEqual(plain);
    const brotli = await get(tile, { 'accept-encoding': 'gzip, br' });
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(new Uint8Array(brotliDecompressSync(await brotli.arrayBuffer()))).toEqual(plain);
    expect((await get(tile, { 'accept-encoding': 'br;q=0' })).headers.get('content-encoding')).toBeNull();
  });

  test('says 304 to a reader who has the tile, and sends it anew when the content changed', async () => {
    const etag = (await anApp('v1').get(tile)).headers.get('etag') ?? '';
    expect((await anApp('v1').get(tile, { 'if-none-match': etag })).status).toBe(304);
    expect((await anApp('v2').get(tile, { 'if-none-match': etag })).status).toBe(200);
  });

  test('lets a tile asked for by its version be kept for good, and others be asked for again', async () => {
    const { get } = anApp();
    expect((await get(`${tile}&v=v1`)).headers.get('cache-control')).toContain('immutable');
    expect((await get(`${tile}&v=old`)).headers.get('cache-control')).toBe('public, no-cache');
  });

  test('answers 204 where nothing lies', async () => {
    expect((await anApp().get('/tiles/communes/10/0/0.mvt?organisation=demo')).status).toBe(204);
  });

  test('prepares a layer once, however many ask at the same time', async () => {
    const { get, load } = anApp();
    await Promise.all([get(tile), get(tile), get('/tiles/communes/11/1630/962.mvt?organisation=demo')]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['an unknown layer', '/tiles/homes/10/815/481.mvt?organisation=demo', 'not-found'],
    ['an unknown organisation', '/tiles/communes/10/815/481.mvt?organisation=nowhere', 'not-found'],
    ['a tile beyond the square', '/tiles/communes/3/8/0.mvt?organisation=demo', 'invalid'],
    ['a zoom that is not cut', '/tiles/communes/17/0/0.mvt?organisation=demo', 'invalid'],
    ['letters for numbers', '/tiles/communes/ten/0/0.mvt?organisation=demo', 'invalid'],
    ['another ending', '/tiles/communes/10/815/481.png?organisation=demo', 'invalid'],
    ['no organisation', '/tiles/communes/10/815/481.mvt', 'invalid'],
  ])('refuses %s', async (_, path, code) => {
    const response = await anApp().get(path);
    expect(await response.json()).toEqual({ code });
  });
});

describe('published layers', () => {
  test('never tell of a cell with fewer than five children', () => {
    const flows = {
      cells: [{ centre: [106.7, 10.7] as [number, number], schoolId: 's', children: 4, meanMetres: 10 }],
      hidden: 0,
    };
    expect(() => flowLayers(flows, () => [106.8, 10.8])).toThrow(/4 children/);
  });

  test('leave out what is not known of a school', () => {
    const [layer] = schoolLayers([
      {
        id: 's',
        code: '1',
        name: 'Trường',
        levels: ['primary'],
        levelInferred: true,
        ownership: 'public',
        communeCode: null,
        communeName: null,
        lonLat: [106.7, 10.8],
        seats: null,
        pupils: null,
        rooms: null,
        fill: null,
        synthetic: true,
      },
    ]);
    expect(layer.keys).not.toContain('seats');
    expect(layer.keys).not.toContain('fill');
  });
});
