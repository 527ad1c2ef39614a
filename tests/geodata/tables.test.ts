import { describe, expect, it } from 'vitest';
import { decodeText } from '../../geodata/sources/encoding.ts';
import { readTable } from '../../geodata/sources/table.ts';
import { bytesOf, workbookOf } from './files.ts';

const codes = (table: { issues: { code: string }[] }) => table.issues.map((issue) => issue.code);

describe('text of a file', () => {
  it('reads UTF-8 with and without a byte order mark, and UTF-16 with one', () => {
    const text = 'mã,tên\n1,Trường Tiểu học Hoà Bình';
    expect(decodeText(bytesOf(text), 'a.csv').text).toBe(text);
    expect(decodeText(bytesOf(`\ufeff${text}`), 'a.csv').text).toBe(text);
    expect(decodeText(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), 'a.csv').text).toBe(text);
    expect(decodeText(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()), 'a.csv').text).toBe(text);
  });

  it('brings decomposed letters together, so that names compare equal', () => {
    expect(decodeText(bytesOf('Trường'.normalize('NFD')), 'a.csv').text).toBe('Trường'.normalize('NFC'));
  });

  it('refuses TCVN3 with the row and the word, as bytes and as text saved wrongly', () => {
    const text = 'ma,ten\n1,Tr­êng TiÓu häc NguyÔn V¨n Trçi\n2,Tr­êng TiÓu häc L­¬ng §Þnh Cña';
    for (const bytes of [new Uint8Array(Buffer.from(text, 'latin1')), bytesOf(text)]) {
      const [issue] = decodeText(bytes, 'cu.csv').issues;
      expect(issue).toMatchObject({
        code: 'legacy-encoding',
        severity: 'refuse',
        file: 'cu.csv',
        row: 2,
        params: { encoding: 'TCVN3' },
      });
      expect(issue.value).not.toBe('');
    }
  });

  it('refuses VNI', () => {
    const text = 'ma,ten\n1,Tröôøng Tieåu hoïc Nguyeãn Vaên Troãi\n2,Traàn Quoác Toaûn';
    const [issue] = decodeText(new Uint8Array(Buffer.from(text, 'latin1')), 'cu.csv').issues;
    expect(issue).toMatchObject({ code: 'legacy-encoding', params: { encoding: 'VNI' } });
  });

  it('refuses text that is neither Unicode nor a known old encoding, with the row', () => {
    const [issue] = decodeText(new Uint8Array([97, 10, 98, 0xe9, 99]), 'x.csv').issues;
    expect(issue).toMatchObject({ code: 'not-unicode', severity: 'refuse', row: 2 });
  });

  it('takes Portuguese and unaccented text for what they are', () => {
    const text = 'id,nome\n1,Escola Municipal São João da Saúde\n2,Educação Básica Três Corações\n3,País Baú';
    expect(decodeText(bytesOf(text), 'poa.csv').issues).toEqual([]);
    expect(decodeText(bytesOf('id,name\n1,Truong Tieu hoc'), 'a.csv').issues).toEqual([]);
  });
});

describe('a table', () => {
  it.each([',', ';', '\t'])('is read with "%s" between its cells', (sign) => {
    const table = readTable(
      bytesOf(
        ['mã', 'tên', 'số']
          .join(sign)
          .concat(
            '\r\n',
            ['001', '"a, b; c"', '3,5'].map((c) => (c.includes(sign) ? `"${c.replaceAll('"', '')}"` : c)).join(sign),
          ),
      ),
      'a.csv',
    );
    expect(table.issues).toEqual([]);
    expect(table.columns).toEqual(['mã', 'tên', 'số']);
    expect(table.rows).toEqual([['001', 'a, b; c', '3,5']]);
  });

  it('keeps leading zeros, 12-digit numbers and dates of a workbook as text', () => {
    const bytes = workbookOf([
      ['mã', 'số định danh', 'số lớn'],
      ['00123', '079123456789', 79123456789012],
    ]);
    expect(readTable(bytes, 'a.xlsx').rows).toEqual([['00123', '079123456789', '79123456789012']]);
  });

  it('reads the old XLS format', () => {
    const table = readTable(
      workbookOf(
        [
          ['mã', 'tên'],
          ['01', 'Lê Quý Đôn'],
        ],
        'biff8',
      ),
      'a.xls',
    );
    expect(table.rows).toEqual([['01', 'Lê Quý Đôn']]);
  });

  it('finds the header under the titles of an office and counts rows as a person does', () => {
    const bytes = workbookOf([
      ['UBND PHƯỜNG'],
      ['DANH SÁCH'],
      [],
      ['Mã trường', 'Tên trường'],
      ['A1', 'Kim Đồng'],
      [],
      ['A2', 'Phù Đổng'],
    ]);
    const specs = [
      { name: 'school_id', aliases: ['mã trường'] },
      { name: 'name', aliases: ['tên trường'] },
    ];
    const table = readTable(bytes, 'a.xlsx', specs);
    expect(table.headerRow).toBe(4);
    expect(table.rowNumbers).toEqual([5, 7]);
  });

  it('refuses a PDF, a Word file, an image and a GeoJSON given as CSV, naming what they are', () => {
    const zip = 'PK\u0003\u0004';
    const files: [string, Uint8Array][] = [
      ['PDF', bytesOf('%PDF-1.7 something')],
      ['Word', bytesOf(`${zip}.....word/document.xml`)],
      ['PNG/JPEG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10])],
      ['JSON', bytesOf('{"type":"FeatureCollection"}')],
    ];
    for (const [value, bytes] of files) {
      expect(readTable(bytes, 'truong.csv').issues).toMatchObject([
        { code: 'wrong-kind-table', severity: 'refuse', value },
      ]);
    }
    expect(codes(readTable(new Uint8Array(0), 'a.csv'))).toEqual(['file-empty']);
  });

  it('refuses a workbook that was cut off on its way', () => {
    const whole = workbookOf([['mã', 'tên'], ...Array.from({ length: 500 }, (_, i) => [`A${i}`, `Trường số ${i}`])]);
    for (const share of [0.3, 0.6, 0.95]) {
      const table = readTable(whole.subarray(0, Math.floor(whole.length * share)), 'a.xlsx');
      expect(table.issues).toMatchObject([{ code: 'workbook-broken', severity: 'refuse' }]);
      expect(table.rows).toEqual([]);
    }
  });

  it('refuses legacy text inside a workbook', () => {
    const bytes = workbookOf([
      ['ma', 'ten'],
      ['1', 'NguyÔn V¨n B×nh'],
      ['2', 'TrÇn ThÞ §µo'],
    ]);
    expect(readTable(bytes, 'a.xlsx').issues).toMatchObject([
      { code: 'legacy-encoding', row: 2, params: { encoding: 'TCVN3' } },
    ]);
  });

  it('marks a row with more cells than the header and reads the others', () => {
    const table = readTable(bytesOf('a,b\n1,2\n1,2,3\n4,5\n'), 'a.csv');
    expect(table.issues).toMatchObject([{ code: 'row-too-wide', severity: 'error', row: 3 }]);
    expect(table.rows).toEqual([
      ['1', '2'],
      ['4', '5'],
    ]);
  });

  it('refuses a quote that is never closed', () => {
    expect(codes(readTable(bytesOf('a,b\n1,"2\n3,4\n'), 'a.csv'))).toEqual(['csv-open-quote']);
  });
});
