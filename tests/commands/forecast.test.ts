import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Issue } from '../../geodata/sources/issues.ts';
import { aHistory } from '../support/a-history.ts';
import { runVerb, WorkFolder } from '../support/run-verb.ts';

let folder: WorkFolder;
beforeEach(() => {
  folder = new WorkFolder();
});
afterEach(() => folder.remove());

const forecast = (...more: string[]) =>
  runVerb(
    'forecast',
    '--pupils',
    folder.path('history.csv'),
    '--out',
    folder.path('out'),
    '--issues',
    folder.path('issues.json'),
    ...more,
  );
const history = (...lines: string[]) => folder.write('history.csv', ...lines);
const births = (...lines: string[]) => folder.write('births.csv', ...lines);
const rows = () =>
  folder
    .read('out/forecast.csv')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const issues = () => JSON.parse(folder.read('issues.json')) as Issue[];
const run = () => JSON.parse(folder.read('out/run.json')) as Record<string, unknown>;
/** `aHistory` with one line put in place of another. */
const withLine = (at: number, line: string) => aHistory().map((old, i) => (i === at ? line : old));

describe('truonggan forecast', () => {
  it('writes a row for every future year, open school and grade, by year, school and grade, with low ≤ pupils ≤ high', async () => {
    history(...aHistory({ grades: ['1', 'PK', 'K'] }));
    expect((await forecast('--horizon', '2')).exitCode).toBe(0);
    expect(folder.read('out/forecast.csv').split('\n')[0]).toBe('year,school,grade,pupils,low,high');
    expect(rows().map(([year, school, grade]) => `${year} ${school} ${grade}`)).toEqual(
      ['2020', '2021'].flatMap((year) =>
        ['a', 'b', 'c'].flatMap((school) => ['PK', 'K', '1'].map((grade) => `${year} ${school} ${grade}`)),
      ),
    );
    for (const [, , , pupils, low, high] of rows()) {
      expect(Number(low)).toBeGreaterThanOrEqual(0);
      expect(Number(low)).toBeLessThanOrEqual(Number(pupils));
      expect(Number(pupils)).toBeLessThanOrEqual(Number(high));
    }
  });

  it('answers the same bytes whatever the order of the rows', async () => {
    const [header, ...lines] = aHistory();
    history(header, ...lines);
    await forecast();
    const before = folder.read('out/forecast.csv');
    const facts = folder.read('out/run.json');
    history(header, ...lines.reverse());
    await forecast();
    expect(folder.read('out/forecast.csv')).toBe(before);
    expect(JSON.parse(folder.read('out/run.json')).outputs).toEqual(JSON.parse(facts).outputs);
    expect(existsSync(folder.path('out/timings.json'))).toBe(true);
  });

  it('widens low and high with --level', async () => {
    const noisy = aHistory({ pupils: (s, t, g) => 50 + ((s * 31 + t * 17 + g * 7) % 13) });
    history(...noisy);
    await forecast('--level', '0.5');
    const narrow = rows().map((row) => Number(row[5]) - Number(row[4]));
    await forecast('--level', '0.9');
    const wide = rows().map((row) => Number(row[5]) - Number(row[4]));
    expect(wide.every((width, i) => width >= narrow[i])).toBe(true);
    expect(wide.some((width, i) => width > narrow[i])).toBe(true);
  });

  it('writes the back-test beside the plain methods at 1, 3 and 5 years', async () => {
    history(...aHistory({ years: 12 }));
    expect((await forecast('--backtest', '--horizon', '1')).exitCode).toBe(0);
    const { horizons } = JSON.parse(folder.read('out/backtest.json'));
    expect(horizons.map(({ yearsAhead }: { yearsAhead: number }) => yearsAhead)).toEqual([1, 3, 5]);
    expect(Object.keys(horizons[0].references)).toEqual(['naive', 'mean3', 'mean5']);
    expect(horizons[0].forecast.wholeMape).toBeGreaterThanOrEqual(0);
    expect(horizons[0].coverage).toBeGreaterThan(0);
  });

  it('does not forecast a school that closed, and says so', async () => {
    history(...aHistory().filter((line) => !/^(2018|2019),b,/.test(line)));
    await forecast();
    expect(rows().some(([, school]) => school === 'b')).toBe(false);
    expect(issues()).toContainEqual(
      expect.objectContaining({ code: 'forecast-school-closed', record: 'b', params: { school: 'b', year: '2017' } }),
    );
  });

  it('forecasts a school that opened last year', async () => {
    history(...aHistory(), ...['K', '1', '2', '3', '4', '5'].map((grade) => `2019,new,${grade},40`));
    await forecast('--horizon', '1');
    const opened = rows().filter(([, school]) => school === 'new');
    expect(opened).toHaveLength(6);
    for (const row of opened) expect(Math.abs(Number(row[3]) - 40)).toBeLessThan(8);
  });

  it('asks whether a school that ends and one that begins alike are the same school', async () => {
    history(...aHistory().map((line) => line.replace(/^(2018|2019),b,/, '$1,b-new,')));
    await forecast();
    expect(issues()[0]).toMatchObject({
      code: 'forecast-school-recoded',
      params: { school: 'b', heir: 'b-new', year: '2017' },
    });
  });

  it('does without a year that is missing, and says so', async () => {
    history(...aHistory().filter((line) => !line.startsWith('2015,')));
    expect((await forecast()).exitCode).toBe(0);
    expect(issues()).toContainEqual(
      expect.objectContaining({ code: 'forecast-year-missing', params: { year: '2015' } }),
    );
    for (const row of rows()) expect(Number(row[3])).toBeGreaterThan(40);
  });

  it('takes a blank as unknown, never as zero', async () => {
    history(
      ...withLine(
        aHistory().findIndex((line) => line.startsWith('2019,b,3,')),
        '2019,b,3,',
      ),
    );
    await forecast('--horizon', '1');
    const next = rows().find(([, school, grade]) => school === 'b' && grade === '4')!;
    expect(Number(next[3])).toBeGreaterThan(50);
  });

  it('leaves blank what never had a figure', async () => {
    history(...aHistory({ pupils: (s, _t, g) => (s === 1 && g === 2 ? '' : 50) }));
    await forecast('--horizon', '1');
    expect(
      rows()
        .find(([, school, grade]) => school === 'b' && grade === '2')!
        .slice(3),
    ).toEqual(['', '', '']);
    expect(issues()).toContainEqual(expect.objectContaining({ code: 'forecast-no-figure', params: { count: 1 } }));
  });

  it('says 0 where nobody ever was, for that is known', async () => {
    history(...aHistory({ pupils: () => 0 }));
    births('year,births', ...Array.from({ length: 16 }, (_, i) => `${2004 + i},${i % 3}`));
    expect((await forecast('--births', folder.path('births.csv'))).exitCode).toBe(0);
    expect(rows().length).toBeGreaterThan(0);
    for (const row of rows()) expect(row.slice(3)).toEqual(['0', '0', '0']);
  });

  it('damps a passing shock in the middle of the history and names it', async () => {
    const steady = (s: number, t: number, g: number) => 60 + 10 * s + ((3 * s + 5 * t + 7 * g) % 4);
    history(...aHistory({ pupils: (s, t, g) => Math.round(steady(s, t, g) * (s === 1 && t === 6 ? 0.6 : 1)) }));
    await forecast();
    expect(run().damped).toEqual([expect.objectContaining({ school: 'b', year: 2016 })]);
    expect(issues()).toContainEqual(expect.objectContaining({ code: 'forecast-shock', severity: 'note', record: 'b' }));
  });

  it('says that low and high are assumed where two years are all there is', async () => {
    history(...aHistory({ years: 2 }));
    expect((await forecast()).exitCode).toBe(0);
    expect(issues()).toContainEqual(expect.objectContaining({ code: 'forecast-bands-assumed' }));
    expect(run().intervals).toBe('assumed');
  });
});

describe('births', () => {
  it('bring a larger first grade when they rise', async () => {
    const flat = (year: number) => (year >= 2014 ? 400 : 300);
    births('year,births', ...Array.from({ length: 16 }, (_, i) => `${2004 + i},${flat(2004 + i)}`));
    history(...aHistory({ pupils: (s) => 60 + 10 * s }));
    await forecast('--births', folder.path('births.csv'), '--entry-age', '5', '--horizon', '3');
    const entry = rows().filter(([, school, grade]) => school === 'a' && grade === 'K');
    expect(Number(entry[2][3])).toBeGreaterThan(70);
    expect(run().birthsProjectedFrom).toBeNull();
  });

  it('are projected and flagged where the horizon outruns them', async () => {
    births('year,births', ...Array.from({ length: 12 }, (_, i) => `${2004 + i},300`));
    history(...aHistory());
    await forecast('--births', folder.path('births.csv'), '--entry-age', '5');
    expect(run().birthsProjectedFrom).toBe(2016);
    expect(issues()).toContainEqual(
      expect.objectContaining({ code: 'forecast-births-projected', params: { year: '2016' } }),
    );
  });

  it('of an area go to its schools, and rows without area to the whole alone', async () => {
    const [header, ...lines] = aHistory({ pupils: () => 60 });
    history(`${header},area`, ...lines.map((line) => `${line},${line.includes(',a,') ? 'north' : 'south'}`));
    const years = Array.from({ length: 16 }, (_, i) => 2004 + i);
    births(
      'year,births,area',
      ...years.flatMap((year) => [`${year},${year >= 2014 ? 200 : 100},north`, `${year},200,south`, `${year},10,`]),
    );
    await forecast('--births', folder.path('births.csv'), '--entry-age', '5', '--horizon', '2');
    const entry = (school: string) =>
      Number(rows().find(([year, id, grade]) => year === '2021' && id === school && grade === 'K')![3]);
    expect(entry('a')).toBeGreaterThan(1.3 * entry('b'));
    expect(issues()).toContainEqual(
      expect.objectContaining({ code: 'forecast-births-without-place', severity: 'warning' }),
    );
  });

  it('of places the history does not know, or of years nobody entered from, are named and not used for schools', async () => {
    history(...aHistory());
    births('year,births,area', '1950,300,elsewhere', '1951,310,elsewhere');
    await forecast('--births', folder.path('births.csv'));
    expect(issues().map(({ code }) => code)).toEqual(
      expect.arrayContaining(['forecast-births-unmatched', 'forecast-births-unused']),
    );
  });

  it('of a year left blank or out are held at the year before, and the forecast goes on', async () => {
    history(...aHistory());
    const years = Array.from({ length: 16 }, (_, i) => 2004 + i);
    births(
      'year,births',
      ...years.filter((year) => year !== 2012).map((year) => `${year},${year === 2016 ? '' : 300}`),
    );
    expect((await forecast('--births', folder.path('births.csv'), '--entry-age', '5')).exitCode).toBe(0);
    expect(issues()).toContainEqual(expect.objectContaining({ code: 'forecast-births-filled', params: { count: 2 } }));
    for (const row of rows()) expect(Number(row[3])).toBeGreaterThan(40);
    births('year,births', ...years.map((year) => `${year},${year > 2015 ? '' : 300}`));
    await forecast('--births', folder.path('births.csv'), '--entry-age', '5');
    expect(run().birthsProjectedFrom).toBe(2016);
  });

  it('of a place that has not reported do not make the whole fall; one that ends is named', async () => {
    const [header, ...lines] = aHistory({ pupils: () => 60 });
    history(`${header},area`, ...lines.map((line) => `${line},${line.includes(',a,') ? 'north' : 'south'}`));
    const register = (last: string[]) =>
      births(
        'year,births,area',
        ...Array.from({ length: 15 }, (_, i) => 2004 + i).flatMap((year) => [`${year},90,north`, `${year},180,south`]),
        '2019,90,north',
        ...last,
      );
    const entry2024 = async () => {
      await forecast('--births', folder.path('births.csv'), '--entry-age', '5');
      return rows()
        .filter(([year, , grade]) => year === '2024' && grade === 'K')
        .reduce((sum, row) => sum + Number(row[3]), 0);
    };
    register(['2019,,south']);
    expect(await entry2024()).toBeCloseTo(180, 0);
    register([]);
    expect(await entry2024()).toBeLessThan(150);
    expect(issues()).toContainEqual(
      expect.objectContaining({ code: 'forecast-births-end', record: 'south', params: { year: '2018', last: '2019' } }),
    );
  });

  it('are refused twice for one place and year, and negative', async () => {
    history(...aHistory());
    births('year,births', '2010,300', '2010,310');
    expect((await forecast('--births', folder.path('births.csv'))).stderr).toMatch(
      /births\.csv.*Row 3|Row 3 of births\.csv/,
    );
    births('year,births', '2010,-3');
    expect((await forecast('--births', folder.path('births.csv'))).stderr).toContain('«-3»');
    expect(existsSync(folder.path('out'))).toBe(false);
  });
});

describe('what is refused', () => {
  it.each([
    ['forecast-pupils', '2010,a,1,-4', '-4'],
    ['forecast-pupils', '2010,a,1,12.5', '12.5'],
    ['forecast-pupils', '2010,a,1,many', 'many'],
    ['forecast-grade', '2010,a,13,20', '13'],
    ['forecast-grade', '2010,a,,20', ''],
    ['forecast-year', '20x0,a,1,20', '20x0'],
    ['forecast-school-blank', '2010,,1,20', undefined],
  ])('%s: %s, by file, row and value, and nothing is written', async (code, line, value) => {
    history(...withLine(3, line));
    const { exitCode } = await forecast();
    expect(exitCode).toBe(1);
    expect(issues()).toContainEqual(
      expect.objectContaining({ code, file: 'history.csv', row: 4, ...(value !== undefined && { value }) }),
    );
    expect(existsSync(folder.path('out'))).toBe(false);
  });

  it('a row that stands twice, named by its own row', async () => {
    history(...aHistory(), '2010,a,K,61');
    expect((await forecast()).exitCode).toBe(1);
    expect(issues()).toEqual([expect.objectContaining({ code: 'forecast-duplicate-row', row: 182 })]);
  });

  it('one year of history, and no history', async () => {
    history(...aHistory({ years: 1 }));
    expect((await forecast()).exitCode).toBe(1);
    expect(issues()[0]).toMatchObject({ code: 'forecast-too-few-years', params: { years: 1, year: '2010' } });
    history('year,school,grade,pupils');
    expect((await forecast()).exitCode).toBe(1);
    expect(issues()[0].code).toBe('forecast-no-rows');
  });

  it.each([
    ['--horizon', '0'],
    ['--horizon', '31'],
    ['--level', '1'],
    ['--level', 'wide'],
    ['--entry-age', '-1'],
  ])('%s %s as wrong usage', async (option, value) => {
    history(...aHistory());
    const { exitCode, stderr } = await forecast(option, value);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(option);
  });
});
