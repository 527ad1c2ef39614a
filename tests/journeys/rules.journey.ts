import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const url = `${inject('url')}/demo/council`;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgl: false });
});
afterAll(() => browser.close());

async function enter(page: Page): Promise<void> {
  await page.locator('.token-gate input').fill(inject('operatorToken'));
  await page.locator('.token-gate button[type=submit]').click();
  await page.locator('.period-list a').nth(2).click();
  await page.locator('.period-name').waitFor();
}

describe('a council writing its rules', () => {
  test('reserves seats in a form, is told beside the field what is wrong, sees the change in words, and leaves it', async () => {
    const { page, complaints, outside, context } = await visit(browser, url, { viewport: desk });
    await enter(page);
    await page.getByRole('tab', { name: /Quy tắc/ }).click();
    await page.getByRole('button', { name: 'Thêm chỗ dành riêng' }).click();
    await page.getByLabel('Tên gọi').fill('Địa bàn');
    await page.getByLabel('Giữ bao nhiêu chỗ').fill('ba mươi');
    await page.getByText('Cần phần trăm từ 0 đến 100').waitFor();
    expect(await page.getByRole('button', { name: 'Lưu thành bản mới' }).isDisabled()).toBe(true);
    await page.getByLabel('Giữ bao nhiêu chỗ').fill('30');
    await page.getByText('Ví dụ: trường có 100 chỗ, giữ 30 chỗ.').waitFor();
    await page.locator('.save-bar summary').click();
    await page
      .locator('.save-bar li', { hasText: 'Thêm chỗ dành riêng “Địa bàn” ở vị trí 1: 30 % số chỗ ở mọi trường' })
      .waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bỏ thay đổi' }).click();
    await page.locator('.save-bar').waitFor({ state: 'detached' });
    expect([complaints, outside]).toEqual([[], []]);
    await context.close();
  });

  test('opens a programme inside a school, with seats of its own, and takes it back', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: desk });
    await enter(page);
    await page.getByRole('tab', { name: /Chỉ tiêu/ }).click();
    await page.locator('.quota-cell').first().waitFor();
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Thêm chương trình' }) });
    await form.getByRole('combobox').fill('m');
    await form.getByRole('option').first().click();
    await form.getByLabel('Tên chương trình').fill('Nội trú');
    await form.getByLabel('Chỉ tiêu riêng').fill('20');
    await form.getByRole('button', { name: 'Thêm chương trình' }).click();
    const line = page.locator('.programme-line', { hasText: 'Nội trú' });
    await line.waitFor();
    expect(await page.locator('.quota-programme').count()).toBe(1);
    expect(await findBarriers(page)).toEqual([]);
    await line.getByRole('button', { name: 'Bỏ chương trình' }).click();
    await line.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('can read every form on a phone, in the dark and in English', async () => {
    const { page, complaints, context } = await visit(browser, url, { viewport: phone, theme: 'dark', language: 'en' });
    await enter(page);
    const periods = await page.locator('.period-list b, .period-name').allInnerTexts();
    const names = [...(await namesOf(inject('url'), 'demo')), ...periods];
    for (const tab of [/Rules/, /Quotas/]) {
      await page.getByRole('tab', { name: tab }).click();
      await page.locator('.loading').waitFor({ state: 'detached' });
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
      expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
