import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildTown } from '../../geodata/towns/build-town.ts';
import { desk, findBarriers, launchBrowser, phone, signedIn, visit } from './browser.ts';

const url = `${inject('url')}/demo/council`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgl: false });
});
afterAll(() => browser.close());

/** The dossiers of the nursery period, which nothing else reads. */
async function openDossiers(page: Page): Promise<void> {
  await page.locator('.period-list a', { hasText: 'Mầm non' }).click();
  await page.getByRole('tab', { name: /^Hồ sơ/ }).click();
}

async function preview(page: Page, name: string, rows: readonly string[]): Promise<void> {
  const buffer = Buffer.from(`${rows.join('\n')}\n`);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Xem trước' }).click();
}

test('a council loads a corrected dossier from its own room, having seen which rows are wrong and where', async () => {
  const [head, ...rows] = buildTown('0').applicants.split('\n');
  const own = rows.find((row) => row.includes(',nursery,'))!;
  const id = own.split(',')[0];
  const moved = own.replace(/"[^"]*"/, '"Số 1 Đường Sửa Lại"');
  const visitor = await visit(browser, url, { viewport: desk, before: signedIn(inject('operatorToken')) });
  const { page } = visitor;
  await openDossiers(page);
  const before = await page.getByText('Kỳ này đang có').textContent();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Chọn một tệp trước.').waitFor();

  await preview(page, 'ho-so-sua.csv', [
    head,
    moved,
    own.replace(id, 'MN-SAI').replace(/,20\d\d-\d\d-\d\d,/, ',ngay-la,'),
  ]);
  const shown = page.locator('.import-preview');
  await shown.waitFor({ timeout: 60_000 });
  expect(await shown.textContent()).toContain('ho-so-sua.csv');
  expect(await shown.textContent()).toMatch(/đổi 1/);
  expect(await shown.locator('.issue-list').textContent()).toMatch(/3.*ngay-la/s);
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bỏ, không ghi' }).click();
  await page.getByRole('button', { name: 'Xem trước' }).waitFor();

  await preview(page, 'ho-so-sua.csv', [head, moved]);
  await page.getByRole('button', { name: 'Ghi các dòng tốt' }).click({ timeout: 60_000 });
  const line = page.locator('.season-line', { hasText: 'ho-so-sua.csv' });
  await line.waitFor({ timeout: 60_000 });
  expect(await line.textContent()).toMatch(/đã ghi.*thêm 0, đổi 1/s);
  expect(await page.getByText('Kỳ này đang có').textContent()).toBe(before);
  expect(visitor.complaints).toEqual([]);
  expect(visitor.outside).toEqual([]);
  await visitor.context.close();

  const small = await visit(browser, url, {
    viewport: phone,
    theme: 'dark',
    before: signedIn(inject('operatorToken')),
  });
  await openDossiers(small.page);
  await small.page.locator('.season-line').first().waitFor();
  expect(await findBarriers(small.page)).toEqual([]);
  expect(await small.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await small.context.close();
});
