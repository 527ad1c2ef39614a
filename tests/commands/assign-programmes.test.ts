import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeEach(() => {
  folder = new WorkFolder();
  folder.write(
    'schools.csv',
    'school_id,name,lon,lat,seats,commune,programme_of',
    '01-en,Tiếng Anh tăng cường,,,1,,01',
    '01,Một,106.700,10.770,1,x,',
    '02,Hai,106.710,10.770,1,y,',
  );
  folder.write(
    'applicants.csv',
    'applicant_id,lon,lat,commune,kin',
    'a,106.701,10.770,x,',
    'b,106.702,10.770,x,01',
    'c,106.703,10.770,y,',
    'd,106.709,10.770,y,',
  );
  folder.write('choices.csv', 'applicant_id,rank,school_id', 'a,1,01-en', 'b,1,01-en', 'c,1,01', 'd,1,01-en', 'd,2,02');
  writeRules({});
});
afterEach(() => folder.remove());

function writeRules(change: Record<string, unknown>): void {
  const rules = {
    mechanism: 'deferred-acceptance',
    criteria: [
      { rule: 'sibling', attribute: 'kin' },
      { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' },
    ],
    imputeChoicesByDistance: true,
  };
  folder.write('rules.json', JSON.stringify({ ...rules, ...change }));
}

const inputs = () => ['schools', 'applicants', 'choices'].flatMap((name) => [`--${name}`, folder.path(`${name}.csv`)]);
const common = () => [...inputs(), '--rules', folder.path('rules.json')];
const assign = (...more: string[]) => runVerb('assign', ...common(), '--out', folder.path('out'), ...more);
const places = () =>
  folder
    .read('out/placements.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(0, 4).join(','));

describe('programmes in schools.csv', () => {
  it('take blank cells, place and metres from their school, and are found sound', async () => {
    expect((await assign('--straight')).exitCode).toBe(0);
    // b has a sister at school 01, which counts for its programme; a is of its commune and is completed to 01.
    expect(places()).toEqual(['a,01,2,1', 'b,01-en,1,0', 'c,02,2,1', 'd,,,']);
    const travel = folder.read('out/travel.csv').trim().split('\n');
    const metresTo = (school: string) =>
      travel.filter((line) => line.split(',')[1] === school).map((l) => l.split(',')[2]);
    expect(metresTo('01-en')).toEqual(metresTo('01'));
    expect(metresTo('01-en')).toHaveLength(4);
    expect((await runVerb('verify', ...common(), '--run', folder.path('out'))).exitCode).toBe(0);
    expect((await runVerb('verify', ...common(), '--straight', '--run', folder.path('out'))).exitCode).toBe(0);
  });

  it('take no place among the nearest few, and are measured to their school', async () => {
    await assign('--straight', '--nearest', '1');
    const travel = folder.read('out/travel.csv');
    // The nearest of a is school 01 with its programme; 02 would be the second.
    expect(travel.match(/^a,/gm)).toHaveLength(2);
    expect(travel).toMatch(/^a,01-en,/m);
  });

  it('use the metres of their school in travel.csv unless they have their own', async () => {
    folder.write(
      'travel.csv',
      'from_id,to_id,metres',
      'a,01,500',
      'b,01,200',
      'b,01-en,900',
      'c,01,100',
      'd,01,50',
      'd,02,10',
    );
    writeRules({ criteria: [{ rule: 'distance' }], imputeChoicesByDistance: false });
    expect((await assign('--travel', folder.path('travel.csv'))).exitCode).toBe(0);
    expect(folder.read('out/placements.csv')).toContain('d,01-en,1,0,50,open,distance');
    folder.write(
      'travel.csv',
      'from_id,to_id,metres',
      'a,01,500',
      'b,01,200',
      'b,01-en,40',
      'c,01,100',
      'd,01,50',
      'd,02,10',
    );
    await assign('--travel', folder.path('travel.csv'));
    expect(folder.read('out/placements.csv')).toContain('b,01-en,1,0,40,open,distance');
  });

  it('with a place of their own are measured to it', async () => {
    const rows = folder.read('schools.csv').replace('tăng cường,,,', 'tăng cường,106.709,10.770,').trim().split('\n');
    folder.write('schools.csv', ...rows);
    writeRules({ criteria: [{ rule: 'distance' }] });
    await assign('--straight');
    expect(folder.read('out/placements.csv')).toContain('d,01-en,1,0,0,open,distance');
  });

  it('name a school of the file that is none itself, else the row is refused', async () => {
    folder.write(
      'schools.csv',
      'school_id,lon,lat,seats,commune,programme_of',
      '01-en,106.7,10.7,1,x,09',
      '01,106.7,10.7,1,x,',
      '02,106.7,10.7,1,x,01-en',
      '03,106.7,10.7,1,x,03',
    );
    const { exitCode, stderr } = await assign('--straight', '--issues', folder.path('issues.json'));
    expect(exitCode).toBe(1);
    expect(JSON.parse(folder.read('issues.json'))).toMatchObject([
      { code: 'programme-school-unknown', file: 'schools.csv', row: 2, column: 'programme_of', value: '09' },
      { code: 'programme-of-programme', row: 4, value: '01-en' },
      { code: 'programme-of-programme', row: 5, value: '03' },
    ]);
    expect(stderr).toContain('"09"');
  });
});
