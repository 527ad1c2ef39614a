import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPageWriter } from '../../api/platform/written-pages.ts';
import { writeFirstPage } from '../../web/first-page.tsx';

const root = join(import.meta.dirname, '../..');
const organisation = {
  ...{
    id: 'demo',
    name: 'Thành phố <thử>',
    profile: 'vietnam',
    languages: ['vi', 'en'],
    levels: ['nursery', 'primary'],
  },
  ...{ synthetic: true, bounds: [106, 10, 107, 11], networkVersion: null, attribution: '', schoolYear: '2026-2027' },
};
const school = {
  ...{
    id: 's1',
    code: 's1',
    name: 'Trường Tiểu học Bến Tơ',
    levels: ['primary'],
    levelInferred: false,
    ownership: 'public',
  },
  ...{ communeCode: null, communeName: null, lonLat: [106.5, 10.5], seats: 70, pupils: 66, rooms: 2, fill: 0.94 },
  synthetic: true,
};
const asked: string[] = [];
const ask = async (path: string) => {
  asked.push(path);
  return path === '/api/organisations' ? { organisations: [organisation] } : { schools: [school] };
};

describe('the first page, written by the server', () => {
  it('holds the list of schools and the answers it was written from, in the authority’s language', async () => {
    const page = await writeFirstPage('/', ask);
    expect(page?.language).toBe('vi');
    expect(page?.html).toContain('Nhà bạn ở đâu?');
    expect(page?.html).toContain('Trường Tiểu học Bến Tơ');
    expect(page?.title).toContain('Thành phố <thử>');
    expect(asked).toEqual(['/api/organisations', '/api/demo/schools?level=primary']);
    expect(Object.keys(page?.answers ?? {})).toEqual(['organisations', 'demo primary']);
  });

  it('is left to the application for other rooms, one school, and an authority that is not there', async () => {
    for (const path of [
      '/demo/plan',
      '/demo/council',
      '/demo/school/s1',
      '/nowhere',
      '/demo/phuong-an/code',
      '/demo/tuyen-thao-luan/code',
    ])
      expect(await writeFirstPage(path, ask)).toBeNull();
  });

  it('can hold any text: no name of a school ends the page’s data', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'truonggan-page-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets/index.css'), '.a{color:red}');
    writeFileSync(
      join(folder, 'index.html'),
      '<html lang="vi"><head><title>x</title><link rel="stylesheet" href="/assets/index.css"></head><body><div id="root"></div></body></html>',
    );
    const name = '</script><script>alert(1)</script>';
    writeFileSync(
      join(folder, 'first-page.js'),
      `export const writeFirstPage = async (path, ask) => path === '/' ? { html: '<b>x</b>', title: 'A & <B>', language: 'en', answers: { a: await ask('') } } : null;`,
    );
    const failures: Error[] = [];
    const write = openPageWriter(folder, folder, (failure) => failures.push(failure));
    const page = await write('/', async () => name);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<title>A &amp; &lt;B></title>');
    expect(page).toContain('<style>.a{color:red}</style>');
    expect(page).not.toContain('<script>alert');
    const data = /id="given">(.*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual({ path: '/', answers: { a: name } });

    // Whatever fails, the plain page comes, and the log hears of it.
    const plain = await write('/', () => Promise.reject(new Error('down')));
    expect(plain).toContain('<div id="root"></div>');
    expect(failures.map(({ message }) => message)).toEqual(['down']);
  });

  it('is dark where the device is, before the application has run: the two lists of dark colours are one', () => {
    const css = readFileSync(join(root, 'web/styles/tokens.css'), 'utf8');
    const listed = (opening: string) => {
      const from = css.indexOf(opening);
      expect(from).toBeGreaterThan(-1);
      return css
        .slice(from + opening.length, css.indexOf('}', from))
        .split(';')
        .map((line) => line.trim());
    };
    expect(listed(':root:not([data-theme]) {')).toEqual(listed(':root[data-theme="dark"] {'));
  });
});
