import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Place, RouteAnswer, SchoolSummary } from '../../api/client.ts';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const url = `${inject('url')}/demo/council`;
let browser: Browser;
let tried = false;
beforeAll(async () => {
  browser = await launchBrowser({ webgl: false });
});
afterAll(() => browser.close());

async function enter(page: Page, tab: string): Promise<void> {
  await page.locator('.token-gate input').fill(inject('operatorToken'));
  await page.locator('.token-gate button[type=submit]').click();
  await page.locator('.period-list a').nth(1).click();
  await page.getByRole('tab', { name: tab }).click();
  await page.locator('.trial-kinds').waitFor();
}

/** A cell of the figures: row by its name, set by its place from 0. */
async function figure(page: Page, name: string, set: number): Promise<number> {
  const row = page.locator('.trial-figures tr', { has: page.getByRole('rowheader', { name }) });
  const text = (await row.locator('td').nth(set).textContent()) ?? '';
  return Number(text.replace(/\(.*\)/, '').replace(/\D/g, ''));
}

const start = (page: Page) => page.getByRole('button', { name: 'Bắt đầu thử' }).click();
const back = (page: Page) => page.getByRole('button', { name: 'Về danh sách lần thử' }).click();

describe('a council that tries before it signs', () => {
  test('holds rules against each other, tests the seats, and closes the island’s ferry', async () => {
    const visitor = await visit(browser, url, { viewport: desk });
    const { page } = visitor;
    await enter(page, 'Thử trước khi ký');
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Bộ thứ 2').selectOption({ label: await nearestFirstName(page) });
    await start(page);
    await page.locator('.trial-figures').waitFor({ timeout: 120_000 });
    const children = await figure(page, 'Có chỗ', 1);
    expect(children).toBeGreaterThan(1000);
    const [better, worse, changed] = [
      await figure(page, 'Được lợi', 1),
      await figure(page, 'Bị thiệt', 1),
      await figure(page, 'Đổi trường', 1),
    ];
    expect(changed).toBe(better + worse);
    expect(await findBarriers(page)).toEqual([]);
    for (const tab of ['Theo phường, xã', 'Theo nhóm ưu tiên', 'Theo nơi cư trú', 'Bản đồ']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await findBarriers(page)).toEqual([]);
    }
    await page.getByRole('tab', { name: 'Theo phường, xã' }).click();
    expect(await page.locator('.parts-plot li').count()).toBeGreaterThan(5);
    expect(await page.locator('.plot-moved').first().getAttribute('aria-label')).toMatch(
      /^Bị thiệt: [\d.]+; Được lợi: /,
    );
    await page.getByRole('tab', { name: 'Từng em đổi trường' }).click();
    await page.locator('tbody td', { hasText: 'bị thiệt' }).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await back(page);

    await page.getByRole('radio', { name: 'Thử thiếu chỗ' }).check();
    await page.getByLabel('Số năm giả định').fill('5');
    await start(page);
    await page.getByText('Hãy nhập một số từ 10 đến 2.000.').waitFor();
    await page.getByLabel('Số năm giả định').fill('20');
    await start(page);
    await page.locator('.stress').waitFor({ timeout: 240_000 });
    expect(await page.getByText('Trong 20 năm giả định').count()).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
    await back(page);

    const [from, to] = await ferryEnds();
    await page.getByRole('radio', { name: 'Phân luồng đò, cầu' }).check();
    await page.getByRole('combobox', { name: 'Đóng đò hoặc cầu có sẵn' }).fill('cau');
    await page.getByRole('option').first().click();
    await page.locator('.trial-edit', { hasText: 'Đóng Cầu' }).getByRole('button').click();
    await page.locator('summary', { hasText: 'Thêm cầu, đò mới' }).click();
    await page.getByLabel('Thay đổi').selectOption('close-way');
    await page.getByLabel('Từ điểm').fill('nowhere');
    await page.getByRole('button', { name: 'Thêm vào phép thử' }).click();
    await page.getByText('Chưa đọc được điểm này.').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Từ điểm').fill(from);
    await page.getByLabel('Đến điểm').fill(to);
    await page.getByRole('button', { name: 'Thêm vào phép thử' }).click();
    await page.locator('.trial-edit').waitFor();
    await start(page);
    await page.locator('.trial-figures').waitFor({ timeout: 240_000 });
    expect(await page.getByRole('columnheader', { name: 'Đường giả định' }).count()).toBeGreaterThan(0);
    // Without the ferry the island's children reach no school of the level.
    expect(await figure(page, 'Chưa có chỗ', 1)).toBeGreaterThan(await figure(page, 'Chưa có chỗ', 0));
    expect(await figure(page, 'Bị thiệt', 1)).toBeGreaterThan(0);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải danh sách em đổi trường' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^synthetic-changed-children-.*\.csv$/);
    expect(await findBarriers(page)).toEqual([]);
    await back(page);
    await page.locator('.run-list .run-line').nth(2).waitFor();
    tried = true;
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });

  test('on a phone, in the dark and in English, every form and finding can be read', async ({ skip }) => {
    if (!tried) skip('the journey before did not finish');
    const { page, complaints, context } = await visit(browser, url, { viewport: phone, theme: 'dark', language: 'en' });
    await enter(page, 'Try before signing');
    const names = [
      ...(await namesOf(inject('url'), 'demo')),
      ...(await page.locator('.period-list b, .period-name').allInnerTexts()),
    ];
    const judge = async () => {
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
      expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
    };
    for (const kind of ['Compare rules', 'Test the seats', 'Ferries and bridges']) {
      await page.getByRole('radio', { name: kind }).check();
      await judge();
    }
    for (const place of [0, 1]) {
      await page.locator('.run-list .run-line').nth(place).click();
      await page.locator('.trial-figures, .stress').waitFor();
      await judge();
      await page.getByRole('button', { name: 'Back to the trials' }).click();
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});

async function nearestFirstName(page: Page): Promise<string> {
  const names = await page.getByLabel('Bộ thứ 2').locator('option').allInnerTexts();
  return names.find((name) => name.includes('Lần lượt, trường gần nhất còn chỗ'))!;
}

/** Both landings of the ferry to the island commune, as they are typed. */
async function ferryEnds(): Promise<[string, string]> {
  const ask = async <T>(path: string, body?: unknown) => {
    const init = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {};
    return (await (await fetch(`${inject('url')}/api/demo/${path}`, init)).json()) as T;
  };
  const { places } = await ask<{ places: Place[] }>('places?q=con%20tam');
  const { schools } = await ask<{ schools: SchoolSummary[] }>('schools?level=lower-secondary');
  const home = places[0].lonLat;
  const { stretches } = await ask<RouteAnswer>('route', { home, schoolId: schools[0].id, profile: 'walk' });
  const { line } = stretches.find(({ kind }) => kind === 'ferry')!;
  return [line[0].join(', '), line[line.length - 1].join(', ')];
}
