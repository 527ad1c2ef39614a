import type { CountryProfile } from '../country-profile.ts';
import { vietnameseAddresses } from './addresses.ts';
import { vn2000 } from './coordinate-systems.ts';
import { vietnameseNorms } from './norms.ts';

const nurseryCharter = 'Thông tư 52/2020/TT-BGDĐT';
const primaryCharter = 'Thông tư 28/2020/TT-BGDĐT';
const secondaryCharter = 'Thông tư 32/2020/TT-BGDĐT';

/** Vietnam: two tiers since 1 July 2025; communes enrol for nursery, grade 1 and grade 6, by calendar year of birth. */
export const vietnam: CountryProfile = {
  id: 'vietnam',
  languages: ['vi', 'en'],
  levels: [
    {
      level: 'nursery',
      grades: [
        { id: 'age-3', age: 3, entry: true },
        { id: 'age-4', age: 4, entry: false },
        { id: 'age-5', age: 5, entry: true },
      ],
    },
    { level: 'primary', grades: years(1, 5, 6) },
    { level: 'lower-secondary', grades: years(6, 9, 11) },
    { level: 'upper-secondary', grades: years(10, 12, 15) },
  ],
  ageRule: { kind: 'calendar-year', olderYearsAllowed: 3, source: primaryCharter },
  classCaps: [
    { level: 'nursery', grades: ['age-3'], pupils: 25, validFrom: '2021-02-15', validTo: null, source: nurseryCharter },
    { level: 'nursery', grades: ['age-4'], pupils: 30, validFrom: '2021-02-15', validTo: null, source: nurseryCharter },
    { level: 'nursery', grades: ['age-5'], pupils: 35, validFrom: '2021-02-15', validTo: null, source: nurseryCharter },
    { level: 'primary', pupils: 35, validFrom: '2020-10-20', validTo: null, source: primaryCharter },
    { level: 'lower-secondary', pupils: 45, validFrom: '2020-11-01', validTo: null, source: secondaryCharter },
    { level: 'upper-secondary', pupils: 45, validFrom: '2020-11-01', validTo: null, source: secondaryCharter },
  ],
  norms: vietnameseNorms,
  crs: vn2000,
  bounds: [102.1, 8.3, 109.6, 23.5],
  nameOrder: 'family-first',
  timeZone: 'Asia/Ho_Chi_Minh',
  dateOrder: 'day-month-year',
  decimalMark: ',',
  address: vietnameseAddresses,
};

function years(first: number, last: number, age: number) {
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    id: String(first + i),
    age: age + i,
    entry: i === 0,
  }));
}
