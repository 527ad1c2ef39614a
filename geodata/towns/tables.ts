import type { Address } from './addresses.ts';
import type { SchoolFigures } from './capacities.ts';
import type { Commune, Communes } from './communes.ts';
import { type Applicant, schoolYear } from './families.ts';
import { centroid, type Point } from './geometry.ts';
import type { PastBirths, PastPupils } from './history.ts';
import { toLonLat } from './lon-lat.ts';
import { cityName } from './plan/city.ts';
import type { School } from './schools.ts';
import type { ZonePlan } from './zones.ts';

export interface TownRecords {
  communes: Communes;
  schools: School[];
  figures: Map<School, SchoolFigures>;
  applicants: Applicant[];
  addresses: Address[];
  zones: ZonePlan;
  history: { pupils: PastPupils[]; births: PastBirths[] };
}

/** Grade-1 children per 1,000 people: what turns the town's applicants into a population. */
const firstGradersPerThousand = 17;

/** The town's records as the files the imports accept. */
export function writeTables(town: TownRecords) {
  const people = countPeople(town);
  return {
    name: cityName,
    schoolYear,
    communes: writeCommunes(town.communes, people),
    schools: writeSchools(town),
    zoneAreas: writeZoneAreas(town.zones),
    zones: writeCsv(
      ['level', 'school_id', 'school', 'commune_code', 'commune', 'neighbourhood'],
      town.zones.lines.map((line) => [
        line.level,
        line.school.id,
        line.school.name,
        line.communeCode,
        line.commune,
        line.neighbourhood,
      ]),
    ),
    population: writeCsv(
      ['commune_code', 'commune', 'population'],
      town.communes.list.map((commune) => [commune.code, commune.name, people.get(commune)!]),
    ),
    applicants: writeApplicants(town.applicants),
    choices: writeCsv(
      ['applicant_id', 'rank', 'school_id'],
      town.applicants.flatMap((child) => child.wishes.map((school, i) => [child.id, i + 1, school])),
    ),
    pupilHistory: writeCsv(
      ['year', 'school_id', 'school_name', 'grade', 'pupils'],
      town.history.pupils.map(({ year, code, name, grade, pupils }) => [year, code, name, grade, pupils]),
    ),
    birthHistory: writeCsv(
      ['year', 'commune_code', 'births'],
      town.history.births.map(({ year, commune, births }) => [year, commune.code, births]),
    ),
    rules: `${JSON.stringify(rules, null, 2)}\n`,
  };
}

const rules = {
  mechanism: 'deferred-acceptance',
  criteria: [
    { rule: 'group', attribute: 'group', order: ['1', '2', '3'] },
    { rule: 'sibling', attribute: 'sibling_school' },
    { rule: 'distance', bandMetres: 0 },
    { rule: 'lottery' },
  ],
  imputeChoicesByDistance: true,
  maxMetres: null,
  reserves: [],
};

function countPeople({ communes, addresses, applicants }: TownRecords): Map<Commune, number> {
  const firstGraders = applicants.filter((child) => child.grade === '1').length;
  const perAddress = ((firstGraders / firstGradersPerThousand) * 1000) / addresses.length;
  const people = new Map(communes.list.map((commune) => [commune, 0]));
  for (const address of addresses) people.set(address.commune, people.get(address.commune)! + perAddress);
  for (const [commune, count] of people) people.set(commune, Math.round(count));
  return people;
}

function writeCommunes(communes: Communes, people: Map<Commune, number>): string {
  const features = communes.list.map((commune) => ({
    type: 'Feature',
    properties: {
      code: commune.code,
      name: commune.name,
      province_code: '99',
      province: cityName,
      area_km2: Math.round(centroid(commune.ring).area / 10_000) / 100,
      population: people.get(commune),
    },
    geometry: polygon(commune.ring),
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

function writeZoneAreas(zones: ZonePlan): string {
  const features = zones.areas.map(({ school, ring }) => ({
    type: 'Feature',
    properties: { level: school.level, school_id: school.id, school: school.name },
    geometry: polygon(ring),
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

function polygon(ring: readonly Point[]) {
  const corners = ring.map((point) => toLonLat(point).map((degrees) => Math.round(degrees * 1e6) / 1e6));
  return { type: 'Polygon', coordinates: [[...corners, corners[0]]] };
}

function writeSchools({ schools, figures }: TownRecords): string {
  const head = [
    ...[
      'school_id',
      'name',
      'level',
      'ownership',
      'address',
      'commune_code',
      'commune',
      'site_id',
      'site',
      'lon',
      'lat',
    ],
    ...['gate_id', 'gate_lon', 'gate_lat', 'grade', 'classes', 'seats', 'pupils', 'rooms'],
  ];
  const rows = schools.flatMap((school) => {
    const { grades, rooms } = figures.get(school)!;
    const own = [
      school.id,
      school.name,
      school.level,
      school.ownership,
      school.address,
      school.commune.code,
      school.commune.name,
    ];
    const siteCells = (i: number) => {
      const site = school.sites[i];
      const id = `${school.id}-${i + 1}`;
      return [
        id,
        i === 0 ? 'Điểm chính' : `Điểm ${i + 1}`,
        ...toLonLat(site.centre),
        `${id}-A`,
        ...toLonLat(site.gates[0]),
      ];
    };
    return [
      ...grades.map((one) => [...own, ...siteCells(0), one.grade, one.classes, one.seats, one.pupils, rooms]),
      ...school.sites.slice(1).map((_, i) => [...own, ...siteCells(i + 1), null, null, null, null, null]),
    ];
  });
  return writeCsv(head, rows);
}

function writeApplicants(applicants: readonly Applicant[]): string {
  const head = [
    ...['applicant_id', 'level', 'grade', 'birth_date', 'sex', 'lon', 'lat', 'address', 'commune_code', 'commune'],
    ...['neighbourhood', 'group', 'sibling_school', 'wish_1', 'wish_2', 'wish_3'],
  ];
  const rows = applicants.map((child) => [
    ...[child.id, child.level, child.grade, child.birthDate, child.sex, ...toLonLat(child.home), child.address],
    ...[child.neighbourhood.commune.code, child.neighbourhood.commune.name, child.neighbourhood.name],
    ...[child.group, child.siblingSchool],
    ...[0, 1, 2].map((rank) => child.wishes[rank] ?? ''),
  ]);
  return writeCsv(head, rows);
}

function writeCsv(head: string[], rows: (string | number | null)[][]): string {
  return `${[head, ...rows].map((row) => row.map(cellText).join(',')).join('\n')}\n`;
}

function cellText(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
