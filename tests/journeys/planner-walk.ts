import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ComingYears } from '../../api/client.ts';
import { findBarriers } from './browser.ts';
import { drawRing } from './pointer.ts';

/** What a planner waits for at most, in a city of any size on a busy machine. */
const patience = { timeout: 180_000 };

const whole = new Intl.NumberFormat('vi', { maximumFractionDigits: 0 });

export async function openGroup(page: Page, group: number, tab: string): Promise<void> {
  await page.locator('.tool-group').nth(group).click();
  await page.getByRole('tab', { name: tab }).click();
}

/** Loads counts of pupils, said to be invented: reads what would change, then lets it be written. */
export async function bringInPupils(page: Page, buffer: Buffer, change: RegExp): Promise<void> {
  await openGroup(page, 0, 'Nhập dữ liệu');
  await page.getByLabel('Loại dữ liệu').selectOption('pupils');
  await page.locator('input[type=file]').setInputFiles({ name: 'hoc-sinh.csv', mimeType: 'text/csv', buffer });
  await page.getByLabel('Số liệu trong tệp là giả định').check();
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText(change).first().waitFor(patience);
  await page.getByRole('button', { name: 'Ghi các dòng tốt' }).click();
  await page.getByRole('button', { name: 'Xem trước' }).waitFor(patience);
}

/** Makes a forecast; `newest` answers which is the newest. What is made from an invented history says so. */
export async function forecastAnew(page: Page, newest: () => Promise<string | undefined>): Promise<void> {
  await openGroup(page, 1, 'Dự báo');
  await page.locator('.make-form').waitFor(patience);
  const before = await newest();
  await page.locator('.make-form').getByRole('button').click();
  await expect.poll(newest, patience).not.toBe(before);
  await expect.poll(() => page.locator('.plan-panel h2').first().textContent(), patience).toMatch(/2035/);
  expect(await page.locator('.plan-panel h2').first().textContent()).toContain('mô phỏng');
}

/** Communes short of seats in a coming year: as many, and as many seats, as the figures sum up to. */
export async function seeDeficits(page: Page, year: number, coming: () => Promise<ComingYears>): Promise<void> {
  await openGroup(page, 0, 'Sức chứa');
  await page.locator('.coming-choices').getByText(String(year), { exact: true }).click(patience);
  const { communes, years } = (await coming()).forecast!;
  const short = communes.flatMap(({ years: each }) => Math.min(0, each[years.indexOf(year)].balance ?? 0) || []);
  expect(short.length).toBeGreaterThan(0);
  const missing = -short.reduce((sum, each) => sum + each, 0);
  const said = new RegExp(`^${short.length} xã, phường thiếu chỗ, cộng lại ${whole.format(missing)} chỗ`);
  await expect.poll(() => page.getByText(/xã, phường thiếu chỗ, cộng lại/).textContent(), patience).toMatch(said);
  // At a desk the panels scroll, however long the table; the page, with the map, stands still.
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(page.viewportSize()!.height);
  expect(await findBarriers(page)).toEqual([]);
}

/** Scatters candidates, lets five be chosen for the children of a year, and asks why not another. */
export async function chooseFive(page: Page, year: number, cellSide: number): Promise<void> {
  await openGroup(page, 2, 'Chọn địa điểm');
  await page.getByText('Chưa có địa điểm nào.').waitFor(patience);
  await page.getByRole('button', { name: 'Chọn địa điểm' }).click();
  await page.getByText('Cấp học này chưa có địa điểm dự kiến nào để chọn.').waitFor(patience);
  await page.getByRole('button', { name: 'Rải tự động' }).click();
  await page.getByLabel('Cạnh ô (m)').fill(String(cellSide));
  await page.getByRole('button', { name: 'Rải điểm' }).click();
  await page.getByText(/địa điểm, .* nơi chọn được/).waitFor(patience);
  await expect.poll(() => page.getByLabel('Trẻ của năm').locator('option').count(), patience).toBeGreaterThan(1);
  await page.getByLabel('Trẻ của năm').selectOption(String(year));
  await page.getByRole('button', { name: 'Chọn địa điểm' }).click();
  await page.locator('.siting-answer').waitFor(patience);
  expect(await page.locator('.siting-answer h3').first().textContent()).toMatch(/Nên mở 5 nơi/);
  expect(await page.locator('.siting-said').first().textContent()).toMatch(/Mọi em có đường đi|Còn .* em/);
  expect(await findBarriers(page)).toEqual([]);
  await page.locator('.siting-choose').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Vì sao không đặt ở đây?' }).click();
  await page.locator('.siting-card .siting-said').waitFor(patience);
  expect(await findBarriers(page)).toEqual([]);
}

/** Three scenarios of the five places: as they are, one dragged away, a school closed and a boundary redrawn. The last stays open. */
export async function makeThreeScenarios(page: Page): Promise<void> {
  for (const more of [null, dragSite, closeAndRedraw]) {
    await openGroup(page, 2, 'Chọn địa điểm');
    await page.locator('.siting-answer').waitFor(patience);
    await page.getByRole('button', { name: 'Đưa vào phương án' }).click();
    await page.locator('.kpi-table').waitFor(patience);
    await page.locator('.scenario-history li').nth(4).waitFor();
    expect(await page.locator('.scenario-history li').count()).toBe(5);
    await more?.(page);
    if (more !== closeAndRedraw) await page.getByRole('button', { name: 'Tất cả phương án' }).click();
  }
}

/** The dossier of the scenario that is open, in every format. */
export async function printDossier(page: Page): Promise<void> {
  for (const format of ['PDF', 'DOCX', 'XLSX']) {
    const saved = page.waitForEvent('download', patience);
    await page.getByRole('button', { name: format, exact: true }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(new RegExp(`ho-so.*\\.${format.toLowerCase()}$`));
    const bytes = await file.createReadStream().then((stream) => stream.toArray());
    const start = Buffer.concat(bytes).subarray(0, 4).toString('latin1');
    expect(start).toBe(format === 'PDF' ? '%PDF' : 'PK\u0003\u0004');
  }
}

/** Lays three scenarios of the list side by side, in any language. */
export async function compareThree(page: Page): Promise<void> {
  const boxes = page.locator('.scenario-line input');
  for (let i = 0; i < 3; i++) await boxes.nth(i).check();
  await page.getByRole('button', { name: /So sánh đã chọn|Compare chosen/ }).click();
  await page.locator('.compared-table thead th').nth(4).waitFor(patience);
  expect(await findBarriers(page)).toEqual([]);
}

const figures = (page: Page) => page.locator('.kpi-table').textContent();

async function dragSite(page: Page): Promise<void> {
  const chosen = await figures(page);
  await page.locator('.plan-map [data-condition=ready]').waitFor(patience);
  await page.locator('.scenario-school select').selectOption({ label: await schoolNamed(page, 'Điểm rải') });
  await page.getByRole('button', { name: /^Dời/ }).click();
  await page.locator('.home-pin').waitFor();
  const pin = (await page.locator('.home-pin').boundingBox())!;
  await page.mouse.move(pin.x + pin.width / 2, pin.y + pin.height / 2);
  await page.mouse.down();
  await page.mouse.move(pin.x + 90, pin.y + 60, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Xong' }).click();
  await expect.poll(() => figures(page), patience).not.toBe(chosen);
}

async function closeAndRedraw(page: Page): Promise<void> {
  const chosen = await figures(page);
  await page.locator('.scenario-school select').selectOption({ label: await schoolNamed(page, 'Trường') });
  await page.getByRole('button', { name: 'Đóng trường' }).click();
  await page.locator('.scenario-history li').nth(5).waitFor();
  await expect.poll(() => figures(page), patience).not.toBe(chosen);
  await page.locator('.plan-map [data-condition=ready]').waitFor(patience);
  await page.locator('.scenario-school select').selectOption({ label: await schoolNamed(page, 'Điểm rải') });
  await page.getByRole('button', { name: 'Sửa tuyến của trường' }).click();
  await page.locator('.scenario-draft').getByText('Khoanh vùng', { exact: true }).click();
  await drawRing(page, page.locator('.plan-map canvas').first(), 110);
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.locator('.scenario-history li').nth(6).waitFor();
  expect(await page.locator('.scenario-history li').nth(6).textContent()).toMatch(/ô dân cư/);
}

/** The first open school of the scenario whose name begins so. */
async function schoolNamed(page: Page, start: string): Promise<string> {
  const options = await page.locator('.scenario-school select option').allTextContents();
  return options.find((name) => name.startsWith(start))!;
}
