import type { CountryProfile, Grade } from '../country-profile.ts';

/** Brazil, thin: enough for a city to be imported, measured and shown in English. */
export const brazil: CountryProfile = {
  id: 'brazil',
  languages: ['en'],
  levels: [
    {
      level: 'nursery',
      grades: [
        { id: 'pre-4', age: 4, entry: true },
        { id: 'pre-5', age: 5, entry: false },
      ],
    },
    { level: 'primary', grades: years(1, 5, 6) },
    { level: 'lower-secondary', grades: years(6, 9, 11) },
    { level: 'upper-secondary', grades: years(10, 12, 15) },
  ],
  ageRule: {
    kind: 'birthday-by',
    month: 3,
    day: 31,
    olderYearsAllowed: 3,
    source: 'Resolução CNE/CEB 2/2018',
  },
  // Class sizes are set by each state or municipality: none is known until one is entered.
  classCaps: [],
  norms: [],
  crs: [
    { code: 'EPSG:4326', name: 'WGS 84', centralMeridian: null },
    { code: 'EPSG:4674', name: 'SIRGAS 2000', centralMeridian: null },
    { code: 'EPSG:31982', name: 'SIRGAS 2000 / UTM 22S', centralMeridian: -51 },
  ],
  bounds: [-74.1, -33.9, -28.6, 5.4],
  nameOrder: 'given-first',
  timeZone: 'America/Sao_Paulo',
  dateOrder: 'day-month-year',
  decimalMark: ',',
  address: {
    alleyNumbers: false,
    streetWords: ['rua', 'avenida', 'travessa', 'praca', 'largo', 'estrada', 'alameda', 'beco'],
    alleyWords: [],
    alleyLabel: '',
    numberFirst: false,
    numberWords: ['numero', 'no', 'n'],
    abbreviations: {
      r: 'rua',
      av: 'avenida',
      tv: 'travessa',
      trav: 'travessa',
      pca: 'praca',
      pc: 'praca',
      estr: 'estrada',
      al: 'alameda',
      dr: 'doutor',
      dra: 'doutora',
      gen: 'general',
      cel: 'coronel',
      pres: 'presidente',
      prof: 'professor',
      sto: 'santo',
      sta: 'santa',
    },
  },
};

function years(first: number, last: number, age: number): Grade[] {
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    id: String(first + i),
    age: age + i,
    entry: i === 0,
  }));
}
