import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const url = `${inject('url')}/demo/plan`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a planner at a desk', () => {
  test('sees schools, fill and coverage, and lays every layer on the map', async () => {
    const visitor = await visit(browser, url, { viewport: desk });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await page.locator('.plan-map .maplibregl-canvas').waitFor({ timeout: 60_000 });
    expect((await page.locator('.rail-count').allInnerTexts()).map(Number)).toEqual(await schoolsByFill());
    const layers = page.locator('.plan-rail fieldset.rail-group').first().getByRole('checkbox');
    for (let layer = 0; layer < (await layers.count()); layer++) {
      await layers.nth(layer).check();
      await page.locator('.rail-note').waitFor({ state: 'detached', timeout: 60_000 });
    }
    expect(await findBarriers(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });

  test('opens every panel by key, and a school by its row', async () => {
    const visitor = await visit(browser, url, { viewport: desk });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    for (const key of ['2', '4', '5', '6', '3']) {
      await page.keyboard.press(key);
      await page.getByRole('tab', { selected: true }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
    }
    await page.locator('.plan-panel tbody tr').first().getByRole('button').click();
    expect(await page.locator('.plan-panel tbody tr[aria-selected=true], .plan-panel tbody tr.selected').count()).toBe(
      1,
    );
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  test('sees a table too wide for its place over the whole screen, and comes back with Escape', async () => {
    const visitor = await visit(browser, url, { viewport: desk });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await page.getByRole('tab', { name: 'Sức chứa' }).click();
    await page.getByRole('button', { name: 'Xem cả bảng' }).first().click();
    const heads = page.locator('.whole-screen th');
    await heads.first().waitFor();
    for (const head of await heads.all()) {
      const { x, width } = (await head.boundingBox())!;
      expect(x + width).toBeLessThanOrEqual(desk.width);
    }
    const rows = page.locator('.whole-screen tbody tr');
    expect(await rows.count()).toBe(await page.locator('.plan-panel table').first().locator('tbody tr').count());
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.whole-screen').waitFor({ state: 'detached' });
    expect(await page.getByText('Chưa xã, phường nào có số liệu để tính:').count()).toBe(1);
    await page.getByText(/% số trẻ .* ở trong bán kính phục vụ 500 m của một trường/).waitFor({ timeout: 20_000 });
    await page.getByText(/trẻ nào ở xa trường từ 4[.]000 m|trẻ ở xa trường từ 4[.]000 m/).waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  test('loads a file: preview, what is wrong in it, nothing written until told', async () => {
    const visitor = await visit(browser, `${inject('url')}/demo/council`, { viewport: desk });
    const { page } = visitor;
    await page.locator('.token-gate input').fill(inject('operatorToken'));
    await page.locator('.token-gate button[type=submit]').click();
    await page.locator('.period-name').waitFor();
    await page.getByRole('link', { name: 'Quy hoạch' }).first().click();
    await page.getByRole('tab', { name: 'Nhập dữ liệu' }).click();
    const rows = [
      'code,name,level,lon,lat',
      'NEW-1,Trường Tiểu học Bến Mới,primary,106.95,9.80',
      'NEW-2,Trường Lạc,primary,0,0',
    ];
    await page.locator('input[type=file]').setInputFiles({
      name: 'schools.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${rows.join('\n')}\n`),
    });
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Bỏ, không ghi' }).waitFor();
    expect(await page.locator('.issue-list li').count()).toBeGreaterThan(0);
    expect(await findBarriers(page)).toEqual([]);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải tệp có đánh dấu ô sai' }).click();
    expect((await saved).suggestedFilename()).toBe('schools-marked.xlsx');
    await page.getByRole('button', { name: 'Bỏ, không ghi' }).click();
    await page.getByRole('button', { name: 'Xem trước' }).waitFor();
    const { schools } = (await (await fetch(`${inject('url')}/api/demo/schools`)).json()) as {
      schools: { code: string }[];
    };
    expect(schools.some(({ code }) => code === 'NEW-1')).toBe(false);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});

test('in the dark and in English, also on a phone, nothing is hard to read and no Vietnamese is left', async () => {
  const names = await namesOf(inject('url'), 'demo');
  for (const viewport of [desk, phone]) {
    const visitor = await visit(browser, url, { viewport, theme: 'dark', language: 'en' });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    for (let tab = 0; tab < 5; tab++) {
      await page.getByRole('tab').nth(tab).click();
      expect(await findBarriers(page)).toEqual([]);
      expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(viewport.width);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  }
});

/** Primary schools with room, nearly full, overfull and unknown, counted from the interface. */
async function schoolsByFill(): Promise<number[]> {
  const answer = await fetch(`${inject('url')}/api/demo/schools?level=primary`);
  const { schools } = (await answer.json()) as { schools: { fill: number | null }[] };
  const within = (from: number, to: number) =>
    schools.filter(({ fill }) => fill !== null && fill >= from && fill < to).length;
  const overfull = schools.filter(({ fill }) => fill !== null && fill > 1).length;
  const unknown = schools.filter(({ fill }) => fill === null).length;
  return [within(0, 0.8), within(0.8, Number.POSITIVE_INFINITY) - overfull, overfull, unknown];
}
