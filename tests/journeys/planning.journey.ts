import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { ComingYears, LevelForecast } from '../../api/client.ts';
import { desk, findBarriers, launchBrowser, phone, signedIn, visit } from './browser.ts';
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

async function openGroup(page: Page, group: number, tab: string): Promise<void> {
  await page.locator('.tool-group').nth(group).click();
  await page.getByRole('tab', { name: tab }).click();
}

const whole = new Intl.NumberFormat('vi', { maximumFractionDigits: 0 });
const figures = (page: Page) => page.locator('.kpi-table').textContent();

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

describe('a planner from an import to a printed dossier', () => {
  test('brings in a corrected count, forecasts anew, and sees where seats are short in 2031', {
    timeout: 240_000,
  }, async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    const buffer = Buffer.from(await correctedCount());
    await openGroup(page, 0, 'Nhập dữ liệu');
    await page.getByLabel('Loại dữ liệu').selectOption('pupils');
    await page.locator('input[type=file]').setInputFiles({ name: 'hoc-sinh.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText(/đổi 1/).first().waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Ghi các dòng tốt' }).click();
    await page.getByRole('button', { name: 'Xem trước' }).waitFor({ timeout: 60_000 });
    await openGroup(page, 1, 'Dự báo');
    await page.locator('.make-form').waitFor({ timeout: 60_000 });
    const before = (await newestForecast())?.run.id;
    await page.locator('.make-form').getByRole('button').click();
    await expect.poll(async () => (await newestForecast())?.run.id, { timeout: 120_000 }).not.toBe(before);
    await expect.poll(() => page.locator('.plan-panel h2').first().textContent(), { timeout: 60_000 }).toMatch(/2035/);
    // The history of the demonstration is invented, and so says every figure made from it.
    expect(await page.locator('.plan-panel h2').first().textContent()).toContain('mô phỏng');
    await openGroup(page, 0, 'Sức chứa');
    await page.locator('.coming-choices').getByText(String(year), { exact: true }).click();
    const { communes, years } = (await ask<ComingYears>('/capacity/coming-years?level=primary')).forecast!;
    const short = communes.flatMap(({ years: each }) => Math.min(0, each[years.indexOf(year)].balance ?? 0) || []);
    expect(short.length).toBeGreaterThan(0);
    const missing = -short.reduce((sum, each) => sum + each, 0);
    const said = new RegExp(`^${short.length} xã, phường thiếu chỗ, cộng lại ${whole.format(missing)} chỗ`);
    await expect
      .poll(() => page.getByText(/xã, phường thiếu chỗ, cộng lại/).textContent(), { timeout: 20_000 })
      .toMatch(said);
    expect(await findBarriers(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });

  test('lets five places be chosen for the children of that year, and asks why not another', {
    timeout: 240_000,
  }, async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await openGroup(page, 2, 'Chọn địa điểm');
    await page.getByText('Chưa có địa điểm nào.').waitFor();
    await page.getByRole('button', { name: 'Chọn địa điểm' }).click();
    await page.getByText('Cấp học này chưa có địa điểm dự kiến nào để chọn.').waitFor();
    await page.getByRole('button', { name: 'Rải tự động' }).click();
    await page.getByLabel('Cạnh ô (m)').fill('1500');
    await page.getByRole('button', { name: 'Rải điểm' }).click();
    await page.getByText(/địa điểm, .* nơi chọn được/).waitFor({ timeout: 60_000 });
    await expect
      .poll(() => page.getByLabel('Trẻ của năm').locator('option').count(), { timeout: 20_000 })
      .toBeGreaterThan(1);
    await page.getByLabel('Trẻ của năm').selectOption(String(year));
    await page.getByRole('button', { name: 'Chọn địa điểm' }).click();
    await page.locator('.siting-answer').waitFor({ timeout: 120_000 });
    expect(await page.locator('.siting-answer h3').first().textContent()).toMatch(/Nên mở 5 nơi/);
    expect(await page.locator('.siting-said').first().textContent()).toMatch(/Mọi em có đường đi|Còn .* em/);
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('.siting-choose').selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Vì sao không đặt ở đây?' }).click();
    await page.locator('.siting-card .siting-said').waitFor({ timeout: 60_000 });
    expect(await findBarriers(page)).toEqual([]);
    expect(visitor.complaints.filter((words) => !words.includes('422'))).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });

  test('makes three scenarios of it: drags a site, closes a school and redraws a boundary; compares them, prints the dossier', {
    timeout: 300_000,
  }, async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    for (const more of [noMore, dragSite, closeAndRedraw]) {
      await openGroup(page, 2, 'Chọn địa điểm');
      await page.locator('.siting-answer').waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Đưa vào phương án' }).click();
      await page.locator('.kpi-table').waitFor({ timeout: 60_000 });
      await page.locator('.scenario-history li').nth(4).waitFor();
      expect(await page.locator('.scenario-history li').count()).toBe(5);
      await more(page);
      if (more !== closeAndRedraw) await page.getByRole('button', { name: 'Tất cả phương án' }).click();
    }
    for (const format of ['PDF', 'DOCX', 'XLSX']) {
      const saved = page.waitForEvent('download', { timeout: 120_000 });
      await page.getByRole('button', { name: format, exact: true }).click();
      const file = await saved;
      expect(file.suggestedFilename()).toMatch(new RegExp(`ho-so.*\\.${format.toLowerCase()}$`));
      const bytes = await file.createReadStream().then((stream) => stream.toArray());
      const start = Buffer.concat(bytes).subarray(0, 4).toString('latin1');
      expect(start).toBe(format === 'PDF' ? '%PDF' : 'PK\u0003\u0004');
    }
    await page.getByRole('button', { name: 'Tất cả phương án' }).click();
    const boxes = page.locator('.scenario-line input');
    for (let i = 0; i < 3; i++) await boxes.nth(i).check();
    await page.getByRole('button', { name: /So sánh đã chọn/ }).click();
    await page.locator('.compared-table thead th').nth(4).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
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

async function noMore(): Promise<void> {}

async function dragSite(page: Page): Promise<void> {
  const chosen = await figures(page);
  await page.locator('.plan-map [data-condition=ready]').waitFor({ timeout: 60_000 });
  await page.locator('.scenario-school select').selectOption({ label: await schoolNamed(page, 'Điểm rải') });
  await page.getByRole('button', { name: /^Dời/ }).click();
  await page.locator('.home-pin').waitFor();
  const pin = (await page.locator('.home-pin').boundingBox())!;
  await page.mouse.move(pin.x + pin.width / 2, pin.y + pin.height / 2);
  await page.mouse.down();
  await page.mouse.move(pin.x + 90, pin.y + 60, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Xong' }).click();
  await expect.poll(() => figures(page), { timeout: 20_000 }).not.toBe(chosen);
}

async function closeAndRedraw(page: Page): Promise<void> {
  const chosen = await figures(page);
  await page.locator('.scenario-school select').selectOption({ label: await schoolNamed(page, 'Trường') });
  await page.getByRole('button', { name: 'Đóng trường' }).click();
  await page.locator('.scenario-history li').nth(5).waitFor();
  await expect.poll(() => figures(page), { timeout: 20_000 }).not.toBe(chosen);
  await page.locator('.plan-map [data-condition=ready]').waitFor({ timeout: 60_000 });
  await page.locator('.scenario-school select').selectOption({ label: await schoolNamed(page, 'Điểm rải') });
  await page.getByRole('button', { name: 'Sửa tuyến của trường' }).click();
  await page.locator('.scenario-draft').getByText('19 ô').click();
  await page
    .locator('.scenario-draft')
    .getByRole('button', { name: /giữa bản đồ/i })
    .click();
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.locator('.scenario-history li').nth(6).waitFor();
  expect(await page.locator('.scenario-history li').nth(6).textContent()).toMatch(/ô dân cư/);
}

/** The first open school of the scenario whose name begins so. */
async function schoolNamed(page: Page, start: string): Promise<string> {
  const options = await page.locator('.scenario-school select option').allTextContents();
  return options.find((name) => name.startsWith(start))!;
}
