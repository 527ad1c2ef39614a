import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, signedIn, visit } from './browser.ts';
import { fingerOf, middleOf } from './pointer.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgl: false });
});
afterAll(() => browser.close());

const sizesOf = async (page: Page) =>
  (await page.locator('.class-head .figures.soft').allTextContents()).map((text) => Number.parseInt(text, 10));

describe('the board of classes', () => {
  test.each([
    { width: 768, height: 1024 },
    { width: 1024, height: 768 },
  ])(
    'is worked by finger on a tablet of $width pixels: scrolls, drags, taps, takes back',
    async (viewport) => {
      const visitor = await visit(browser, `${inject('url')}/demo/classes`, {
        ...{ viewport, touch: true },
        before: signedIn(inject('operatorToken')),
      });
      const { page, context } = visitor;
      await page.getByRole('button', { name: /^Mở lớp mẫu/ }).tap();
      await page.getByRole('button', { name: 'Dùng phương án này: Phương án 1' }).tap({ timeout: 120_000 });
      const cards = page.locator('.board .pupil-card');
      await cards.first().waitFor();
      const before = await sizesOf(page);
      const finger = await fingerOf(page);
      const board = page.locator('.board');
      const scrolled = () => board.evaluate((element) => element.scrollTop);

      // A finger that moves at once scrolls; one that rests lifts the card, and then nothing scrolls under it.
      await board.scrollIntoViewIfNeeded();
      const last = await middleOf(cards.nth(5));
      await finger.press(last);
      await finger.moveTo({ x: last.x, y: last.y - 120 });
      await finger.lift();
      await expect.poll(scrolled).toBeGreaterThan(60);
      // What is thrown comes to rest before the next finger is heard.
      await board.evaluate(untilStill);
      await board.evaluate((element) => element.scrollTo(0, 0));
      await page.locator('.pupil-card').nth(3).waitFor();
      const from = await middleOf(cards.nth(3));
      await finger.press(from);
      await page.locator('.drag-ghost').waitFor();
      const { x } = await middleOf(page.locator('.class-head').nth(1));
      await finger.moveTo({ x, y: from.y + 40 });
      await page.locator('.drag-ghost', { hasText: '→ 2' }).waitFor();
      await finger.lift();
      await page.getByRole('button', { name: 'Gia đình đề nghị' }).tap();
      await page.getByRole('button', { name: 'Chuyển', exact: true }).tap();
      await expect.poll(() => sizesOf(page)).toEqual([before[0] - 1, before[1] + 1, ...before.slice(2)]);
      await page.getByRole('button', { name: 'Hoàn tác' }).tap();
      await expect.poll(() => sizesOf(page)).toEqual(before);
      expect(await scrolled()).toBe(0);

      // Without dragging: a tap opens the pupil, its classes and its exchanges.
      await cards.nth(2).tap();
      await page.getByText('Đổi chỗ không làm hại').waitFor();
      expect(await smallerThanAFinger(page)).toEqual([]);
      await page.locator('.class-options button').first().tap();
      await page.getByRole('heading', { name: /^Chuyển .* sang lớp/ }).waitFor();
      expect(await smallerThanAFinger(page)).toEqual([]);
      // Thinking better of it leads back to the pupil.
      await page.getByRole('button', { name: 'Đóng' }).tap();
      await page.getByRole('button', { name: 'Khóa ở lớp này' }).tap();
      await page.getByRole('button', { name: 'Mở khóa' }).tap();
      await page.getByRole('button', { name: 'Đóng' }).tap();
      expect(visitor.complaints).toEqual([]);
      await context.close();
    },
    240_000,
  );
});

/** Resolves once a box has not scrolled for a third of a second. */
function untilStill(element: Element): Promise<void> {
  return new Promise((done) => {
    let timer = window.setTimeout(done, 300);
    element.addEventListener('scroll', () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(done, 300);
    });
  });
}

/** What is to be touched and is smaller than 44 pixels: cards, tools of the bench, and the open sheet. */
function smallerThanAFinger(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('dialog[open] button, .bench-bar button, .pupil-card, [role=tab]')].flatMap(
      (element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && Math.min(width, height) < 44 ? [`${element.textContent} ${width}×${height}`] : [];
      },
    ),
  );
}
