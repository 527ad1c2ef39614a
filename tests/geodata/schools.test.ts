import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromWgs84 } from '../../geodata/projection/vn2000.ts';
import { readCommunes } from '../../geodata/sources/communes/read-communes.ts';
import { levelsFromName } from '../../geodata/sources/school-register/level-from-name.ts';
import { readSchools, tallyDecisions } from '../../geodata/sources/school-register/read-schools.ts';
import { coreSimilarity, readSchoolName } from '../../geodata/sources/school-register/school-name.ts';
import { needSharedData } from '../support/shared-data.ts';
import { bytesOf, geojsonOf, squareCommune, workbookOf } from './files.ts';

const benThanh: [number, number] = [106.698, 10.7725];
const canGio: [number, number] = [106.96, 10.411];
const communes = readCommunes(
  geojsonOf([squareCommune('26740', 'Phường Bến Thành', benThanh), squareCommune('27664', 'Xã Cần Giờ', canGio)]),
  'xa',
).records;

describe('a school register', () => {
  it('is read from CSV and XLSX alike, blank figures staying unknown', () => {
    const rows = [
      ['Mã trường', 'Tên trường', 'Cấp học', 'Loại hình', 'Kinh độ', 'Vĩ độ', 'Chỉ tiêu', 'Số lớp', 'Số phòng học'],
      ['0079', 'Trường Tiểu học Kim Đồng', 'Tiểu học', 'Công lập', '106.698', '10.7725', '', '6', '20'],
    ];
    for (const bytes of [bytesOf(rows.map((row) => row.join(';')).join('\n')), workbookOf(rows)]) {
      const { records, issues } = readSchools(bytes, 'truong', { communes });
      expect(issues).toEqual([]);
      expect(records).toMatchObject([
        {
          code: '0079',
          levels: ['primary'],
          levelInferred: false,
          ownership: 'public',
          communeCode: '26740',
          rooms: 20,
          capacities: [{ level: 'primary', grade: null, seats: null, classes: 6, pupils: null }],
        },
      ]);
    }
  });

  it('marks seats that are negative, fractional or words, a level it cannot read, and a code given twice', () => {
    const { records, issues } = readSchools(
      bytesOf(
        'school_id,name,level,seats,pupils\nA,Một,primary,-1,\nB,Hai,primary,35.5,\nC,Ba,primary,nhiều,\nD,Bốn,tiến sĩ,5,\nE,Năm,TH,,3\nE,Sáu,TH,,3\n,Bảy,TH,,\n',
      ),
      'truong.csv',
    );
    expect(records.map(({ code }) => code)).toEqual(['E']);
    expect(
      issues.filter(({ severity }) => severity === 'error').map(({ code, row, value }) => [code, row, value]),
    ).toEqual([
      ['count-negative', 2, '-1'],
      ['count-fractional', 3, '35.5'],
      ['count-not-a-number', 4, 'nhiều'],
      ['level-word-unknown', 5, 'tiến sĩ'],
      ['cell-required', 8, ''],
      ['duplicate-id', 7, 'E'],
    ]);
  });

  it('joins the rows of one school by grade, site and gate', () => {
    const { records, issues } = readSchools(
      bytesOf(
        'school_id,name,level,grade,seats,site_id,lon,lat,gate_lon,gate_lat\n' +
          'A,Một,primary,1,70,chính,106.698,10.7725,106.6981,10.7726\nA,Một,primary,2,65,chính,106.698,10.7725,106.6981,10.7726\nA,Một,primary,1,30,lẻ,106.699,10.773,,\n',
      ),
      'truong.csv',
      { communes },
    );
    expect(issues).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0].capacities.map(({ grade, seats }) => [grade, seats])).toEqual([
      ['1', 70],
      ['2', 65],
      ['1', 30],
    ]);
    expect(records[0].sites.map(({ code, gates }) => [code, gates.length])).toEqual([
      ['chính', 1],
      ['lẻ', 0],
    ]);
  });

  it('is read in VN-2000, the zone found by the communes', () => {
    const line = (code: string, name: string, commune: string, at: [number, number]) => {
      const [east, north] = fromWgs84('EPSG:9210', at).map((metres) => metres.toFixed(2));
      return `${code},${name},${commune},${north},${east}`;
    };
    const text = [
      'Mã trường,Tên trường,Mã xã,X,Y',
      line('A', 'TH Một', '26740', benThanh),
      line('B', 'TH Hai', '27664', canGio),
    ].join('\n');
    const { records, issues } = readSchools(bytesOf(text), 'truong.csv', { communes });
    expect(issues).toMatchObject([{ code: 'crs-guessed', value: 'EPSG:9210' }]);
    expect(records[1].lonLat?.[0]).toBeCloseTo(canGio[0], 6);
  });

  it('takes a school with an address only, and asks for its point', () => {
    const { records, issues } = readSchools(
      bytesOf('school_id,name,address\nA,Trường THCS Một,12 Lê Lợi\n'),
      'truong.csv',
    );
    expect(records[0]).toMatchObject({
      lonLat: null,
      address: '12 Lê Lợi',
      levels: ['lower-secondary'],
      levelInferred: true,
    });
    expect(issues).toMatchObject([{ code: 'school-without-point', severity: 'warning', row: 2 }]);
  });

  it('refuses a file without a required column, and a PDF', () => {
    expect(readSchools(bytesOf('name,seats\nMột,3\n'), 'a.csv').issues).toMatchObject([
      { code: 'missing-column', column: 'school_id', params: { found: 'name, seats' } },
    ]);
    expect(readSchools(bytesOf('%PDF-1.4'), 'a.csv').issues).toMatchObject([
      { code: 'wrong-kind-table-or-geojson', value: 'PDF' },
    ]);
  });

  it('marks a commune code that lost its zeros', () => {
    const withZeros = readCommunes(geojsonOf([squareCommune('00160', 'Phường Một', benThanh)]), 'xa').records;
    const { records, issues } = readSchools(
      bytesOf('school_id,name,commune_code,lon,lat\nA,TH Một,160,106.698,10.7725\n'),
      'a.csv',
      { communes: withZeros },
    );
    expect(issues).toMatchObject([
      { code: 'code-lost-zeros', severity: 'error', row: 2, value: '160', params: { restored: '00160' } },
    ]);
    expect(records).toEqual([]);
  });
});

describe('the level in a name', () => {
  it.each([
    ['Trường Tiểu học Kim Đồng', ['primary']],
    ['Trươờng Tiểu học Lê Thị Hồng Gấm', ['primary']],
    ['th luong dinh cua', ['primary']],
    ['THCS-PT Hồng Hà', ['lower-secondary', 'upper-secondary']],
    ['TH&THCS Hồng Ngọc', ['primary', 'lower-secondary']],
    ['THPR An Đông', ['upper-secondary']],
    ['Trường phổ thông trung học Lê Thánh Tôn', ['upper-secondary']],
    ['Trường cấp 1-2 Tân Sơn', ['primary', 'lower-secondary']],
    ['Nhà trẻ 19 tháng 5', ['nursery']],
    ['Hoa Binh Elementary School', ['primary']],
    ['Trường Lê Quý Đôn', null],
  ])('%s', (name, levels) => {
    expect(levelsFromName(name)?.levels ?? null).toEqual(levels);
  });

  it('leaves names that only begin alike apart', () => {
    expect(readSchoolName('Trường Tiểu học Trương Định').core).toBe('truong dinh');
    expect(coreSimilarity('an lac 1', 'an lac 2')).toBe(0);
    expect(coreSimilarity('phan chau trinh', 'phau chau trinh')).toBeGreaterThan(0.9);
  });
});

const entry = (id: string, name: string | null, [lon, lat]: [number, number], more: Record<string, unknown> = {}) => ({
  type: 'Feature',
  properties: {
    osm_id: id,
    amenity: 'school',
    level_guess: 'unknown',
    site_area_m2: null,
    ...(name ? { name } : {}),
    ...more,
  },
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

describe('cleaning a map of schools', () => {
  const file = geojsonOf([
    entry('n1', 'TH Kim Đồng', [106.698, 10.7725]),
    entry('a2', 'Trường Tiểu học Kim Đồng', [106.6985, 10.7728], { site_area_m2: 3000 }),
    entry('a3', 'Trường THCS Kim Đồng', [106.6987, 10.7729], { site_area_m2: 4000 }),
    entry('n4', 'Đại học Bách Khoa', [106.699, 10.773]),
    entry('n5', 'Trung tâm Ngoại ngữ Ánh Dương', [106.699, 10.773]),
    entry('n6', null, [106.699, 10.773]),
    entry('n7', 'Trường Lê Quý Đôn', [106.699, 10.773]),
    entry('n8', 'Trường Tiểu học Xa', [105.85, 21.03]),
    entry('n9', 'THCS Huỳnh Văn Nghệ', [106.6975, 10.772]),
  ]);

  it('merges, sets aside and guesses, one decision an entry', () => {
    const { records, decisions, issues } = readSchools(file, 'osm.geojson', { communes });
    expect(records.map(({ code }) => code)).toEqual(['a2', 'a3', 'n7', 'n9']);
    expect(issues).toMatchObject([{ code: 'point-outside-city', severity: 'error', row: 8 }]);
    expect(decisions.map(({ key, kind, reason }) => [key, kind, reason])).toEqual([
      ['n1', 'merged', 'same-school-twice'],
      ['a2', 'kept', 'level-in-name'],
      ['a3', 'kept', 'level-in-name'],
      ['n4', 'set-aside', 'university'],
      ['n5', 'set-aside', 'language-centre'],
      ['n6', 'set-aside', 'no-name'],
      ['n7', 'kept', 'level-unknown'],
      ['n9', 'kept', 'level-in-name'],
    ]);
    expect(decisions[0].details).toMatchObject({ into: 'a2', intoName: 'Trường Tiểu học Kim Đồng' });
  });

  it('turns any decision round by its key', () => {
    const { records } = readSchools(file, 'osm.geojson', {
      communes,
      overrides: {
        n1: { action: 'separate' },
        n5: { action: 'keep', levels: ['primary'] },
        n7: { action: 'levels', levels: ['lower-secondary'] },
        n9: { action: 'set-aside' },
      },
    });
    expect(records.map(({ code, levels }) => [code, levels])).toEqual([
      ['n1', ['primary']],
      ['a2', ['primary']],
      ['a3', ['lower-secondary']],
      ['n5', ['primary']],
      ['n7', ['lower-secondary']],
    ]);
  });

  it('names an override whose entry has gone', () => {
    const { issues } = readSchools(file, 'osm.geojson', { communes, overrides: { gone: { action: 'keep' } } });
    expect(issues).toContainEqual(expect.objectContaining({ code: 'override-without-entry', record: 'gone' }));
  });

  it('gives the same answer whatever the order of the entries', () => {
    const features = (JSON.parse(new TextDecoder().decode(file)) as { features: unknown[] }).features;
    const codes = (list: unknown[]) =>
      readSchools(geojsonOf(list), 'osm', { communes })
        .records.map(({ code, sites }) => `${code} ${sites.length}`)
        .sort();
    expect(codes([...features].reverse())).toEqual(codes(features));
  });
});

describe('the schools of Ho Chi Minh City', () => {
  it('come out as a register in which every entry of the file is accounted for', (test) => {
    const city = readCommunes(readFileSync(needSharedData(test, 'hcmc/communes-2025.geojson')), 'xa').records;
    const { records, decisions, issues } = readSchools(
      readFileSync(needSharedData(test, 'hcmc/schools-2018.geojson')),
      'truong',
      { communes: city },
    );
    const tally = tallyDecisions(decisions);
    const errors = issues.filter(({ severity }) => severity === 'error');
    expect(city).toHaveLength(168);
    expect(decisions.length + errors.length).toBe(1045);
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['point-outside-city']));
    expect(tally).toMatchObject({ kept: 567, 'level-guessed': 46, merged: 94, 'set-aside': 320 });
    expect(records).toHaveLength(tally.kept + tally['level-guessed']);
    const primary = records.filter(({ levels }) => levels.includes('primary'));
    expect(primary).toHaveLength(203);
    expect(records.filter(({ name }) => /đại học|cao đẳng|ngoại ngữ/i.test(name))).toEqual([]);
    expect(records.every(({ communeCode }) => communeCode !== null)).toBe(true);
  });

  it('hold 211 primary schools by their usual names, and two called cấp 1, before merging and the city limits', (test) => {
    const features = JSON.parse(readFileSync(needSharedData(test, 'hcmc/schools-2018.geojson'), 'utf8')).features as {
      properties: { name?: string };
    }[];
    const named = features.filter(({ properties }) =>
      levelsFromName(properties.name ?? '')?.levels.includes('primary'),
    );
    expect(named).toHaveLength(213);
    expect(named.filter(({ properties }) => !/cấp 1/.test(properties.name ?? ''))).toHaveLength(211);
  });
});
