import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { communeAt, indexCommunes } from '../../geodata/sources/communes/commune-index.ts';
import { readCommunes } from '../../geodata/sources/communes/read-communes.ts';
import { readPeople } from '../../geodata/sources/people/read-people.ts';
import { needGdal } from '../support/gdal.ts';
import { needSharedData } from '../support/shared-data.ts';
import { bytesOf, geojsonOf, squareCommune } from './files.ts';

const communes = indexCommunes(
  readCommunes(geojsonOf([squareCommune('26743', 'Phường Bến Thành', [106.7, 10.77])]), 'xa.geojson').records,
);
const here = { communes, bounds: communes.bounds };

/** A raster of four columns and two rows over the commune, in degrees; −99999 says nothing. */
const aRaster = (values: number[], more: Record<string, unknown> = {}) =>
  new Uint8Array(
    writeArrayBuffer(Float32Array.from(values), {
      ...{ width: 4, height: 2, ModelTiepoint: [0, 0, 0, 106.692, 10.776, 0], ModelPixelScale: [0.004, 0.006, 0] },
      ...{ GeographicTypeGeoKey: 4326, GTModelTypeGeoKey: 2, GDAL_NODATA: '-99999', ...more },
    }) as ArrayBuffer,
  );
const figures = [1.5, 2, -99999, 4, 0, 6.25, Number.NaN, 8];

describe('a raster of people', () => {
  it('is read element by element; what says nothing is absent, a zero is a zero', async () => {
    const read = await readPeople(aRaster(figures), 'vnm_f_5_2020.tif', here);
    if (read.kind !== 'raster') throw new Error(JSON.stringify(read.issues));
    const [band] = read.bands;
    expect(band).toMatchObject({ part: '5-9 f', ages: { from: 5, to: 9 }, withoutFigure: 2 });
    expect(band.pixels.map(({ people }) => people)).toEqual([1.5, 2, 4, 0, 6.25, 8]);
    expect(band.pixels[0].lon).toBeCloseTo(106.694, 9);
    expect(band.pixels[0].lat).toBeCloseTo(10.773, 9);
  });

  it('is read alike when GDAL has written it, packed and in tiles', async (test) => {
    needGdal(test);
    const folder = mkdtempSync(join(tmpdir(), 'truonggan-raster-'));
    try {
      writeFileSync(join(folder, 'a.tif'), aRaster(figures));
      const pack = ['-q', '-co', 'COMPRESS=DEFLATE', '-co', 'TILED=YES', '-a_nodata', '-99999', 'a.tif', 'b.tif'];
      execFileSync('gdal_translate', pack, { cwd: folder, stdio: 'pipe' });
      const packed = await readPeople(new Uint8Array(readFileSync(join(folder, 'b.tif'))), 'vnm_f_5_2020.tif', here);
      const plain = await readPeople(aRaster(figures), 'vnm_f_5_2020.tif', here);
      expect(packed).toEqual(plain);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('of the whole country is read for a city alone: HCMC’s 168 communes hold some twelve million people in 2020', async (test) => {
    const file = readFileSync(needSharedData(test, 'vietnam/population-2020-1km.tif'));
    const city = readCommunes(
      new Uint8Array(readFileSync(needSharedData(test, 'hcmc/communes-2025.geojson'))),
      'xa.geojson',
    );
    const index = indexCommunes(city.records);
    const bounds: [number, number, number, number] = [106.3, 10.3, 107.2, 11.3];
    const read = await readPeople(new Uint8Array(file), 'population-2020-1km.tif', { communes: index, bounds });
    if (read.kind !== 'raster') throw new Error(JSON.stringify(read.issues));
    const [{ part, pixels, size, withoutFigure }] = read.bands;
    expect(part).toBe('all');
    expect(size[0]).toBeCloseTo(1 / 120, 6);
    expect(withoutFigure).toBeGreaterThan(0);
    const people = pixels
      .filter(({ lon, lat }) => communeAt(index, lon, lat))
      .reduce((sum, pixel) => sum + pixel.people, 0);
    expect(people).toBeGreaterThan(10_000_000);
    expect(people).toBeLessThan(14_000_000);
  });

  it('takes its ages from the person, from a name of WorldPop, or counts everybody', async () => {
    const partsOf = async (name: string, ages?: string) => {
      const read = await readPeople(aRaster(figures), name, { ...here, ages });
      return read.kind === 'raster' ? read.bands.map(({ part, ages: known }) => [part, known]) : read.issues[0].code;
    };
    expect(await partsOf('dan-so.tif', '6')).toEqual([['6-6', { from: 6, to: 6 }]]);
    expect(await partsOf('vnm_m_0_2020.tif')).toEqual([['0-0 m', { from: 0, to: 0 }]]);
    expect(await partsOf('vnm_t_01_2025_CN_100m.tif')).toEqual([['1-4', { from: 1, to: 4 }]]);
    expect(await partsOf('dan-so.tif')).toEqual([['all', null]]);
    expect(await partsOf('dan-so.tif', '9-5')).toBe('raster-ages');
    expect(await partsOf('dan-so.tif', '5-9, 10-14')).toBe('raster-bands');
  });

  it('of another place, in unknown coordinates, below zero, damaged or without a figure is refused', async () => {
    const codeOf = async (bytes: Uint8Array, bounds = here.bounds) =>
      (await readPeople(bytes, 'dan-so.tif', { ...here, bounds })).issues[0]?.code;
    expect(await codeOf(aRaster(figures), [105.8, 21, 105.9, 21.1])).toBe('raster-outside');
    expect(await codeOf(aRaster(figures, { GeographicTypeGeoKey: 4131 }))).toBe('crs-unknown');
    expect(await codeOf(aRaster([...figures.slice(1), -3]))).toBe('raster-negative');
    expect(await codeOf(aRaster(figures.map(() => -99999)))).toBe('raster-no-figure');
    expect(await codeOf(aRaster(figures).slice(0, 40))).toBe('raster-broken');
    expect(await codeOf(bytesOf('%PDF-1.7'))).toBe('wrong-kind-people');
  });
});

describe('tables of where people live', () => {
  it('hold hamlets by age, as the universal-education survey lists them', async () => {
    const table = 'Xã;Thôn;Tuổi 5;Tuổi 6;lon;lat\nBến Thành;Khu phố 1;12;15;106.70;10.77\nBến Thành;Khu phố 2;;9;;\n';
    const read = await readPeople(bytesOf(table), 'pho-cap.csv', here);
    if (read.kind !== 'hamlets') throw new Error(JSON.stringify(read.issues));
    expect(read.issues).toEqual([]);
    expect(read.hamlets).toMatchObject([
      { communeCode: '26743', hamlet: 'Khu phố 1', lonLat: [106.7, 10.77] },
      { communeCode: '26743', hamlet: 'Khu phố 2', lonLat: null, ages: [{ from: 6, to: 6, people: 9 }] },
    ]);
    expect(read.hamlets[0].ages).toEqual([
      { from: 5, to: 5, people: 12 },
      { from: 6, to: 6, people: 15 },
    ]);
  });

  it('name what is wrong row by row: unknown communes, hamlets twice, figures below zero', async () => {
    const table = 'Xã,Thôn,Tuổi 6\nBến Thành,KP1,4\nBến Thành,KP1,4\nNơi Nào,KP2,4\nBến Thành,KP3,-2\nBến Thành,,2\n';
    const read = await readPeople(bytesOf(table), 'pho-cap.csv', here);
    expect(read.kind === 'hamlets' && read.hamlets.map(({ hamlet }) => hamlet)).toEqual(['KP1']);
    expect(read.issues.map(({ code, row }) => `${row} ${code}`)).toEqual([
      '3 duplicate-id',
      '4 commune-unknown',
      '5 count-negative',
      '6 cell-required',
    ]);
  });

  it('of communes before a merger keep their hamlets apart, though two are named alike', async () => {
    const properties = { predecessors: 'Phường Bến Nghé, Phường Đa Kao' };
    const merged = readCommunes(
      geojsonOf([squareCommune('26734', 'Phường Sài Gòn', [106.7, 10.77], properties)]),
      'xa',
    ).records;
    const table = 'Xã,Thôn,Tuổi 6\nPhường Bến Nghé,KP1,4\nPhường Đa Kao,KP1,6\n';
    const read = await readPeople(bytesOf(table), 'pho-cap.csv', { ...here, communes: indexCommunes(merged) });
    expect(
      read.kind === 'hamlets' && read.hamlets.map(({ communeCode, hamlet }) => `${communeCode} ${hamlet}`),
    ).toEqual(['26734 KP1 (Phường Bến Nghé)', '26734 KP1 (Phường Đa Kao)']);
    expect(read.issues).toEqual([]);
  });

  it('hold addresses where there are coordinates and no ages; without either they are refused', async () => {
    const addresses = await readPeople(
      bytesOf('so,duong,lon,lat\n1,A,106.701,10.771\n2,A,106.702,10.772\n'),
      'dc.csv',
      here,
    );
    expect(addresses).toMatchObject({ kind: 'addresses', issues: [] });
    expect(addresses.kind === 'addresses' && addresses.points).toEqual([
      [106.701, 10.771],
      [106.702, 10.772],
    ]);
    const neither = await readPeople(bytesOf('so,duong\n1,A\n'), 'dc.csv', here);
    expect(neither.issues).toMatchObject([{ code: 'people-columns', severity: 'refuse', value: 'so, duong' }]);
  });
});
