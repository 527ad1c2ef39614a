import type { BirthRows, Births, ForecastIssue } from './types.ts';

/**
 * Births on years, of the whole and round every school (`schools`: ids, `areas`: the area of each). The register ends with the last year
 * anybody has a figure in. A year of a place that is blank, or left out between two others, is held at the figure before it (at the
 * first one, before that): the whole must not fall because one place has not reported. Issues: `forecast-duplicate-births` (error);
 * `forecast-births-unmatched`, `forecast-births-without-place`, `forecast-births-filled`, `forecast-births-end` (warnings).
 */
export function encodeBirths(
  rows: BirthRows,
  schools: string[],
  areas: ReadonlyMap<string, string> | null,
  issues: ForecastIssue[],
): Births {
  const years = Array.from(rows.years);
  const firstYear = years.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY);
  const counted = years.filter((_, i) => !Number.isNaN(rows.births[i]));
  const lastYear = (counted.length > 0 ? counted : years).reduce((most, year) => Math.max(most, year), firstYear);
  const count = lastYear - firstYear + 1;
  const schoolsAt = placesOfSchools(schools, areas);
  const whole = new Float64Array(count).fill(Number.NaN);
  const ofSchools = new Float64Array(schools.length * count).fill(Number.NaN);
  let filled = 0;
  const unmatched: string[] = [];
  for (const [place, series] of seriesOf(rows, { firstYear, count }, issues)) {
    if (!series.some((value) => !Number.isNaN(value))) continue;
    filled += holdGaps(series);
    const there = schoolsAt.get(place) ?? [];
    if (there.length === 0) unmatched.push(place);
    series.forEach((value, t) => {
      if (Number.isNaN(value)) return;
      whole[t] = (Number.isNaN(whole[t]) ? 0 : whole[t]) + value;
      for (const s of there) ofSchools[s * count + t] = value;
    });
    nameEnd(place, lastKnown(series), { firstYear, count }, issues);
  }
  if (filled > 0)
    issues.push({ code: 'forecast-births-filled', severity: 'warning', table: 'births', params: { count: filled } });
  nameUnmatched(rows, unmatched, issues);
  const bySchool = ofSchools.some((value) => !Number.isNaN(value));
  return { firstYear, count, whole, ofSchools: bySchool ? ofSchools : null };
}

interface Span {
  firstYear: number;
  count: number;
}

/** A year of a place that has a row without a figure. */
const blankYear = -1;

/** Births of every place by year: NaN without a row, `blankYear` where the cell is blank. */
function seriesOf(rows: BirthRows, { firstYear, count }: Span, issues: ForecastIssue[]): Map<string, Float64Array> {
  const series = new Map<string, Float64Array>();
  const seen = new Set<string>();
  for (let i = 0; i < rows.places.length; i++) {
    const key = `${rows.years[i]} ${rows.places[i]}`;
    if (seen.has(key)) issues.push({ code: 'forecast-duplicate-births', severity: 'error', table: 'births', index: i });
    seen.add(key);
    const own = series.get(rows.places[i]) ?? new Float64Array(count).fill(Number.NaN);
    series.set(rows.places[i], own);
    const t = rows.years[i] - firstYear;
    if (t < count) own[t] = Number.isNaN(rows.births[i]) ? blankYear : rows.births[i];
  }
  for (const own of series.values()) if (!own.some((value) => value >= 0)) own.fill(Number.NaN);
  return series;
}

/** Puts figures into blank years, and into those left out between two with rows; answers how many. */
function holdGaps(series: Float64Array): number {
  const isRow = (value: number) => !Number.isNaN(value);
  const last = series.findLastIndex(isRow);
  let held = series.find((value) => value >= 0)!;
  let filled = 0;
  for (let t = series.findIndex(isRow); t <= last; t++)
    if (series[t] >= 0) held = series[t];
    else {
      series[t] = held;
      filled++;
    }
  return filled;
}

const lastKnown = (series: Float64Array) => series.findLastIndex((value) => !Number.isNaN(value));

/** Says that a place has no rows any more while others go on: it counts as nobody from then on. */
function nameEnd(place: string, last: number, { firstYear, count }: Span, issues: ForecastIssue[]): void {
  if (last === count - 1 || place === '') return;
  issues.push({
    code: 'forecast-births-end',
    severity: 'warning',
    table: 'births',
    record: place,
    params: { year: String(firstYear + last), last: String(firstYear + count - 1) },
  });
}

function nameUnmatched(rows: BirthRows, unmatched: string[], issues: ForecastIssue[]): void {
  if (!rows.places.some((place) => place !== '')) return;
  for (const name of unmatched)
    issues.push({
      code: name === '' ? 'forecast-births-without-place' : 'forecast-births-unmatched',
      severity: 'warning',
      table: 'births',
      record: name === '' ? undefined : name,
    });
}

/** Schools by their own id and by their area. */
function placesOfSchools(schools: string[], areas: ReadonlyMap<string, string> | null): Map<string, number[]> {
  const places = new Map<string, number[]>(schools.map((school, s) => [school, [s]]));
  schools.forEach((school, s) => {
    const area = areas?.get(school);
    if (area === undefined || area === '' || area === school) return;
    const there = places.get(area) ?? [];
    there.push(s);
    places.set(area, there);
  });
  return places;
}
