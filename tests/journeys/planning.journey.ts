import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { ComingYears, LevelForecast } from '../../api/client.ts';
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
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const room = `${inject('url')}/demo/plan`;
/** The year whose deficits are looked for. */
const year = 2031;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const asOperator = signedIn(inject('operatorToken'));

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`${inject('url')}/api/demo${path}`, {
    headers: { authorization: `Bearer ${inject('operatorToken')}` },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}
const newestForecast = async () =>
  (await ask<{ forecast: LevelForecast | null }>('/forecasts/newest?level=primary')).forecast;

/** One count of the last year of the history, corrected, as an office would send it. */
async function correctedCount() {
  const { historyYears, schools } = (await newestForecast())!;
  return `year,school,grade,pupils\n${historyYears.at(-1)},${schools[0].schoolId},1,97\n`;
}

/** The room at a desk, as the operator. */
async function enter() {
  const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
  await visitor.page.locator('.plan-panel tbody tr').first().waitFor();
  const leave = async (allowed = 'none') => {
    expect(visitor.complaints.filter((words) => !words.includes(allowed))).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  };
  return { page: visitor.page, leave };
}

describe('a planner from an import to a printed dossier', () => {
  test('brings in a corrected count, forecasts anew, and sees where seats are short in 2031', {
    timeout: 240_000,
  }, async () => {
    const { page, leave } = await enter();
    await bringInPupils(page, Buffer.from(await correctedCount()), /đổi 1/);
    await forecastAnew(page, async () => (await newestForecast())?.run.id);
    await seeDeficits(page, year, () => ask<ComingYears>('/capacity/coming-years?level=primary'));
    await leave();
  });

  test('lets five places be chosen for the children of that year, and asks why not another', {
    timeout: 240_000,
  }, async () => {
    const { page, leave } = await enter();
    await chooseFive(page, year, 1500);
    await leave('422');
  });

  test('makes three scenarios of it: drags a site, closes a school and redraws a boundary; compares them, prints the dossier', {
    timeout: 300_000,
  }, async () => {
    const { page, leave } = await enter();
    await makeThreeScenarios(page);
    await printDossier(page);
    await page.getByRole('button', { name: 'Tất cả phương án' }).click();
    await compareThree(page);
    await leave();
  });

  test('reads in English, in the dark and on a phone, without a word of Vietnamese but names', async () => {
    const names = await namesOf(inject('url'), 'demo');
    const visitor = await visit(browser, room, { viewport: phone, theme: 'dark', language: 'en', before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await openGroup(page, 2, 'Choose sites');
    await page.locator('.siting-answer').waitFor({ timeout: 60_000 });
    expect(await findBarriers(page)).toEqual([]);
    // Scattered points were named by the planner, in the planner's language.
    expect((await vietnamesePhrasesOn(page, names)).filter((words) => !words.startsWith('Điểm rải'))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
