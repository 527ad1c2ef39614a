import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeEach(() => {
  folder = new WorkFolder();
});
afterEach(() => folder.remove());

/** Two hamlets a kilometre apart along a road, a school at one end, two places it could grow to. */
function aRoad(changes: { demand?: string[]; sites?: string[]; matrix?: string[] } = {}): string[] {
  const demand = changes.demand ?? ['west,30', 'east,20'];
  const sites = changes.sites ?? ['old,40,existing', 'mid,30,candidate', 'far,30,candidate'];
  const matrix = changes.matrix ?? [
    'west,old,100',
    'west,mid,500',
    'west,far,1100',
    'east,old,1100',
    'east,mid,500',
    'east,far,100',
  ];
  return [
    '--demand',
    folder.write('demand.csv', 'demand_id,weight', ...demand),
    '--sites',
    folder.write('sites.csv', 'site_id,capacity,status', ...sites),
    '--matrix',
    folder.write('matrix.csv', 'demand_id,site_id,metres', ...matrix),
    '--out',
    folder.path('out'),
  ];
}

const answer = () => JSON.parse(folder.read('out/site.json'));
const allocation = () => folder.read('out/allocation.csv').trim().split('\n').slice(1);

describe('site', () => {
  it('opens the candidate that shortens the ways most and proves it', async () => {
    expect((await runVerb('site', ...aRoad(), '--open', '1')).exitCode).toBe(0);
    expect(answer()).toMatchObject({ objective: 5000, open: ['far'], status: 'optimal' });
    expect(answer().gap).toBeLessThan(1e-8);
    expect(allocation()).toEqual(['east,far,20', 'west,old,30']);
  });

  it('divides a row where seats run out, or keeps it whole with --single-source', async () => {
    const files = aRoad({ sites: ['old,25,existing', 'mid,30,candidate', 'far,30,candidate'] });
    await runVerb('site', ...files, '--open', '1');
    expect(allocation()).toEqual(['east,far,20', 'west,far,5', 'west,old,25']);
    expect(answer().objective).toBe(2000 + 5500 + 2500);
    await runVerb('site', ...files, '--open', '2', '--single-source');
    expect(allocation()).toEqual(['east,far,20', 'west,mid,30']);
    expect(answer().status).toBe('optimal');
  });

  it('counts the pupils within the radius when asked for coverage', async () => {
    await runVerb('site', ...aRoad(), '--open', '1', '--objective', 'coverage', '--radius', '500');
    expect(answer()).toMatchObject({ objective: 50, bound: 50, gap: 0, status: 'optimal' });
  });

  it('fills capacities by load where a load is given, and takes a blank capacity as unlimited', async () => {
    const files = aRoad({
      sites: ['old,,existing', 'far,1,candidate'],
      matrix: ['west,old,100', 'east,old,900', 'east,far,1'],
    });
    const demand = folder.write('loads.csv', 'demand_id,weight,load', 'west,30,3000', 'east,20,2');
    await runVerb('site', ...files.with(1, demand), '--open', '1');
    expect(allocation()).toEqual(['east,far,10', 'east,old,10', 'west,old,30']);
  });

  it('opens nothing when nothing may open, and says when more may open than there are', async () => {
    await runVerb(
      'site',
      ...aRoad({ sites: ['old,50,existing', 'far,9,candidate'], matrix: ['west,old,1', 'east,old,2', 'east,far,1'] }),
      '--open',
      '0',
    );
    expect(answer()).toMatchObject({ objective: 70, open: [] });
    const { exitCode, stderr } = await runVerb('site', ...aRoad(), '--open', '9');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('there are only 2 candidates');
  });

  it('lets rows without pupils, decimals and closed sites be', async () => {
    const files = aRoad({
      demand: ['west,30.5', 'east,20.25', 'empty,0', 'alone,0'],
      sites: ['old,60,existing', 'shut,60,closed'],
      matrix: ['west,old,100.5', 'east,old,10.25', 'empty,old,7', 'west,shut,1', 'east,shut,1'],
    });
    expect((await runVerb('site', ...files, '--open', '3')).exitCode).toBe(0);
    expect(answer().objective).toBeCloseTo(30.5 * 100.5 + 20.25 * 10.25, 9);
    expect(allocation()).toEqual(['east,old,20.25', 'west,old,30.5']);
  });

  it.each([
    [
      'all seats together',
      ['old,10,existing', 'mid,15,candidate', 'far,15,candidate'],
      undefined,
      '2',
      '10 seats are missing: 50 are needed',
    ],
    [
      'seats in reach',
      ['old,100,existing', 'far,5,candidate'],
      ['west,old,1', 'east,far,1'],
      '1',
      '15 seats are missing for 1 demand rows (east)',
    ],
    ['a way', ['old,100,existing'], ['west,old,1'], '0', '20 seats are missing for 1 demand rows (east)'],
  ])('names the deficit where %s are too few, and writes nothing', async (_, sites, matrix, open, words) => {
    const issues = folder.path('issues.json');
    const files = aRoad({ sites, ...(matrix && { matrix }) });
    const { exitCode, stderr } = await runVerb('site', ...files, '--open', open, '--issues', issues);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(words);
    expect(JSON.parse(folder.read('issues.json'))[0].params.deficit).toBeGreaterThan(0);
    expect(() => answer()).toThrow();
  });

  it('names what is missing when the openings allowed are too few for two ends of a road', async () => {
    const files = aRoad({
      sites: ['a,30,candidate', 'b,30,candidate'],
      matrix: ['west,a,1', 'east,b,1'],
    });
    const { exitCode, stderr } = await runVerb('site', ...files, '--open', '1');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('20 seats are missing');
  });

  it('names the rows that fit no site whole where divided ones would all be seated', async () => {
    const files = aRoad({
      demand: ['west,25', 'east,15'],
      sites: ['old,38,existing', 'mid,14,candidate'],
      matrix: ['west,old,100', 'west,mid,500', 'east,old,1100', 'east,mid,500'],
    });
    expect((await runVerb('site', ...files, '--open', '1')).exitCode).toBe(0);
    const { exitCode, stderr } = await runVerb('site', ...files, '--open', '1', '--single-source');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('at least 15 seats are missing');
    expect(stderr).toContain('leaves out 1 demand rows (east) that need 15 seats');
  });

  it('names the rows that take no seats and have no way to what may open', async () => {
    const demand = (...rows: string[]) => folder.write('loads.csv', 'demand_id,weight,load', ...rows);
    const shut = aRoad({ sites: ['old,40,closed'], matrix: ['west,old,1'] }).with(1, demand('west,3,0'));
    expect((await runVerb('site', ...shut, '--open', '0')).stderr).toContain('no way leads from 1 demand rows (west)');
    const apart = aRoad({ sites: ['a,,candidate', 'b,,candidate'], matrix: ['west,a,1', 'east,b,1'] });
    const { exitCode, stderr } = await runVerb('site', ...apart.with(1, demand('west,3,0', 'east,2,0')), '--open', '1');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('no way leads from 1 demand rows');
  });

  it('takes the columns of travel and enrolment files by their own names', async () => {
    const files = aRoad();
    const demand = folder.write('homes.csv', 'applicant_id,weight', 'west,30', 'east,20');
    const matrix = folder.write('travel.csv', 'from_id,to_id,metres', 'west,old,100', 'east,far,100');
    const sites = folder.write('schools.csv', 'school_id,capacity,status', 'old,40,existing', 'far,30,candidate');
    await runVerb('site', ...files.with(1, demand).with(3, sites).with(5, matrix), '--open', '1');
    expect(allocation()).toEqual(['east,far,20', 'west,old,30']);
  });

  it('says even of the smallest deficit how large it is', async () => {
    const { stderr } = await runVerb(
      'site',
      ...aRoad({
        demand: ['west,0.0004', 'east,0.0001'],
        sites: ['old,0.0002,existing'],
        matrix: ['west,old,1', 'east,old,1'],
      }),
      '--open',
      '0',
    );
    expect(stderr).toContain('0.0003 seats are missing: 0.0005 are needed');
  });

  it('calls nobody covered the best with no gap, where nobody can be', async () => {
    const files = aRoad({
      demand: ['west,30.1', 'east,20.3'],
      sites: ['old,60.7,existing', 'mid,20.2,candidate', 'far,30.1,candidate'],
    });
    await runVerb('site', ...files, '--open', '1', '--objective', 'coverage', '--radius', '7');
    expect(answer()).toMatchObject({ objective: 0, bound: 0, gap: 0, status: 'optimal' });
  });

  it('sends a share of a row as it is, however large the row', async () => {
    const files = aRoad({
      sites: ['old,,existing', 'far,1,candidate'],
      matrix: ['west,old,9', 'west,far,1', 'east,old,9'],
    });
    const demand = folder.write('loads.csv', 'demand_id,weight,load', 'west,100000000,7', 'east,1,1');
    await runVerb('site', ...files.with(1, demand), '--open', '1');
    const sent = allocation().find((row) => row.startsWith('west,far'))!;
    expect(Number(sent.split(',')[2])).toBeCloseTo(100_000_000 / 7, 3);
  });

  it.each([
    ['an amount beyond counting', { demand: ['west,1e16', 'east,1'] }, '"1e16" is too large to be counted exactly'],
    ['loads too far apart to add', { demand: ['west,1e12', 'east,1'] }, '"east" takes 1 seats and the largest row'],
    ['an unknown id', { matrix: ['nowhere,old,1'] }, 'matrix.csv, row 2, demand_id'],
    ['a pair twice', { matrix: ['west,old,1', 'west,old,2'] }, 'repeats the pair west, old of row 2'],
    ['an id twice', { demand: ['west,1', 'west,2'] }, 'demand.csv, row 3'],
    ['a negative weight', { demand: ['west,-1'] }, '"-1" is not a number'],
    ['a blank weight', { demand: ['west,'] }, 'row 2, weight'],
    ['a status nobody knows', { sites: ['old,1,open'] }, 'gives the status "open"'],
    ['metres in words', { matrix: ['west,old,far'] }, '"far" is not a number'],
  ])('refuses %s by row and value', async (_, changes, words) => {
    const { exitCode, stderr } = await runVerb('site', ...aRoad(changes), '--open', '1');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(words);
  });

  it.each([
    ['coverage without a radius', ['--open', '1', '--objective', 'coverage']],
    ['no number to open', []],
    ['half a site', ['--open', '0.5']],
    ['another objective', ['--open', '1', '--objective', 'beauty']],
  ])('does not understand %s', async (_, more) => {
    expect((await runVerb('site', ...aRoad(), ...more)).exitCode).toBe(2);
  });

  it('answers the same bytes whatever the order of rows', async () => {
    await runVerb('site', ...aRoad(), '--open', '1');
    const before = ['site.json', 'allocation.csv', 'run.json'].map((name) => folder.read(`out/${name}`));
    const files = aRoad({
      demand: ['east,20', 'west,30'],
      sites: ['far,30,candidate', 'old,40,existing', 'mid,30,candidate'],
      matrix: ['east,far,100', 'west,mid,500', 'east,old,1100', 'west,far,1100', 'west,old,100', 'east,mid,500'],
    });
    await runVerb('site', ...files, '--open', '1');
    expect(['site.json', 'allocation.csv', 'run.json'].map((name) => folder.read(`out/${name}`))).toEqual(before);
  });

  it('stops with what it has when the seconds are over', async () => {
    expect((await runVerb('site', ...aRoad(), '--open', '1', '--seconds', '0')).exitCode).toBe(0);
    expect(['time-limit', 'optimal']).toContain(answer().status);
    expect(answer().bound).toBeLessThanOrEqual(answer().objective);
    expect(Number.isFinite(answer().bound)).toBe(true);
  });
});
