import type { SchoolFigures } from './capacities.ts';
import type { Commune } from './communes.ts';
import type { EnrolmentLevel, School } from './schools.ts';

/** Pupils of one past year; `code` and `name` are what the school was called then. */
export interface PastPupils {
  year: number;
  code: string;
  name: string;
  grade: string;
  pupils: number;
}

/** Births of a commune in a calendar year. */
export interface PastBirths {
  year: number;
  commune: Commune;
  births: number;
}

const yearsBack = 10;
/** Years between birth and grade 1. */
const entryAge = 6;
/** Births that come to the town's grade 1. */
const staying = 0.93;
const taught: Partial<Record<EnrolmentLevel, { first: number; last: number }>> = {
  primary: { first: 1, last: 5 },
  'lower-secondary': { first: 6, last: 9 },
};

/**
 * Ten invented years up to `lastYear`: cohorts of uneven size move up through every school that reports pupils, quarters grow or shrink, one
 * school went by another code until five years ago. Births of communes are those its first graders would have had.
 */
export function inventHistory(
  schools: readonly School[],
  figures: ReadonlyMap<School, SchoolFigures>,
  lastYear: number,
  random: () => number,
): { pupils: PastPupils[]; births: PastBirths[] } {
  const cohorts = new Map<number, number>();
  for (let born = lastYear - yearsBack - 16; born <= lastYear; born++) {
    const wave = 1 + 0.07 * Math.sin((born - lastYear) / 2.1);
    cohorts.set(born, wave * (0.97 + 0.06 * random()));
  }
  const pupils: PastPupils[] = [];
  const firstGraders = new Map<Commune, number>();
  const growth = new Map<Commune, number>();
  const renamed = schools.find((school) => school.level === 'primary' && reports(figures.get(school)));
  for (const school of schools) {
    const grades = taught[school.level];
    const now = figures.get(school);
    if (!grades || !reports(now)) continue;
    const usual = now!.grades.reduce((sum, { pupils: count }) => sum + count!, 0) / now!.grades.length;
    if (!growth.has(school.commune)) growth.set(school.commune, 0.985 + 0.04 * random());
    const yearly = growth.get(school.commune)!;
    if (school.level === 'primary') firstGraders.set(school.commune, (firstGraders.get(school.commune) ?? 0) + usual);
    for (let year = lastYear - yearsBack + 1; year <= lastYear; year++)
      for (let grade = grades.first; grade <= grades.last; grade++) {
        const cohort = cohorts.get(year - entryAge - grade + 1)!;
        const drawn = usual * yearly ** (year - lastYear) * cohort * (0.97 + 0.06 * random());
        const old = school === renamed && year <= lastYear - 5;
        pupils.push({
          year,
          code: old ? `${school.id}-CU` : school.id,
          name: old ? `${school.name} (mã cũ)` : school.name,
          grade: String(grade),
          pupils: Math.round(drawn),
        });
      }
  }
  const births: PastBirths[] = [];
  for (const [commune, usual] of firstGraders)
    for (let year = lastYear - yearsBack - entryAge; year < lastYear; year++) {
      const trend = growth.get(commune)! ** (year + entryAge - lastYear);
      births.push({ year, commune, births: Math.round((usual * trend * cohorts.get(year)!) / staying) });
    }
  return { pupils, births };
}

const reports = (figures: SchoolFigures | undefined): boolean =>
  figures?.grades.every(({ pupils }) => pupils !== null) ?? false;
