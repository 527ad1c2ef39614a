import { type Assumptions, applyAssumptions, withNewSchools } from '#engines/forecast/assumptions.ts';
import { gradeNumber, gradeWord } from '#engines/forecast/grades.ts';
import { notesOf } from '#engines/forecast/notes.ts';
import { backTestOf, bandsAt, run, sums } from '#engines/forecast/run.ts';
import type { Bands, ForecastProblem, Projection } from '#engines/forecast/types.ts';
import { known } from '#engines/forecast/types.ts';
import type { Level } from '../areas/types.ts';
import type { AssumptionsBody, ForecastCell, Series, StoredForecast } from './types.ts';

/** All a worker needs to forecast. */
export interface ForecastTask {
  problem: ForecastProblem;
  communes: (string | null)[];
  /** By grade of the problem. */
  levels: Level[];
  assumptions: AssumptionsBody | null;
  horizon: number;
}

/** Forecasts, applies what is supposed and adds up by school, commune and level. Pure: the same task gives the same answer. */
export function makeForecast({
  problem: history,
  communes,
  levels,
  assumptions,
  horizon,
}: ForecastTask): StoredForecast {
  const forecast = run(history, horizon, 0.9);
  const backTest = backTestOf(history, forecast);
  const notes = notesOf(history, forecast).map(({ code, record, params }) => ({
    code,
    record: record ?? null,
    params: params ?? {},
  }));
  const openings = assumptions?.openings ?? [];
  const names = openings.map(({ name }) => `+ ${name}`);
  const { problem, projection, bands } = withNewSchools(
    history,
    forecast.projection,
    [bandsAt(forecast, 0.5), forecast.bands],
    names,
  );
  const places = [...communes, ...openings.map(({ communeCode }) => communeCode)];
  if (assumptions) applyAssumptions(problem, projection, bands, toIndices(assumptions, problem, places));
  const [half, most] = bands;
  const cells = listCells(problem, levels, projection, half, most);
  const { groups, keys } = groupCells(problem, levels, projection, places);
  const totals: Record<string, Series> = {};
  for (const [grouping, groupKeys] of groups.map((grouping, i) => [grouping, keys[i]] as const)) {
    const [inner, outer] = [half, most].map((band) =>
      sums(problem, { ...forecast, projection }, band, grouping, groupKeys.length),
    );
    groupKeys.forEach((key, group) => {
      const of = (values: Float64Array) => Array.from(values.subarray(group * horizon, (group + 1) * horizon));
      totals[key] = {
        history: historyOf(problem, grouping, group),
        pupils: of(outer.pupils),
        ...{ low50: of(inner.low), high50: of(inner.high), low90: of(outer.low), high90: of(outer.high) },
      };
    });
  }
  return {
    historyYears: Array.from({ length: problem.yearCount }, (_, t) => problem.firstYear + t),
    years: Array.from({ length: horizon }, (_, h) => problem.firstYear + problem.yearCount + h),
    cells,
    schools: problem.schools.map((id, s) => ({ id, communeCode: places[s], planned: s >= history.schools.length })),
    sums: totals,
    backTest,
    notes,
  };
}

function toIndices(body: AssumptionsBody, problem: ForecastProblem, places: (string | null)[]): Assumptions {
  const school = (id: string) => problem.schools.indexOf(id);
  const grades = (words: string[]) => words.map((word) => gradeNumber(word)!);
  const shares = (list: { schoolId: string; share: number }[]) =>
    list.map(({ schoolId, share }) => ({ school: school(schoolId), share })).filter((each) => each.school >= 0);
  const ofCommune = new Map(body.communes.map(({ communeCode, percent }) => [communeCode, percent]));
  const firstPlanned = problem.schools.length - body.openings.length;
  return {
    migrationPercent: Float64Array.from(places, (place) => ofCommune.get(place ?? '') ?? body.migrationPercent),
    housing: body.housing
      .map(({ schoolId, name: _, ...rest }) => ({ ...rest, school: school(schoolId), grades: grades(rest.grades) }))
      .filter((each) => each.school >= 0),
    openings: body.openings.map((opening, i) => ({
      school: firstPlanned + i,
      year: opening.year,
      grades: grades(opening.grades),
      from: shares(opening.from),
    })),
    closings: body.closings
      .map(({ schoolId, year, to }) => ({ school: school(schoolId), year, to: shares(to) }))
      .filter((each) => each.school >= 0),
  };
}

function listCells(
  problem: ForecastProblem,
  levels: readonly Level[],
  { rows, open, horizon }: Projection,
  half: Bands,
  most: Bands,
): ForecastCell[] {
  const { schools, grades, yearCount, pupils, states } = problem;
  const width = grades.length;
  return schools.flatMap((schoolId, s) =>
    grades.flatMap((grade, g) => {
      if (open[s * width + g] === 0) return [];
      const of = (values: Float64Array) =>
        Array.from({ length: horizon }, (_, h) => figure(values[(s * horizon + h) * width + g]));
      const history = Array.from({ length: yearCount }, (_, t) => {
        const at = (s * yearCount + t) * width + g;
        return states[at] === known ? pupils[at] : null;
      });
      return {
        schoolId,
        grade: gradeWord(grade),
        level: levels[g],
        history,
        pupils: of(rows),
        ...{ low50: of(half.low), high50: of(half.high), low90: of(most.low), high90: of(most.high) },
      };
    }),
  );
}

/** Four ways to add up: by level, and by level with commune, school or grade. */
function groupCells(
  problem: ForecastProblem,
  levels: readonly Level[],
  projection: Projection,
  places: (string | null)[],
) {
  const width = problem.grades.length;
  const namings = [
    (_: number, level: string) => level,
    (s: number, level: string) => `${level} commune ${places[s] ?? ''}`,
    (s: number, level: string) => `${level} school ${problem.schools[s]}`,
    (_: number, level: string, g: number) => `${level} grade ${gradeWord(problem.grades[g])}`,
  ];
  const keys: string[][] = [];
  const groups = namings.map((nameOf) => {
    const known = new Map<string, number>();
    const grouping = new Int32Array(problem.schools.length * width).fill(-1);
    for (let cell = 0; cell < grouping.length; cell++) {
      if (projection.open[cell] === 0 && !wasOpen(problem, cell)) continue;
      const key = nameOf(Math.floor(cell / width), levels[cell % width], cell % width);
      const place = known.get(key) ?? known.size;
      known.set(key, place);
      grouping[cell] = place;
    }
    keys.push([...known.keys()]);
    return grouping;
  });
  return { groups, keys };
}

function wasOpen({ yearCount, grades, states }: ForecastProblem, cell: number): boolean {
  const [s, g] = [Math.floor(cell / grades.length), cell % grades.length];
  for (let t = 0; t < yearCount; t++) if (states[(s * yearCount + t) * grades.length + g] !== 0) return true;
  return false;
}

/** Counted pupils of a group by year; null where a year has no figure at all or one of its rows is blank. */
function historyOf(
  { schools, grades, yearCount, pupils, states }: ForecastProblem,
  grouping: Int32Array,
  group: number,
) {
  const width = grades.length;
  const counted = Array.from({ length: yearCount }, () => ({ sum: 0, rows: 0, blanks: 0 }));
  for (let cell = 0; cell < schools.length * width; cell++) {
    if (grouping[cell] !== group) continue;
    for (let t = 0; t < yearCount; t++) {
      const at = (Math.floor(cell / width) * yearCount + t) * width + (cell % width);
      if (states[at] === 0) continue;
      counted[t].rows++;
      if (states[at] === known) counted[t].sum += pupils[at];
      else counted[t].blanks++;
    }
  }
  return counted.map(({ sum, rows, blanks }) => (rows === 0 || blanks > 0 ? null : sum));
}

const figure = (value: number) => (Number.isNaN(value) ? null : value);
