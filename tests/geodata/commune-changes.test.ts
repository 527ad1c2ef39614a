import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../api/engines/random.ts';
import { divideCount, readCommuneChanges } from '../../geodata/sources/communes/read-commune-changes.ts';
import { readBirthHistory } from '../../geodata/sources/history/read-birth-history.ts';
import { lines } from '../support/an-office.ts';
import { cases } from '../support/cases.ts';

const bytes = (...rows: string[]) => new TextEncoder().encode(lines(...rows));
const today = new Set(['00004', '00008', '00025']);

describe('the table of old and new communes', () => {
  test('is read with its shares, as parts of one or per cent', () => {
    const { records, issues } = readCommuneChanges(
      bytes(
        'mã xã cũ,mã xã mới,tên xã cũ,tỷ lệ',
        '00004,00004,Trúc Bạch,',
        '00007,00008,Cống Vị,"0,6"',
        '00007,00025,Cống Vị,40 %',
      ),
      'changes.csv',
      today,
    );
    expect(issues).toEqual([]);
    expect(records).toEqual([
      { oldCode: '00004', newCode: '00004', oldName: 'Trúc Bạch', share: null },
      { oldCode: '00007', newCode: '00008', oldName: 'Cống Vị', share: 0.6 },
      { oldCode: '00007', newCode: '00025', oldName: 'Cống Vị', share: 0.4 },
    ]);
  });

  test('names rows it cannot take, communes nobody knows, and shares that are no whole', () => {
    const { records, issues } = readCommuneChanges(
      bytes(
        'old_code,new_code,share',
        ',00004,',
        '1,00008,1.5',
        '1,00008,0.5',
        '1,00008,0.5',
        '2,99999,1',
        '3,00004,x',
      ),
      'changes.csv',
      today,
    );
    expect(records.map(({ oldCode, newCode }) => `${oldCode} ${newCode}`)).toEqual(['1 00008', '2 99999']);
    expect(issues.map(({ code, row, record, severity }) => [code, row ?? record, severity])).toEqual([
      ['cell-required', 2, 'error'],
      ['commune-change-share', 3, 'error'],
      ['duplicate-id', 5, 'error'],
      ['commune-change-unknown', 6, 'warning'],
      ['commune-change-share', 7, 'error'],
      ['commune-change-sum', '1', 'warning'],
    ]);
  });

  test('divides counts into whole ones that add up, each within one of its exact part', () => {
    const random = seededRandom('dividing communes');
    for (let round = 0; round < cases(200); round++) {
      const parts = 1 + Math.floor(random() * 5);
      const changes = Array.from({ length: parts }, (_, i) => ({
        ...{ oldCode: 'old', newCode: `new ${i}`, oldName: null },
        share: random() < 0.8 ? 0.05 + random() / parts : null,
      }));
      const people = new Map(
        changes.map(({ newCode }) => [newCode, random() < 0.9 ? 1 + Math.floor(random() * 900) : null]),
      );
      const count = Math.floor(random() * 500);
      const divided = divideCount(count, 'old', changes, people);
      expect(divided.reduce((sum, part) => sum + part.count, 0)).toBe(count);
      const stated = changes.every(({ share }) => share !== null);
      const known = changes.every(({ newCode }) => people.get(newCode) !== null);
      const weights = changes.map(({ share, newCode }) => (stated ? share! : known ? people.get(newCode)! : 1));
      const all = weights.reduce((sum, each) => sum + each, 0);
      divided.forEach((part, i) => {
        expect(Math.abs(part.count - (count * weights[i]) / all)).toBeLessThan(1);
        expect(part.stated).toBe(stated || parts === 1);
      });
    }
    expect(divideCount(10, 'none', [], new Map())).toEqual([]);
  });
});

describe('births by old communes', () => {
  const changes = [
    { oldCode: '00004', newCode: '00004', oldName: null, share: 1 },
    { oldCode: '00007', newCode: '00004', oldName: null, share: 0.25 },
    { oldCode: '00007', newCode: '00008', oldName: null, share: 0.75 },
    { oldCode: '00009', newCode: '00008', oldName: null, share: null },
    { oldCode: '00009', newCode: '00025', oldName: null, share: null },
  ];
  const former = {
    changes,
    people: new Map([
      ['00008', 100],
      ['00025', 300],
    ]),
  };

  test('come to the communes of today, added up where several came together', () => {
    const { records, issues } = readBirthHistory(
      bytes('year,old_code,births', '2020,00004,30', '2020,00007,40', '2020,00009,8', '2021,00004,', '2021,00007,4'),
      'births.csv',
      today,
      former,
    );
    expect(records.map(({ year, place, births }) => [year, place, births])).toEqual([
      [2020, '00004', 40],
      [2020, '00008', 32],
      [2020, '00025', 6],
      [2021, '00004', null],
      [2021, '00008', 3],
    ]);
    expect(issues.map(({ code, record, params }) => [code, record, params?.count])).toEqual([
      ['births-split-supposed', '00009', 2],
    ]);
  });

  test('are refused where the old commune is in no table, and give way to a row of the commune of today', () => {
    const { records, issues } = readBirthHistory(
      bytes('year,old_code,place,births', '2020,12345,,30', '2020,00004,,30', '2020,,00004,99'),
      'births.csv',
      today,
      former,
    );
    expect(issues.map(({ code, row }) => [code, row])).toEqual([['births-old-unknown', 2]]);
    expect(records.map(({ place, births }) => [place, births])).toEqual([['00004', 99]]);
  });
});
