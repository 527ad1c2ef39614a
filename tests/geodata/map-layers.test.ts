import { readFileSync } from 'node:fs';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../api/platform/write-zip.ts';
import { fromWgs84, type LonLat } from '../../geodata/projection/vn2000.ts';
import { indexCommunes } from '../../geodata/sources/communes/commune-index.ts';
import { readCommunes } from '../../geodata/sources/communes/read-communes.ts';
import { type MapLayerOptions, readMapLayer } from '../../geodata/sources/map-layers/read-map-layer.ts';
import { metresBetween } from '../../geodata/sources/polygons.ts';
import { convertByGdal, needGdal } from '../support/gdal.ts';
import { needSharedData } from '../support/shared-data.ts';
import { bytesOf, geojsonOf, squareCommune } from './files.ts';

const centre: LonLat = [106.698, 10.7725];
const communes = indexCommunes(
  readCommunes(geojsonOf([squareCommune('26743', 'Phường Bến Thành', centre)]), 'xa.geojson').records,
);
const here: MapLayerOptions = { communes, bounds: communes.bounds };
/** A box around the city centre that no commune list narrows down: what a layer is held against where only roads are known. */
const city: MapLayerOptions = { bounds: [106.3, 10.3, 107.1, 11.2] };

const squareAt = ([lon, lat]: LonLat, degrees = 0.002) => {
  const ring = [
    [lon, lat],
    [lon + degrees, lat],
    [lon + degrees, lat + degrees],
    [lon, lat + degrees],
    [lon, lat],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};
const parcel = (number: string, place: LonLat, more = {}) => ({
  type: 'Feature',
  properties: { so_thua: number, ...more },
  geometry: squareAt(place),
});
const parcels = [
  parcel('12', [106.6955, 10.7702], { loai: 'Đất ở đô thị', dt: 350.5, ghi_chu: 'Trường học' }),
  parcel('13', [106.7005, 10.7752], { loai: 'Đất giáo dục', dt: null, ghi_chu: null }),
];
const codes = (issues: { code: string }[]) => issues.map(({ code }) => code);
/** The feature's first corner, in millionths of a degree: 11 cm. */
const corner = (geometry: Geometry) => {
  let inner: unknown = 'coordinates' in geometry ? geometry.coordinates : [];
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  return (inner as number[]).map((degrees) => Number(degrees.toFixed(6)));
};
const zipOf = async (files: Map<string, Uint8Array>, drop: RegExp = /\0/) =>
  writeZip(new Map([...files].filter(([name]) => !drop.test(name))));
const inMetres = (crs: string, [lon, lat]: LonLat) => fromWgs84(crs, [lon, lat]);

describe('a map layer', () => {
  it('of GeoJSON in degrees is taken as it is, attributes with it', async () => {
    const layer = await readMapLayer(geojsonOf(parcels), 'thua.geojson', here);
    expect(layer).toMatchObject({
      ...{ name: 'thua', format: 'GeoJSON', basis: 'guessed', issues: [] },
      system: { crs: 'EPSG:4326' },
    });
    expect(layer.features.map(({ attributes }) => attributes.loai)).toEqual(['Đất ở đô thị', 'Đất giáo dục']);
    expect(layer.features[1].attributes).toMatchObject({ dt: null });
    expect(layer.bounds).toEqual([106.6955, 10.7702, 106.7025, 10.7772]);
  });

  for (const crs of ['EPSG:9210', 'EPSG:9218', 'EPSG:3405', 'EPSG:4756', 'EPSG:32648', 'EPSG:4326'])
    it(`of a Shapefile in ${crs} comes back to the same corner within a few centimetres`, async (test) => {
      needGdal(test);
      const made = convertByGdal(geojsonOf(parcels), 'a.geojson', 'thua.shp', [
        ...['-t_srs', crs, '-lco', 'ENCODING=UTF-8', '-s_srs', 'EPSG:4326'],
      ]);
      const layer = await readMapLayer(await zipOf(made), 'thua.zip', here);
      expect(codes(layer.issues)).toEqual([]);
      expect(layer).toMatchObject({ name: 'thua', format: 'Shapefile', basis: 'stated', system: { crs } });
      // GDAL may know the grid of VN-2000 or only the seven parameters: the same within a metre.
      const found = layer.features.map(({ geometry }) => corner(geometry));
      expect(found[0][0]).toBeCloseTo(106.6955, 4);
      expect(found[0][1]).toBeCloseTo(10.7702, 4);
      expect(layer.features[0].attributes).toEqual({
        ...{ so_thua: '12', loai: 'Đất ở đô thị', dt: 350.5, ghi_chu: 'Trường học' },
      });
      expect(layer.features[1].attributes).toMatchObject({ dt: null, ghi_chu: null });
    });

  it('of the real communes of HCMC, written by GDAL in VN-2000, lies where it lay', async (test) => {
    needGdal(test);
    const real = readFileSync(needSharedData(test, 'hcmc/communes-2025.geojson'));
    const made = convertByGdal(new Uint8Array(real), 'xa.geojson', 'xa.shp', [
      ...['-t_srs', 'EPSG:9210', '-lco', 'ENCODING=UTF-8', '-select', 'code,name'],
    ]);
    const layer = await readMapLayer(await zipOf(made), 'xa.zip', { bounds: [106, 8, 108, 12] });
    expect(layer).toMatchObject({ basis: 'stated', system: { crs: 'EPSG:9210' } });
    expect(layer.issues).toEqual([]);
    const names = new Map(layer.features.map(({ attributes }) => [attributes.code, attributes.name]));
    const original = readCommunes(new Uint8Array(real), 'xa.geojson').records;
    expect(original.map(({ code }) => names.get(code))).toEqual(original.map(({ name }) => name));
    const cornersOf = (shapes: unknown[]) => (shapes.flat(9) as number[]).length / 2;
    expect(cornersOf(layer.features.map(({ geometry }) => geometry.coordinates))).toBeGreaterThan(10_000);
    let farthest = 0;
    const at = new Map(original.map((commune) => [commune.code, commune.polygons.flat(2)]));
    for (const { attributes, geometry } of layer.features) {
      const depth = geometry.type === 'Polygon' ? 1 : 2;
      const corners = (geometry.coordinates as unknown[]).flat(depth) as Position[];
      // One corner in fifty: each is looked for among all of its commune.
      for (const corner of corners.filter((_, i) => i % 50 === 0)) {
        const away = at.get(String(attributes.code))!.map((own) => metresBetween(own, corner));
        farthest = Math.max(farthest, Math.min(...away));
      }
    }
    // GDAL may take the older published shift of VN-2000 (EPSG:3817 or 5681), which lies 0.8 m from ours here (EPSG:6960).
    expect(farthest).toBeLessThan(1);
  });

  it('of a GeoPackage is read by its own tables, heights left out; of several tables one must be named', async (test) => {
    needGdal(test);
    const [bytes] = convertByGdal(geojsonOf(parcels), 'a.geojson', 'thua.gpkg', [
      ...['-t_srs', 'EPSG:9210', '-nln', 'thửa đất', '-dim', 'XYZ', '-nlt', 'MULTIPOLYGON'],
    ]).values();
    const layer = await readMapLayer(bytes, 'thua.gpkg', here);
    expect(layer).toMatchObject({ name: 'thửa đất', format: 'GeoPackage', basis: 'stated', issues: [] });
    expect(layer.features[0].geometry).toMatchObject({ type: 'MultiPolygon' });
    expect(corner(layer.features[0].geometry)).toHaveLength(2);
    expect(layer.features[0].attributes).toMatchObject({ loai: 'Đất ở đô thị', dt: 350.5 });
    const none = await readMapLayer(bytes, 'thua.gpkg', { ...here, part: 'đường' });
    expect(none.issues).toMatchObject([
      { code: 'layer-choose', severity: 'refuse', value: 'đường', params: { names: 'thửa đất' } },
    ]);
  });

  it('of KML and KMZ is read with names and data, folders put together', async () => {
    const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
      <Placemark><name>Khu đất số 1</name><ExtendedData><Data name="dien_tich"><value>1200</value></Data></ExtendedData>
        <Point><coordinates>106.7,10.775,5</coordinates></Point></Placemark></Folder>
      <Placemark><name>Kênh</name><MultiGeometry><LineString><coordinates>106.69,10.77 106.70,10.78</coordinates></LineString>
        <Point><coordinates>106.7,10.771</coordinates></Point></MultiGeometry></Placemark></Document></kml>`;
    const plain = await readMapLayer(bytesOf(kml), 'dat.kml', here);
    expect(plain.issues).toEqual([]);
    expect(plain.features.map(({ row, geometry, attributes }) => [row, geometry.type, attributes.name])).toEqual([
      [1, 'Point', 'Khu đất số 1'],
      [2, 'LineString', 'Kênh'],
      [2, 'Point', 'Kênh'],
    ]);
    expect(plain.features[0].geometry.coordinates).toEqual([106.7, 10.775]);
    const zipped = await readMapLayer(await writeZip(new Map([['doc.kml', bytesOf(kml)]])), 'dat.kmz', here);
    expect(zipped.features).toEqual(plain.features);
    const broken = await readMapLayer(bytesOf('<?xml version="1.0"?><kml><Document><Placemark>'), 'dat.kml', here);
    expect(broken.issues).toMatchObject([{ code: 'layer-broken', severity: 'refuse', file: 'dat.kml' }]);
  });

  it('has names of columns that a Shapefile cuts in the midst of a letter, told apart', async (test) => {
    needGdal(test);
    const attributes = { 'Loại đất': 'Đất giáo dục', 'Loại đường': 'Hẻm' };
    const made = convertByGdal(geojsonOf([parcel('12', [106.6955, 10.7702], attributes)]), 'a.geojson', 'thua.shp', [
      ...['-lco', 'ENCODING=UTF-8'],
    ]);
    const read = await readMapLayer(await zipOf(made), 'thua.zip', here);
    const names = Object.keys(read.features[0].attributes);
    expect(names.join(' ')).not.toContain('\ufffd');
    expect(names.filter((name) => name.startsWith('Loại'))).toHaveLength(2);
    expect(Object.values(read.features[0].attributes)).toEqual(expect.arrayContaining(['Đất giáo dục', 'Hẻm']));
  });

  it('is read in the old encodings of land offices, and says so', async (test) => {
    needGdal(test);
    const written = (loai: string, ghi_chu: string) =>
      convertByGdal(geojsonOf([parcel('12', [106.6955, 10.7702], { loai, ghi_chu })]), 'a.geojson', 'thua.shp', [
        ...['-lco', 'ENCODING=ISO-8859-1'],
      ]);
    // Words as the bytes of TCVN3 and of windows-1258 look in Latin letters.
    const abc = await readMapLayer(await zipOf(written('§Êt gi¸o dôc', 'Tr\u00adêng tiÓu häc')), 'thua.zip', here);
    expect(abc.features[0].attributes).toMatchObject({ loai: 'Đất giáo dục', ghi_chu: 'Trường tiểu học' });
    expect(abc.issues).toMatchObject([{ code: 'layer-encoding-read', severity: 'note', value: 'TCVN3' }]);
    const windows = await readMapLayer(await zipOf(written('Ðâìt', 'TrýõÌng'), /cpg$/), 'thua.zip', here);
    expect(windows.features[0].attributes).toMatchObject({ loai: 'Đất', ghi_chu: 'Trường' });
    const unknown = written('¤¤¤¢', 'x');
    unknown.get('thua.dbf')![29] = 0;
    const lost = await readMapLayer(await zipOf(unknown, /cpg$/), 'thua.zip', here);
    expect(lost.issues).toMatchObject([{ code: 'layer-encoding', severity: 'refuse', value: '¤¤¤¢' }]);
  });
});

describe('the coordinates of a map layer', () => {
  const metric = (crs: string, swap = false) =>
    geojsonOf(
      parcels.map((each) => {
        const ring = each.geometry.coordinates[0].map(([lon, lat]) => inMetres(crs, [lon, lat]));
        return {
          ...each,
          geometry: { type: 'Polygon', coordinates: [swap ? ring.map(([east, north]) => [north, east]) : ring] },
        };
      }),
    );

  it('that no file names are found by the communes they fall in', async () => {
    const layer = await readMapLayer(metric('EPSG:9210'), 'thua.geojson', here);
    expect(layer).toMatchObject({ basis: 'guessed', system: { crs: 'EPSG:9210', meridian: '105°45′' } });
    expect(layer.issues).toMatchObject([{ code: 'crs-guessed', severity: 'note', value: 'EPSG:9210' }]);
    expect(corner(layer.features[0].geometry)).toEqual([106.6955, 10.7702]);
  });

  it('that fit several zones are refused until a person says which', async () => {
    const open = await readMapLayer(metric('EPSG:9210'), 'thua.geojson', city);
    expect(open.issues).toMatchObject([{ code: 'layer-crs-open', severity: 'refuse' }]);
    expect(open.issues[0].params?.candidates).toContain('EPSG:9210 (105°45′)');
    expect(open.issues[0].params?.candidates).toContain('EPSG:9211 (106°00′)');
    const said = await readMapLayer(metric('EPSG:9210'), 'thua.geojson', { ...city, crs: 'EPSG:9210' });
    expect(said).toMatchObject({ basis: 'given', issues: [] });
    expect(corner(said.features[0].geometry)).toEqual([106.6955, 10.7702]);
  });

  it('with North before East are turned round, in metres and in degrees', async () => {
    const metres = await readMapLayer(metric('EPSG:9210', true), 'thua.geojson', here);
    expect(codes(metres.issues)).toEqual(['layer-axes-swapped', 'crs-guessed']);
    expect(corner(metres.features[0].geometry)).toEqual([106.6955, 10.7702]);
    const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [10.7725, 106.698] } };
    const degrees = await readMapLayer(geojsonOf([point]), 'diem.geojson', here);
    expect(codes(degrees.issues)).toEqual(['layer-axes-swapped']);
    expect(degrees.features[0].geometry.coordinates).toEqual([106.698, 10.7725]);
  });

  it('in the wrong zone or the wrong province are refused, with the zones that would fit', async () => {
    const wrong = await readMapLayer(metric('EPSG:9210'), 'thua.geojson', { ...here, crs: 'EPSG:5899' });
    expect(wrong.features).toEqual([]);
    expect(wrong.issues).toMatchObject([
      { code: 'layer-wrong-zone', severity: 'refuse', params: { candidates: 'EPSG:9210 (105°45′)' } },
    ]);
    const hanoi = await readMapLayer(geojsonOf([parcel('1', [105.85, 21.03])]), 'hn.geojson', here);
    expect(hanoi.issues).toMatchObject([{ code: 'layer-outside', severity: 'refuse', value: '105.8510, 21.0310' }]);
    const mixed = await readMapLayer(geojsonOf([...parcels, parcel('1', [105.85, 21.03])]), 'hn.geojson', here);
    expect(mixed.issues).toMatchObject([{ code: 'layer-feature-outside', severity: 'error', row: 3 }]);
    expect(mixed.features).toHaveLength(2);
  });

  it('called degrees where they are metres, or in a system nobody knows, are refused', async () => {
    const mismatch = await readMapLayer(metric('EPSG:9210'), 'thua.geojson', { ...here, crs: 'EPSG:4326' });
    expect(codes(mismatch.issues)).toEqual(['layer-crs-mismatch']);
    const unknown = await readMapLayer(metric('EPSG:9210'), 'thua.geojson', { ...here, crs: 'EPSG:3148' });
    expect(unknown.issues).toMatchObject([{ code: 'crs-unknown', severity: 'refuse', value: 'EPSG:3148' }]);
  });

  it('of Indian 1960 are refused by name; the projection of VN-2000 under a WGS 84 name is read with a warning', async (test) => {
    needGdal(test);
    const made = convertByGdal(geojsonOf(parcels), 'a.geojson', 'thua.shp', [
      ...['-t_srs', 'EPSG:9210', '-lco', 'ENCODING=UTF-8'],
    ]);
    const prj = (text: string) => zipOf(new Map([...made, ['thua.prj', bytesOf(text)]]));
    const indian = `PROJCS["Indian_1960_UTM_Zone_48N",GEOGCS["GCS_Indian_1960",DATUM["D_Indian_1960",SPHEROID["Everest",6377276.345,300.8017]]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",0.9996],UNIT["Meter",1.0]]`;
    const refused = await readMapLayer(await prj(indian), 'thua.zip', here);
    expect(refused.issues).toMatchObject([{ code: 'crs-unknown', value: 'Indian_1960_UTM_Zone_48N' }]);
    const mapInfo = `PROJCS["HCM_VN2000",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",105.75],PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["Meter",1.0]]`;
    const doubtful = await readMapLayer(await prj(mapInfo), 'thua.zip', here);
    expect(doubtful.system?.crs).toBe('EPSG:9210');
    expect(doubtful.issues).toMatchObject([{ code: 'layer-datum-doubtful', severity: 'warning', value: 'HCM_VN2000' }]);
  });
});

describe('files that are no map layer', () => {
  it('are refused with what they are and what to do', async () => {
    const refusals = await Promise.all([
      readMapLayer(bytesOf('%PDF-1.7'), 'a.pdf', here),
      readMapLayer(new Uint8Array(), 'a.zip', here),
      readMapLayer(new Uint8Array([0, 0, 0x27, 0x0a, 0, 0]), 'a.shp', here),
      readMapLayer(bytesOf('PK\u0003\u0004 but no archive'), 'a.zip', here),
      readMapLayer(bytesOf('SQLite format 3\0 but cut'), 'a.gpkg', here),
      readMapLayer(await writeZip(new Map([['đọc.txt', bytesOf('x')]])), 'a.zip', here),
      readMapLayer(await writeZip(new Map([['a.shp', bytesOf('nothing')]])), 'a.zip', here),
      readMapLayer(geojsonOf([]), 'a.geojson', here),
      readMapLayer(geojsonOf([{ type: 'Feature', properties: {}, geometry: null }]), 'a.geojson', here),
    ]);
    expect(refusals.map(({ features }) => features.length)).toEqual(refusals.map(() => 0));
    expect(refusals.map(({ issues }) => `${issues[0].severity} ${issues[0].code}`)).toEqual([
      'refuse wrong-kind-map-layer',
      'refuse file-empty',
      'refuse layer-shp-alone',
      'refuse layer-broken',
      'refuse layer-broken',
      'refuse wrong-kind-map-layer',
      'refuse layer-broken',
      'refuse layer-empty',
      'refuse layer-empty',
    ]);
  });
});
