import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCommunes } from '../../geodata/sources/communes/read-communes.ts';
import { parsePlaceName, parseZoneText } from '../../geodata/sources/zones/parse-zone-text.ts';
import { readZones } from '../../geodata/sources/zones/read-zones.ts';
import { needSharedData } from '../support/shared-data.ts';
import { bytesOf, geojsonOf, squareCommune } from './files.ts';

const words = (text: string) =>
  parseZoneText(text).units.map(({ commune, neighbourhood, groups }) =>
    [commune, neighbourhood, groups?.join('-')].filter(Boolean).join(' '),
  );
const schools = [
  { code: 'A', name: 'Trường Tiểu học Phan Huy Thực', levels: ['primary' as const] },
  { code: 'B', name: 'Trường Tiểu học Kim Đồng', levels: ['primary' as const] },
  { code: 'C', name: 'Trường THCS Kim Đồng', levels: ['lower-secondary' as const] },
];
const communes = readCommunes(geojsonOf([squareCommune('27478', 'Phường Tân Hưng', [106.69, 10.74])]), 'xa').records;

describe('the printed words of a zone plan', () => {
  it('are read as neighbourhoods and groups', () => {
    expect(words('Tân Kiểng KP1; Tân Hưng KP1+KP2, tổ 13-17 KP4')).toEqual([
      'Tân Kiểng KP1',
      'Tân Hưng KP1',
      'Tân Hưng KP2',
      'Tân Hưng KP4 13-17',
    ]);
    expect(words('Tân Hưng KP3, tổ 1-12 và 18-25 KP4')).toEqual([
      'Tân Hưng KP3',
      'Tân Hưng KP4 1-12',
      'Tân Hưng KP4 18-25',
    ]);
    expect(words('Tân Phong KP1-KP3')).toEqual(['Tân Phong KP1', 'Tân Phong KP2', 'Tân Phong KP3']);
    expect(words('Bình Thuận 15-22 KP3, 28-29 KP3a')).toEqual(['Bình Thuận KP3 15-22', 'Bình Thuận KP3A 28-29']);
    expect(words('Long Phước khu phố 4; Tân Lập ấp 2')).toEqual(['Long Phước KP4', 'Tân Lập Ấp 2']);
    expect(words('Tân Phú')).toEqual(['Tân Phú']);
  });

  it('that make no sense are named, not guessed', () => {
    expect(parseZoneText('Tân Hưng KP5-KP2, tổ x KP4')).toEqual({
      units: [],
      unread: ['Tân Hưng KP5-KP2', 'Tân Hưng tổ x KP4'],
    });
  });

  it('of the plan of a district are read whole', (test) => {
    const { records, issues } = readZones(
      readFileSync(needSharedData(test, 'hcmc/district7-zones-grade1-2011.csv')),
      'tuyen.csv',
      { level: 'primary', schoolYear: '2011-2012' },
    );
    expect(issues).toEqual([]);
    expect(records).toHaveLength(12);
    expect(records.reduce((sum, zone) => sum + (zone.pupils ?? 0), 0)).toBe(2400);
    expect(records.flatMap((zone) => zone.units)).toHaveLength(46);
    expect(records[4].units.at(-1)).toMatchObject({ commune: 'Tân Quy', neighbourhood: 'KP2', groups: [28, 28] });
  });
});

describe('the name of a place on a map layer', () => {
  it.each([
    ['Tổ 13 KP4', 'KP4', 13],
    ['KP4 - tổ 13', 'KP4', 13],
    ['Tổ dân phố 13, khu phố 4', 'KP4', 13],
    ['tổ số 5 (Ấp 3)', 'Ấp 3', 5],
    ['Tổ 13', null, 13],
    ['TDP 7', null, 7],
    ['Khu phố 4a', 'KP4A', null],
    ['Thôn Tổ Rồng', 'Thôn Tổ Rồng', null],
    ['Bình An', 'Bình An', null],
  ])('%s', (text, quarter, group) => {
    expect(parsePlaceName(text)).toEqual({ quarter, group });
  });
});

describe('a zone plan as a table', () => {
  it('needs no polygon: commune and neighbourhood lead to a school by its bare name', () => {
    const { records, issues } = readZones(
      bytesOf(
        'Phường,Khu phố,Tổ,Trường,Cấp học\nTân Hưng,1,,Phan Huy Thực,Tiểu học\nTân Hưng,KP 2,1-12 và 18-25,Phan Huy Thực,Tiểu học\nTân Hưng,3,,Kim Đồng,Tiểu học\n',
      ),
      'tuyen.csv',
      { schools, communes, schoolYear: '2026-2027' },
    );
    expect(issues).toEqual([]);
    expect(records.map(({ id, schoolCode, kind }) => [id, schoolCode, kind])).toEqual([
      ['A/primary/2026-2027', 'A', 'table'],
      ['B/primary/2026-2027', 'B', 'table'],
    ]);
    expect(
      records[0].units.map(({ communeCode, neighbourhood, groups }) => [communeCode, neighbourhood, groups]),
    ).toEqual([
      ['27478', 'KP1', null],
      ['27478', 'KP2', [1, 12]],
      ['27478', 'KP2', [18, 25]],
    ]);
  });

  it('marks an unknown school, one of several namesakes, and unreadable groups', () => {
    const { records, issues } = readZones(
      bytesOf(
        'commune,neighbourhood,groups,school\nTân Hưng,1,,Không Có\nTân Hưng,2,,Kim Đồng\nTân Hưng,3,một ít,Phan Huy Thực\nTân Lạ,4,,Phan Huy Thực\n',
      ),
      'tuyen.csv',
      { schools, communes },
    );
    expect(issues.map(({ code, row, severity }) => [code, row, severity])).toEqual([
      ['school-unknown', 2, 'error'],
      ['school-ambiguous', 3, 'error'],
      ['zone-groups-unread', 4, 'error'],
      ['commune-unknown', 5, 'warning'],
    ]);
    expect(records).toHaveLength(1);
  });

  it('flags a unit that two schools claim', () => {
    const { issues } = readZones(
      bytesOf('commune,neighbourhood,groups,school_id\nTân Hưng,1,1-9,A\nTân Hưng,1,9-12,B\n'),
      'tuyen.csv',
      { schools, level: 'primary' },
    );
    expect(issues).toMatchObject([
      { code: 'zone-unit-twice', severity: 'warning', params: { first: 'Trường Tiểu học Phan Huy Thực' } },
    ]);
  });

  it('refuses a table that names no school or no commune', () => {
    expect(readZones(bytesOf('commune,khu\nX,1\n'), 'a.csv').issues).toMatchObject([
      { code: 'missing-column', column: 'school_id' },
    ]);
    expect(readZones(bytesOf('school_id,khu\nX,1\n'), 'a.csv').issues).toMatchObject([
      { code: 'missing-column', column: 'commune' },
    ]);
  });
});

describe('a zone plan as polygons', () => {
  it('takes good ones and marks broken ones', () => {
    const square = squareCommune('', '', [106.69, 10.74]).geometry;
    const feature = (properties: object, geometry: unknown) => ({ type: 'Feature', properties, geometry });
    const { records, issues } = readZones(
      geojsonOf([
        feature({ school_id: 'A', level: 'primary' }, square),
        feature({ school: 'Không Có' }, square),
        feature({ school_id: 'B' }, { type: 'Polygon', coordinates: [] }),
      ]),
      'tuyen.geojson',
      { schools },
    );
    expect(records).toMatchObject([{ kind: 'polygon', schoolCode: 'A', level: 'primary' }]);
    expect(issues.map(({ code, row }) => [code, row])).toEqual([
      ['school-unknown', 2],
      ['polygon-empty', 3],
    ]);
  });
});
