/** `npm run pictures`: drives the demonstration and takes the pictures of the README, light and dark. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { desk, launchBrowser, phone, signedIn, visit } from './browser.ts';
import { startDemo } from './serve-demo.ts';

const folder = join(import.meta.dirname, 'pictures');
/** For the map to draw in software. */
const drawingMilliseconds = 8_000;

const demo = await startDemo();
const browser = await launchBrowser();
try {
  mkdirSync(folder, { recursive: true });
  const run = await runAssignment(browser);
  for (const theme of ['light', 'dark'] as const) {
    await takeLook(browser, theme);
    await takePlan(browser, theme);
    await takeScenario(browser, theme);
    await takeCouncil(browser, theme, run);
  }
} finally {
  await browser.close();
  await demo.stop();
}

type Theme = 'light' | 'dark';

async function take(page: Page, name: string, theme: Theme): Promise<void> {
  await page.locator('.maplibregl-canvas').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(drawingMilliseconds);
  await page.screenshot({ path: join(folder, `${name}${theme === 'dark' ? '-dark' : ''}.png`) });
  await page.context().close();
}

async function takeLook(on: Browser, theme: Theme): Promise<void> {
  const { page } = await visit(on, demo.url, { viewport: { ...phone, height: 1100 }, theme });
  await page.getByRole('combobox').fill('31 pham duc ben');
  await page.getByRole('option').first().click();
  await page.locator('ol.school-lines a').first().click();
  await page.locator('.how-far-metres').waitFor();
  await take(page, 'look-phone', theme);
}

async function takePlan(on: Browser, theme: Theme): Promise<void> {
  const { page } = await visit(on, `${demo.url}/demo/plan`, { viewport: desk, theme });
  await page.locator('.plan-panel tbody tr').first().waitFor();
  await page.locator('.plan-rail .swatch.children').click();
  await take(page, 'plan', theme);
}

/** A school closed: who moves, and the streets they walk. */
async function takeScenario(on: Browser, theme: Theme): Promise<void> {
  const before = signedIn(demo.operatorToken);
  const { page } = await visit(on, `${demo.url}/demo/plan`, { viewport: desk, theme, before });
  await page.locator('.plan-panel tbody tr').first().waitFor();
  await page.locator('.tool-group').nth(2).click();
  await page.getByRole('tab', { name: 'Phương án' }).click();
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  await page.locator('.kpi-table').waitFor({ timeout: 60_000 });
  await page.locator('.scenario-school select').selectOption({ index: 3 });
  await page.getByRole('button', { name: 'Đóng trường' }).click();
  await page.locator('.scenario-history li').first().waitFor();
  await page.getByRole('button', { name: 'Vẽ lên bản đồ' }).click();
  await page.locator('.run-legend').waitFor({ timeout: 60_000 });
  await page.locator('.plan-panel').evaluate((panel) => panel.scrollTo(0, 0));
  await take(page, 'scenario', theme);
}

async function enter(page: Page): Promise<void> {
  await page.locator('.token-gate input').fill(demo.operatorToken);
  await page.locator('.token-gate button[type=submit]').click();
}

/** The address of a finished run of the primary schools. */
async function runAssignment(on: Browser): Promise<string> {
  const { page, context } = await visit(on, `${demo.url}/demo/council`, { viewport: desk });
  await enter(page);
  await page.locator('.period-list a', { hasText: 'lớp 1' }).click();
  await page.locator('.start-run button[type=submit]').click();
  await page.locator('.certificate.good').waitFor({ timeout: 300_000 });
  const address = page.url();
  await context.close();
  return address;
}

async function takeCouncil(on: Browser, theme: Theme, run: string): Promise<void> {
  const { page } = await visit(on, run, { viewport: { width: 1200, height: 1040 }, theme });
  await enter(page);
  await page.locator('.certificate.good').waitFor();
  await take(page, 'council', theme);
}
