import { expect, it } from 'vitest';
import { shortSchools } from '../../api/domains/documents/short-schools.ts';
import { dossierWords } from '../../api/domains/documents/words.ts';
import type { SchoolFigures } from '../../api/engines/scenario/figures.ts';

/** A school of so many seats and children nearest to it. */
const school = (id: string, seats: number | null, nearest: number): SchoolFigures => ({
  ...{ id, name: `Trường ${id}`, communeCode: null, open: true, seats, nearest },
  ...{ children: 0, meanMetres: null, overflow: [] },
});
const compared = (before: SchoolFigures[], after: SchoolFigures[]) => ({
  before: { figures: { schools: before } },
  after: { figures: { schools: after } },
});
const words = dossierWords('vi');
const today = [
  school('a', 30, 40),
  school('b', 30, 90),
  school('c', 30, 34),
  school('d', 30, 20),
  school('e', null, 99),
];

it('lists schools short of seats: those the scenario changes first, then those shortest, and says how many there are', () => {
  const then = [today[0], today[1], school('c', 30, 32), ...today.slice(3), school('new', 50, 60)];
  const [table, more] = shortSchools(compared(today, then), words, 3);
  expect(table).toMatchObject({
    rows: [
      ['Trường new', '', '', 50, 60],
      ['Trường c', 30, 34, 30, 32],
      ['Trường b', 30, 90, 30, 90],
    ],
  });
  expect(more).toMatchObject({ kind: 'text', text: expect.stringContaining('3 trong 4 trường') });
  const whole = shortSchools(compared(today, then), words, Number.POSITIVE_INFINITY);
  expect(whole).toHaveLength(1);
  expect(whole[0]).toMatchObject({
    rows: [{ 0: 'Trường new' }, { 0: 'Trường c' }, { 0: 'Trường b' }, { 0: 'Trường a' }],
  });
});

it('keeps one that is short no more, and says where none is', () => {
  const then = [school('a', 60, 40), ...today.slice(1)];
  expect(shortSchools(compared(today, then), words, 40)[0]).toMatchObject({
    rows: [{ 0: 'Trường a', 1: 30, 3: 60 }, { 0: 'Trường b' }, { 0: 'Trường c' }],
  });
  const enough = [today[3], today[4]];
  expect(shortSchools(compared(enough, enough), words, 40)).toEqual([
    { kind: 'text', text: expect.stringMatching(/Không trường nào/) },
  ]);
});
