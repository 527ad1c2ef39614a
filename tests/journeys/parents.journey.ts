import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desk, findBarriers, launchBrowser, phone, type Visitor, visit } from './browser.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const url = inject('url');
/** A slow third-generation line: 400 kbit/s each way, 400 ms there and back. */
const slowLine = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const lines = (page: Page) => page.locator('ol.school-lines li');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  process.stdout.write(`first start of the demonstration: ${inject('firstStartSeconds').toFixed(1)} s\n`);
});
afterAll(() => browser.close());

async function search(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox').fill(text);
  await page.getByRole('option').first().waitFor();
}

async function settle(page: Page, text: string): Promise<void> {
  await search(page, text);
  await page.getByRole('option').first().click();
  await lines(page).first().waitFor();
}

function expectQuiet({ complaints, outside }: Visitor): void {
  expect(complaints).toEqual([]);
  expect(outside).toEqual([]);
}

describe('a family on a phone', () => {
  test('finds its home without diacritics, its schools by road, and the way to one', async () => {
    const visitor = await visit(browser, url);
    const { page } = visitor;
    await page.getByRole('combobox').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await search(page, '129/83/5 thien ly');
    expect(await page.getByRole('option').first().innerText()).toMatch(/129\/83\/5 Thiên Lý/);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('option').first().click();
    await lines(page).first().waitFor();

    const list = await page.locator('main').innerText();
    expect(list.indexOf('“Gần nhất” không có nghĩa là')).toBeGreaterThan(-1);
    expect(list.indexOf('“Gần nhất” không có nghĩa là')).toBeLessThan(
      list.indexOf(await page.locator('.school-name').first().innerText()),
    );
    const metres = (await page.locator('.school-metres.figures').allInnerTexts()).map(inMetres);
    expect(metres.length).toBeGreaterThan(5);
    expect(metres).toEqual([...metres].sort((a, b) => a - b));
    expect(await findBarriers(page)).toEqual([]);

    const name = await page.locator('.school-name').first().innerText();
    await lines(page).first().getByRole('link').click();
    await page.locator('.how-far-metres').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name.trim());
    expect(inMetres(await page.locator('.how-far-metres').innerText())).toBe(metres[0]);
    expect(await page.locator('.stretch').count()).toBeGreaterThan(1);
    expect(await findBarriers(page)).toEqual([]);
    expectQuiet(visitor);
    await visitor.context.close();
  });

  test('sees the first two schools without scrolling', async () => {
    const visitor = await visit(browser, url);
    await settle(visitor.page, '31 pham duc ben');
    const foot = await lines(visitor.page)
      .nth(1)
      .evaluate((line) => line.getBoundingClientRect().bottom);
    expect(foot).toBeLessThanOrEqual(phone.height);
    await visitor.context.close();
  });

  test('is led from an unknown number down to alley and street, and from nonsense to the pin', async () => {
    const { page, context } = await visit(browser, url);
    await search(page, '123/45/6 pham duc ben');
    const kinds = await page.getByRole('option').allInnerTexts();
    expect(kinds.some((text) => /Hẻm \d+ Phạm Đức Bến/.test(text))).toBe(true);
    expect(kinds.some((text) => /Đường Phạm Đức Bến/.test(text))).toBe(true);
    await page.getByRole('combobox').fill('zzz qqq');
    await page.getByRole('option', { name: /Đặt ghim/ }).waitFor();
    await page.getByRole('option', { name: /Đặt ghim/ }).click();
    await page.locator('.pin-help').waitFor();
    await page.locator('.maplibregl-canvas').waitFor({ timeout: 60_000 });
    await page.locator('.maplibregl-canvas').click({ position: { x: 150, y: 160 } });
    await lines(page).first().waitFor();
    expect(await page.locator('.home-label').innerText()).toBe('Ghim bạn đặt');
    await context.close();
  });

  test('moves the pin by 20 m without a mouse, and is measured again', async () => {
    const { page, context, requests } = await visit(browser, url);
    await settle(page, '31 pham duc ben');
    await page.getByRole('button', { name: 'Sửa vị trí ghim' }).click();
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/nearest-schools'));
    await page.getByRole('button', { name: 'Lên phía bắc' }).click();
    await answered;
    const homes = requests.filter((one) => one.url.endsWith('/nearest-schools')).map(({ body }) => homeIn(body));
    expect((homes.at(-1)![1] - homes[0]![1]) * 111_320).toBeCloseTo(20, 0);
    expect(await findBarriers(page)).toEqual([]);
    await context.close();
  });

  test('keeps its home to itself: in bodies alone, in a link only when told, then behind the #', async () => {
    const visitor = await visit(browser, url);
    const { page, requests } = visitor;
    await settle(page, '31 pham duc ben');
    await lines(page).first().getByRole('link').click();
    await page.locator('.how-far-metres').waitFor();
    const bodies = requests.filter(({ body }) => body?.includes('"home"'));
    expect(bodies.length).toBeGreaterThan(1);
    expect(bodies.every(({ method }) => method === 'POST')).toBe(true);
    const [lon, lat] = homeIn(bodies[0].body);
    const asked = requests.filter((one) => one.url.includes(String(lon)) || one.url.includes(String(lat)));
    expect(asked).toEqual([]);

    await page.goBack();
    await page.getByRole('button', { name: 'Gửi liên kết' }).click();
    const link = page.getByLabel('Liên kết để chép');
    expect(await link.inputValue()).toBe(`${url}/`);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('radio').last().check();
    const shared = new URL(await link.inputValue());
    expect(shared.hash.length).toBeGreaterThan(10);
    expect(`${shared.origin}${shared.pathname}${shared.search}`).toBe(`${url}/`);

    const receiver = await visit(browser, shared.href);
    await lines(receiver.page).first().waitFor();
    const [toLon, toLat] = homeIn(receiver.requests.find(({ body }) => body?.includes('"home"'))!.body);
    expect(Math.hypot(toLon - lon, toLat - lat)).toBeLessThan(0.00001);
    expectQuiet(visitor);
    expectQuiet(receiver);
    await receiver.context.close();
    await visitor.context.close();
  });

  test('has the list within 120 kB on a slow line without WebGL, and the journey prints its seconds', async () => {
    const bare = await launchBrowser({ webgl: false });
    let bytes = 0;
    const began = Date.now();
    const { page } = await visit(bare, url, {
      watchLoading: true,
      before: async (opened) => {
        const wire = await opened.context().newCDPSession(opened);
        await wire.send('Network.enable');
        await wire.send('Network.emulateNetworkConditions', { ...slowLine, connectionType: 'cellular3g' });
        wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
          bytes += encodedDataLength;
        });
      },
    });
    await page.locator('ul.school-lines li').first().waitFor();
    const firstList = Date.now() - began;
    const firstBytes = bytes;
    await search(page, '31 pham duc ben');
    await page.getByRole('option').first().click();
    const chosen = Date.now();
    await lines(page).first().waitFor();
    const answered = Date.now() - chosen;
    process.stdout.write(
      `slow line: schools by name after ${(firstBytes / 1000).toFixed(0)} kB and ${firstList} ms; schools by road ${answered} ms after choosing a home, ${(bytes / 1000).toFixed(0)} kB in all\n`,
    );
    await bare.close();
    expect(bytes).toBeLessThanOrEqual(120_000);
  });
});

test('in the dark and in English, on a phone and on a desk, nothing is hard to read and no Vietnamese is left', async () => {
  const names = await namesOf(url, 'demo');
  for (const viewport of [phone, desk]) {
    const visitor = await visit(browser, url, { viewport, theme: 'dark', language: 'en' });
    const { page } = visitor;
    await page.getByRole('combobox').waitFor();
    expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
    await settle(page, '31 pham duc ben');
    expect(await findBarriers(page)).toEqual([]);
    expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
    await lines(page).first().getByRole('link').click();
    await page.locator('.how-far-metres').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
    expectQuiet(visitor);
    await visitor.context.close();
  }
});

/** "350 m" or "1,2 km" in metres. */
function inMetres(text: string): number {
  const figure = Number(text.replace(/[^\d,.]/g, '').replace(',', '.'));
  return text.includes('km') ? Math.round(figure * 1000) : figure;
}

function homeIn(body: string | null): [number, number] {
  return (JSON.parse(body ?? '{}') as { home: [number, number] }).home;
}
