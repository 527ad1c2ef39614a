import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const room = `${inject('url')}/demo/plan`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function asOperator(page: Page): Promise<void> {
  const keep = (token: string) => sessionStorage.setItem('truonggan.operator-token', token);
  await page.addInitScript(keep, inject('operatorToken'));
}

async function openGroup(page: Page, group: number, tab: string): Promise<void> {
  await page.locator('.tool-group').nth(group).click();
  await page.getByRole('tab', { name: tab }).click();
}

const figures = (page: Page) => page.locator('.kpi-table').textContent();

async function closeSchool(page: Page, place: number): Promise<void> {
  const changes = await page.locator('.scenario-history li').count();
  await page.locator('.scenario-school select').selectOption({ index: place });
  await page.getByRole('button', { name: 'Đóng trường' }).click();
  await page.locator('.scenario-history li').nth(changes).waitFor();
}

describe('a planner from a forecast to scenarios', () => {
  test('sees what the coming years lack, lets five places be chosen, and asks why not another', {
    timeout: 240_000,
  }, async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await openGroup(page, 1, 'Dự báo');
    await page.locator('.make-form').waitFor({ timeout: 60_000 });
    await openGroup(page, 0, 'Sức chứa');
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await openGroup(page, 2, 'Chọn địa điểm');
    await page.getByText('Chưa có địa điểm nào.').waitFor();
    await page.getByRole('button', { name: 'Chọn địa điểm' }).click();
    await page.getByText('Cấp học này chưa có địa điểm dự kiến nào để chọn.').waitFor();
    await page.getByRole('button', { name: 'Rải tự động' }).click();
    await page.getByLabel('Cạnh ô (m)').fill('2500');
    await page.getByRole('button', { name: 'Rải điểm' }).click();
    await page.getByText(/địa điểm, .* nơi chọn được/).waitFor({ timeout: 60_000 });
    const year = page.getByLabel('Trẻ của năm');
    await expect.poll(() => year.locator('option').count(), { timeout: 20_000 }).toBeGreaterThan(1);
    await year.selectOption({ index: (await year.locator('option').count()) - 1 });
    await page.getByRole('button', { name: 'Chọn địa điểm' }).click();
    await page.locator('.siting-answer').waitFor({ timeout: 120_000 });
    expect(await page.locator('.siting-answer h3').first().textContent()).toMatch(/Nên mở [1-5] nơi/);
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

  test('turns the choice into a scenario, drags a site, closes a school, and compares three', {
    timeout: 240_000,
  }, async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    for (const more of [0, 1, 2]) {
      await openGroup(page, 2, 'Chọn địa điểm');
      await page.locator('.siting-answer').waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Đưa vào phương án' }).click();
      await page.locator('.kpi-table').waitFor({ timeout: 60_000 });
      expect(await page.locator('.scenario-history li').count()).toBeGreaterThan(0);
      const chosen = await figures(page);
      if (more === 1) {
        await page.locator('.plan-map [data-condition=ready]').waitFor({ timeout: 60_000 });
        await page.locator('.scenario-school select').selectOption({ label: await siteName(page) });
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
      if (more === 2) {
        await closeSchool(page, 4);
        await expect.poll(() => figures(page), { timeout: 20_000 }).not.toBe(chosen);
      }
      await page.getByRole('button', { name: 'Tất cả phương án' }).click();
    }
    const boxes = page.locator('.scenario-line input');
    for (let i = 0; i < 3; i++) await boxes.nth(i).check();
    await page.getByRole('button', { name: /So sánh đã chọn/ }).click();
    await page.locator('.compared-table thead th').nth(4).waitFor();
    expect(visitor.complaints).toEqual([]);
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

/** A site of the scenario, as the list of schools names it. */
async function siteName(page: Page): Promise<string> {
  const options = await page.locator('.scenario-school select option').allTextContents();
  return options.find((name) => name.startsWith('Điểm rải')) ?? options[1];
}
