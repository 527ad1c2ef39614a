import { writeFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '#engines/travel/types.ts';
import { writeOsm } from '../../geodata/sources/osm/write-osm.ts';
import { aRoadTown, drawnElements } from '../support/a-road-town.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

// Two banks, one bridge from I to E; J is an island without any way across.
const drawing = `
A--B--C------I    J-L
             |
             |
D------------E`;
const town = await aRoadTown(drawing);
const folder = new WorkFolder();
afterAll(() => folder.remove());
const point = (id: string, [lon, lat]: LonLat, ...more: (string | number)[]) =>
  [id, lon.toFixed(7), lat.toFixed(7), ...more].join(',');

beforeEach(() => {
  writeFileSync(folder.path('town.osm.pbf'), writeOsm(drawnElements(drawing)));
  folder.write('schools.csv', 'school_id,lon,lat,seats', point('s1', town.at('A'), 1), point('s2', town.at('D'), 1));
  folder.write(
    'applicants.csv',
    'applicant_id,lon,lat',
    point('b', town.at('B')),
    point('c', town.at('C')),
    point('j', town.at('J')),
  );
  const rules = { mechanism: 'deferred-acceptance', criteria: [{ rule: 'distance' }], imputeChoicesByDistance: true };
  folder.write('rules.json', JSON.stringify(rules));
});

const inputs = () => ['schools', 'applicants'].flatMap((name) => [`--${name}`, folder.path(`${name}.csv`)]);
const common = () => [...inputs(), '--rules', folder.path('rules.json')];
const assign = (...more: string[]) =>
  runVerb('assign', ...common(), '--roads', folder.path('town.osm.pbf'), '--out', folder.path('out'), ...more);

describe('assign --roads', () => {
  it('uses the metres that travel shows, follows the bridge, and keeps the island child with a reason', async () => {
    const { exitCode, stderr } = await assign();
    expect(exitCode).toBe(0);
    const travel = ['--roads', folder.path('town.osm.pbf'), '--from', folder.path('applicants.csv')];
    await runVerb('travel', ...travel, '--to', folder.path('schools.csv'), '--out', folder.path('shown'));
    expect(folder.read('out/travel.csv')).toBe(folder.read('shown/travel.csv'));
    const placements = folder.read('out/placements.csv').trim().split('\n');
    expect(placements[1]).toMatch(/^b,s1,1,1,\d+,open,distance$/);
    expect(placements[2]).toMatch(/^c,s2,2,1,\d+,open,enough-seats$/);
    expect(placements[3]).toBe('j,,,,,,no-reachable-school');
    expect(stderr).toContain('j: no school can be reached by road');
  });

  it('is found sound from its own travel.csv and from the roads measured again', async () => {
    await assign();
    expect((await runVerb('verify', ...common(), '--run', folder.path('out'))).exitCode).toBe(0);
    const again = ['--roads', folder.path('town.osm.pbf'), '--run', folder.path('out')];
    expect((await runVerb('verify', ...common(), ...again)).exitCode).toBe(0);
    folder.write(
      'out/travel.csv',
      ...folder
        .read('out/travel.csv')
        .trim()
        .replace(/^(b,s1),\d+/m, '$1,1')
        .split('\n'),
    );
    expect((await runVerb('verify', ...common(), '--run', folder.path('out'))).exitCode).toBe(1);
  });

  it('gives the same receipts from the travel.csv it wrote: the legs of the homes are in it', async () => {
    await assign();
    const receipts = folder.read('out/receipts.jsonl');
    expect(receipts).toContain('"uncertaintyMetres":');
    const again = ['--travel', folder.path('out/travel.csv'), '--out', folder.path('again')];
    expect((await runVerb('assign', ...common(), ...again)).exitCode).toBe(0);
    expect(folder.read('again/receipts.jsonl')).toBe(receipts);
  });

  it('writes a named wish that no road leads to with blank metres, drops it, and verifies so', async () => {
    const choices = folder.write('choices.csv', 'applicant_id,rank,school_id', 'j,1,s1', 'b,1,s2');
    expect((await assign('--choices', choices)).exitCode).toBe(0);
    expect(folder.read('out/travel.csv')).toMatch(/^j,s1,,\d+,\d+$/m);
    expect(folder.read('out/placements.csv')).toContain('j,,,,,,no-reachable-school');
    const run = ['--choices', choices, '--run', folder.path('out')];
    expect((await runVerb('verify', ...common(), ...run)).exitCode).toBe(0);
  });

  it('gives the same bytes when rows are shuffled, and with --nearest too', async () => {
    const bytes = () =>
      ['placements.csv', 'travel.csv', 'receipts.jsonl', 'run.json'].map((name) => folder.read(`out/${name}`));
    await assign('--nearest', '1');
    const before = bytes();
    for (const name of ['schools.csv', 'applicants.csv']) {
      const [header, ...rows] = folder.read(name).trim().split('\n');
      folder.write(name, header, ...rows.reverse());
    }
    await assign('--nearest', '1');
    expect(bytes()).toEqual(before);
  });

  it('refuses a map that is none', async () => {
    folder.write('town.osm.pbf', 'no map');
    const { exitCode, stderr } = await assign();
    expect(exitCode).toBe(1);
    expect(stderr).toContain('town.osm.pbf');
  });
});

describe('assign --roads by travel time', () => {
  const timed = (...more: string[]) => assign('--profile', 'walk', ...more);
  beforeEach(() => {
    const rules = {
      mechanism: 'deferred-acceptance',
      criteria: [{ rule: 'travel-time' }],
      imputeChoicesByDistance: true,
    };
    folder.write('rules.json', JSON.stringify(rules));
  });

  it('writes the seconds of the quickest way beside the metres, and is found sound from them', async () => {
    expect((await timed('--speed', '3.6')).exitCode).toBe(0);
    const [header, ...rows] = folder.read('out/travel.csv').trim().split('\n');
    expect(header).toBe('from_id,to_id,metres,snap_from_metres,snap_to_metres,seconds');
    // A metre a second, and no ferry on the way.
    for (const cells of rows.map((row) => row.split(','))) expect(cells[5]).toBe(cells[2]);
    expect(JSON.parse(folder.read('out/run.json')).travel).toMatchObject({ profile: 'walk', kmPerHour: 3.6 });
    expect(folder.read('out/placements.csv')).toContain('b,s1,1,1,150,open,travel-time');
    expect((await runVerb('verify', ...common(), '--run', folder.path('out'))).exitCode).toBe(0);
    const again = ['--roads', folder.path('town.osm.pbf'), '--speed', '3.6', '--run', folder.path('out')];
    expect((await runVerb('verify', ...common(), ...again)).exitCode).toBe(0);
  });

  it('counts the crossing and the wait of a ferry', async () => {
    const elements = drawnElements('A--B~~C-E\nD', { ways: { BC: { duration: '0:10' } } });
    writeFileSync(folder.path('town.osm.pbf'), writeOsm(elements));
    const river = await aRoadTown('A--B~~C-E\nD', { ways: { BC: { duration: '0:10' } } });
    folder.write('schools.csv', 'school_id,lon,lat,seats', point('s1', river.at('A'), 2));
    folder.write('applicants.csv', 'applicant_id,lon,lat', point('b', river.at('B')), point('c', river.at('C')));
    expect((await timed('--speed', '3.6')).exitCode).toBe(0);
    const seconds = folder
      .read('out/travel.csv')
      .trim()
      .split('\n')
      .map((row) => row.split(',')[5]);
    expect(seconds.slice(0, 2)).toEqual(['seconds', '150']);
    expect(Number(seconds[2])).toBeGreaterThanOrEqual(150 + 600);
  });

  it('is refused for a speed nobody has', async () => {
    const { exitCode, stderr } = await timed('--speed', 'fast');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('"fast"');
  });
});
