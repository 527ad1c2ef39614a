import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { aFamilyReceipt, aRefusal } from '../support/a-family-receipt.ts';
import { findBarriers, launchBrowser, phone, visit } from './browser.ts';

const url = `${inject('url')}/demo/ket-qua`;
const names = [
  'Trường Tiểu học Nguyễn Thị Minh Khai, phường Bến Lụa Đông',
  'Trường Tiểu học Trần Quốc Toản, phường Tân Thuận Tây',
  'Trường Tiểu học Dương Minh Châu, phường Phú Mỹ Hưng',
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgl: false });
});
afterAll(() => browser.close());

/** The page of a child whom three schools with long names refused. */
async function openRefused(page: Page): Promise<void> {
  const steps = names.map((schoolName, i) => ({ ...aRefusal, schoolName, schoolId: `s${i}`, choiceRank: i + 1 }));
  const further = { ...aRefusal, schoolName: 'Trường Xa', schoolId: 'far', choiceRank: 4, imputed: true };
  const receipt = aFamilyReceipt({ steps: [...steps, further], appeals: { until: '2026-06-30', open: true } });
  const turnedAway = { s0: 117, s1: 38, s2: 52 };
  await page.route('**/receipts', (route) => route.fulfill({ json: { ...receipt, turnedAway } }));
  const form = page.locator('form.family-ask').first();
  await form.locator('input').first().fill('L1-00042');
  await form.locator('input[type=date]').fill('2020-02-02');
  await form.locator('button[type=submit]').click();
  await page.locator('.family-steps').waitFor();
}

describe('a family refused by three schools', () => {
  test.each(['light', 'dark'] as const)('reads why, and by when to object, on one phone screen (%s)', async (theme) => {
    const { page, complaints, context } = await visit(browser, url, { viewport: phone, theme });
    await openRefused(page);
    await page.evaluate(() => window.scrollTo(0, 0));
    const shown = page.locator('.family-receipt');
    for (const name of names) expect(await shown.textContent()).toContain(name);
    const notice = page.locator('.family-receipt .notice');
    expect(await notice.textContent()).toContain('trước hết ngày 30/06/2026');
    const box = await notice.boundingBox();
    expect(box!.y + box!.height).toBeLessThanOrEqual(phone.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('summary', { hasText: 'Các trường khác đã xét thêm (1)' }).click();
    await page.getByText('4. Trường Xa').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
