import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findSharedData, needSharedData } from '../support/shared-data.ts';
import { findBarriers, launchBrowser, phone, visit } from './browser.ts';
import { serveData } from './serve-demo.ts';

const run = promisify(execFile);
const roads = findSharedData('road/poa_osm.pbf');
const hexagons = findSharedData('road/poa_hexgrid.csv');
const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

describe('Porto Alegre, a second country', () => {
  let browser: Browser;
  let server: { url: string; stop: () => Promise<void> } | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'truonggan-poa-'));
  beforeAll(async () => {
    browser = await launchBrowser();
    if (!roads || !hexagons) return;
    const schools = join(folder, 'schools.csv');
    writeFileSync(schools, schoolsOf(readFileSync(hexagons, 'utf8')));
    await importFile('schools', schools, '--name', 'Porto Alegre', '--profile', 'brazil');
    await importFile('roads', roads);
    server = await serveData(join(folder, 'data'));
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function importFile(kind: string, path: string, ...more: string[]): Promise<void> {
    const argv = ['--import', 'tsx', 'api/cli.ts', 'import', kind, path, '--organisation', 'poa', '--apply', ...more];
    const env = { ...process.env, TRUONGGAN_DATA: join(folder, 'data') };
    await run(process.execPath, argv, { env, maxBuffer: 2 ** 26 });
  }

  test('speaks English to its families, finds a home by street and lists schools by road', async (context) => {
    needSharedData(context, 'road/poa_osm.pbf');
    const visitor = await visit(browser, server!.url, { viewport: phone, language: 'en' });
    const { page } = visitor;
    await page.locator('ul.school-lines li').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('body').innerText()).not.toMatch(vietnamese);
    await page.getByRole('combobox').fill('rua dos andradas');
    await page.getByRole('option').first().click();
    await page.locator('ol.school-lines li').first().waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(vietnamese);
    await page.locator('ol.school-lines a').first().click();
    await page.locator('.how-far-metres').waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(vietnamese);
    expect(await findBarriers(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });
});

/** One school in the middle of each hexagon that has any. */
function schoolsOf(table: string): string {
  const [, ...rows] = table.trim().split('\n');
  const schools = rows.map((row) => row.split(',')).filter(([, , , , count]) => Number(count) > 0);
  return `code,name,level,lon,lat\n${schools.map(([id, lon, lat]) => `${id},Escola ${id.slice(3, 10)},primary,${lon},${lat}\n`).join('')}`;
}
