import { describe, expect, it } from 'vitest';
import { communesNamed, indexCommunes } from '../../geodata/sources/communes/commune-index.ts';
import { matchCommune } from '../../geodata/sources/communes/match-commune.ts';
import { readCommunes } from '../../geodata/sources/communes/read-communes.ts';
import { readPopulation } from '../../geodata/sources/population/read-population.ts';
import { bytesOf, geojsonOf, squareCommune } from './files.ts';

const at: [number, number] = [106.7, 10.8];
const squareKm = 4.85;

describe('communes', () => {
  it('marks empty, missing, self-crossing and repeated ones and takes the others', () => {
    const bowTie = [
      [106, 10],
      [106.1, 10.1],
      [106.1, 10],
      [106, 10.1],
      [106, 10],
    ];
    const { records, issues } = readCommunes(
      geojsonOf([
        squareCommune('00001', 'Xã Một', at),
        {
          type: 'Feature',
          properties: { code: '00002', name: 'Xã Hai' },
          geometry: { type: 'Polygon', coordinates: [] },
        },
        { type: 'Feature', properties: { code: '00003', name: 'Xã Ba' }, geometry: null },
        {
          type: 'Feature',
          properties: { code: '00004', name: 'Xã Bốn' },
          geometry: { type: 'Polygon', coordinates: [bowTie] },
        },
        squareCommune('00001', 'Xã Năm', at),
        squareCommune('00006', 'Xã Sáu', [106.8, 10.8]),
      ]),
      'xa.geojson',
    );
    expect(records.map(({ code }) => code)).toEqual(['00001', '00006']);
    expect(issues.map(({ code, row, severity }) => [code, row, severity])).toEqual([
      ['polygon-empty', 2, 'error'],
      ['polygon-missing', 3, 'error'],
      ['polygon-self-crossing', 4, 'error'],
      ['duplicate-id', 5, 'error'],
    ]);
  });

  it('measures the area and finds a point inside', () => {
    const [commune] = readCommunes(geojsonOf([squareCommune('1', 'Xã Một', at)]), 'xa.geojson').records;
    expect(commune.areaSquareKm).toBeCloseTo(squareKm, 1);
    expect(commune.centre[0]).toBeCloseTo(at[0], 5);
  });

  it('flags attributes that have moved from another row', () => {
    const { records, issues } = readCommunes(
      geojsonOf([
        squareCommune('1', 'Phường Một', at, { area_km2: squareKm, population: 60_000, name_en: 'Mot Ward' }),
        squareCommune('2', 'Phường Hai', [106.8, 10.8], { area_km2: 131.3, population: 460, name_en: 'Ba Ward' }),
      ]),
      'xa.geojson',
    );
    expect(records.map(({ attributesSuspect }) => attributesSuspect)).toEqual([false, true]);
    expect(issues.map(({ code }) => code)).toEqual([
      'commune-area-differs',
      'commune-population-unlikely',
      'commune-name-shifted',
    ]);
  });

  it('keeps an unknown population unknown', () => {
    expect(readCommunes(geojsonOf([squareCommune('1', 'Xã Một', at)]), 'a').records[0].population).toBeNull();
  });

  it('refuses a file without codes, broken JSON, and another kind', () => {
    const noCode = { type: 'Feature', properties: { ten: 'Xã' }, geometry: null };
    expect(readCommunes(geojsonOf([noCode]), 'a').issues).toMatchObject([
      { code: 'missing-column', severity: 'refuse', column: 'code' },
    ]);
    expect(readCommunes(bytesOf('{"type": "FeatureCollection", "features": ['), 'a').issues).toMatchObject([
      { code: 'json-broken' },
    ]);
    expect(readCommunes(bytesOf('a,b\n1,2'), 'a').issues).toMatchObject([{ code: 'wrong-kind-geojson', value: 'CSV' }]);
  });
});

describe('the name of a commune in a row', () => {
  const { records } = readCommunes(
    geojsonOf([
      squareCommune('00160', 'Phường Hoà Bình', at, { predecessors: 'Phường Tân Kiểng, Phường 4 (quận 7, một phần)' }),
      squareCommune('27664', 'Xã Tân Tiến', [106.8, 10.8]),
      squareCommune('27665', 'Xã Tân Tiến', [106.9, 10.8]),
    ]),
    'xa.geojson',
  );
  const index = indexCommunes(records);

  it('is found without diacritics, by either tone mark, with or without its kind', () => {
    for (const name of ['Hòa Bình', 'phuong hoa binh', 'P. Hoà Bình', 'HOÀ BÌNH'])
      expect(communesNamed(index, name)).toHaveLength(1);
    expect(communesNamed(index, 'Tân Tiến')).toHaveLength(2);
  });

  it('with a code that lost its zeros is an error, or a warning where the name proves it', () => {
    expect(matchCommune(index, '160', null).finding).toMatchObject({
      code: 'code-lost-zeros',
      severity: 'error',
      params: { restored: '00160' },
    });
    expect(matchCommune(index, '160', 'Hòa Bình').finding).toMatchObject({ severity: 'warning' });
  });

  it('of before a merger leads to the commune of today, with a warning', () => {
    const match = matchCommune(index, null, 'Tân Kiểng');
    expect(match.communes.map(({ code }) => code)).toEqual(['00160']);
    expect(match.finding).toMatchObject({ code: 'commune-old-name', severity: 'warning' });
  });
});

describe('population by commune', () => {
  it('is read from a table with ages, thousands and blanks', () => {
    const { records, issues } = readPopulation(
      bytesOf('Mã xã;Tên xã;Dân số;6 tuổi;Tuổi 3-5\n00160;Phường Hoà Bình;60.000;950;2.700\n27664;Xã Tân Tiến;;;\n'),
      'dan-so.csv',
    );
    expect(records).toMatchObject([
      {
        communeCode: '00160',
        population: 60_000,
        ages: [
          { from: 6, to: 6, people: 950 },
          { from: 3, to: 5, people: 2700 },
        ],
        suspect: false,
      },
    ]);
    expect(issues).toMatchObject([{ code: 'population-unknown', severity: 'warning', row: 3 }]);
  });

  it('by communes of before a reform is added up into those of today, where every part is there and went in whole', () => {
    const communes = readCommunes(
      geojsonOf([
        squareCommune('00004', 'Phường Ba Đình', at, { predecessors: 'Phường Trúc Bạch, Phường Quán Thánh' }),
        squareCommune('00008', 'Phường Ngọc Hà', [106.8, 10.8], { predecessors: 'Phường Ngọc Hà, Phường Cống Vị' }),
        squareCommune('00025', 'Phường Giảng Võ', [106.9, 10.8], {
          predecessors: 'Phường Cát Linh, Phường Kim Mã (phần còn lại sau khi sáp nhập vào phường Láng)',
        }),
        squareCommune('00030', 'Phường Láng', [107, 10.8], { predecessors: 'Phường Láng, Phường Kim Mã (một phần)' }),
      ]),
      'xa.geojson',
    ).records;
    const rows = [
      'code,name,population,age_6',
      // The code of Trúc Bạch is that of Ba Đình today.
      '00004,Phường Trúc Bạch,7000,90',
      '00013,Phường Quán Thánh,8000,',
      ',Phường Ngọc Hà,20000,300',
      ',Phường Cống Vị,16000,210',
      ',Phường Cát Linh,9000,100',
      ',Phường Kim Mã,15000,200',
      '00030,Phường Láng,30000,400',
    ];
    const { records, issues } = readPopulation(bytesOf(`${rows.join('\n')}\n`), 'cu.csv', { communes });
    expect(records.map(({ communeName, population, ages }) => [communeName, population, ages])).toEqual([
      ['Phường Ba Đình', 15_000, []],
      ['Phường Ngọc Hà', 36_000, [{ from: 6, to: 6, people: 510 }]],
      ['Phường Láng', 30_000, [{ from: 6, to: 6, people: 400 }]],
    ]);
    expect(issues.map(({ code, severity, row }) => [code, severity, row])).toEqual([
      ['commune-old-split', 'error', 7],
      ['population-old-summed', 'note', 2],
      ['population-old-summed', 'note', 5],
      ['population-old-incomplete', 'warning', 6],
    ]);
    expect(issues[0].params).toEqual({ names: 'Phường Giảng Võ, Phường Láng' });
  });

  it('marks negative and fractional figures, repeats, and ages beyond the whole', () => {
    const { records, issues } = readPopulation(
      bytesOf('code,name,population,age_6\n1,A,-5,\n2,B,1200.5,\n3,C,5000,10\n3,C,5000,10\n4,D,5000,6000\n'),
      'p.csv',
    );
    expect(issues.map(({ code, row }) => [code, row])).toEqual([
      ['count-negative', 2],
      ['count-fractional', 3],
      ['duplicate-id', 5],
      ['population-ages-exceed', 6],
    ]);
    expect(records.map(({ communeCode, suspect }) => [communeCode, suspect])).toEqual([
      ['3', false],
      ['4', true],
    ]);
  });

  it('is read from the communes themselves, unknown ones left out', () => {
    const { records } = readPopulation(
      geojsonOf([squareCommune('1', 'Xã Một', at, { population: 9000 }), squareCommune('2', 'Xã Hai', at)]),
      'xa.geojson',
    );
    expect(records.map(({ communeCode, population }) => [communeCode, population])).toEqual([['1', 9000]]);
  });

  it('refuses a file without a population column, naming those found', () => {
    expect(readPopulation(bytesOf('code,name\n1,A\n'), 'p.csv').issues).toMatchObject([
      { code: 'missing-column', severity: 'refuse', column: 'population', params: { found: 'code, name' } },
    ]);
  });
});
