import { describe, expect, it } from 'vitest';
import { locatePoints } from '../../geodata/projection/locate-points.ts';
import { fromWgs84, type LonLat, toWgs84, vn2000Zones } from '../../geodata/projection/vn2000.ts';
import { indexCommunes } from '../../geodata/sources/communes/commune-index.ts';
import { readCommunes } from '../../geodata/sources/communes/read-communes.ts';
import type { CommuneRecord } from '../../geodata/sources/communes/types.ts';
import { geojsonOf, squareCommune } from './files.ts';

/** Computed once with EPSG:6960. */
const checkPoints: [name: string, lonLat: LonLat, crs: string, east: number, north: number][] = [
  ['Bến Thành', [106.698, 10.7725], 'EPSG:9210', 603481.588, 1191454.611],
  ['Cần Giờ', [106.96, 10.411], 'EPSG:9210', 632293.822, 1151565.007],
  ['Hoàn Kiếm', [105.852, 21.0285], 'EPSG:5897', 588363.258, 2326344.09],
  ['Hạ Long', [107.08, 20.95], 'EPSG:5899', 430127.565, 2317566.472],
];

describe('VN-2000', () => {
  it.each(checkPoints)(
    'puts %s on its check point to the millimetre, there and back',
    (_, lonLat, crs, east, north) => {
      const [e, n] = fromWgs84(crs, lonLat);
      expect(e).toBeCloseTo(east, 2);
      expect(n).toBeCloseTo(north, 2);
      const [lon, lat] = toWgs84(crs, east, north);
      expect(lon).toBeCloseTo(lonLat[0], 7);
      expect(lat).toBeCloseTo(lonLat[1], 7);
    },
  );

  it('knows the eighteen provincial zones and the two of UTM', () => {
    expect(vn2000Zones).toHaveLength(20);
    expect(vn2000Zones.find((zone) => zone.crs === 'EPSG:9210')?.centralMeridian).toBe(105.75);
    expect(vn2000Zones.find((zone) => zone.crs === 'EPSG:9218')?.centralMeridian).toBe(108.5);
  });
});

const benThanh: LonLat = [106.698, 10.7725];
const canGio: LonLat = [106.96, 10.411];
const { records } = readCommunes(
  geojsonOf([squareCommune('26740', 'Phường Bến Thành', benThanh), squareCommune('27664', 'Xã Cần Giờ', canGio)]),
  'xa.geojson',
);
const communes = indexCommunes(records);
const options = { file: 'truong.csv', columns: ['X', 'Y'] as [string, string], communes };

function point(at: number, [x, y]: [number, number], commune?: CommuneRecord) {
  return { at, row: at + 2, x, y, communes: commune ? [commune] : [] };
}
const metres = (crs: string, lonLat: LonLat) => fromWgs84(crs, lonLat);

describe('coordinates of a file', () => {
  it('finds the zone by the communes and says so', () => {
    const located = locatePoints(
      [point(0, metres('EPSG:9210', benThanh), records[0]), point(1, metres('EPSG:9210', canGio), records[1])],
      options,
    );
    expect(located.crs).toBe('EPSG:9210');
    expect(located.issues).toMatchObject([{ code: 'crs-guessed', severity: 'note', value: 'EPSG:9210' }]);
    expect(located.points.get(0)?.[0]).toBeCloseTo(benThanh[0], 6);
  });

  it('reads X as North where surveyors wrote it so', () => {
    const northFirst = ([e, n]: [number, number]): [number, number] => [n, e];
    const located = locatePoints(
      [point(0, northFirst(metres('EPSG:9210', benThanh))), point(1, northFirst(metres('EPSG:9210', canGio)))],
      { ...options, axesNamed: false },
    );
    expect(located.points.get(1)?.[1]).toBeCloseTo(canGio[1], 6);
  });

  it('marks the one row whose axes stand the other way round', () => {
    const [e, n] = metres('EPSG:9210', canGio);
    const rows = [
      point(0, metres('EPSG:9210', benThanh)),
      point(1, metres('EPSG:9210', [106.699, 10.77])),
      point(2, [n, e]),
    ];
    const located = locatePoints(rows, { ...options, axesNamed: false });
    expect(located.issues.filter((issue) => issue.severity === 'error')).toMatchObject([
      { code: 'point-axes-swapped', row: 4 },
    ]);
    expect(located.points.has(2)).toBe(false);
  });

  it('refuses the row that is in another zone, with the zone it would fit', () => {
    const rows = [
      point(0, metres('EPSG:9210', benThanh), records[0]),
      point(1, metres('EPSG:9210', benThanh), records[0]),
      point(2, metres('EPSG:5899', canGio), records[1]),
    ];
    const wrong = locatePoints(rows, options).issues.find((issue) => issue.severity === 'error');
    expect(wrong).toMatchObject({ code: 'point-wrong-zone', row: 4, params: { zone: 'EPSG:9210' } });
    expect(wrong?.params?.candidates).toContain('EPSG:5899');
  });

  it('refuses the file when no zone fits, and when two fit equally, with the candidates', () => {
    const nowhere = locatePoints([point(0, [9_000_000, 9_500_000])], options);
    expect(nowhere.issues).toMatchObject([{ code: 'crs-none-fits', severity: 'refuse' }]);
    const two = locatePoints(
      [point(0, metres('EPSG:9210', benThanh), records[0]), point(1, metres('EPSG:9212', benThanh), records[0])],
      options,
    );
    expect(two.issues).toMatchObject([{ code: 'crs-open', severity: 'refuse' }]);
    expect(String(two.issues[0].params?.candidates)).toMatch(/EPSG:9210.*EPSG:9212/);
  });

  it('marks degrees at 0,0, swapped, and outside the city, and takes the good ones', () => {
    const rows = [
      point(0, benThanh),
      point(1, [0, 0]),
      point(2, [benThanh[1], benThanh[0]]),
      point(3, [105.85, 21.03]),
      point(4, canGio),
    ];
    const located = locatePoints(rows, { ...options, columns: ['lon', 'lat'] });
    expect(located.issues.map(({ code, row }) => [code, row])).toEqual([
      ['point-zero', 3],
      ['point-swapped', 4],
      ['point-outside-city', 5],
    ]);
    expect([...located.points.keys()]).toEqual([0, 4]);
  });

  it('warns of a point of degrees that lies far from the commune it names, and keeps it', () => {
    const located = locatePoints([point(0, benThanh, records[1])], { ...options, columns: ['lon', 'lat'] });
    expect(located.issues).toMatchObject([
      { code: 'point-not-in-commune', severity: 'warning', params: { actual: 'Phường Bến Thành' } },
    ]);
    expect(located.points.size).toBe(1);
  });

  it('refuses a coordinate system it does not know', () => {
    expect(locatePoints([point(0, [1, 2])], { ...options, crs: 'EPSG:27700' }).issues).toMatchObject([
      { code: 'crs-unknown', value: 'EPSG:27700' },
    ]);
  });
});
