import { readFileSync } from 'node:fs';
import { encode } from '../../api/engines/forecast/encode.ts';
import { gradeNumber } from '../../api/engines/forecast/grades.ts';
import type { ForecastProblem } from '../../api/engines/forecast/types.ts';

/** Eau Claire: pupils of class sections summed to school and grade, years up to `lastYear`, with births of the district. */
export function readEauClaire(sections: string, births: string, lastYear: number): ForecastProblem {
  const sums = new Map<string, number>();
  for (const [date, school, grade, pupils] of cells(sections)) {
    const year = Number(date.slice(0, 4));
    if (year > lastYear) continue;
    const key = `${year}|${school}|${gradeNumber(grade.replace('Grade ', ''))}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(pupils));
  }
  const keys = [...sums.keys()].map((key) => key.split('|'));
  const born = cells(births);
  return encodeAll(
    keys.map(([year]) => Number(year)),
    keys.map(([, school]) => school),
    keys.map(([, , grade]) => Number(grade)),
    [...sums.values()],
    {
      years: born.map(([year]) => Number(year)),
      births: born.map(([, count]) => Number(count)),
      places: born.map(() => ''),
    },
  );
}

/** Maryland: one problem a school system (13 of them), blanks where a cell is suppressed. */
export function readMaryland(file: string): { system: string; problem: ForecastProblem }[] {
  const rows = cells(file).map((row) => ({
    year: Number(row[0]),
    system: row[1],
    school: row[3],
    grade: gradeNumber(row[5])!,
    pupils: row[6] === '' ? Number.NaN : Number(row[6]),
  }));
  return [...new Set(rows.map(({ system }) => system))].sort().map((system) => {
    const own = rows.filter((row) => row.system === system);
    const column = <T>(of: (row: (typeof rows)[number]) => T) => own.map(of);
    const problem = encodeAll(
      column(({ year }) => year),
      column(({ school }) => school),
      column(({ grade }) => grade),
      column(({ pupils }) => pupils),
      null,
    );
    return { system, problem };
  });
}

function encodeAll(
  years: number[],
  schools: string[],
  grades: number[],
  pupils: number[],
  births: { years: number[]; births: number[]; places: string[] } | null,
): ForecastProblem {
  const { problem, issues } = encode({ years, schools, grades, pupils, areas: null }, births, {
    entryAge: null,
    seed: '0',
  });
  if (!problem) throw new Error(JSON.stringify(issues));
  return problem;
}

/** Cells of a CSV file with quoted names, header left out. */
function cells(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted ?? plain).trim()),
    );
}
