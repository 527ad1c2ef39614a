import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LonLat } from '#engines/travel/types.ts';
import { runCommand } from '../../api/commands/run.ts';
import type { Issue } from '../../geodata/sources/issues.ts';
import { writeOsm } from '../../geodata/sources/osm/write-osm.ts';
import { aRoadTown, drawnElements } from '../support/a-road-town.ts';

const drawing = `
A--B>>C      I-J
|     v
D--E--F
      ~
      ~
K-----G------------------------------------------------------------H`;
const town = await aRoadTown(drawing);
const folder = mkdtempSync(join(tmpdir(), 'travel-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const write = (name: string, content: string | Uint8Array) => writeFileSync(file(name), content);
const point = (id: string, [lon, lat]: LonLat) => `${id},${lon.toFixed(7)},${lat.toFixed(7)}`;

const homes = [
  point('h1', town.at('A', 0, 10)),
  point('h2', town.at('E', 20, -5)),
  point('island', town.at('J')),
  point('far', town.at('D', -3000)),
];
const schools = [point('s1', town.at('C')), point('s2', town.at('K')), point('s3', town.at('H'))];
let stderr = '';

beforeEach(() => {
  stderr = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += text;
    return true;
  });
  write('town.osm.pbf', writeOsm(drawnElements(drawing)));
  write('homes.csv', ['id,lon,lat', ...homes].join('\n'));
  write('schools.csv', ['school_id,lon,lat', ...schools].join('\n'));
});

const travel = (...more: string[]) =>
  runCommand(
    ['travel', '--roads', 'town.osm.pbf', '--from', 'homes.csv', '--to', 'schools.csv', '--out', 'out', ...more].map(
      (word) => (/\.(csv|pbf|json)$|^out$/.test(word) ? file(word) : word),
    ),
  );
const rows = () => readFileSync(file('out/travel.csv'), 'utf8').trimEnd().split('\n');
const run = () => JSON.parse(readFileSync(file('out/run.json'), 'utf8')) as Record<string, Record<string, unknown>>;

describe('truonggan travel', () => {
  it('writes metres with the legs at both ends, by home, then school', async () => {
    expect(await travel()).toBe(0);
    expect(rows()).toEqual([
      'from_id,to_id,metres,snap_from_metres,snap_to_metres',
      'far,s1,3400,3000,0',
      'far,s2,3750,3000,0',
      'h1,s1,310,10,0',
      'h1,s2,860,10,0',
      'h1,s3,3610,10,0',
      'h2,s1,235,5,0',
      'h2,s2,585,5,0',
      'h2,s3,3335,5,0',
    ]);
  });

  it('counts what is unreachable, too far, off the road, and says so without refusing', async () => {
    expect(await travel('--max-metres', '1000', '--issues', 'issues.json')).toBe(0);
    expect(run().counts).toEqual({
      homes: 4,
      schools: 3,
      gates: 3,
      pairs: 12,
      measuredPairs: 5,
      unreachablePairs: 3,
      pairsBeyondLimits: 4,
      offRoadHomes: 1,
      offRoadGates: 0,
      homesWithoutSchool: 1,
    });
    const issues = JSON.parse(readFileSync(file('issues.json'), 'utf8')) as Issue[];
    expect(issues.map(({ code, severity, record }) => [code, severity, record])).toEqual([
      ['point-off-road', 'warning', 'far'],
      ['home-cut-off', 'warning', 'island'],
    ]);
    expect(rows().filter((row) => row.startsWith('far'))).toEqual(['far,s1,3400,3000,0']);
  });

  it('keeps the nearest few, and measures named pairs whatever the limits', async () => {
    write('choices.csv', 'applicant_id,rank,school_id\nh1,1,s3\nh1,2,s1\nisland,1,s1\n');
    expect(await travel('--nearest', '1', '--max-metres', '400', '--pairs', 'choices.csv')).toBe(0);
    expect(rows().slice(1)).toEqual(['far,s1,3400,3000,0', 'h1,s1,310,10,0', 'h1,s3,3610,10,0', 'h2,s1,235,5,0']);
  });

  it('measures to the nearest gate of the school, and one-way streets for motorbikes', async () => {
    write(
      'gates.csv',
      `school_id,site_id,lon,lat\n${[town.at('B'), town.at('F')].map((at) => point('s1,x', at)).join('\n')}\n`,
    );
    expect(await travel('--gates', 'gates.csv', '--max-metres', '400')).toBe(0);
    expect(rows()[2]).toBe('h1,s1,160,10,0');
    expect(await travel('--profile', 'motorbike', '--max-metres', '700')).toBe(0);
    expect(rows().slice(2)).toEqual(['h1,s1,310,10,0', 'h2,s1,575,5,0', 'h2,s2,585,5,0']);
  });

  it('gives the same bytes whatever the order of the rows', async () => {
    await travel('--nearest', '2');
    const hash = () =>
      ['travel.csv', 'run.json'].map((name) =>
        createHash('sha256')
          .update(readFileSync(file(`out/${name}`)))
          .digest('hex'),
      );
    const expected = hash();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(homes, { minLength: homes.length }),
        fc.shuffledSubarray(schools, { minLength: schools.length }),
        async (someHomes, someSchools) => {
          write('homes.csv', ['id,lon,lat', ...someHomes].join('\n'));
          write('schools.csv', ['school_id,lon,lat', ...someSchools].join('\n'));
          expect(await travel('--nearest', '2')).toBe(0);
          expect(hash()).toEqual(expected);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('says that a home is on another map rather than measuring nonsense', async () => {
    write('homes.csv', `id,lon,lat\n${homes[0]}\nfar away,-51.2,-30.03\n`);
    expect(await travel('--nearest', '1', '--issues', 'issues.json')).toBe(0);
    expect(rows().slice(1)).toEqual(['h1,s1,310,10,0']);
    const issues = JSON.parse(readFileSync(file('issues.json'), 'utf8')) as Issue[];
    expect(issues.map(({ code, record }) => [code, record])).toEqual([
      ['point-off-map', 'far away'],
      ['home-cut-off', 'far away'],
    ]);
  });

  it('runs and says nothing of nobody when there are no homes', async () => {
    write('homes.csv', 'id,lon,lat\n');
    expect(await travel()).toBe(0);
    expect(rows()).toHaveLength(1);
  });
});

describe('truonggan travel refuses', () => {
  const refused = async (code: number, sentence: string, ...more: string[]) => {
    rmSync(file('out'), { recursive: true, force: true });
    expect(await travel(...more)).toBe(code);
    expect(stderr).toContain(sentence);
    expect(existsSync(file('out'))).toBe(false);
  };

  it('coordinates that are blank, no numbers, at 0,0 or swapped, naming file, row, column and value', async () => {
    write('homes.csv', 'id,lon,lat\na,,10\nb,x,10\nc,0,0\nd,10.7,106.7\ne,106.7,10.7\ne,106.7,10.7\n');
    await refused(1, 'homes.csv, row 2, lon', '--issues', 'issues.json');
    const issues = JSON.parse(readFileSync(file('issues.json'), 'utf8')) as Issue[];
    expect(issues.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['cell-required', 2, 'lon'],
      ['degrees-impossible', 3, 'lon'],
      ['point-zero', 4, 'lon, lat'],
      ['point-swapped', 5, 'lon, lat'],
      ['duplicate-id', 7, 'id'],
    ]);
  });

  it('a missing column, an unknown school in a pair or a gate', async () => {
    write('choices.csv', 'from_id,to_id\nh1,s9\nh9,s1\n');
    await refused(1, '«s9»', '--pairs', 'choices.csv');
    write('gates.csv', 'school_id,site_id,lon,lat\ns9,1,106.7,10.7\n');
    await refused(1, '«s9»', '--gates', 'gates.csv');
    write('homes.csv', 'id,x,y\n');
    await refused(1, '"lon"');
  });

  it('maps that are cut short, no map, or absent', async () => {
    write('town.osm.pbf', writeOsm(drawnElements(drawing)).subarray(0, -9));
    await refused(1, 'cut short');
    write('town.osm.pbf', 'id,lon,lat');
    await refused(1, 'not an OpenStreetMap map');
    rmSync(file('town.osm.pbf'));
    await refused(1, 'cannot be read');
  });

  it('wrong usage with 2', async () => {
    await refused(2, '--profile', '--profile', 'car');
    await refused(2, '--nearest', '--nearest', '0');
    await refused(2, '--max-metres', '--max-metres', '-5');
    await refused(2, 'unknown', '--unknown', '1');
  });
});
