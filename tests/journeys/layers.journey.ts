import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fromWgs84 } from '../../geodata/projection/vn2000.ts';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Two parcels of the land office in metres of VN-2000, which the file does not name. */
async function parcels(): Promise<string> {
  const answer = await fetch(`${inject('url')}/api/demo/schools`);
  const { schools } = (await answer.json()) as { schools: { lonLat: [number, number] }[] };
  const features = schools.slice(0, 2).map(({ lonLat: [lon, lat] }, i) => {
    const ring = [
      [lon, lat],
      [lon + 0.002, lat],
      [lon + 0.002, lat + 0.002],
      [lon, lat],
    ].map(([x, y]) => fromWgs84('EPSG:9210', [x, y]));
    const properties = { so_thua: `${i + 1}`, loai_dat: 'Đất giáo dục' };
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

async function openLayers(page: Page): Promise<void> {
  await page.locator('.token-gate input').fill(inject('operatorToken'));
  await page.locator('.token-gate button[type=submit]').click();
  await page.locator('.period-name').waitFor();
  await page.getByRole('link', { name: 'Quy hoạch' }).first().click();
  await page.getByRole('tab', { name: 'Lớp bản đồ' }).click();
}

describe('map layers', () => {
  test('of the land office are looked at on the map, kept, read row by row, and taken away again', async () => {
    const visitor = await visit(browser, `${inject('url')}/demo/council`, { viewport: desk });
    const { page } = visitor;
    await openLayers(page);
    const buffer = Buffer.from(await parcels());
    await page.locator('.plan-panel input[type=file]').setInputFiles({
      ...{ name: 'thua-dat.geojson', mimeType: 'application/geo+json', buffer },
    });
    await page.getByText('Hệ tọa độ, lớp trong tệp').click();
    await page.getByLabel('Hệ tọa độ', { exact: true }).selectOption('EPSG:9210');
    await page.getByRole('button', { name: 'Xem trước trên bản đồ' }).click();
    await page.locator('.held-layer').waitFor();
    expect(await page.locator('.held-layer dd').first().textContent()).toContain('kinh tuyến trục 105°45′');
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Giữ lớp này' }).click();
    await page.locator('.layer-line').waitFor();
    await page.getByRole('button', { name: 'Xem thuộc tính' }).click();
    await page.locator('.plan-panel tbody tr').first().waitFor();
    expect(await page.locator('.plan-panel tbody').textContent()).toContain('Đất giáo dục');
    expect(await findBarriers(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải Trường, chỗ học, học sinh dạng GeoPackage' }).click();
    expect((await saved).suggestedFilename()).toBe('schools-primary.gpkg');
    await page.getByRole('button', { name: 'Bỏ lớp' }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Bỏ lớp' }).click();
    await page.locator('.layer-line').waitFor({ state: 'detached' });
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });

  test('tell on a phone what the children are counted from, and what else they could be', async () => {
    const visitor = await visit(browser, `${inject('url')}/demo/council`, { viewport: phone });
    const { page } = visitor;
    await openLayers(page);
    await page.getByRole('tab', { name: 'Nguồn số trẻ' }).click();
    await page.getByText('Đếm từng nhà').waitFor();
    expect(await page.getByRole('radio', { name: 'Hồ sơ dự tuyển' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Xem thử' }).click();
    await page.getByRole('heading', { name: 'Xem thử' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
