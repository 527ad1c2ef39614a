import { expect, it } from 'vitest';
import { communeTable } from '../../api/domains/documents/commune-table.ts';
import { dossierWords } from '../../api/domains/documents/words.ts';
import { seededRandom } from '../../api/engines/random.ts';

/** A commune of so many children, of whom some find no seat. */
const commune = (code: string, children: number, unplaced: number) => ({
  ...{ code, name: `Phường ${code}`, children, unplaced, beyond: 0, meanMetres: 800 },
});
type Row = ReturnType<typeof commune>;
const sumOf = (rows: Row[], key: 'children' | 'unplaced') => rows.reduce((sum, row) => sum + row[key], 0);
const figures = (communes: Row[]) => ({
  figures: {
    communes,
    ...{ children: sumOf(communes, 'children'), unplaced: sumOf(communes, 'unplaced'), meanMetres: 810.4 },
  },
});

it('adds communes up, and tells none of one to four children, nor what would give them away by the sum', () => {
  const words = dossierWords('vi');
  const [a, b, c, d] = [commune('a', 100, 40), commune('b', 60, 9), commune('c', 20, 1), commune('d', 0, 0)];
  const then = [a, b, commune('c', 20, 5), d];
  const { rows, totals } = communeTable({ before: figures([a, b, c, d]), after: figures(then) }, words);
  expect(rows).toEqual([
    ['Phường a', 100, 40, 40, 800, 800],
    ['Phường b', 60, 'không nêu', 9, 800, 800],
    ['Phường c', 20, 'dưới 5', 5, 800, 800],
  ]);
  expect(totals).toEqual([['Tổng', 180, 50, 54, 810, 810]]);
});

it('shows columns whose figures come to the sum below them, or hides two or more that hold five children together', () => {
  const words = dossierWords('en');
  const random = seededRandom('communes of a dossier');
  for (let round = 0; round < 300; round++) {
    const drawn = () =>
      Array.from({ length: 1 + Math.floor(random() * 6) }, (_, i) =>
        commune(`${i}`, 5 + Math.floor(random() * 40), Math.floor(random() * 8)),
      );
    const before = drawn();
    const after = before.map((row) => ({ ...row, unplaced: Math.floor(random() * 8) }));
    const { rows, totals } = communeTable({ before: figures(before), after: figures(after) }, words);
    [1, 2, 3].forEach((column) => {
      const total = [sumOf(after, 'children'), sumOf(before, 'unplaced'), sumOf(after, 'unplaced')][column - 1];
      const cells = rows.map((row) => row[column]);
      const shown = cells.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0);
      const hidden = cells.filter((cell) => typeof cell !== 'number').length;
      if (total >= 5) expect(totals![0][column]).toBe(total);
      if (hidden === 0) expect(shown).toBe(total);
      else if (total >= 5 && rows.length > 1 && shown > 0) {
        expect(hidden).toBeGreaterThan(1);
        expect(total - shown).toBeGreaterThanOrEqual(5);
      }
    });
  }
});
