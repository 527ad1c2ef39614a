import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type CsvColumns, readCsvFile } from '../../api/platform/csv-files.ts';
import { CsvSplitter } from '../../api/platform/csv-splitter.ts';
import { CsvWriter, csvSheet } from '../../api/platform/write-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'csv-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'table.csv');

function read(content: string | Uint8Array, columns: CsvColumns = { required: ['id', 'name'] }) {
  writeFileSync(path, content);
  const rows: unknown[] = [];
  const summary = readCsvFile(path, columns, (cells, row) => rows.push([row, ...cells]));
  return { rows, summary, faults: summary.issues.map(({ code, row }) => (row ? `${code} ${row}` : code)) };
}

describe('a CSV file', () => {
  it('comes back as it was written, whatever stands in its cells and wherever the pieces end', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', '""', ',', '\n', '\r\n', 'a"b', ' Ẫ ', '007'));
    const tables = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 9 }), (table, size) => {
        const writer = new CsvWriter(path, ['a', 'b']);
        for (const row of table) writer.row(row);
        writer.close();
        const text = readFileSync(path, 'utf8');
        const found: string[][] = [];
        const splitter = new CsvSplitter((cells) => found.push(cells));
        for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size));
        expect(splitter.finish()).toBe('done');
        expect(found).toEqual([['a', 'b'], ...table]);
      }),
    );
  });

  it('may begin with a byte-order mark, end its lines as Windows does, and name its columns otherwise', () => {
    const columns = { required: ['applicant_id'], optional: ['lon', 'note'], aliases: { applicant_id: ['id'] } };
    expect(read('\ufeffnote,id\r\nđỏ,007\r\n\r\n"x,\r\ny",8', columns).rows).toEqual([
      [2, '007', undefined, 'đỏ'],
      [4, '8', undefined, 'x,\r\ny'],
    ]);
  });

  it('is told by its SHA-256', () => {
    const content = 'id,name\n1,a\n';
    expect(read(content).summary.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('is refused without a column it needs, naming those found', () => {
    const { summary } = read('id,ten\n1,a\n');
    expect(summary.issues).toMatchObject([
      { code: 'missing-column', severity: 'refuse', column: 'name', params: { found: 'id, ten' } },
    ]);
  });

  it('is refused when empty, doubled in its header, not UTF-8, absent, or with a quotation mark left open', () => {
    expect(read('').faults).toEqual(['csv-empty']);
    expect(read('id,name,id\n').faults).toEqual(['csv-duplicate-column']);
    expect(read(Uint8Array.of(...Buffer.from('id,name\n1,'), 0xb5, 0xc6, 10)).faults).toEqual(['csv-not-utf8']);
    expect(read('id,name\n1,"a\n2,b\n').faults).toEqual(['csv-open-quote 2']);
    expect(read(`id,name\n1,"${'a\n'.repeat(3_000_000)}`).faults).toEqual(['csv-open-quote 2']);
    const absent = readCsvFile(join(folder, 'absent.csv'), { required: [] }, () => {});
    expect(absent.issues).toMatchObject([{ code: 'file-unreadable', value: 'ENOENT' }]);
  });

  it('separated by semicolons or tabs, or with the line ends of old Macs, is refused with what to do', () => {
    expect(read('id;name\r\n1;An\r\n').summary.issues).toEqual([
      { code: 'csv-separator', severity: 'refuse', file: 'table.csv', value: ';' },
    ]);
    expect(read('id\tname\n1\tAn\n').summary.issues[0]).toMatchObject({ code: 'csv-separator', value: 'tab' });
    expect(read('id,name\r1,An\r').faults).toEqual(['csv-line-ends']);
    expect(read('id,"a\r\nname",name\r\n1,x,An\r\n').faults).toEqual([]);
  });

  it('keeps its good rows when others have too many or too few cells', () => {
    const { rows, faults } = read('id,name\n1\n2,b\n3,c,d\n');
    expect(rows).toEqual([[3, '2', 'b']]);
    expect(faults).toEqual(['csv-cells 2', 'csv-cells 4']);
  });

  it('of two million rows streams in bounded memory', () => {
    const big = join(folder, 'big.csv');
    const writer = new CsvWriter(big, ['id', 'lon', 'lat']);
    for (let i = 0; i < 2_000_000; i++) writer.line(`h${i},106.7${i % 1000},10.7${i % 777}`);
    expect(writer.close().rows).toBe(2_000_000);
    const before = process.memoryUsage().rss;
    let sum = 0;
    const summary = readCsvFile(big, { required: ['id', 'lon', 'lat'] }, ([, lon]) => {
      sum += Number(lon);
    });
    expect(summary.rows).toBe(2_000_000);
    expect(sum).toBeGreaterThan(2e8);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(200);
  });
});

describe('a table for a spreadsheet program', () => {
  it('opens in its own letters, keeps numbers, and runs no words as a formula', () => {
    const sheet = csvSheet(
      ['id', 'words'],
      [
        ['c1', '=HYPERLINK("x")'],
        ['@c2', 'đường − 5 m'],
        ['-3', -3],
        ['c4', null],
      ],
    );
    expect(sheet).toBe(`\uFEFFid,words\r\nc1,"'=HYPERLINK(""x"")"\r\n'@c2,đường − 5 m\r\n'-3,-3\r\nc4,\r\n`);
  });
});
