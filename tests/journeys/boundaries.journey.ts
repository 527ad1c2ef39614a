import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desk, findBarriers, launchBrowser, phone, signedIn, visit } from './browser.ts';
import { drawRing, fingerOf, middleOf } from './pointer.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const room = `${inject('url')}/demo/plan`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const asOperator = signedIn(inject('operatorToken'));

async function openBoundaries(page: Page, tab: string): Promise<void> {
  await page.locator('.plan-panel tbody tr').first().waitFor();
  await page.locator('.tool-group').nth(2).click();
  await page.getByRole('tab', { name: tab }).click();
}

const figuresOf = (page: Page) => page.locator('.figure-row dd').allTextContents();

/** Anybody with the link, on a phone: the draft by its name, stamped, with the schools it gives land to. */
async function readShared(link: string): Promise<void> {
  const visitor = await visit(browser, link, { viewport: phone });
  const { page } = visitor;
  await page.getByText('Phương án thảo luận, chưa duyệt').waitFor({ timeout: 20_000 });
  await page.getByRole('heading', { name: 'Tuyến nháp: Tuyến thử' }).waitFor();
  expect(await page.locator('.shared-draft-schools li').count()).toBeGreaterThan(1);
  expect(await findBarriers(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  expect(visitor.complaints).toEqual([]);
  expect(visitor.outside).toEqual([]);
  await visitor.context.close();
}

describe('a planner with school areas', () => {
  test('lets them be searched with communes kept together, keeps two versions, opens the first again and tries them as a scenario', {
    timeout: 240_000,
  }, async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await openBoundaries(page, 'Ranh giới tuyến');
    await page.getByLabel('Giữ cùng một trường').selectOption('communes');
    await page.getByLabel('Giữ các em sẽ lên cùng một trường cấp trên').check();
    await page.getByRole('button', { name: 'Tìm cách chia tốt nhất' }).click();
    await page.getByText('Số liệu của bản nháp').waitFor({ timeout: 120_000 });
    await page.getByLabel('Tên bản nháp').fill('Tuyến thử');
    await page.getByLabel('Ghi chú lần lưu').fill('máy tìm');
    await page.getByRole('button', { name: 'Lưu bản nháp mới' }).click();
    await page.getByText('Đã lưu Tuyến thử, lần 1.').waitFor();
    const searched = await page.locator('.figure-row').textContent();
    await page.getByLabel('Giao ô cho trường').selectOption({ index: 1 });
    const why = page.getByText(/^Vì sao ô này thuộc/);
    await page.getByRole('button', { name: 'Đặt ở giữa bản đồ' }).click();
    await why.waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Lưu tiếp vào Tuyến thử' }).click();
    await page.getByText('Đã lưu Tuyến thử, lần 2.').waitFor();
    await page.getByLabel('Các lần lưu của Tuyến thử').selectOption('1');
    await expect.poll(() => page.getByLabel('Các lần lưu của Tuyến thử').inputValue()).toBe('1');
    await expect
      .poll(async () => (await page.locator('.figure-row').textContent())?.split(' m')[0])
      .toBe(searched?.split(' m')[0]);
    await page.getByRole('button', { name: 'Chia sẻ Tuyến thử' }).click();
    const link = await page.getByRole('link', { name: 'Đường dẫn cho các xã, phường' }).getAttribute('href');
    await readShared(link!);
    await page.getByRole('button', { name: 'Ngừng chia sẻ Tuyến thử' }).click();
    await page.getByRole('button', { name: 'Chia sẻ Tuyến thử' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đưa vào phương án' }).click();
    await page.locator('.kpi-table').waitFor({ timeout: 60_000 });
    expect(await page.locator('.scenario-history li').count()).toBeGreaterThan(0);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });

  test('draws by hand: a ring with the mouse gives what lies in it, Esc gives a line up, and one undo takes all of it back', {
    timeout: 120_000,
  }, async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await openBoundaries(page, 'Ranh giới tuyến');
    await page.getByText('Số liệu của bản nháp').waitFor({ timeout: 60_000 });
    await page.locator('.map-view[data-condition=ready]').first().waitFor({ timeout: 60_000 });
    await page.getByLabel('Giao ô cho trường').selectOption({ index: 3 });
    await page.waitForTimeout(1_000);
    await page.getByText('Khoanh vùng', { exact: true }).click();
    const before = await figuresOf(page);
    const map = page.locator('.plan-map canvas').first();
    await drawRing(page, map, 120, () => page.keyboard.press('Escape'));
    expect(await figuresOf(page)).toEqual(before);
    await drawRing(page, map, 120);
    await page.getByText('So với trước lần sửa cuối').waitFor();
    const drawn = await figuresOf(page);
    expect(drawn.slice(0, 3)).not.toEqual(before.slice(0, 3));
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await expect.poll(() => figuresOf(page)).toEqual(before);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  test('paints with a finger on a tablet, while two fingers still move the map', {
    timeout: 120_000,
  }, async () => {
    const tablet = { width: 1024, height: 768 };
    const visitor = await visit(browser, room, { viewport: tablet, touch: true, before: asOperator });
    const { page } = visitor;
    await openBoundaries(page, 'Ranh giới tuyến');
    await page.getByText('Số liệu của bản nháp').waitFor({ timeout: 60_000 });
    await page.locator('.map-view[data-condition=ready]').first().waitFor({ timeout: 60_000 });
    await page.getByLabel('Giao ô cho trường').selectOption({ index: 3 });
    await page.getByText('Kéo để tô', { exact: true }).click();
    await page.getByText('19 ô', { exact: true }).click();
    const canvas = page.locator('.plan-map canvas').first();
    await page.locator('.is-stroking').waitFor();
    await canvas.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1_000);
    const { x, y } = await middleOf(canvas);
    const finger = await fingerOf(page);
    await finger.press({ x: x - 80, y });
    await finger.moveTo({ x: x + 80, y: y + 20 });
    await finger.lift();
    await page.getByText('So với trước lần sửa cuối').waitFor();
    const undo = page.getByRole('button', { name: 'Hoàn tác' });
    await undo.click();
    await expect.poll(() => undo.isDisabled()).toBe(true);
    await finger.press({ x: x - 80, y });
    await finger.press({ x: x - 80, y }, { x: x + 80, y });
    await finger.moveTo({ x: x - 120, y: y + 40 });
    await finger.lift();
    await page.waitForTimeout(500);
    expect(await undo.isDisabled()).toBe(true);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  test('reads in English, in the dark and on a phone, without a word of Vietnamese but names', async () => {
    const names = await namesOf(inject('url'), 'demo');
    const visitor = await visit(browser, room, { viewport: phone, theme: 'dark', language: 'en', before: asOperator });
    const { page } = visitor;
    await openBoundaries(page, 'Boundaries');
    await page.getByRole('button', { name: 'Open draft Tuyến thử' }).click();
    await page.getByText('Figures of the draft').waitFor({ timeout: 60_000 });
    expect(await findBarriers(page)).toEqual([]);
    expect(await vietnamesePhrasesOn(page, [...names, 'Tuyến thử', 'máy tìm'])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
