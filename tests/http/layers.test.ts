import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromWgs84 } from '../../geodata/projection/vn2000.ts';
import { anOffice, communesFile, countsOf, type Office, operatorToken } from '../support/an-office.ts';

const box: [number, number, number, number] = [106.69, 10.77, 106.72, 10.79];
const square = (lon: number, lat: number) => {
  const corners = [
    [lon, lat],
    [lon + 0.001, lat],
    [lon + 0.001, lat + 0.001],
    [lon, lat + 0.001],
    [lon, lat],
  ];
  return corners.map(([x, y]) => fromWgs84('EPSG:9210', [x, y]));
};
/** Two parcels of the land office, in metres of the zone of Ho Chi Minh City, which the file does not name. */
const parcels = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    ['12', 'Đất giáo dục', square(106.7, 10.775)],
    ['13', 'Đất ở', square(106.71, 10.782)],
  ].map(([thua, loai, ring]) => {
    return { type: 'Feature', properties: { thua, loai }, geometry: { type: 'Polygon', coordinates: [ring] } };
  }),
});

describe('map layers', { timeout: 240_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
    const communes = communesFile({ '00101': { name: 'Phường Đông', box } });
    await office.apply('communes', 'communes.geojson', communes, { name: 'Thị trấn thử' });
  });
  afterAll(() => office.close());

  function upload(content: string, fields: Record<string, string> = {}, token: string | null = operatorToken) {
    const form = new FormData();
    form.append('file', new File([content], 'thua.geojson'));
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    return office.request('POST', '/api/town/imports/layers', { body: form, token });
  }
  const act = (method: string, path: string, body?: unknown, token: string | null = operatorToken) =>
    office.request(method, `/api/town${path}`, { body, token });

  it('are looked at on the map first, then kept, renamed and taken away', async () => {
    const answer = await upload(parcels, { layerName: 'Thửa đất 2026', layerKind: 'parcels' });
    expect(answer.status).toBe(200);
    const { batch } = await answer.json();
    expect(batch.summary).toMatchObject({
      crs: 'EPSG:9210',
      crsMeridian: '105°45′',
      crsBasis: 'guessed',
      layerFeatures: 2,
    });
    const held = await (await act('GET', `/imports/${batch.id}/layer.geojson`)).json();
    expect(held.features).toMatchObject([
      { properties: { kind: 'parcels', row: 1, attributes: { thua: '12', loai: 'Đất giáo dục' } } },
      { properties: { kind: 'parcels', row: 2 } },
    ]);
    expect(held.features[0].geometry.coordinates[0][0][0]).toBeCloseTo(106.7, 6);
    expect((await (await act('GET', '/layers')).json()).layers).toEqual([]);

    expect((await act('POST', `/imports/${batch.id}/apply`)).status).toBe(200);
    const { layers } = await (await act('GET', '/layers')).json();
    expect(layers).toMatchObject([
      {
        ...{ name: 'Thửa đất 2026', kind: 'parcels', format: 'GeoJSON', file: 'thua.geojson', features: 2 },
        ...{ system: { crs: 'EPSG:9210', family: 'vn2000-tm3', meridian: '105°45′', basis: 'guessed' } },
        fields: ['thua', 'loai'],
      },
    ]);
    const [{ id }] = layers;
    const kept = await act('GET', `/layers/${id}/shapes.geojson`);
    expect(kept.headers.get('content-type')).toContain('geo+json');
    const { features } = await kept.json();
    expect(features.map(({ properties }: { properties: { attributes: unknown } }) => properties.attributes)).toEqual([
      { thua: '12', loai: 'Đất giáo dục' },
      { thua: '13', loai: 'Đất ở' },
    ]);
    expect(features[1].geometry.coordinates[0][2][1]).toBeCloseTo(10.783, 6);

    const changed = await act('PUT', `/layers/${id}`, { name: 'Đất có thể xây trường', kind: 'candidates' });
    expect(await changed.json()).toMatchObject({ id, name: 'Đất có thể xây trường', kind: 'candidates' });
    expect((await act('DELETE', `/layers/${id}`)).status).toBe(204);
    expect((await act('GET', `/layers/${id}/shapes.geojson`)).status).toBe(404);
    expect((await act('DELETE', `/layers/${id}`)).status).toBe(404);
  });

  it('loaded twice change nothing; a newer file takes the place of the old, another name stands beside it', async () => {
    const first = await office.apply('layers', 'kenh.geojson', parcels, { layerName: 'Kênh', layerKind: 'barriers' });
    expect(countsOf(first)).toMatchObject({ added: 3, changed: 0 });
    const again = await office.apply('layers', 'kenh.geojson', parcels, { layerName: 'Kênh', layerKind: 'barriers' });
    expect(again.batchId).toBeNull();
    const newer = parcels.replace('Đất ở', 'Kênh mới');
    const changed = await office.apply('layers', 'kenh.geojson', newer, { layerName: 'Kênh', layerKind: 'barriers' });
    expect(countsOf(changed)).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 2 });
    expect(changed.diff.changed[0].fields[0].after).toContain('Kênh mới');
    await office.apply('layers', 'khac.geojson', parcels, { layerName: 'Nhà ở', layerKind: 'housing' });
    const { layers } = await (await act('GET', '/layers')).json();
    expect(layers.map(({ name, kind }: { name: string; kind: string }) => `${name} ${kind}`)).toEqual([
      'Kênh barriers',
      'Nhà ở housing',
    ]);
    const taken = await act('PUT', `/layers/${layers[0].id}`, { name: 'Nhà ở' });
    expect(taken.status).toBe(409);
    expect((await taken.json()).error.message).toContain('Nhà ở');
  });

  it('show nothing to those without the token: parcels may name their owners', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const answers = await Promise.all([
      upload(parcels, {}, null),
      act('GET', '/layers', undefined, null),
      act('GET', `/layers/${id}/shapes.geojson`, undefined, null),
      act('GET', `/imports/${id}/layer.geojson`, undefined, null),
      act('PUT', `/layers/${id}`, { name: 'x' }, null),
      act('DELETE', `/layers/${id}`, undefined, null),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  it('reject files that lie elsewhere, wrong words and unknown layers', async () => {
    const hanoi = parcels.replaceAll('"thua"', '"so"').replace(/\[(\d{6}\.\d+),(\d{7}\.\d+)\]/g, '[588363,2326344]');
    const refused = await upload(hanoi);
    expect(refused.status).toBe(422);
    expect((await refused.json()).error.issues).toMatchObject([{ code: 'layer-crs-none', severity: 'refuse' }]);
    const wrongZone = await upload(parcels, { crs: 'EPSG:5899' });
    expect((await wrongZone.json()).error.issues).toMatchObject([
      { code: 'layer-wrong-zone', params: { candidates: 'EPSG:9210 (105°45′)' } },
    ]);
    expect((await upload(parcels, { layerKind: 'dragons' })).status).toBe(422);
    expect((await upload(parcels, { crs: 'VN2000' })).status).toBe(422);
    const id = '00000000-0000-4000-8000-000000000000';
    expect((await act('GET', `/imports/${id}/layer.geojson`)).status).toBe(404);
    expect((await act('GET', '/layers/not-one/shapes.geojson')).status).toBe(422);
    expect((await act('PUT', `/layers/${id}`, { name: 'x' })).status).toBe(404);
    expect((await act('PUT', `/layers/${id}`, { name: '' })).status).toBe(422);
    expect((await office.request('GET', '/api/nowhere/layers', { token: operatorToken })).status).toBe(404);
  });
});
