import { describe, expect, it } from 'vitest';
import type { SchoolResult } from '../../api/client.ts';
import { lastOfYears } from '../../web/screens/school-results/last-of-years.ts';

const result = (schoolYear: string, level: SchoolResult['level'], lastMetres: number | null): SchoolResult => ({
  ...{ periodId: `${schoolYear} ${level}`, periodName: 'Lớp 1', schoolYear, level, schoolName: 'Trường Bắc' },
  publication: { id: 'p', version: 1, publishedAt: '2026-06-20T00:00:00Z', sha256: 'a'.repeat(64) },
  ...{ synthetic: true, travelVersion: null, seats: 7, asked: 8, placed: 7, decisions: [], residence: null },
  groups: [
    { name: 'local', seats: 2, placed: 2, lastMetres: 9000, lastGroup: null, closeSettledBy: null },
    { name: 'open', seats: 5, placed: 5, lastMetres, lastGroup: null, closeSettledBy: null },
  ],
  far: { metres: 3000, children: 0 },
});

describe('the last child admitted through the years', () => {
  it('is that of the open seats, oldest year first', () => {
    const answer = [result('2027-2028', 'primary', 700), result('2026-2027', 'primary', 900)];
    expect(lastOfYears(answer)).toEqual([
      { schoolYear: '2026-2027', lastMetres: 900 },
      { schoolYear: '2027-2028', lastMetres: 700 },
    ]);
  });

  it('keeps to the level published last, and to the first period listed of a year', () => {
    const answer = [
      result('2027-2028', 'primary', null),
      result('2027-2028', 'lower-secondary', 50),
      result('2026-2027', 'primary', 900),
      result('2026-2027', 'primary', 800),
    ];
    expect(lastOfYears(answer).map(({ lastMetres }) => lastMetres)).toEqual([900, null]);
  });

  it('is empty where nothing was published', () => {
    expect(lastOfYears([])).toEqual([]);
  });
});
