import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { desk, findBarriers, launchBrowser, phone, visit } from './browser.ts';

const root = `${inject('url')}/demo`;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ webgl: false });
});
afterAll(() => browser.close());

async function enter(page: Page): Promise<void> {
  await page.locator('.token-gate input').fill(inject('operatorToken'));
  await page.locator('.token-gate button[type=submit]').click();
  await page.locator('.new-way').first().waitFor();
}

/** Takes a finished proposal, and waits until its classes stand. */
async function take(page: Page, number = 1): Promise<void> {
  await page.getByRole('button', { name: `Dùng phương án này: Phương án ${number}` }).click({ timeout: 120_000 });
  await page.locator('.board .pupil-card').first().waitFor();
}

const sizesOf = async (page: Page) =>
  (await page.locator('.class-head .figures.soft').allTextContents()).map((text) => Number.parseInt(text, 10));

describe('a school that splits its pupils into classes', () => {
  test('opens the example, moves a pupil by keyboard with a reason, undoes it, and mends nothing that is whole', async () => {
    const visitor = await visit(browser, `${root}/classes`, { viewport: desk });
    const { page } = visitor;
    await enter(page);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: /^Mở lớp mẫu/ }).click();
    await take(page);
    const before = await sizesOf(page);
    expect(before.reduce((sum, size) => sum + size, 0)).toBe(165);
    expect(Math.max(...before) - Math.min(...before)).toBeLessThanOrEqual(1);
    await page.getByText('Mọi quy tắc bắt buộc đều giữ').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await page.locator('.board .pupil-card').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const reason = page.getByLabel('Lý do');
    await reason.fill('Gia đình đề nghị');
    await page.getByRole('button', { name: 'Chuyển', exact: true }).click();
    await page.waitForFunction(
      (size) =>
        Number.parseInt(document.querySelector('.class-head .figures.soft')?.textContent ?? '', 10) === size - 1,
      before[0],
    );
    const moved = await sizesOf(page);
    expect([moved[0], moved[1]]).toEqual([before[0] - 1, before[1] + 1]);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.waitForFunction(
      (size) => Number.parseInt(document.querySelector('.class-head .figures.soft')?.textContent ?? '', 10) === size,
      before[0],
    );
    expect(await sizesOf(page)).toEqual(before);
    await page.getByRole('tab', { name: 'Nhật ký' }).click();
    await page.locator('.history .undone').waitFor();
    expect(await page.locator('.history').textContent()).toContain('Gia đình đề nghị');

    for (const tab of ['Quy tắc', 'Dữ liệu', 'Bốc thăm', 'Ký và công bố']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.locator('.panel-form').first().waitFor();
      expect(await findBarriers(page)).toEqual([]);
    }
    expect(visitor.complaints).toEqual([]);
    expect(visitor.outside).toEqual([]);
    await visitor.context.close();
  }, 240_000);

  test('pastes a spreadsheet, splits, signs and publishes; the family reads its own class on a phone', async () => {
    const visitor = await visit(browser, `${root}/classes`, { viewport: desk });
    const { page } = visitor;
    await enter(page);
    await page.getByRole('button', { name: /^Từ bảng tính/ }).click();
    const rows = Array.from({ length: 24 }, (_, i) =>
      [
        `K${100 + i}`,
        `Lê Thị ${['An', 'Bình', 'Chi', 'Đào'][i % 4]}`,
        `${(i % 27) + 1}/02/2020`,
        i % 2 ? 'Nam' : 'Nữ',
        i % 7 ? '7,5' : '',
      ].join('\t'),
    );
    await page.getByLabel('Dán từ Excel').fill(['Mã HS\tHọ và tên\tNgày sinh\tGiới tính\tToán', ...rows].join('\n'));
    await page.getByRole('button', { name: 'Đọc bảng' }).click();
    await page.getByText('Đọc được 24 em').waitFor();
    await page.getByLabel('Trường', { exact: true }).fill('Trường Thử');
    await page.getByLabel('Số lớp').fill('2');
    await page.getByRole('button', { name: 'Tạo bảng phân lớp' }).click();
    // A cap that cannot be kept: the sentence says how many classes it takes, and a button raises the cap.
    await page.getByRole('tab', { name: 'Quy tắc' }).click();
    await page.getByLabel('Sĩ số tối đa một lớp').fill('10');
    await page.getByRole('button', { name: 'Lưu quy tắc' }).click();
    await page.getByText('Đã lưu quy tắc, bản 2').waitFor();
    await page.getByRole('tab', { name: 'Bàn xếp lớp' }).click();
    await page.getByText('Bấm "Chia lớp" để xếp 24 em vào 2 lớp').waitFor();
    await page.getByRole('button', { name: 'Chia lớp' }).click();
    await page.locator('.repair').getByText('phải chia thành ít nhất 3 lớp').waitFor({ timeout: 120_000 });
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: /^Sửa như vậy và chia lại: .*từ 10 lên 12/ }).click();
    await take(page, 2);
    expect(await sizesOf(page)).toEqual([12, 12]);
    await page.getByRole('button', { name: 'Phương án mới' }).click();
    await page.getByRole('button', { name: 'So sánh: Phương án 3' }).click({ timeout: 120_000 });
    await page.getByLabel('So với').selectOption({ label: 'Phương án 2' });
    await page.locator('.compare th', { hasText: 'Phương án 2' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Ký và công bố' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'XLSX' }).click();
    expect((await saved).suggestedFilename()).toBe('danh-sach-lop.xlsx');
    await page.getByRole('button', { name: 'Ký các lớp như hiện nay' }).click();
    await page.getByText(/trong 24 em có bộ số liệu|không nhận ra được một em nào/).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Công bố cho gia đình' }).click({ timeout: 60_000 });
    await page.getByText('Tệp kiểm chứng công khai').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();

    const family = await visit(browser, `${root}/ket-qua`, { viewport: phone });
    await family.page.getByLabel('Mã hồ sơ hoặc mã học sinh').fill('K101');
    await family.page.locator('.family-class input[type=date]').fill('2020-02-02');
    await family.page.getByRole('button', { name: 'Xem lớp' }).click();
    expect(await family.page.locator('.family-class-label').textContent()).toMatch(/^Lớp [12]$/);
    expect(await findBarriers(family.page)).toEqual([]);
    await family.context.close();
  }, 240_000);

  test('is told beside the list what is wrong with it, and loses nothing of what was said', async () => {
    const visitor = await visit(browser, `${root}/classes`, { viewport: desk });
    const { page } = visitor;
    await enter(page);
    await page.getByRole('button', { name: /^Từ bảng tính/ }).click();
    const box = page.getByLabel('Dán từ Excel');
    const rows = (friend: string) =>
      ['Mã\tTên em\tBạn\tGhi chú', 'K1\tLê An\t\ta', `K2\tLê Bình\t${friend}\tb`, 'K3\tLê Chi\t\tc'].join('\n');
    await box.fill('Mã HS\tHọ và tên');
    await page.getByRole('button', { name: 'Đọc bảng' }).click();
    await page.getByText('chỉ có dòng tiêu đề').waitFor();
    await box.fill(rows('K9'));
    await page.getByRole('button', { name: 'Đọc bảng' }).click();
    await page.getByText('Đọc được 3 em').waitFor();
    await page.getByLabel('Ý nghĩa: Mã', { exact: true }).selectOption({ label: 'Mã học sinh' });
    await page.getByLabel('Ý nghĩa: Tên em').selectOption({ label: 'Họ và tên' });
    await page.getByLabel('Ý nghĩa: Ghi chú').selectOption({ label: 'Họ và tên' });
    await page.getByText('Hai cột cùng là "Họ và tên"').waitFor();
    await page.getByLabel('Ý nghĩa: Ghi chú').selectOption({ label: 'Thông tin khác' });
    await page.getByLabel('Trường', { exact: true }).fill('Trường Nhỏ');
    await page.getByText('5 lớp mà bảng chỉ có 3 em').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Số lớp').fill('1');
    await page.getByRole('button', { name: 'Tạo bảng phân lớp' }).click();
    await page.getByText('Dòng 3, cột "Bạn" của tệp bảng vừa dán nhắc đến học sinh "K9"').waitFor();
    await page.getByRole('button', { name: 'Đến dòng 3' }).click();
    const selected = await box.evaluate((element: HTMLTextAreaElement) =>
      element.value.slice(element.selectionStart, element.selectionEnd),
    );
    expect(selected).toBe('K2\tLê Bình\tK9\tb');
    // Another way is looked at, and what was pasted is still there.
    await page.getByRole('button', { name: /^Từ kết quả tuyển sinh/ }).click();
    await page.getByRole('button', { name: /^Từ bảng tính/ }).click();
    await box.fill(rows('K1'));
    await page.getByRole('button', { name: 'Đọc bảng' }).click();
    await page.getByRole('button', { name: 'Tạo bảng phân lớp' }).click();
    await page.getByRole('heading', { name: 'Trường Nhỏ · Khối 1' }).waitFor();
    const { columns } = await page.evaluate(async (token) => {
      const id = location.pathname.split('/').at(-1);
      const answer = await fetch(`/api/demo/class-plans/${id}/workbench`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return (await answer.json()).plan as { columns: { heading: string }[] };
    }, inject('operatorToken'));
    expect(columns.map(({ heading }) => heading)).toEqual(['Ghi chú']);
    await visitor.context.close();
  }, 120_000);

  test('loses no move to a broken line, and takes in a late arrival who may leave again', async () => {
    const visitor = await visit(browser, `${root}/classes`, { viewport: desk });
    const { page } = visitor;
    await enter(page);
    await page.locator('.plan-list a', { hasText: 'Lớp mẫu' }).last().click();
    await page.locator('.board .pupil-card').first().waitFor();
    const before = await sizesOf(page);
    await page.route('**/events', (route) => route.abort());
    await page.locator('.board .pupil-card').first().focus();
    for (const key of ['Enter', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.getByLabel('Lý do').fill('Gia đình đề nghị');
    await page.getByRole('button', { name: 'Chuyển', exact: true }).click();
    await page.getByText('Việc vừa làm chưa được ghi').waitFor();
    expect(await sizesOf(page)).toEqual(before);
    await page.unroute('**/events');
    await page.getByRole('button', { name: 'Thử lại', exact: true }).click();
    await page.getByText('Việc vừa làm chưa được ghi').waitFor({ state: 'detached' });
    const [first, second] = await sizesOf(page);
    expect([first, second]).toEqual([before[0] - 1, before[1] + 1]);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.locator('button:not([disabled])', { hasText: 'Làm lại' }).waitFor();

    await page.getByRole('tab', { name: 'Dữ liệu' }).click();
    await page.getByLabel('Mã học sinh').fill('MUON1');
    await page.getByLabel('Họ và tên').first().fill('Trần Thị Muộn');
    await page.getByLabel('Cần hỗ trợ').selectOption('0');
    await page.getByRole('button', { name: 'Thêm em này' }).click();
    await page.getByText('Trần Thị Muộn').first().waitFor();
    await page.getByRole('tab', { name: 'Bàn xếp lớp' }).click();
    await page.getByPlaceholder('Tìm em theo tên hoặc mã').fill('Muon');
    await page.locator('.pupil-card', { hasText: 'Trần Thị Muộn' }).click();
    await page.getByRole('button', { name: /^Chuyển trường/ }).click();
    await page.locator('dialog input').last().fill('Chuyển về quê');
    await page.getByRole('button', { name: 'Chuyển trường', exact: true }).click();
    await page.locator('.pupil-card', { hasText: 'Trần Thị Muộn' }).waitFor({ state: 'detached' });
    expect(visitor.complaints.filter((words) => !words.includes('ERR_FAILED'))).toEqual([]);
    await visitor.context.close();
  }, 120_000);

  test('is at home on a phone, one class at a time, and in English', async () => {
    const visitor = await visit(browser, `${root}/classes`, { viewport: phone, language: 'en' });
    const { page } = visitor;
    await enter(page);
    await page.locator('.plan-list a', { hasText: 'Lớp mẫu' }).last().click();
    await page.locator('.board .pupil-card').first().waitFor();
    expect(await page.locator('.class-head').count()).toBe(1);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page.getByLabel('Class shown').selectOption({ index: 1 });
    await page.locator('.board .pupil-card').first().click();
    await page.getByText('Exchanges that do no harm').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await visitor.context.close();
  }, 120_000);
});
