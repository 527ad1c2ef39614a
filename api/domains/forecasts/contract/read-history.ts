import { basename } from 'node:path';
import { encode } from '#engines/forecast/encode.ts';
import { gradeNumber } from '#engines/forecast/grades.ts';
import type { BirthRows, ForecastIssue, ForecastProblem, PupilRows } from '#engines/forecast/types.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import { readCsvFile } from '../../../platform/csv-files.ts';
import { refuseErrors } from '../../../platform/refusal.ts';

/** Paths of the inputs of `forecast`. */
export interface HistoryFiles {
  pupils: string;
  births?: string | undefined;
}

/** What the files say, laid out for the engine. `warnings` are to be shown; `locate` gives an engine's issue its file and row. */
export interface ReadHistory {
  problem: ForecastProblem;
  warnings: Issue[];
  locate(issue: ForecastIssue): Issue;
}

const [earliestYear, latestYear] = [1900, 2200];

/** Reads history.csv (`year,school,grade,pupils[,area]`) and births.csv (`year,births[,school|area]`). Throws Refusal with every error. */
export function readHistory(files: HistoryFiles, options: { entryAge: number | null; seed: string }): ReadHistory {
  const pupils = readPupils(files.pupils);
  const births = files.births ? readBirths(files.births) : null;
  refuseErrors([...pupils.issues, ...(births?.issues ?? [])]);
  const { problem, issues } = encode(pupils.rows, births?.rows ?? null, options);
  const rowsOf = { pupils: pupils.places, births: births?.places ?? [] };
  const locate = ({ table, index, record, ...rest }: ForecastIssue): Issue => ({
    ...rest,
    file: basename(files[table] ?? files.pupils),
    row: index === undefined ? undefined : rowsOf[table][index],
    record: index === undefined ? record : undefined,
  });
  const located = issues.map(locate);
  refuseErrors(located);
  return { problem: problem!, warnings: located, locate };
}

function readPupils(path: string) {
  const file = basename(path);
  const issues: Issue[] = [];
  const places: number[] = [];
  const years: number[] = [];
  const schools: string[] = [];
  const grades: number[] = [];
  const counts: number[] = [];
  const areas = new Map<string, string>();
  const wanted = {
    required: ['year', 'school', 'grade', 'pupils'],
    optional: ['area'],
    aliases: { school: ['school_id'] },
  };
  const summary = readCsvFile(path, wanted, ([yearCell, schoolCell, gradeCell, pupilsCell, area], row) => {
    const at = { severity: 'error' as const, file, row };
    const year = wholeOf(yearCell!);
    const school = schoolCell!.trim();
    const grade = gradeNumber(gradeCell!);
    const count = pupilsCell!.trim() === '' ? Number.NaN : wholeOf(pupilsCell!);
    if (!isYear(year)) issues.push({ code: 'forecast-year', ...at, column: 'year', value: yearCell! });
    else if (school === '') issues.push({ code: 'forecast-school-blank', ...at, column: 'school' });
    else if (grade === null) issues.push({ code: 'forecast-grade', ...at, column: 'grade', value: gradeCell! });
    else if (count === null) issues.push({ code: 'forecast-pupils', ...at, column: 'pupils', value: pupilsCell! });
    else {
      places.push(row);
      years.push(year);
      schools.push(school);
      grades.push(grade);
      counts.push(count);
      if (area !== undefined) areas.set(school, area.trim());
    }
  });
  const rows: PupilRows = { years, schools, grades, pupils: counts, areas: areas.size > 0 ? areas : null };
  return { rows, places, issues: [...summary.issues, ...issues] };
}

function readBirths(path: string) {
  const file = basename(path);
  const issues: Issue[] = [];
  const places: number[] = [];
  const years: number[] = [];
  const counts: number[] = [];
  const names: string[] = [];
  const wanted = { required: ['year', 'births'], optional: ['school', 'area'], aliases: { school: ['school_id'] } };
  const summary = readCsvFile(path, wanted, ([yearCell, birthsCell, school, area], row) => {
    const at = { severity: 'error' as const, file, row };
    const year = wholeOf(yearCell!);
    const count = birthsCell!.trim() === '' ? Number.NaN : wholeOf(birthsCell!);
    if (!isYear(year)) issues.push({ code: 'forecast-year', ...at, column: 'year', value: yearCell! });
    else if (count === null) issues.push({ code: 'forecast-births', ...at, column: 'births', value: birthsCell! });
    else {
      places.push(row);
      years.push(year);
      counts.push(count);
      names.push((school?.trim() || area?.trim()) ?? '');
    }
  });
  const rows: BirthRows = { years, births: counts, places: names };
  return { rows, places, issues: [...summary.issues, ...issues] };
}

function wholeOf(cell: string): number | null {
  const text = cell.trim();
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

const isYear = (year: number | null): year is number => year !== null && year >= earliestYear && year <= latestYear;
