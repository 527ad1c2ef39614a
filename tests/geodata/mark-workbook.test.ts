import { readdirSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../geodata/sources/issues.ts';
import { markWorkbook, sayIssue } from '../../geodata/sources/mark-workbook.ts';
import { readSchools } from '../../geodata/sources/school-register/read-schools.ts';
import { issues as issueWords } from '../../web/text/issues.ts';
import { reasons } from '../../web/text/reasons.ts';
import { bytesOf, workbookOf } from './files.ts';

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return workbook;
}

const rows = [
  ['Mã trường', 'Tên trường', 'Chỉ tiêu'],
  ['0001', 'TH Một', '35'],
  ['0002', 'TH Hai', '-3'],
];

describe('the workbook that comes back', () => {
  it.each([
    ['XLSX', workbookOf(rows), 'Danh sách'],
    ['XLS', workbookOf(rows, 'biff8'), 'Danh sách'],
    ['CSV', bytesOf(rows.map((row) => row.join(',')).join('\n')), 'CSV'],
  ])('from %s has the wrong cell marked, its sentence as a comment, and a summary', async (_, bytes, name) => {
    const { issues } = readSchools(bytes, 'truong');
    const workbook = await open(await markWorkbook(bytes, 'truong', issues, 'vi'));
    const sheet = workbook.getWorksheet(name);
    expect(sheet?.getCell('A2').text).toBe('0001');
    expect(sheet?.getCell('C3').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFF4B6B6' } });
    expect(JSON.stringify(sheet?.getCell('C3').note)).toContain('là số âm');
    expect(sheet?.getCell('C2').fill).not.toMatchObject({ pattern: 'solid' });
    const summary = workbook.getWorksheet('Cần sửa');
    expect(summary?.getSheetValues().flat().join(' ')).toContain('Không nhận dòng');
  });

  it('can be read again when corrected, the summary left aside', async () => {
    const bytes = workbookOf(rows);
    const marked = await markWorkbook(bytes, 'truong', readSchools(bytes, 'truong').issues, 'en');
    const again = readSchools(marked, 'truong');
    expect(again.records.map(({ code }) => code)).toEqual(['0001']);
    expect(again.issues).toContainEqual(expect.objectContaining({ code: 'other-sheets-not-read', value: 'Danh sách' }));
  });
});

describe('sentences', () => {
  const sources = ['geodata/sources', 'geodata/projection'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('osm'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const code = /(?:code: |problem: |report\([^'\n]*|refuse\(|code = [^;]*?)'([a-z]+(?:-[a-z0-9]+)+)'/g;
  const emitted = [...new Set(sources.flatMap((text) => [...text.matchAll(code)].map(([, found]) => found)))].filter(
    (found) => !/^(lower|upper)-/.test(found),
  );

  it('stand in both languages for every code the sources emit', () => {
    expect(emitted.length).toBeGreaterThan(40);
    const words = issueWords as Record<string, { vi: string; en: string }>;
    expect(emitted.filter((found) => !words[found]?.vi || !words[found]?.en)).toEqual([]);
  });

  it('stand for every reason of the cleaning', () => {
    const type = /type CleaningReason =([^;]+);/.exec(readFileSync('geodata/sources/school-register/types.ts', 'utf8'));
    const listed = [...(type?.[1].matchAll(/'([a-z-]+)'/g) ?? [])].map(([, reason]) => reason);
    expect(listed.length).toBeGreaterThan(15);
    expect(listed.filter((reason) => !(`cleaning.${reason}` in reasons))).toEqual([]);
  });

  it('name the place, the value and the remedy', () => {
    const issue: Issue = {
      code: 'count-negative',
      severity: 'error',
      file: 'a.csv',
      row: 3,
      column: 'Chỉ tiêu',
      value: '-3',
    };
    expect(sayIssue(issue, 'vi')).toBe(
      'Dòng 3, cột "Chỉ tiêu": "-3" là số âm. Hãy ghi số từ 0 trở lên, hoặc để trống nếu chưa biết.',
    );
  });
});
