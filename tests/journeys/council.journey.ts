import { statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const url = `${inject('url')}/demo/council`;

let browser: Browser;
let finishedRun = '';
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function enter(page: Page, label = 'Mã của người vận hành', open = 'Mở phòng'): Promise<void> {
  await page.locator('.token-gate input').waitFor();
  expect(await page.locator('.token-gate label').innerText()).toContain(label);
  await page.locator('.token-gate input').fill(inject('operatorToken'));
  await page.getByRole('button', { name: open }).click();
  await page.locator('.period-name').waitFor();
}

const openTab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name }).click();

describe('a council at its desk', () => {
  test('runs the assignment, reads the certificate, the map, the last metres, one child, and takes the files away', async () => {
    const visitor = await visit(browser, url, { viewport: desk });
    const { page } = visitor;
    await page.locator('.token-gate').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await enter(page);
    await page.getByRole('button', { name: 'Mở kỳ tuyển sinh' }).click();
    await page.getByLabel('Năm học').fill('2027');
    expect(await page.getByRole('button', { name: 'Mở kỳ', exact: true }).isDisabled()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.period-list a', { hasText: 'lớp 1' }).click();
    for (const tab of ['Chỉ tiêu', 'Quy tắc', 'Xét tuyển']) {
      await openTab(page, new RegExp(tab));
      expect(await findBarriers(page)).toEqual([]);
    }
    await page.locator('.start-run button[type=submit]').click();
    await page.locator('.certificate.good').waitFor({ timeout: 300_000 });
    finishedRun = page.url();
    const checks = await page.locator('.checks dd').allInnerTexts();
    expect(checks.length).toBeGreaterThanOrEqual(7);
    expect(checks.every((count) => count === '0')).toBe(true);
    await page.locator('.flows .maplibregl-canvas').waitFor({ timeout: 60_000 });
    expect(await page.locator('.flows tbody tr').count()).toBeGreaterThan(10);
    expect(await findBarriers(page)).toEqual([]);

    await openTab(page, 'Em cuối cùng');
    expect(await page.locator('.council-main tbody tr').count()).toBeGreaterThan(10);
    expect(await findBarriers(page)).toEqual([]);
    await openTab(page, /Chưa được xếp/);
    await page.locator('.council-main table, .council-main .state').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await openTab(page, 'Một hồ sơ');
    await page.locator('.council-main input').fill('L1-00001');
    await page.getByRole('button', { name: 'Xem giải thích' }).click();
    await page.getByText(/Hồ sơ L1-00001 được xếp vào/).waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await openTab(page, 'Tải về');
    const saved = page.waitForEvent('download');
    await page.locator('.export-list button').first().click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^synthetic-.*placements\.csv$/);
    expect(statSync(await file.path()).size).toBeGreaterThan(10_000);
    await page.getByRole('button', { name: 'Ghi nhật ký và tải' }).click();
    await page.getByText('phải ghi ai lấy và để làm gì').waitFor();
    // The browser writes down the refusal itself.
    expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining('422')]);
    await page.getByLabel('Họ tên người lấy').fill('Lê Thị Thanh Tra');
    await page.getByLabel('Để làm gì').fill('Kiểm tra theo đơn số 7');
    const bundle = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Ghi nhật ký và tải' }).click();
    expect((await bundle).suggestedFilename()).toMatch(/^synthetic-audit-.*\.zip$/);
    await page.getByText('Lê Thị Thanh Tra · Kiểm tra theo đơn số 7').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    const addresses = visitor.requests.map((request) => request.url).join('\n');
    expect(addresses).not.toContain(inject('operatorToken'));
    await visitor.context.close();
  });

  test('a wrong token opens nothing and says so', async () => {
    const { page, context } = await visit(browser, url, { viewport: desk });
    await page.locator('.token-gate input').fill('not-the-token-of-anyone');
    await page.getByRole('button', { name: 'Mở phòng' }).click();
    await page.locator('.token-gate .field-error').waitFor();
    expect(await page.locator('.period-name').count()).toBe(0);
    await context.close();
  });
});

test('on a phone, in the dark and in English, the result can be read', async ({ skip }) => {
  if (!finishedRun) skip('the run of the journey before did not finish');
  const visitor = await visit(browser, finishedRun, { viewport: phone, theme: 'dark', language: 'en' });
  const { page } = visitor;
  await page.locator('.token-gate input').fill(inject('operatorToken'));
  await page.locator('.token-gate button[type=submit]').click();
  await page.locator('.certificate.good').waitFor();
  const periods = await page.locator('.period-list b, .period-name').allInnerTexts();
  const names = [...(await namesOf(inject('url'), 'demo')), ...periods, 'Kiểm tra theo đơn số 7'];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(phone.width);
  for (let tab = 0; tab < 6; tab++) {
    await page.getByRole('tab').nth(tab).click();
    expect(await findBarriers(page)).toEqual([]);
    expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
  }
  expect(visitor.complaints).toEqual([]);
  await visitor.context.close();
});
