import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { birthDatesOf } from '../../../geodata/profiles/country-profile.ts';
import { getProfile } from '../../../geodata/profiles/profiles.ts';
import { readApplicants } from '../../../geodata/sources/applicants/read-applicants.ts';
import { readCommunes } from '../../../geodata/sources/communes/read-communes.ts';
import { readPopulation } from '../../../geodata/sources/population/read-population.ts';
import { readSchools } from '../../../geodata/sources/school-register/read-schools.ts';
import type { SchoolRecord } from '../../../geodata/sources/school-register/types.ts';
import { readZones } from '../../../geodata/sources/zones/read-zones.ts';
import { buildTown, type Town } from '../../../geodata/towns/build-town.ts';
import { crossingWays, pieces, readTownMap, type TownMap } from './town-map.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const hash = (town: Town) => createHash('sha256').update(JSON.stringify(town)).update(town.roads).digest('hex');
const isRoad = (tags: Record<string, string>) => tags.highway !== undefined;
const isRiver = (tags: Record<string, string>) => tags.waterway === 'river';

let town: Town;
let map: TownMap;
let schools: SchoolRecord[];

beforeAll(async () => {
  town = buildTown('0');
  map = await readTownMap(town.roads);
  schools = readSchools(bytes(town.schools), 'schools.csv').records;
});

describe('the demonstration city', () => {
  test('is the same bytes for the same seed', () => {
    expect(hash(buildTown('0'))).toBe(hash(town));
  });

  test('enters through the imports without an error or a warning', () => {
    const communes = readCommunes(bytes(town.communes), 'communes.geojson');
    expect(communes.issues).toEqual([]);
    expect(communes.records).toHaveLength(17);
    const read = readSchools(bytes(town.schools), 'schools.csv', { communes: communes.records });
    expect(read.issues).toEqual([]);
    const options = { schools: read.records, communes: communes.records };
    const areas = readZones(bytes(town.zoneAreas), 'zones.geojson', options);
    expect(areas.issues).toEqual([]);
    expect(areas.records.length).toBeGreaterThan(7);
    const table = readZones(bytes(town.zones), 'zones.csv', options);
    expect(table.issues).toEqual([]);
    expect(table.records.length).toBeGreaterThan(20);
    const population = readPopulation(bytes(town.population), 'population.csv', { communes: communes.records });
    expect(population.issues).toEqual([]);
    expect(population.records).toHaveLength(17);
    const children = readApplicants(bytes(town.applicants), 'applicants.csv', { communes: communes.records });
    expect(children.issues).toEqual([]);
    expect(children.records).toHaveLength(12_000);
  });

  test('lies on both banks of a river that three bridges and one ferry cross, and nothing else', () => {
    const over = crossingWays(map, isRoad, isRiver);
    expect(over.every((way) => way.tags.bridge === 'yes')).toBe(true);
    expect([...new Set(over.map((way) => way.tags['bridge:name']))].sort()).toEqual(['Cầu Kén', 'Cầu Lụa', 'Cầu Thoi']);
    const sailings = crossingWays(map, (tags) => tags.route === 'ferry', isRiver);
    expect(sailings.map((way) => [way.tags.name, way.tags.duration])).toEqual([['Phà Cồn Tằm', '00:12']]);
  });

  test('has an island commune that only the ferry joins, and an islet hamlet that nothing joins', () => {
    const nodeOf = (name: string) => map.ways.find((way) => way.tags.name === name)!.refs[0];
    const [city, island, islet] = ['Đại lộ Bến Lụa', 'Đường Cồn Tằm', 'Đường Ấp Cồn Chim'].map(nodeOf);
    const byRoad = pieces(map, isRoad);
    expect(new Set([city, island, islet].map(byRoad)).size).toBe(3);
    const byFerry = pieces(map, (tags) => isRoad(tags) || tags.route === 'ferry');
    expect(byFerry(island)).toBe(byFerry(city));
    expect(byFerry(islet)).not.toBe(byFerry(city));
    const all = map.ways.filter((way) => isRoad(way.tags)).map((way) => byRoad(way.refs[0]));
    expect(new Set(all).size).toBe(3);
    expect(
      schools
        .filter((school) => school.communeName === 'Xã Cồn Tằm')
        .map((school) => school.levels[0])
        .sort(),
    ).toEqual(['nursery', 'primary']);
  });

  test('has a railway with a few crossings, steps, one-way streets, and alleys within alleys that end blind', () => {
    const track = new Set(map.ways.filter((way) => way.tags.railway === 'rail').flatMap((way) => way.refs));
    const roads = map.ways.filter((way) => isRoad(way.tags));
    const crossings = new Set(roads.flatMap((way) => way.refs.filter((ref) => track.has(ref))));
    expect(crossings.size).toBeGreaterThan(2);
    expect(crossings.size).toBeLessThan(9);
    expect(roads.filter((way) => way.tags.highway === 'steps')).toHaveLength(4);
    expect(roads.filter((way) => way.tags.oneway).length).toBeGreaterThan(5);
    const alleys = roads.filter((way) => /^Hẻm \d+\/\d+\/\d+ /.test(way.tags.name));
    expect(alleys.length).toBeGreaterThan(100);
    const uses = new Map<number, number>();
    for (const way of roads) for (const ref of way.refs) uses.set(ref, (uses.get(ref) ?? 0) + 1);
    const blind = roads.filter((way) => way.tags.service === 'alley' && uses.get(way.refs[way.refs.length - 1]) === 1);
    expect(blind.length).toBeGreaterThan(1000);
  });

  test('numbers its houses along alleys as 123/45/6, each once a street', () => {
    const numbers = map.named.filter(({ tags }) => tags['addr:housenumber']);
    expect(numbers.length).toBeGreaterThan(20_000);
    const keys = numbers.map(({ tags }) => `${tags['addr:housenumber']} ${tags['addr:street']}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.some((key) => /^\d+\/\d+\/\d+ /.test(key))).toBe(true);
  });

  test('has 60 schools of three levels, some private, some of two sites, two of unknown capacity', () => {
    const count = (level: string) => schools.filter((school) => school.levels.includes(level as never)).length;
    expect([count('nursery'), count('primary'), count('lower-secondary')]).toEqual([18, 24, 18]);
    expect(schools.filter((school) => school.ownership === 'private').length).toBeGreaterThan(5);
    expect(schools.filter((school) => school.sites.length === 2).length).toBeGreaterThan(2);
    const unknown = schools.filter((school) => school.capacities.every((one) => one.seats === null));
    expect(unknown).toHaveLength(2);
    expect(new Set(schools.map((school) => school.name)).size).toBe(60);
  });

  test('has gates that do not open where the middle of the school lies', () => {
    const streets = map.ways.filter((way) => ['residential', 'tertiary', 'secondary'].includes(way.tags.highway));
    const nearest = ([lon, lat]: [number, number]) => {
      let [best, name] = [Number.POSITIVE_INFINITY, ''];
      for (const way of streets)
        for (const ref of way.refs) {
          const [x, y] = map.nodes.get(ref)!;
          const away = (x - lon) ** 2 + (y - lat) ** 2;
          if (away < best) [best, name] = [away, way.tags.name];
        }
      return name;
    };
    const sites = schools.flatMap((school) => school.sites);
    expect(sites.filter((site) => nearest(site.lonLat!) !== nearest(site.gates[0].lonLat)).length).toBeGreaterThan(4);
  });

  test('has too few seats for grade 1 in some communes and seats to spare in others; schools overflow and stand half empty', () => {
    const children = readApplicants(bytes(town.applicants), 'applicants.csv').records;
    const balance = new Map<string, number>();
    for (const school of schools)
      for (const one of school.capacities)
        if (one.grade === '1')
          balance.set(school.communeName!, (balance.get(school.communeName!) ?? 0) + (one.seats ?? 0));
    for (const child of children)
      if (child.attributes.grade === '1') balance.set(child.communeName!, (balance.get(child.communeName!) ?? 0) - 1);
    expect([...balance.values()].filter((left) => left < -50).length).toBeGreaterThan(2);
    expect([...balance.values()].filter((left) => left > 50).length).toBeGreaterThan(2);
    const fills = schools.flatMap((school) => school.capacities.map((one) => (one.pupils ?? 0) / (one.seats ?? 1)));
    expect(Math.max(...fills)).toBeGreaterThan(1.1);
    expect(fills.filter((fill) => fill > 0 && fill < 0.65).length).toBeGreaterThan(10);
  });

  test('has children of the right age, a few of them older, with groups, siblings and some named wishes', () => {
    const children = readApplicants(bytes(town.applicants), 'applicants.csv').records;
    const profile = getProfile('vietnam');
    const right = children.filter((child) => {
      const { from, to } = birthDatesOf(profile, child.attributes.grade, 2026);
      return child.birthDate! >= from && child.birthDate! <= to;
    });
    expect(right.length).toBeGreaterThan(11_800);
    expect(right.length).toBeLessThan(12_000);
    expect(children.filter((child) => child.attributes.grade === '1')).toHaveLength(7000);
    expect(new Set(children.map((child) => child.attributes.group))).toEqual(new Set(['1', '2', '3']));
    expect(children.filter((child) => child.attributes.sibling_school !== '').length).toBeGreaterThan(1000);
    const named = new Set(
      town.choices
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    );
    expect(named.size).toBeGreaterThan(1200);
    expect(named.size).toBeLessThan(2400);
  });
});
