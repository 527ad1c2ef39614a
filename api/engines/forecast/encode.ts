import { compareByCodePoint } from '../assignment/code-points.ts';
import { encodeBirths } from './encode-births.ts';
import { type BirthRows, blank, type ForecastIssue, type ForecastProblem, known, type PupilRows } from './types.ts';

const fewestYears = 2;

/**
 * Lays rows out on the grid of schools (by code point), years and grades. The order of rows does not matter.
 * Issues: `forecast-duplicate-row`, `forecast-duplicate-births` (errors); `forecast-no-rows`, `forecast-too-few-years`
 * (refused); `forecast-year-missing`, `forecast-school-closed`, `forecast-school-recoded`, `forecast-births-unmatched`,
 * `forecast-births-without-place`, `forecast-births-filled`, `forecast-births-end` (warnings). `problem` is null when an error was found.
 */
export function encode(
  rows: PupilRows,
  births: BirthRows | null,
  options: { entryAge: number | null; seed: string },
): { problem: ForecastProblem | null; issues: ForecastIssue[] } {
  const issues: ForecastIssue[] = [];
  if (rows.schools.length === 0)
    return { problem: null, issues: [{ code: 'forecast-no-rows', severity: 'refuse', table: 'pupils' }] };
  const grid = layOut(rows, issues);
  const encodedBirths =
    births && births.places.length > 0 ? encodeBirths(births, grid.schools, rows.areas, issues) : null;
  const problem: ForecastProblem = { ...grid, births: encodedBirths, ...options };
  const present = problem.missingYears.filter((missing) => !missing).length;
  if (present < fewestYears)
    issues.push({
      code: 'forecast-too-few-years',
      severity: 'refuse',
      table: 'pupils',
      params: { years: present, least: fewestYears, year: String(problem.firstYear) },
    });
  problem.missingYears.forEach((missing, t) => {
    if (missing)
      issues.push({
        code: 'forecast-year-missing',
        severity: 'warning',
        table: 'pupils',
        record: String(problem.firstYear + t),
        params: { year: String(problem.firstYear + t) },
      });
  });
  nameLeavers(problem, issues);
  const failed = issues.some(({ severity }) => severity === 'error' || severity === 'refuse');
  return { problem: failed ? null : problem, issues };
}

function layOut(rows: PupilRows, issues: ForecastIssue[]) {
  const schools = [...new Set(rows.schools)].sort(compareByCodePoint);
  const grades = [...new Set(Array.from(rows.grades))].sort((a, b) => a - b);
  let [firstYear, lastYear] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < rows.years.length; i++) {
    firstYear = Math.min(firstYear, rows.years[i]);
    lastYear = Math.max(lastYear, rows.years[i]);
  }
  const yearCount = lastYear - firstYear + 1;
  const places = new Map(schools.map((school, s) => [school, s]));
  const columns = new Map(grades.map((grade, g) => [grade, g]));
  const cells = schools.length * yearCount * grades.length;
  const pupils = new Float64Array(cells).fill(Number.NaN);
  const states = new Uint8Array(cells);
  const missingYears = Array.from({ length: yearCount }, () => true);
  for (let i = 0; i < rows.schools.length; i++) {
    const t = rows.years[i] - firstYear;
    const at = (places.get(rows.schools[i])! * yearCount + t) * grades.length + columns.get(rows.grades[i])!;
    if (states[at] !== 0) {
      issues.push({ code: 'forecast-duplicate-row', severity: 'error', table: 'pupils', index: i });
      continue;
    }
    states[at] = Number.isNaN(rows.pupils[i]) ? blank : known;
    pupils[at] = rows.pupils[i];
    missingYears[t] = false;
  }
  return { schools, grades, firstYear, yearCount, pupils, states, missingYears };
}

/** A school without a row in the last year is closed; one that opens as another closes, grade by grade alike, may be the same. */
function nameLeavers(problem: ForecastProblem, issues: ForecastIssue[]): void {
  const { schools, firstYear, yearCount } = problem;
  const spans = schools.map((_, s) => spanOf(problem, s));
  const openedIn: number[][] = Array.from({ length: yearCount + 1 }, () => []);
  spans.forEach(({ first }, s) => {
    openedIn[first].push(s);
  });
  spans.forEach(({ last }, s) => {
    if (last >= yearCount - 1) return;
    const heir = openedIn[last + 1].find((other) => isAlike(problem, s, other, last));
    if (heir !== undefined)
      issues.push({
        code: 'forecast-school-recoded',
        severity: 'warning',
        table: 'pupils',
        record: schools[s],
        params: { school: schools[s], heir: schools[heir], year: String(firstYear + last) },
      });
    else
      issues.push({
        code: 'forecast-school-closed',
        severity: 'warning',
        table: 'pupils',
        record: schools[s],
        params: { school: schools[s], year: String(firstYear + last) },
      });
  });
}

function spanOf({ yearCount, grades, states }: ForecastProblem, school: number) {
  let [first, last] = [yearCount, -1];
  for (let t = 0; t < yearCount; t++)
    for (let g = 0; g < grades.length; g++)
      if (states[(school * yearCount + t) * grades.length + g] !== 0) {
        first = Math.min(first, t);
        last = t;
      }
  return { first, last };
}

/** Same grades, and the total within a tenth: what a renamed school looks like from one year to the next. */
function isAlike(
  { yearCount, grades, pupils, states }: ForecastProblem,
  old: number,
  heir: number,
  last: number,
): boolean {
  let [before, after] = [0, 0];
  for (let g = 0; g < grades.length; g++) {
    const a = (old * yearCount + last) * grades.length + g;
    const b = (heir * yearCount + last + 1) * grades.length + g;
    if ((states[a] === 0) !== (states[b] === 0)) return false;
    before += states[a] === known ? pupils[a] : 0;
    after += states[b] === known ? pupils[b] : 0;
  }
  return before > 0 && Math.abs(after - before) <= 0.1 * before;
}
