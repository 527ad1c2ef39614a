import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desk, findBarriers, launchBrowser, phone, signedIn, visit } from './browser.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const room = `${inject('url')}/demo/plan`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const asOperator = signedIn(inject('operatorToken'));

const figures = (page: Page) => page.locator('.kpi-table').textContent();

async function openNew(page: Page, name: string): Promise<void> {
  await page.getByText('Phương án', { exact: true }).first().click();
  await page.locator('.scenario-new input').fill(name);
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  await page.locator('.kpi-table').waitFor({ timeout: 60_000 });
}

async function closeSchool(page: Page, place: number): Promise<void> {
  const changes = await page.locator('.scenario-history li').count();
  await page.locator('.scenario-school select').selectOption({ index: place });
  await page.getByRole('button', { name: 'Đóng trường' }).click();
  await page.locator('.scenario-history li').nth(changes).waitFor();
}

describe('a planner with scenarios', () => {
  let link = '';

  test('opens a site, drags it while the figures follow, closes a school, and undoes by key', async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await openNew(page, 'Mở trường bên sông');
    await page.locator('.plan-map [data-condition=ready]').waitFor({ timeout: 60_000 });
    const today = await figures(page);
    await page.getByRole('button', { name: 'Mở điểm trường' }).click();
    const canvas = (await page.locator('.plan-map .maplibregl-canvas').boundingBox())!;
    await page.locator('.scenario-draft').waitFor();
    // On a busy machine the map takes the tool in hand a moment later.
    const pins = async () => {
      await page.mouse.click(canvas.x + canvas.width / 2, canvas.y + 0.4 * canvas.height);
      return page.locator('.home-pin').count();
    };
    await expect.poll(pins, { timeout: 20_000, interval: 500 }).toBe(1);
    await expect.poll(() => figures(page)).not.toBe(today);
    const placed = await figures(page);
    const pin = (await page.locator('.home-pin').boundingBox())!;
    await page.mouse.move(pin.x + 17, pin.y + 20);
    await page.mouse.down();
    await page.mouse.move(pin.x + 117, pin.y + 120, { steps: 8 });
    await expect.poll(() => figures(page)).not.toBe(placed);
    await page.mouse.up();
    await page.getByRole('button', { name: 'Xong' }).click();
    await page.locator('.scenario-history li').first().waitFor();
    const opened = await figures(page);
    await closeSchool(page, 3);
    await expect.poll(() => figures(page)).not.toBe(opened);
    expect(await findBarriers(page)).toEqual([]);
    await page.locator('.scenario-head h2').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => figures(page)).toBe(opened);
    expect(await page.locator('.scenario-history .undone').count()).toBe(1);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });

  test('compares three on a whole screen, scores one by last season, and shares it', async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    for (const [name, place] of [
      ['Đóng một trường', 2],
      ['Đóng trường khác', 5],
    ] as const) {
      await openNew(page, name);
      await closeSchool(page, place);
      await page.getByRole('button', { name: 'Tất cả phương án' }).click();
    }
    const boxes = page.locator('.scenario-line input');
    for (let i = 0; i < 3; i++) await boxes.nth(i).check();
    await page.getByRole('button', { name: /So sánh đã chọn/ }).click();
    await page.locator('.compared-table thead th').nth(4).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.scenario-open').first().click();
    await page.getByRole('button', { name: 'Xếp lại' }).click();
    await page.getByText(/em gần hơn ít nhất 1.200 m/).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Chia sẻ' }).click();
    link = (await page.locator('.scenario-link a').getAttribute('href'))!;
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  test('is answered by a commune on a phone, who sees that nothing is approved', async () => {
    const visitor = await visit(browser, link, { viewport: phone });
    const { page } = visitor;
    await page.getByText('Phương án thảo luận, chưa duyệt').waitFor({ timeout: 60_000 });
    const communes = page.locator('.compared-communes tbody tr');
    expect(await communes.count()).toBeGreaterThan(5);
    await page.locator('.compared-communes').getByText('Trẻ chưa có chỗ').click();
    expect(await communes.first().textContent()).toMatch(/\d|dưới 5/);
    await page.locator('.shared-form input').fill('Phó Chủ tịch phường');
    await page.locator('.shared-form textarea').fill('Cần giữ trường vì trẻ nhỏ phải qua sông.');
    await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
    await page.locator('.shared-comment').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    await visitor.context.close();
  });

  test('reads in English, in the dark and on a phone, without a word of Vietnamese but names', async () => {
    const names = await namesOf(inject('url'), 'demo');
    const given = ['Mở trường bên sông', 'Đóng một trường', 'Đóng trường khác'];
    const visitor = await visit(browser, room, { viewport: phone, theme: 'dark', language: 'en', before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await page.getByText('Options', { exact: true }).first().click();
    // Not the first: its score names the period, which is data.
    await page.locator('.scenario-open').nth(1).click();
    await page.locator('.kpi-table').waitFor({ timeout: 60_000 });
    expect(await findBarriers(page)).toEqual([]);
    expect(await vietnamesePhrasesOn(page, [...names, ...given])).toEqual([]);
    await visitor.context.close();
  });

  test('changes it by keys alone, is told why two schools cannot merge, swipes against today and sees the streets filled', async () => {
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await openNew(page, 'Chỉ dùng bàn phím');
    await page.locator('.plan-map [data-condition=ready]').waitFor({ timeout: 60_000 });
    const press = async (name: string | RegExp) => {
      const button = page.getByRole('button', { name, exact: typeof name === 'string' });
      await expect.poll(() => button.isEnabled(), { timeout: 20_000 }).toBe(true);
      await button.focus();
      await page.keyboard.press('Enter');
    };
    const done = async () => {
      const changes = await page.locator('.scenario-history li').count();
      await press('Xong');
      await page.locator('.scenario-history li').nth(changes).waitFor();
    };
    await page.locator('.scenario-school select').selectOption({ index: 3 });
    await press('Dời trường');
    await press('Lên phía bắc 50 m');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Cách chỗ cũ 71 m').waitFor();
    await done();
    await press('Sáp nhập');
    const into = page.getByLabel('Vào trường');
    const far = await into.locator('optgroup').nth(1).locator('option').first().getAttribute('value');
    await into.selectOption(far!);
    await page.getByRole('alert').getByText('chỉ sáp nhập trong một xã, phường').waitFor();
    expect(await page.getByRole('button', { name: 'Xong' }).isDisabled()).toBe(true);
    await press('Thôi');
    await press('Sửa tuyến của trường');
    await press('Đặt ở giữa bản đồ');
    await page.getByText(/^[1-9]\d* ô, .* trẻ vào lớp đầu cấp$/).waitFor();
    await done();
    await press('Mở đường, cầu, đò');
    await press('Đặt ở giữa bản đồ');
    await page.locator('.plan-map .maplibregl-canvas').focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    // The map moves in its own time on a busy machine.
    const lay = async () => {
      await press('Đặt ở giữa bản đồ');
      return page.getByText(/^\d+ điểm, dài [1-9]/).count();
    };
    await expect.poll(lay, { timeout: 20_000, interval: 500 }).toBe(1);
    await done();
    await press('Trượt so với hiện trạng');
    const divider = page.getByRole('separator', { name: 'Vạch chia bản đồ' });
    await divider.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await divider.getAttribute('aria-valuenow')).toBe('48');
    await page.keyboard.press('End');
    expect(await divider.getAttribute('aria-valuetext')).toBe('Hiện trạng 100 %, Phương án 0 %');
    await press('Vẽ lên bản đồ');
    await page.getByRole('list', { name: 'Chú giải đoạn đường' }).waitFor({ timeout: 60_000 });
    expect(await page.locator('section:has(> .run-legend) tbody tr').count()).toBeGreaterThan(5);
    expect(await findBarriers(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  test('adopts one: the rooms it adds are seats for everybody', async () => {
    const seats = async () => {
      const answer = await fetch(`${inject('url')}/api/demo/schools?level=primary`);
      const { schools } = (await answer.json()) as { schools: { seats: number | null }[] };
      return schools.reduce((sum, school) => sum + (school.seats ?? 0), 0);
    };
    const before = await seats();
    const visitor = await visit(browser, room, { viewport: desk, before: asOperator });
    const { page } = visitor;
    await page.locator('.plan-panel tbody tr').first().waitFor();
    await openNew(page, 'Thêm năm phòng');
    await page.locator('.scenario-school select').selectOption({ index: 2 });
    await page.getByRole('button', { name: 'Thêm phòng' }).click();
    await page.locator('.scenario-history li').first().waitFor();
    await page.getByRole('button', { name: 'Áp dụng', exact: true }).click();
    await page.getByRole('button', { name: 'Áp dụng phương án này' }).click();
    await page.getByText('Phương án này đã áp dụng').waitFor({ timeout: 60_000 });
    // Five rooms are a class of 35 more in each of five grades.
    expect(await seats()).toBe(before + 5 * 35);
    await visitor.context.close();
  });
});
