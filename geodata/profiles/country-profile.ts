import type { Language } from '../../web/text/text.ts';
import type { Level } from './level.ts';
import type { Norm } from './norm.ts';

/** One year of schooling, named as the register names it. */
export interface Grade {
  /** "1", "6", "age-5": text, compared as it is. */
  id: string;
  /** Age the child reaches under the profile's age rule in the year school starts. */
  age: number;
  /** True for the year in which a level takes its new pupils in. */
  entry: boolean;
}

interface LevelProfile {
  level: Level;
  grades: readonly Grade[];
}

/**
 * How a birth date leads to a grade. `calendar-year`: born in (school year's first year − age).
 * `birthday-by`: the age is reached by this day of the school year's first year.
 */
type AgeRule =
  | { kind: 'calendar-year'; olderYearsAllowed: number; source: string }
  | { kind: 'birthday-by'; month: number; day: number; olderYearsAllowed: number; source: string };

/** Most pupils of a class. A norm has dates and a source; going over it warns, never refuses. */
export interface ClassCap {
  level: Level;
  /** Grade ids it binds; absent: every grade of the level. */
  grades?: readonly string[];
  pupils: number;
  validFrom: string;
  validTo: string | null;
  source: string;
}

/** A coordinate system its offices deliver files in; `geodata/projection` knows how to convert it. */
export interface CoordinateSystem {
  /** "EPSG:9210". */
  code: string;
  name: string;
  /** Degrees east; null for geographic systems. */
  centralMeridian: number | null;
}

/** How people write addresses, folded: small letters, no diacritics, đ as d. */
export interface AddressHabits {
  /** True where 123/45/6 is house 6 of alley 45 of alley 123. */
  alleyNumbers: boolean;
  /** Words that open a street's name and may be left out. */
  streetWords: readonly string[];
  /** Words for an alley, the outermost kind first where kinds are nested. */
  alleyWords: readonly string[];
  /** The word an alley's label opens with, as written. */
  alleyLabel: string;
  /** "128 Street" rather than "Street, 128". */
  numberFirst: boolean;
  /** Words before a house number. */
  numberWords: readonly string[];
  /** Short form → full form, word by word. */
  abbreviations: Readonly<Record<string, string>>;
}

/** Everything about enrolment, names and addresses that differs from country to country. */
export interface CountryProfile {
  id: string;
  languages: readonly Language[];
  levels: readonly LevelProfile[];
  ageRule: AgeRule;
  classCaps: readonly ClassCap[];
  /** Figures a school network is held against. */
  norms: readonly Norm[];
  crs: readonly CoordinateSystem[];
  /** West, south, east, north of its land, islands near the coast included. */
  bounds: readonly [number, number, number, number];
  nameOrder: 'family-first' | 'given-first';
  timeZone: string;
  /** Order of day, month and year in the country's files. */
  dateOrder: 'day-month-year' | 'month-day-year';
  /** "1.234,5" → ",". */
  decimalMark: ',' | '.';
  address: AddressHabits;
}

/** First and last birth date (ISO, inclusive) of a grade's right age for the school year that starts in `year`. */
export function birthDatesOf(profile: CountryProfile, gradeId: string, year: number): { from: string; to: string } {
  const grade = profile.levels.flatMap((level) => level.grades).find((candidate) => candidate.id === gradeId);
  if (!grade) throw new Error(`Profile ${profile.id} has no grade "${gradeId}".`);
  const born = year - grade.age;
  if (profile.ageRule.kind === 'calendar-year') return { from: `${born}-01-01`, to: `${born}-12-31` };
  const { month, day } = profile.ageRule;
  const to = new Date(Date.UTC(born, month - 1, day));
  const from = new Date(Date.UTC(born - 1, month - 1, day + 1));
  return { from: from.toISOString().slice(0, 10), to: to.toISOString().slice(0, 10) };
}

/**
 * The level that has a grade of a history (PK, K, 1 … 12): the one that names it so; for the years before grade 1 the one that has children
 * of that age. A year no level names goes with the first or last level.
 */
export function levelOfGrade({ levels }: CountryProfile, word: string): Level {
  const yearsBefore: Record<string, number> = { K: 1, PK: 2 };
  const first = levels.flatMap(({ grades }) => grades).find(({ id }) => id === '1');
  const age = first && word in yearsBefore ? first.age - yearsBefore[word] : null;
  const has = ({ id, age: own }: Grade) => id === word || (age !== null && !/^\d+$/.test(id) && own === age);
  const found = levels.find(({ grades }) => grades.some(has));
  return (found ?? levels[word in yearsBefore ? 0 : levels.length - 1]).level;
}

/** The cap in force on `date` (ISO) for a grade, or null where the profile knows none. */
export function classCapOn(profile: CountryProfile, level: Level, gradeId: string, date: string): ClassCap | null {
  const inForce = profile.classCaps.filter(
    (cap) =>
      cap.level === level &&
      (!cap.grades || cap.grades.includes(gradeId)) &&
      cap.validFrom <= date &&
      (cap.validTo === null || date <= cap.validTo),
  );
  return inForce.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
}
