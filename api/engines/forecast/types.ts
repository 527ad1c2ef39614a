/** History as rows: columns of equal length. `grades` are grade numbers (PK −1, K 0, 1 … 12); NaN pupils: a blank cell. */
export interface PupilRows {
  years: ArrayLike<number>;
  schools: readonly string[];
  grades: ArrayLike<number>;
  pupils: ArrayLike<number>;
  /** The area of each school, where the history tells it: births of an area go to its schools. */
  areas: ReadonlyMap<string, string> | null;
}

/** Births by calendar year of birth. `places[i]`: a school's id or an area, '' for births known of the whole alone. */
export interface BirthRows {
  years: ArrayLike<number>;
  births: ArrayLike<number>;
  places: readonly string[];
}

/** What is wrong or worth knowing, by the row it came from where there is one. */
export interface ForecastIssue {
  code: string;
  severity: 'refuse' | 'error' | 'warning' | 'note';
  table: 'pupils' | 'births';
  /** Index into the rows of `table`. */
  index?: number;
  record?: string;
  column?: string;
  value?: string;
  params?: Record<string, string | number>;
}

/** State of one cell of the history. */
export const noRow = 0;
export const known = 1;
export const blank = 2;

/**
 * History on a dense grid: cell (school s, year t, grade g) lies at `(s * yearCount + t) * gradeCount + g`.
 * `pupils` is NaN where `states` is not `known`.
 */
export interface ForecastProblem {
  schools: string[];
  /** Grade numbers that occur, ascending. */
  grades: number[];
  firstYear: number;
  yearCount: number;
  pupils: Float64Array;
  states: Uint8Array;
  /** True for a year no school has a row in. */
  missingYears: boolean[];
  births: Births | null;
  /** Years between birth and entry, or null: fitted. */
  entryAge: number | null;
  seed: string;
}

/** Births of the whole and, where given, round single schools (of the school or its area): `ofSchools[s * count + y]`, NaN unknown. */
export interface Births {
  firstYear: number;
  count: number;
  whole: Float64Array;
  ofSchools: Float64Array | null;
}

/** Forecasts from one origin: `rows[(s * horizon + h) * gradeCount + g]` pupils, NaN where no forecast can be had. */
export interface Projection {
  /** Index of the last year that was looked at. */
  origin: number;
  horizon: number;
  gradeCount: number;
  rows: Float64Array;
  /** 1 where the school has the grade in the origin year: those cells have a row in every future year. */
  open: Uint8Array;
  /** 1 where the pupils come up from the grade below in the same school; 0: they enter the school in this grade. */
  fed: Uint8Array;
  /** First calendar year of birth that was projected, or null when every birth needed is known (or none are used). */
  birthsProjectedFrom: number | null;
  /** Years between birth and entry that fit best (mean of the fit), or null without births. */
  entryLag: number | null;
  shocks: Shock[];
}

/** A school-year taken for a passing shock or a hole in the data: its pupils were multiplied by `factor` before use. */
export interface Shock {
  school: number;
  year: number;
  factor: number;
}

/** Low and high of every row at one level, laid out as `Projection.rows`. */
export interface Bands {
  level: number;
  low: Float64Array;
  high: Float64Array;
}
