import { setTimeout as pause } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ForecastRun, Programme, ProgrammeSettings, Scenario } from '../../api/client.ts';
import { defineForecastJob } from '../../api/domains/forecasts/run-forecast.ts';
import { synthesiseEnrolment } from '../../api/domains/periods/synthesise-enrolment.ts';
import type { RoadTown } from '../support/a-road-town.ts';
import { aTravelOffice } from '../support/a-travel-office.ts';
import { lines, type Office, operatorToken } from '../support/an-office.ts';
import { readZip } from '../support/read-zip.ts';

let office: Office;
let town: RoadTown;
let scenario: Scenario;
beforeAll(async () => {
  ({ office, town } = await aTravelOffice());
  await synthesiseEnrolment(office.context(), { level: 'primary', applicants: 120, seed: '7', apply: true });
  scenario = await done<Scenario>('POST', '/scenarios', { name: 'Lộ trình', level: 'primary', branchOf: null });
  for (const change of [opening(), { kind: 'add-rooms', schoolId: 'north', rooms: 10 }, closing])
    scenario = await done<Scenario>('POST', `/scenarios/${scenario.id}/changes`, { at: scenario.position, change });
}, 60_000);
afterAll(async () => {
  await office?.services.jobs.stop();
  await office?.close();
});

const opening = () => ({
  ...{ kind: 'open-site', id: 'new-1', name: 'Trường Bờ Mới', lonLat: town.at('D'), communeCode: '00001' },
  ...{ rooms: 15, opens: null },
});
const closing = { kind: 'close-school', schoolId: 'south' };
const ask = (method: string, path: string, body?: object, token: string | null = operatorToken) =>
  office.request(method, `/api/town${path}`, { body, token });
async function done<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await ask(method, path, body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as T;
}
const path = () => `/scenarios/${scenario.id}/programme`;
const settings = (part: Partial<ProgrammeSettings> = {}): ProgrammeSettings => ({
  ...{ budgets: [], carryOver: false, planFor: 'likely', works: [], ...part },
});
const messageOf = async (answer: Response) => ((await answer.json()) as { error: { message: string } }).error.message;
const reasonsOf = ({ made }: Programme) => Object.fromEntries(made!.plan.works.map(({ key, reason }) => [key, reason]));

/** Six years in which the two schools west of the river grow past their seats. */
async function forecastGrowth(): Promise<void> {
  const rows = ['year,school,grade,pupils'];
  for (let year = 2021; year <= 2026; year++)
    for (const [school, size] of [
      ['north', 60],
      ['south', 60],
      ['across', 20],
    ] as const)
      for (let grade = 1; grade <= 5; grade++) rows.push(`${year},${school},${grade},${size + 12 * (year - 2021)}`);
  await office.apply('pupils', 'pupils.csv', lines(...rows));
  defineForecastJob(office.services);
  await office.services.jobs.start();
  const run = await done<ForecastRun>('POST', '/forecasts', { horizon: 4 });
  for (let tries = 0; tries < 300; tries++) {
    const { status } = await done<ForecastRun>('GET', `/forecasts/${run.id}`);
    if (status === 'done') return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  throw new Error('the forecast did not finish');
}

describe('a building programme', () => {
  test('has works but no years before a forecast, and says so when asked to be made', async () => {
    const found = await done<Programme>('GET', path());
    expect(found).toMatchObject({ years: null, made: null, costs: null });
    expect(found.works.map(({ key, byHand, needsLand }) => ({ key, byHand, needsLand }))).toEqual([
      { key: 'open-site:new-1', byHand: false, needsLand: true },
      { key: 'add-rooms:north', byHand: false, needsLand: false },
      { key: 'close-school:south', byHand: true, needsLand: false },
    ]);
    const refused = await ask('PUT', path(), settings());
    expect(refused.status).toBe(409);
    expect(await messageOf(refused)).toContain('Run a forecast first');
  });

  test('puts works into years within money and land, and keeps them with the scenario', async () => {
    await forecastGrowth();
    const years = (await done<Programme>('GET', path())).years!;
    expect(years).toHaveLength(4);
    const unpriced = await done<Programme>('PUT', path(), settings());
    expect(reasonsOf(unpriced)).toMatchObject({ 'open-site:new-1': 'no-price', 'close-school:south': 'by-hand' });
    await done('PUT', '/scenario-costs', {
      ...{ validFrom: '2026-01-01', source: 'Suất vốn đầu tư', room: 900, site: 12_000, roadMetre: null },
    });
    const poor = await done<Programme>('PUT', path(), settings());
    expect(reasonsOf(poor)).toMatchObject({ 'open-site:new-1': 'land', 'add-rooms:north': 'no-money' });
    expect(poor.made!.plan.unmet.after).toBe(poor.made!.plan.unmet.before);
    const rich = settings({
      budgets: years.map((year) => ({ year, million: 20_000 })),
      works: [{ key: 'open-site:new-1', clearedFrom: years[1], pin: null, pinRooms: null }],
    });
    const { plan, outdated } = (await done<Programme>('PUT', path(), rich)).made!;
    expect(outdated).toBe(false);
    const [opened, added] = plan.works;
    expect(added.stages[0].year).toBe(years[0]);
    expect(opened.stages.every(({ year }) => year >= years[1])).toBe(true);
    expect(plan.unmet.after).toBeLessThan(plan.unmet.before);
    expect(plan.money.every(({ budget, spent }) => spent <= budget)).toBe(true);
    expect((await done<Programme>('GET', path())).made!.plan).toEqual(plan);
    const shown = plan.need.map(({ likely }) => likely.after).reduce((sum, each) => sum + each, 0);
    expect(shown).toBe(plan.unmet.after);
  });

  test('obeys a year fixed by hand, whatever it costs, and a closing takes its seats from that year on', async () => {
    const years = (await done<Programme>('GET', path())).years!;
    const fixed = settings({
      works: [
        { key: 'add-rooms:north', clearedFrom: null, pin: years[2], pinRooms: 6 },
        { key: 'close-school:south', clearedFrom: null, pin: years[1], pinRooms: null },
        { key: 'open-site:new-1', clearedFrom: years[0], pin: 'never', pinRooms: null },
      ],
    });
    const { plan } = (await done<Programme>('PUT', path(), fixed)).made!;
    expect(plan.works).toMatchObject([
      { reason: 'ruled-out', stages: [] },
      { stages: [{ year: years[2], rooms: 6, cost: 6 * 900 }] },
      { stages: [{ year: years[1], cost: 0 }] },
    ]);
    expect(plan.money[2]).toMatchObject({ budget: 0, spent: 6 * 900 });
    expect(plan.need[1].likely.after).toBeGreaterThan(plan.need[1].likely.before);
  });

  test('is told as out of date once the scenario has changed', async () => {
    const change = { kind: 'add-rooms', schoolId: 'across', rooms: 5 };
    scenario = await done<Scenario>('POST', `/scenarios/${scenario.id}/changes`, { at: scenario.position, change });
    expect((await done<Programme>('GET', path())).made!.outdated).toBe(true);
  });

  test('goes into the dossier: report and a page a place, in three forms, in the reader’s language', async () => {
    const text = async (format: string) => {
      const answer = await ask('GET', `/scenarios/${scenario.id}/dossier/${format}`);
      expect(answer.status).toBe(200);
      return Buffer.from(await answer.arrayBuffer());
    };
    const pdf = (await text('pdf')).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    // In short, before and after with what follows it, and a page for each of the four places.
    expect(Number(/\/Count (\d+)/.exec(pdf)?.[1])).toBeGreaterThanOrEqual(6);
    const document = readZip(await text('docx'));
    const words = document.get('word/document.xml')!.toString();
    expect(words.match(/<w:pageBreakBefore/g)).toHaveLength(5);
    for (const phrase of [
      'Dossier: Lộ trình',
      'Building programme',
      'The way to school',
      'What is not known',
      'Open Trường Bờ Mới, 15 classrooms',
    ])
      expect(words).toContain(phrase);
    expect([...document.keys()].filter((name) => name.endsWith('.svg'))).toHaveLength(5);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(await text('xlsx')).buffer);
    expect(book.model.media).toHaveLength(5);
    expect(book.worksheets.map(({ name }) => name)).toContain('4. Building programme');
    expect((await ask('GET', `/scenarios/${scenario.id}/dossier/pdf`, undefined, null)).status).toBe(403);
    expect((await ask('GET', `/scenarios/${scenario.id}/dossier/odt`)).status).toBe(422);
    const ticket = '8f14e45f-ceea-467a-9b3c-0a1b2c3d4e5f';
    const progress = async () => (await (await ask('GET', `/dossiers/progress/${ticket}`)).json()).progress;
    const steps: string[] = [];
    let isWritten = false;
    const written = (async () => {
      const answer = await ask('GET', `/scenarios/${scenario.id}/dossier/pdf?ticket=${ticket}`);
      isWritten = true;
      return answer;
    })();
    while (!isWritten) {
      await pause(2);
      const told = await progress();
      if (told && told.step !== steps.at(-1)) steps.push(told.step);
      if (told) expect(told.done).toBeLessThan(told.all);
    }
    expect((await written).status).toBe(200);
    expect(steps[0]).toBe('figures');
    expect(['figures', 'pages', 'file'].filter((step) => steps.includes(step))).toEqual(steps);
    expect(await progress()).toBeNull();
    expect((await ask('GET', `/dossiers/progress/${ticket}`, undefined, null)).status).toBe(403);
  });

  test('is for planners alone, and refuses works and years there are not', async () => {
    expect((await ask('GET', path(), undefined, null)).status).toBe(403);
    expect((await ask('PUT', path(), settings(), null)).status).toBe(403);
    const year = await ask('PUT', path(), settings({ budgets: [{ year: 2050, million: 1 }] }));
    expect(year.status).toBe(422);
    expect(await messageOf(year)).toContain('2050 is outside the forecast');
    const work = { key: 'open-site:none', clearedFrom: null, pin: null, pinRooms: null };
    expect((await ask('PUT', path(), settings({ works: [work] }))).status).toBe(422);
    const nobody = '/scenarios/00000000-0000-4000-8000-000000000000/programme';
    expect((await ask('GET', nobody)).status).toBe(404);
  });
});
