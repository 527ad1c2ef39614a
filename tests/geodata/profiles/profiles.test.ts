import { describe, expect, test } from 'vitest';
import { birthDatesOf, classCapOn, levelOfGrade } from '../../../geodata/profiles/country-profile.ts';
import { getProfile } from '../../../geodata/profiles/profiles.ts';

describe('a country profile', () => {
  test('of Vietnam puts a child into grade 1 by the calendar year of birth', () => {
    expect(birthDatesOf(getProfile('vietnam'), '1', 2026)).toEqual({ from: '2020-01-01', to: '2020-12-31' });
    expect(birthDatesOf(getProfile('vietnam'), '6', 2026)).toEqual({ from: '2015-01-01', to: '2015-12-31' });
    expect(birthDatesOf(getProfile('vietnam'), 'age-5', 2026)).toEqual({ from: '2021-01-01', to: '2021-12-31' });
  });

  test('of Brazil counts the birthday by 31 March', () => {
    expect(birthDatesOf(getProfile('brazil'), '1', 2026)).toEqual({ from: '2019-04-01', to: '2020-03-31' });
  });

  test('gives the class cap in force with its source, and none where none is known', () => {
    expect(classCapOn(getProfile('vietnam'), 'primary', '1', '2026-07-01')?.pupils).toBe(35);
    expect(classCapOn(getProfile('vietnam'), 'lower-secondary', '6', '2026-07-01')?.pupils).toBe(45);
    expect(classCapOn(getProfile('vietnam'), 'primary', '1', '2019-07-01')).toBeNull();
    expect(classCapOn(getProfile('brazil'), 'primary', '1', '2026-07-01')).toBeNull();
  });

  test('says which level teaches a grade of a history, the years before grade 1 by the age of their children', () => {
    const levels = (country: string) =>
      ['PK', 'K', '1', '5', '6', '9', '10', '12'].map((word) => levelOfGrade(getProfile(country), word));
    const usual = ['nursery', 'nursery', 'primary', 'primary', 'lower-secondary', 'lower-secondary', 'upper-secondary'];
    expect(levels('vietnam')).toEqual([...usual, 'upper-secondary']);
    expect(levels('brazil')).toEqual([...usual, 'upper-secondary']);
    // Where primary school takes in children of four and lasts eight years.
    const other = getProfile('brazil');
    const grades = (ids: string[], first: number) => ids.map((id, i) => ({ id, age: first + i, entry: i === 0 }));
    const profile = {
      ...other,
      levels: [
        { level: 'primary' as const, grades: grades(['pre-4', 'pre-5', '1', '2', '3', '4', '5', '6'], 4) },
        { level: 'upper-secondary' as const, grades: grades(['7', '8', '9', '10', '11'], 12) },
      ],
    };
    expect(['PK', 'K', '6', '7', '12'].map((word) => levelOfGrade(profile, word))).toEqual([
      ...['primary', 'primary', 'primary', 'upper-secondary', 'upper-secondary'],
    ]);
  });

  test('knows every VN-2000 zone once, with its meridian', () => {
    const codes = getProfile('vietnam').crs.map((crs) => crs.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(getProfile('vietnam').crs.find((crs) => crs.code === 'EPSG:9210')?.centralMeridian).toBe(105.75);
  });

  test('that does not exist is refused by name', () => {
    expect(() => getProfile('atlantis')).toThrow('no country profile "atlantis"');
  });

  test('of Brazil holds no Vietnamese letter', () => {
    expect(JSON.stringify(getProfile('brazil'))).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i);
  });
});
