import type { ForecastProblem } from './types.ts';
import { blank, known } from './types.ts';

/**
 * What is looked at from one origin: years 0 … origin. `pupils` has the problem's layout with holes filled for adding up;
 * `measured[s * years + t]` is 1 where the school has rows of its own in that year: ratios are taken from those alone.
 */
export interface History {
  years: number;
  schoolCount: number;
  grades: number[];
  pupils: Float64Array;
  measured: Uint8Array;
  /** 1 where the school has the grade in that year (known or blank), laid out as `pupils`. */
  offered: Uint8Array;
}

/** The history up to `origin`, its blanks and gaps filled by what lies nearest; nothing after `origin` is read. */
export function historyUntil(problem: ForecastProblem, origin: number): History {
  const { schools, grades, yearCount } = problem;
  const years = origin + 1;
  const size = schools.length * years * grades.length;
  const history: History = {
    years,
    schoolCount: schools.length,
    grades,
    pupils: new Float64Array(size).fill(Number.NaN),
    measured: new Uint8Array(schools.length * years),
    offered: new Uint8Array(size),
  };
  const width = grades.length;
  for (let s = 0; s < schools.length; s++)
    for (let t = 0; t < years; t++) {
      const from = (s * yearCount + t) * width;
      const to = (s * years + t) * width;
      for (let g = 0; g < width; g++) {
        const state = problem.states[from + g];
        if (state === known) history.pupils[to + g] = problem.pupils[from + g];
        if (state !== 0) {
          history.offered[to + g] = 1;
          history.measured[s * years + t] = 1;
        }
      }
    }
  for (let s = 0; s < schools.length; s++) fillSchool(problem, history, s);
  return history;
}

/** A blank cell takes the nearest known year of its grade; a year left out between two others lies on the line between them. */
function fillSchool(problem: ForecastProblem, history: History, school: number): void {
  const { years, grades, pupils, measured, offered } = history;
  const width = grades.length;
  const at = (t: number, g: number) => (school * years + t) * width + g;
  for (let g = 0; g < width; g++) {
    let before = -1;
    for (let t = 0; t < years; t++) {
      const state = problem.states[(school * problem.yearCount + t) * width + g];
      if (state === known) {
        if (before >= 0 && t - before > 1) fillBetween(before, t, g);
        before = t;
      } else if (state === blank) pupils[at(t, g)] = nearestKnown(t, g);
    }
  }
  function fillBetween(from: number, to: number, g: number): void {
    for (let t = from + 1; t < to; t++) {
      if (measured[school * years + t] === 1) continue;
      const share = (t - from) / (to - from);
      pupils[at(t, g)] = pupils[at(from, g)] * (1 - share) + pupils[at(to, g)] * share;
      offered[at(t, g)] = 1;
    }
  }
  function nearestKnown(t: number, g: number): number {
    for (let gap = 1; gap < years; gap++)
      for (const other of [t - gap, t + gap]) {
        if (other < 0 || other >= years) continue;
        if (problem.states[(school * problem.yearCount + other) * width + g] === known)
          return problem.pupils[(school * problem.yearCount + other) * width + g];
      }
    return Number.NaN;
  }
}

/** Pupils of one school-year, cells without a figure left out. */
export function totalOf({ years, grades, pupils }: History, school: number, year: number): number {
  let sum = 0;
  const from = (school * years + year) * grades.length;
  for (let i = from; i < from + grades.length; i++) if (!Number.isNaN(pupils[i])) sum += pupils[i];
  return sum;
}

/** Pupils of the whole by year and grade: `[t * gradeCount + g]`. */
export function wholeOf({ years, schoolCount, grades, pupils }: History): Float64Array {
  const width = grades.length;
  const whole = new Float64Array(years * width);
  for (let s = 0; s < schoolCount; s++)
    for (let i = 0; i < years * width; i++) {
      const value = pupils[s * years * width + i];
      if (!Number.isNaN(value)) whole[i] += value;
    }
  return whole;
}

/** Years in which at least one school was counted. */
export function usableYears({ years, schoolCount, measured }: History): boolean[] {
  return Array.from({ length: years }, (_, t) => {
    for (let s = 0; s < schoolCount; s++) if (measured[s * years + t] === 1) return true;
    return false;
  });
}
