import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, phone, visit } from './browser.ts';

const url = inject('url');
const lines = (page: Page) => page.locator('ol.school-lines li');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function settle(page: Page): Promise<void> {
  await page.getByRole('combobox').fill('31 pham duc ben');
  await page.getByRole('option').first().click();
  await lines(page).first().waitFor();
}

describe('a family with its hands on the map', () => {
  test('is found by the device, and told when the device places it outside the city', async () => {
    const { bounds } = await firstOrganisation();
    const [west, south, east, north] = bounds;
    const inside = { longitude: (west + east) / 2, latitude: (south + north) / 2, accuracy: 12 };
    for (const [place, expected] of [
      [inside, 'list'],
      [{ longitude: 2.35, latitude: 48.86, accuracy: 12 }, 'outside'],
    ] as const) {
      const { page, context } = await visit(browser, url, {
        before: async (opened) => {
          await opened.context().grantPermissions(['geolocation']);
          await opened.context().setGeolocation(place);
        },
      });
      await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
      if (expected === 'list') await lines(page).first().waitFor();
      else await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').count()).toBe(expected === 'list' ? 0 : 1);
      await context.close();
    }
  });

  test('is refused by the device in words, with the other ways still there', async () => {
    const { page, context } = await visit(browser, url, { before: (opened) => opened.context().clearPermissions() });
    await page.getByRole('button', { name: 'Vị trí của tôi' }).click();
    await page.getByRole('alert').waitFor({ timeout: 30_000 });
    await settle(page);
    await context.close();
  });
});

describe('a reader', () => {
  test.each(['/', '/demo/plan', '/demo/council', '/demo/ket-qua'])(
    'at twice the size loses nothing of %s to the side',
    async (path) => {
      // Twice the size on a desk of 1,440 px is a page of 720.
      const { page, context } = await visit(browser, `${url}${path}`, { viewport: { width: 720, height: 450 } });
      await page.locator('main').waitFor();
      await page.waitForTimeout(1_000);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      await context.close();
    },
  );

  test('prints the list without map, buttons or bars', async () => {
    const { page, context } = await visit(browser, url, { viewport: phone });
    await settle(page);
    await page.emulateMedia({ media: 'print' });
    const shown = (selector: string) => page.locator(selector).first().isVisible();
    expect(await shown('ol.school-lines li')).toBe(true);
    expect(await page.locator('.print-only').first().isVisible()).toBe(true);
    for (const hidden of ['.top-bar', '.look-map', '.list-choices', '.list-end'])
      expect({ hidden, shown: await shown(hidden) }).toEqual({ hidden, shown: false });
    await context.close();
  });
});

test('a page without scripts still holds the list of schools and how to reach the council', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
  const page = await context.newPage();
  await page.goto(url);
  expect(await page.locator('ul.school-lines li').count()).toBeGreaterThan(10);
  expect(await page.locator('h1').textContent()).toBe('Nhà bạn ở đâu?');
  await context.close();
});

async function firstOrganisation(): Promise<{ bounds: [number, number, number, number] }> {
  const answer = await fetch(`${url}/api/organisations`);
  const { organisations } = (await answer.json()) as { organisations: { bounds: [number, number, number, number] }[] };
  return organisations[0];
}
