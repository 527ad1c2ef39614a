import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComingYears, ForecastRun, LevelForecast, MatchList, SavedAssumptions } from '../../api/client.ts';
import { defineForecastJob } from '../../api/domains/forecasts/run-forecast.ts';
import { anOffice, communesFile, countsOf, lines, type Office, operatorToken } from '../support/an-office.ts';

const nobody = '00000000-0000-4000-8000-000000000000';
let office: Office;
beforeAll(async () => {
  office = await anOffice();
  await office.apply(
    'communes',
    'communes.geojson',
    communesFile({
      '00001': { name: 'Xã Một', box: [106, 10, 106.1, 10.1] },
      '00002': { name: 'Xã Hai', box: [106.1, 10, 106.2, 10.1] },
    }),
  );
  await office.apply(
    'schools',
    'schools.csv',
    lines(
      'school_id,name,level,commune_code,lon,lat',
      'north,Trường Tiểu học Bình Minh,primary,00001,106.05,10.05',
      'south,Trường Tiểu học Hoa Mai,primary,00001,106.06,10.05',
      'east,Trường Tiểu học Phù Sa,primary,00002,106.15,10.05',
    ),
  );
  await office.apply('pupils', 'pupils.csv', pupilsFile());
  await office.apply('births', 'births.csv', birthsFile());
  defineForecastJob(office.services);
  await office.services.jobs.start();
}, 60_000);
afterAll(async () => {
  await office?.services.jobs.stop();
  await office?.close();
});

/** Ten years of grades 1-5; the eastern school went by another code until 2019. */
function pupilsFile(): string {
  const rows = ['year,school,school_name,grade,pupils'];
  for (let year = 2016; year <= 2025; year++)
    for (const [school, size] of [
      ['north', 60],
      ['south', 40],
      ['east', 50],
    ] as const)
      for (let grade = 1; grade <= 5; grade++) {
        const old = school === 'east' && year < 2020;
        const pupils = size + (((year - grade) * 7 + size) % 6);
        rows.push([year, old ? 'old-east' : school, old ? 'Tiểu học Phù Sa' : '', grade, pupils].join(','));
      }
  return lines(...rows);
}

function birthsFile(): string {
  const years = Array.from({ length: 16 }, (_, i) => 2010 + i);
  return lines(
    'year,commune_code,births',
    ...years.flatMap((year) => [`${year},00001,${105 + (year % 3)}`, `${year},00002,${52 + (year % 2)}`]),
  );
}

const api = (method: string, path: string, body?: unknown, token: string | null = operatorToken) =>
  office.request(method, `/api/${office.organisationId}${path}`, { body, token });
async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await api(method, path, body);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
async function finished(asked: object): Promise<ForecastRun> {
  const run = await json<ForecastRun>('POST', '/forecasts', asked);
  for (let tries = 0; tries < 300; tries++) {
    const now = await json<ForecastRun>('GET', `/forecasts/${run.id}`);
    if (now.status === 'done' || now.status === 'failed') return now;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error('the forecast did not finish');
}
const newest = async (level = 'primary') =>
  (await json<{ forecast: LevelForecast | null }>('GET', `/forecasts/newest?level=${level}`)).forecast;
const supposed = (part: object) => json<SavedAssumptions>('POST', '/forecast-assumptions', part);
const sumOf = (values: (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

describe('importing past years', () => {
  it('keeps every row once and changes nothing the second time', async () => {
    expect(countsOf(await office.apply('pupils', 'pupils.csv', pupilsFile()))).toEqual({
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: 150,
    });
    expect(countsOf(await office.apply('births', 'births.csv', birthsFile()))).toMatchObject({
      changed: 0,
      unchanged: 32,
    });
  });

  it('keeps a school of the past by its old code, and names rows it cannot take', async () => {
    const { issues } = await office.preview(
      'pupils',
      'more.csv',
      lines('year,school,grade,pupils', '2025,gone,1,20', '2025,north,14,3', '2025,north,2,-1', '2025,north,2,1.5'),
    );
    expect(issues.map(({ code, row }) => [code, row])).toEqual([
      ['history-school-unknown', 2],
      ['forecast-grade', 3],
      ['count-negative', 4],
      ['count-fractional', 5],
    ]);
  });

  it('takes births of communes of the past by the table of old and new ones', async () => {
    const table = lines('old_code,new_code,share', '00001,00001,0.75', '00001,00002,0.25', '00009,00002,');
    expect(countsOf(await office.apply('commune-changes', 'changes.csv', table))).toMatchObject({ added: 3 });
    expect(countsOf(await office.apply('commune-changes', 'changes.csv', table))).toMatchObject({ unchanged: 3 });
    const { issues, diff } = await office.preview(
      'births',
      'old.csv',
      lines('year,old_code,births', '2009,00001,100', '2009,00009,10', '2009,00077,5'),
    );
    expect(issues.map(({ code, row }) => [code, row])).toEqual([['births-old-unknown', 4]]);
    expect(diff.added).toEqual(['2009 00001', '2009 00002']);
  });

  it('warns of births of a place nobody knows', async () => {
    const { issues } = await office.preview(
      'births',
      'b.csv',
      lines('year,commune_code,births', '2025,99999,3', '2025,,4', '20x5,,4'),
    );
    expect(issues.map(({ code }) => code)).toEqual([
      'births-place-unknown',
      'forecast-year',
      'forecast-births-without-place',
    ]);
  });
});

describe('schools of the past', () => {
  it('are suggested by name, by the year they end and by size; a match counts, and can be taken back', async () => {
    const before = await json<MatchList>('GET', '/school-matches');
    expect(before.unmatched).toMatchObject([{ oldId: 'old-east', firstYear: 2016, lastYear: 2019 }]);
    expect(before.unmatched[0].suggestions[0]).toMatchObject({ schoolId: 'east' });
    const matched = await json<MatchList>('PUT', '/school-matches/old-east', { schoolId: 'east' });
    expect(matched).toMatchObject({ unmatched: [], matches: [{ oldId: 'old-east', newId: 'east' }] });
    await finished({ horizon: 1 });
    const east = (await newest())!.schools.find(({ schoolId }) => schoolId === 'east')!;
    expect(east.history[0]).toBeGreaterThan(200);
    expect((await json<MatchList>('DELETE', '/school-matches/old-east')).unmatched).toHaveLength(1);
  });

  it('need the operator, a code of the history and a school of today', async () => {
    expect((await api('PUT', '/school-matches/old-east', { schoolId: 'east' }, null)).status).toBe(403);
    expect((await api('PUT', '/school-matches/never', { schoolId: 'east' })).status).toBe(404);
    expect((await api('PUT', '/school-matches/old-east', { schoolId: 'never' })).status).toBe(404);
    expect((await api('PUT', '/school-matches/old-east', {})).status).toBe(422);
    expect((await api('DELETE', '/school-matches/old-east')).status).toBe(404);
  });
});

describe('a forecast', () => {
  it('gives whole, communes and schools by year with ranges, sums that add up, and its back-test', async () => {
    expect(await finished({ horizon: 6 })).toMatchObject({ status: 'done', horizon: 6, synthetic: false });
    const found = (await newest())!;
    expect(found.years).toEqual([2026, 2027, 2028, 2029, 2030, 2031]);
    for (let h = 0; h < 6; h++) {
      const total = found.total.pupils[h]!;
      expect(sumOf(found.schools.map(({ pupils }) => pupils[h]))).toBeCloseTo(total, 6);
      expect(sumOf(found.communes.map(({ pupils }) => pupils[h]))).toBeCloseTo(total, 6);
      expect(sumOf(found.byGrade.map(({ pupils }) => pupils[h]))).toBeCloseTo(total, 6);
      const { low90, low50, high50, high90 } = found.total;
      const inOrder = [low90[h]!, low50[h]!, total, high50[h]!, high90[h]!];
      expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
    }
    expect(found.byGrade.map(({ grade }) => grade)).toEqual(found.grades);
    expect(found.backTest.map(({ yearsAhead }) => yearsAhead)).toEqual([1, 3, 5]);
    expect(found.backTest[0].references.naive.wholeMape).not.toBeNull();
    const table = await (await office.get('/forecasts/newest.csv?level=primary')).text();
    expect(table.trim().split('\n')).toHaveLength(1 + 6 * 3 * 5);
    expect(await newest('nursery')).toBeNull();
  });

  it('is held against the seats of today, unknown where those are', async () => {
    const path = '/capacity/coming-years';
    const found = await json<ComingYears>('GET', `${path}?level=primary`, undefined);
    const { forecast } = found;
    expect(forecast!.years).toEqual([2026, 2027, 2028, 2029, 2030, 2031]);
    expect(forecast!.communes.map(({ name }) => name).sort()).toEqual(['Xã Hai', 'Xã Một']);
    const expected = (await newest())!;
    for (const { id, seats, years } of forecast!.schools) {
      const school = expected.schools.find(({ schoolId }) => schoolId === id)!;
      expect(years.map(({ pupils }) => pupils)).toEqual(school.pupils);
      expect([seats, years[5].balance, years[5].outlook]).toEqual([null, null, null]);
    }
    const table = await (await office.get(`${path}.csv?level=primary`)).text();
    expect(table.trim().split('\r\n')).toHaveLength(1 + 6 * (2 + 3));
    expect((await json<ComingYears>('GET', `${path}?level=nursery`)).forecast).toBeNull();
    expect((await office.get(`${path}?level=moon`)).status).toBe(422);
    expect((await office.request('GET', `/api/nobody${path}?level=primary`, { token: null })).status).toBe(404);
  });

  it('needs the operator, a horizon of 1 to 10 years and a version that is there', async () => {
    expect((await api('POST', '/forecasts', { horizon: 5 }, null)).status).toBe(403);
    expect((await api('POST', '/forecasts', { horizon: 0 })).status).toBe(422);
    expect((await api('POST', '/forecasts', { horizon: 11 })).status).toBe(422);
    expect((await api('POST', '/forecasts', { assumptionsVersion: 99 })).status).toBe(404);
    expect((await api('GET', `/forecasts/${nobody}`)).status).toBe(404);
    expect((await office.get('/forecasts/newest?level=moon')).status).toBe(422);
  });

  it('is refused in a sentence where there is no history', async () => {
    const response = await office.request('POST', '/api/elsewhere/forecasts', { body: {}, token: operatorToken });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('at least two');
  });
});

describe('what is supposed', () => {
  it('is kept in versions; a closing moves its pupils and an opening takes its share, and nobody is lost', async () => {
    await finished({ horizon: 3 });
    const plain = (await newest())!;
    const { version } = await supposed({
      closings: [
        {
          schoolId: 'south',
          year: 2027,
          to: [
            { schoolId: 'north', share: 0.75 },
            { schoolId: 'east', share: 0.25 },
          ],
        },
      ],
      openings: [
        {
          name: 'Trường mới',
          communeCode: '00002',
          year: 2028,
          grades: ['1', '2', '3', '4', '5'],
          from: [{ schoolId: 'east', share: 0.5 }],
        },
      ],
    });
    await finished({ horizon: 3, assumptionsVersion: version });
    const changed = (await newest())!;
    const of = (forecast: LevelForecast, id: string, h: number) =>
      forecast.schools.find(({ schoolId }) => schoolId === id)!.pupils[h]!;
    expect(of(changed, 'south', 0)).toBeCloseTo(of(plain, 'south', 0), 6);
    expect(of(changed, 'south', 1)).toBe(0);
    expect(of(changed, 'north', 1)).toBeCloseTo(of(plain, 'north', 1) + 0.75 * of(plain, 'south', 1), 6);
    expect(changed.schools.find(({ planned }) => planned)).toMatchObject({
      schoolId: '+ Trường mới',
      communeCode: '00002',
    });
    for (let h = 0; h < 3; h++) expect(changed.total.pupils[h]).toBeCloseTo(plain.total.pupils[h]!, 6);
    expect((await json<{ versions: SavedAssumptions[] }>('GET', '/forecast-assumptions')).versions[0].version).toBe(
      version,
    );
  });

  it('adds housing by what its dwellings yield as they fill, and migration year by year', async () => {
    await finished({ horizon: 3 });
    const plain = (await newest())!;
    const housing = [
      {
        name: 'Khu A',
        schoolId: 'north',
        firstYear: 2026,
        years: 2,
        dwellings: 200,
        pupilsPerDwelling: 0.5,
        grades: ['1', '2'],
      },
    ];
    const { version } = await supposed({ housing });
    await finished({ horizon: 3, assumptionsVersion: version });
    const more = (await newest())!.total.pupils.map((pupils, h) => pupils! - plain.total.pupils[h]!);
    expect(more.map((value) => Math.round(value))).toEqual([50, 100, 100]);
    const moving = await supposed({ migrationPercent: 2, communes: [{ communeCode: '00002', percent: 0 }] });
    await finished({ horizon: 2, assumptionsVersion: moving.version });
    const grown = (await newest())!.communes;
    const at = (list: LevelForecast['communes'], code: string, h: number) =>
      list.find(({ communeCode }) => communeCode === code)!.pupils[h]!;
    expect(at(grown, '00001', 1) / at(plain.communes, '00001', 1)).toBeCloseTo(1.02 ** 2, 6);
    expect(at(grown, '00002', 1)).toBeCloseTo(at(plain.communes, '00002', 1), 6);
  });

  it.each([
    [
      {
        housing: [
          {
            name: 'x',
            schoolId: 'never',
            firstYear: 2026,
            years: 1,
            dwellings: 1,
            pupilsPerDwelling: 1,
            grades: ['1'],
          },
        ],
      },
      'never',
    ],
    [{ communes: [{ communeCode: '99999', percent: 1 }] }, '99999'],
    [
      {
        openings: [
          { name: 'x', communeCode: '00001', year: 2027, grades: ['13'], from: [{ schoolId: 'north', share: 1 }] },
        ],
      },
      '13',
    ],
    [{ closings: [{ schoolId: 'north', year: 2027, to: [{ schoolId: 'south', share: 0.5 }] }] }, '50 %'],
    [{ closings: [{ schoolId: 'north', year: 2027, to: [{ schoolId: 'north', share: 1 }] }] }, 'north'],
    [{ migrationPercent: 40 }, 'migrationPercent'],
  ])('refuses %j, naming the value', async (part, named) => {
    const response = await api('POST', '/forecast-assumptions', part);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(named);
  });

  it('needs the operator', async () => {
    expect((await api('POST', '/forecast-assumptions', {}, null)).status).toBe(403);
  });
});

describe('a history that is said to be invented', () => {
  it('stamps what is forecast from it', async () => {
    const form = new FormData();
    form.append('file', new File([lines('year,school,grade,pupils', '2025,north,1,61')], 'pupils.csv'));
    form.append('synthetic', 'true');
    const path = `/api/${office.organisationId}/imports`;
    const preview = await office.request('POST', `${path}/pupils`, { body: form, token: operatorToken });
    const { batch } = (await preview.json()) as { batch: { id: string } };
    expect((await newest())?.run.synthetic).toBe(false);
    await json('POST', `/imports/${batch.id}/apply`);
    expect(await finished({ level: 'primary' })).toMatchObject({ status: 'done' });
    expect((await newest())?.run.synthetic).toBe(true);
    form.set('synthetic', 'perhaps');
    expect((await office.request('POST', `${path}/pupils`, { body: form, token: operatorToken })).status).toBe(422);
  });
});
