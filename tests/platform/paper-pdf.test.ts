import { describe, expect, it } from 'vitest';
import type { PaperSection } from '../../api/platform/paper.ts';
import { paperAsPdf } from '../../api/platform/write-paper-pdf.ts';

const words = { unknown: '', number: String, page: (page: number, of: number) => `${page}/${of}` };
const short = (title: string): PaperSection => ({ title, blocks: [{ kind: 'text', text: 'Chưa lập lộ trình.' }] });

async function pagesOf(sections: PaperSection[]): Promise<number> {
  const paper = { title: 'Hồ sơ', subtitle: 'Thành phố', foot: '', madeAt: new Date(0), sections, words };
  const file = Buffer.from(await paperAsPdf(paper)).toString('latin1');
  return file.match(/\/Type \/Page\b/g)!.length;
}

describe('a printed paper', () => {
  it('begins every section on a page of its own', async () => {
    expect(await pagesOf([short('Trường 1'), short('Trường 2'), short('Trường 3')])).toBe(3);
  });

  it('leaves no page nearly empty for a section that follows the one before', async () => {
    const following = [
      short('Tóm tắt'),
      { ...short('Lộ trình'), follows: true },
      { ...short('Cách tính'), follows: true },
    ];
    expect(await pagesOf(following)).toBe(1);
    expect(await pagesOf([...following, short('Trường 1')])).toBe(2);
  });

  it('takes the heading of a following section to the next page with what it begins with', async () => {
    const lines = (count: number): PaperSection => ({
      title: 'Trước và sau',
      blocks: Array.from({ length: count }, () => ({ kind: 'text' as const, text: 'Một dòng.' })),
    });
    let full = 1;
    while ((await pagesOf([lines(full)])) === 1) full += 1;
    expect(await pagesOf([lines(full - 1), { ...short('Lộ trình'), follows: true }])).toBe(2);
  });
});
