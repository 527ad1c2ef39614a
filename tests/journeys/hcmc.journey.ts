import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComingYears, LevelForecast } from '../../api/client.ts';
import { seededRandom } from '../../api/engines/random.ts';
import { createServerDatabase } from '../support/a-database.ts';
import { runVerb } from '../support/run-verb.ts';
import { findSharedData, needSharedData } from '../support/shared-data.ts';
import { desk, findBarriers, launchBrowser, phone, signedIn, visit } from './browser.ts';
import {
  bringInPupils,
  chooseFive,
  compareThree,
  forecastAnew,
  makeThreeScenarios,
  openGroup,
  printDossier,
  seeDeficits,
} from './planner-walk.ts';
import { serveData } from './serve-demo.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const files = {
  roads: 'hcmc/roads-and-schools-2018.osm.pbf',
  communes: 'hcmc/communes-2025.geojson',
  schools: 'hcmc/schools-2018.geojson',
};
const schools = 781;
const applicants = 197_500;
/** The year whose deficits are looked for, and the years of pupils that are invented before it. */
const year = 2031;
const [firstYear, lastYear] = [2016, 2025];

interface City {
  url: string;
  operatorToken: string;
  close(): Promise<void>;
}

/** The published files, with invented schools and seats where the map of 2018 lacks them, in the database of this run. */
async function importCity(): Promise<City> {
  const directory = mkdtempSync(join(tmpdir(), 'truonggan-hcmc-'));
  const own = process.env.DATABASE_URL ? await createServerDatabase(process.env.DATABASE_URL) : undefined;
  const before = { ...process.env };
  Object.assign(process.env, { TRUONGGAN_DATA: directory, ...(own && { DATABASE_URL: own.url }) });
  const to = ['--organisation', 'hcmc', '--apply'];
  const invent = ['synthesise', '--level', 'primary', '--seed', '2026', ...to];
  const verbs = [
    ['import', 'roads', findSharedData(files.roads)!, '--name', 'Thành phố Hồ Chí Minh', ...to],
    ['import', 'communes', findSharedData(files.communes)!, ...to],
    ['import', 'schools', findSharedData(files.schools)!, ...to],
    [...invent, '--schools', String(schools)],
    [...invent, '--applicants', String(applicants)],
  ];
  for (const verb of verbs) await runVerb(...verb);
  const served = await serveData(directory);
  process.env = before;
  const close = async () => {
    await served.stop();
    await own?.drop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { url: served.url, operatorToken: served.operatorToken, close };
}

let browser: Browser;
let city: City | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
  if (Object.values(files).every(findSharedData)) city = await importCity();
}, 600_000);
afterAll(async () => {
  await browser.close();
  await city?.close();
});

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`${city!.url}/api/hcmc${path}`, {
    headers: { authorization: `Bearer ${city!.operatorToken}` },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}
const newestForecast = async () =>
  (await ask<{ forecast: LevelForecast | null }>('/forecasts/newest?level=primary')).forecast;

/** Ten invented years up to the pupils of today: schools grow or shrink by a few per cent a year. */
async function inventedHistory(): Promise<Buffer> {
  const random = seededRandom('history of a city');
  const { schools: all } = await ask<{ schools: { code: string; pupils: number | null }[] }>('/schools?level=primary');
  const lines = all.flatMap(({ code, pupils }) => {
    const growth = 0.98 + 0.06 * random();
    if (pupils === null) return [];
    return Array.from({ length: lastYear - firstYear + 1 }, (_, t) =>
      [1, 2, 3, 4, 5].map((grade) => {
        const usual = (pupils / 5) * growth ** (firstYear + t - lastYear);
        return `${firstYear + t},${code},${grade},${Math.round(usual * (0.97 + 0.06 * random()))}`;
      }),
    ).flat();
  });
  return Buffer.from(`year,school,grade,pupils\n${lines.join('\n')}\n`);
}

/** The room at a desk, as the operator. */
async function enter(): Promise<{ page: Page; leave(allowed?: string): Promise<void> }> {
  const before = signedIn(city!.operatorToken);
  const visitor = await visit(browser, `${city!.url}/hcmc/plan`, { viewport: desk, before });
  visitor.page.setDefaultTimeout(120_000);
  await visitor.page.locator('.plan-panel tbody tr').first().waitFor();
  const leave = async (allowed = 'none') => {
    expect(visitor.complaints.filter((words) => !words.includes(allowed))).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  };
  return { page: visitor.page, leave };
}

describe('a planner of Ho Chi Minh City, from an import to a printed dossier', { timeout: 900_000 }, () => {
  test('brings in ten invented years of pupils, forecasts, and sees where seats are short in 2031', async (context) => {
    needSharedData(context, files.roads);
    const { page, leave } = await enter();
    await bringInPupils(page, await inventedHistory(), /thêm 39[.]050/);
    await openGroup(page, 0, 'Sức chứa');
    await page.getByRole('button', { name: 'Mở mục Dự báo' }).click();
    await page.getByRole('tab', { name: 'Dự báo', selected: true }).waitFor();
    await forecastAnew(page, async () => (await newestForecast())?.run.id);
    await seeDeficits(page, year, () => ask<ComingYears>('/capacity/coming-years?level=primary'));
    await leave();
  });

  test('lets five places be chosen among hundreds, and asks why not another', async (context) => {
    needSharedData(context, files.roads);
    const { page, leave } = await enter();
    await chooseFive(page, year, 2500);
    await leave('422');
  });

  test('makes three scenarios, drags, closes, redraws, compares them and prints the dossier', async (context) => {
    needSharedData(context, files.roads);
    const { page, leave } = await enter();
    await makeThreeScenarios(page);
    await printDossier(page);
    await page.getByRole('button', { name: 'Tất cả phương án' }).click();
    await compareThree(page);
    await leave();
  });

  test('reads the places and the comparison in English, in the dark, on a phone and at a desk', async (context) => {
    needSharedData(context, files.roads);
    const { scenarios } = await ask<{ scenarios: { name: string }[] }>('/scenarios');
    const names = [...(await namesOf(city!.url, 'hcmc')), ...scenarios.map(({ name }) => name), 'Điểm rải'];
    for (const viewport of [phone, desk]) {
      const before = signedIn(city!.operatorToken);
      const address = `${city!.url}/hcmc/plan`;
      const visitor = await visit(browser, address, { viewport, theme: 'dark', language: 'en', before });
      const { page } = visitor;
      page.setDefaultTimeout(120_000);
      await page.locator('.plan-panel tbody tr').first().waitFor();
      await openGroup(page, 2, 'Choose sites');
      await page.locator('.siting-answer').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      expect((await vietnamesePhrasesOn(page, names)).filter((words) => !words.startsWith('Điểm rải'))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      await openGroup(page, 2, 'Scenarios');
      await compareThree(page);
      expect(await page.locator('.compared-table tbody tr').first().textContent()).toMatch(/\d/);
      expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      expect(visitor.complaints).toEqual([]);
      await visitor.context.close();
    }
  });
});
