import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { ClassWorkbench, Draw, Publication, SchoolResult } from '../../api/client.ts';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';
import { namesOf, vietnamesePhrasesOn } from './words-on-screen.ts';

const url = `${inject('url')}/demo/council`;
const seedSource = 'Giải đặc biệt xổ số miền Nam ngày 12/6';
const checkPage = pathToFileURL(join(import.meta.dirname, '../../dist/check/index.html')).href;
const termSource = 'Kế hoạch số 12/KH-UBND';

let browser: Browser;
let published = false;
let period = '';
beforeAll(async () => {
  browser = await launchBrowser({ webgl: false });
});
afterAll(() => browser.close());

async function enter(page: Page): Promise<void> {
  await page.locator('.token-gate input').fill(inject('operatorToken'));
  await page.locator('.token-gate button[type=submit]').click();
  await page.locator('.period-list a').nth(1).click();
  await page.locator('.period-name').waitFor();
}

const openTab = (page: Page, at: number) =>
  page.locator('.council-main > .shown > article > .tabs > .tab-list > .tab').nth(at).click();
const [runs, decisions, draw, publication, appeals] = [0, 4, 5, 6, 7];

/** What anyone may ask the server, without a token. */
async function asAnyone<T>(path: string): Promise<T> {
  const response = await fetch(`${inject('url')}/api/demo/${path}`);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

async function asOperator<T>(path: string): Promise<T> {
  const headers = { authorization: `Bearer ${inject('operatorToken')}` };
  return (await (await fetch(`${inject('url')}/api/demo/${path}`, { headers })).json()) as T;
}

describe('a council through its season', () => {
  test('decides for one child, seals, draws, publishes, and corrects with two approvals', async () => {
    const visitor = await visit(browser, url, { viewport: desk });
    const { page } = visitor;
    await enter(page);
    await page.locator('.start-run button[type=submit]').click();
    await page.locator('.certificate.good').waitFor({ timeout: 300_000 });
    period = /council\/([0-9a-f-]{36})/.exec(page.url())![1];
    await page.locator('.back-link').click();

    await page.getByRole('button', { name: 'Sửa các ngày' }).click();
    await page.getByLabel('Hết hạn kiến nghị').fill('2026-06-10');
    await page.getByLabel('Có kết quả').fill('2026-06-20');
    await page.getByRole('button', { name: 'Lưu các ngày' }).click();
    await page.getByText('Ngày 10/06/2026 đứng trước ngày 20/06/2026').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    // The browser writes down the refusal itself.
    expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining('422')]);
    await page.getByLabel('Hết hạn kiến nghị').fill('2026-06-30');
    await page.getByRole('button', { name: 'Lưu các ngày' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('.period-dates').textContent()).toContain('Hết hạn kiến nghị30/06/2026');

    await openTab(page, decisions);
    await page.getByLabel('Mã hồ sơ').fill('L6-00001');
    await page.getByRole('combobox', { name: 'Trường' }).fill('truong');
    await page.locator('.combobox-option').first().click();
    await page.getByLabel('Số quyết định').fill('12/QĐ-HĐTS');
    await page.getByLabel('Lý do', { exact: true }).fill('Học gần nơi điều trị');
    await page.getByRole('button', { name: 'Xem trước ai bị ảnh hưởng' }).click();
    await page.locator('.decision-effect').waitFor({ timeout: 60_000 });
    expect(await page.locator('.decision-effect').textContent()).toMatch(/cùng hoàn cảnh/);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ký và ghi quyết định' }).click();
    await page.locator('.season-line').first().waitFor();

    await openTab(page, draw);
    await page.getByLabel('Con số nào, khi nào có').fill(seedSource);
    await page.getByRole('button', { name: 'Niêm phong' }).click();
    await page.getByText('Mã niêm phong').waitFor({ timeout: 120_000 });
    expect(await findBarriers(page)).toEqual([]);
    const before = (await asAnyone<{ draws: Draw[] }>(`periods/${period}/draws`)).draws[0];
    expect(before).toMatchObject({ status: 'sealed', seed: null, seedSource });
    expect(await page.locator('.seals').textContent()).toContain(before.inputsSha256);
    await page.getByLabel('Con số bốc thăm').fill('481207');
    await page.getByRole('button', { name: 'Nhập số và xét' }).click();
    await page.locator('.draw-line li.done').nth(3).waitFor({ timeout: 300_000 });
    const after = (await asAnyone<{ draws: Draw[] }>(`periods/${period}/draws`)).draws[0];
    expect(after).toMatchObject({ inputsSha256: before.inputsSha256, seed: '481207', certified: true });

    await page.getByRole('link', { name: 'Xem kết quả' }).click();
    await page.locator('.certificate.good').waitFor();
    expect(await page.locator('.certificate-decisions').textContent()).toContain('1 em theo quyết định số 12/QĐ-HĐTS');
    await page.locator('.back-link').click();

    await openTab(page, publication);
    await page.getByRole('button', { name: 'Công bố', exact: true }).click();
    await page.getByText('đang có hiệu lực').waitFor({ timeout: 120_000 });
    expect(await findBarriers(page)).toEqual([]);
    const first = (await asAnyone<{ publications: Publication[] }>(`periods/${period}/publications`)).publications;
    expect(first).toMatchObject([{ version: 1, status: 'published', drawId: before.id }]);

    await page.locator('summary', { hasText: 'Đợt bổ sung' }).click();
    await page.getByLabel('Hồ sơ trả lại chỗ').fill('L6-00002');
    await page.getByRole('button', { name: 'Ghi nhận' }).click();
    await page.getByText('1 hồ sơ đã trả lại chỗ').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Xét đợt bổ sung' }).click();
    await page.locator('.certificate.good').waitFor({ timeout: 300_000 });
    await page.locator('.back-link').click();
    await openTab(page, publication);
    await page.getByLabel('Lý do có bản mới').fill('Một gia đình trả lại chỗ');
    await page.getByRole('button', { name: 'Đề nghị bản 2' }).click();
    await page.getByText('chờ duyệt').waitFor({ timeout: 120_000 });
    await page.locator('summary', { hasText: 'Các em có thay đổi' }).click();
    await page.getByText('trả lại chỗ', { exact: true }).waitFor();
    for (const name of ['Nguyễn Thị An', 'Trần Văn Bình']) {
      await page.getByLabel('Họ tên người duyệt').fill(name);
      await page.getByRole('button', { name: 'Duyệt' }).click();
      await page.getByText(name).waitFor();
    }
    await page.getByText('bản cũ, vẫn đọc được').waitFor();
    const second = (await asAnyone<{ publications: Publication[] }>(`periods/${period}/publications`)).publications;
    expect(second.map(({ version, status }) => [version, status])).toEqual([
      [2, 'published'],
      [1, 'published'],
    ]);

    await openTab(page, appeals);
    await page.locator('summary', { hasText: 'Chưa đặt thời hạn trả lời' }).click();
    await page.getByLabel('Số ngày, từ 1 đến 365').fill('10');
    await page.getByLabel('Theo văn bản nào').fill(termSource);
    await page.getByRole('button', { name: 'Lưu thời hạn' }).click();
    await page.locator('summary', { hasText: `Trả lời trong 10 ngày kể từ ngày nhận, theo ${termSource}` }).waitFor();
    await page.getByLabel('Mã hồ sơ').fill('L6-00003');
    await page.getByLabel('Gia đình nói gì').fill('Đường qua cầu mới gần hơn');
    await page.getByRole('button', { name: 'Ghi kiến nghị' }).click();
    const appeal = page.locator('.season-line', { hasText: 'Số 1 · hồ sơ L6-00003 · quãng đường đi' });
    await appeal.locator('summary').click();
    expect(await findBarriers(page)).toEqual([]);
    await appeal.getByLabel('Số văn bản').fill('31/TB-HĐTS');
    await appeal.getByLabel('Lời trả lời gia đình').fill('Cầu mới chưa thông xe');
    await appeal.getByRole('button', { name: 'Ghi câu trả lời' }).click();
    await appeal.locator('.tag', { hasText: 'không chấp nhận' }).waitFor();
    expect(await appeal.textContent()).toContain('Văn bản số 31/TB-HĐTS');
    const list = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải danh sách kiến nghị' }).click();
    expect(readFileSync(await (await list).path(), 'utf8')).toContain('L6-00003');
    published = true;
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  });

  test('on a phone, in the dark and in English, every panel can be read', async ({ skip }) => {
    if (!published) skip('the journey before did not finish');
    const { page, complaints, context } = await visit(browser, url, { viewport: phone, theme: 'dark', language: 'en' });
    await enter(page);
    const periods = await page.locator('.period-list b, .period-name').allInnerTexts();
    const stored = [
      ...[seedSource, termSource],
      'Học gần nơi điều trị',
      '12/QĐ-HĐTS',
      'Một gia đình trả lại chỗ',
      'Nguyễn Thị An',
      'Trần Văn Bình',
      ...['Đường qua cầu mới gần hơn', '31/TB-HĐTS', 'Cầu mới chưa thông xe'],
    ];
    const names = [...(await namesOf(inject('url'), 'demo')), ...periods, ...stored];
    for (const tab of [runs, decisions, draw, publication, appeals]) {
      await openTab(page, tab);
      await page.locator('.loading').waitFor({ state: 'detached' });
      for (const summary of await page.locator('.season-line summary').all()) await summary.click();
      await page.locator('.loading').waitFor({ state: 'detached' });
      expect(await findBarriers(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
      expect(await vietnamesePhrasesOn(page, names)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('lets anyone watch the seal and the draw, and take each version’s file, without a token', async ({ skip }) => {
    if (!published) skip('the journey before did not finish');
    const { page, complaints, outside, context } = await visit(browser, `${inject('url')}/demo/cong-bo`, {
      viewport: phone,
    });
    await page.getByText('đang có hiệu lực').waitFor();
    const text = (await page.locator('.published').textContent()) ?? '';
    for (const words of [seedSource, '481207', 'Bản 2', 'Bản 1', 'Một gia đình trả lại chỗ', 'Trần Văn Bình'])
      expect(text).toContain(words);
    expect(text).not.toMatch(/L6-\d|12\/QĐ/);
    await page.locator('summary', { hasText: 'Quy tắc đã niêm phong' }).first().click();
    await page.getByText('Em có quãng đường đi đến trường ngắn hơn được xét trước.').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    const file = await page.getByRole('link', { name: 'Tải tệp kết quả công khai' }).first().getAttribute('href');
    const bytes = Buffer.from(await (await fetch(`${inject('url')}${file}`)).arrayBuffer());
    expect(text).toContain(createHash('sha256').update(bytes).digest('hex'));
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
    await context.close();
  });

  test('leaves every school a page of what came of it, one press from its card, without a child on it', async ({
    skip,
  }) => {
    if (!published) skip('the journey before did not finish');
    const { schools } = await asAnyone<{ schools: { id: string; name: string }[] }>('schools?level=lower-secondary');
    const results = (id: string) => asAnyone<{ results: SchoolResult[] }>(`schools/${id}/results`);
    const full = (
      await Promise.all(schools.map(async (school) => ({ ...school, ...(await results(school.id)).results[0] })))
    ).find(({ seats, placed }) => seats !== undefined && seats === placed)!;
    const card = `${inject('url')}/demo/school/${encodeURIComponent(full.id)}`;
    const { page, complaints, context } = await visit(browser, card, { viewport: phone });
    await page.getByRole('link', { name: 'Xem kết quả từng năm' }).click();
    await page.locator('.year-of-school').waitFor();
    expect(page.url()).toBe(`${card}/ket-qua`);
    const text = (await page.locator('.school-results').innerText()).replace(/\s+/g, ' ');
    expect(text).toContain(full.name);
    const figure = (count: number) => new Intl.NumberFormat('vi').format(count);
    for (const count of [full.seats, full.asked, full.groups[0].lastMetres!]) expect(text).toContain(figure(count));
    expect(text).toContain('số liệu mô phỏng');
    expect(text).not.toMatch(/L6-\d/);
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    const file = await fetch(
      `${inject('url')}${await page.getByRole('link', { name: 'Tải số liệu' }).getAttribute('href')}`,
    );
    expect(await file.text()).toContain(`,seats,,${full.seats}\n`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('gives a school its children: split by a public number, adjusted by hand, signed, and each family reads its class', async ({
    skip,
  }) => {
    if (!published) skip('the journey before did not finish');
    const visitor = await visit(browser, `${inject('url')}/demo/classes`, { viewport: desk });
    const { page } = visitor;
    await page.locator('.token-gate input').fill(inject('operatorToken'));
    await page.locator('.token-gate button[type=submit]').click();
    await page.getByRole('button', { name: /^Từ kết quả tuyển sinh/ }).click();
    await page.getByLabel('Kỳ tuyển sinh').selectOption(period);
    await page.getByLabel('Trường', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Số lớp').fill('6');
    await page.getByRole('button', { name: 'Tạo bảng phân lớp' }).click();

    await page.getByRole('tab', { name: 'Bốc thăm' }).click();
    await page.getByLabel('Con số nào, khi nào có').fill(seedSource);
    await page.getByRole('button', { name: 'Niêm phong' }).click();
    await page.getByLabel('Con số công khai').fill('730118');
    await page.getByRole('button', { name: 'Bốc thăm', exact: true }).click();
    await page.getByText('đã bốc: 730118').waitFor();
    await page.getByRole('tab', { name: 'Bàn xếp lớp' }).click();
    await page.getByRole('button', { name: /^Dùng phương án này: Phương án 1/ }).click({ timeout: 120_000 });
    await page.locator('.board .pupil-card').first().waitFor();
    expect(await page.locator('.class-head').count()).toBe(6);
    await page.locator('.board .pupil-card').first().focus();
    for (const key of ['Enter', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.getByLabel('Lý do').fill('Gia đình đề nghị');
    await page.getByRole('button', { name: 'Chuyển', exact: true }).click();
    await page.getByRole('button', { name: 'Hoàn tác', disabled: false }).waitFor();

    await page.getByRole('tab', { name: 'Ký và công bố' }).click();
    const despite = page.getByLabel('Vì sao vẫn ký khi còn trái quy tắc');
    if (await despite.isVisible()) await despite.fill('Gia đình đề nghị');
    await page.getByRole('button', { name: 'Ký các lớp như hiện nay' }).click();
    await page.getByRole('button', { name: 'Công bố cho gia đình' }).click({ timeout: 60_000 });
    const link = page.getByRole('link', { name: 'Tệp kiểm chứng công khai' });
    await link.waitFor();
    const file = Buffer.from(await (await fetch(`${inject('url')}${await link.getAttribute('href')}`)).arrayBuffer());
    const plan = page.url().split('/').at(-1)!;
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();

    const witness = await visit(browser, checkPage, { viewport: phone });
    await witness.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'classes.json', mimeType: 'application/json', buffer: file });
    await witness.page.getByText('Đúng như đã bốc').waitFor({ timeout: 60_000 });
    expect(await witness.page.locator('td.fault').count()).toBe(0);
    expect(file.toString()).not.toContain('L6-');
    await witness.context.close();

    const { pupils } = await asOperator<ClassWorkbench>(`class-plans/${plan}/workbench`);
    const child = pupils.find(({ birthDate }) => birthDate !== null)!;
    const family = await visit(browser, `${inject('url')}/demo/ket-qua`, { viewport: phone });
    await family.page.getByLabel('Mã hồ sơ hoặc mã học sinh').fill(child.id);
    await family.page.locator('.family-class input[type=date]').fill(child.birthDate!);
    await family.page.getByRole('button', { name: 'Xem lớp' }).click();
    expect(await family.page.locator('.family-class-label').textContent()).toMatch(/^Lớp [1-6]$/);
    expect(await findBarriers(family.page)).toEqual([]);
    await family.context.close();
  }, 300_000);
});
