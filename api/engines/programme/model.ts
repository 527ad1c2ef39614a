import type { ModelData } from 'highs';
import type { ProgrammeProblem, Stage } from './types.ts';

/** A variable: the work is begun in the year, builds in it, builds so many rooms; or pupils of an area left without a seat. */
export type Column =
  | { kind: 'begin' | 'stage' | 'rooms'; work: number; year: number; most: number }
  | { kind: 'unmet'; cell: number };

/** The choice of years as a mixed-integer program; its objective leaves out `fixedUnmet`, which nothing can be built for. */
export interface ProgrammeModel {
  columns: Column[];
  fixedUnmet: number;
  problem: ProgrammeProblem;
  leastUnmet(): ModelData;
  /** Of programmes that leave no more than `unmet` pupil-years. */
  leastMoney(unmet: number): ModelData;
}

type Term = readonly [factor: number, column: number];

export function modelOf(problem: ProgrammeProblem): ProgrammeModel {
  const { short, years, works } = problem;
  const rows = new Rows(problem);
  rows.addWorks();
  rows.addBudget();
  rows.addNeeds();
  const { columns } = rows;
  const unmet = columns.flatMap((column, c): Term[] => (column.kind === 'unmet' ? [[1, c]] : []));
  const built = new Set(works.filter(({ from }) => from < years).map(({ area }) => area));
  const isFixed = (cell: number) => !built.has(Math.floor(cell / years));
  const fixedUnmet = short.reduce((sum, some, cell) => sum + (some > 0 && isFixed(cell) ? some : 0), 0);
  return {
    ...{ columns, fixedUnmet, problem },
    leastUnmet: () => rows.model(unmet, []),
    leastMoney: (most) => rows.model(rows.money(), [[unmet, Number.NEGATIVE_INFINITY, most - fixedUnmet + 1e-6]]),
  };
}

/** The values of the variables that are these stages. */
export function startOf({ columns, problem }: ProgrammeModel, stages: readonly Stage[]): Float64Array {
  const { short, years, works } = problem;
  const begun = new Map<number, number>();
  for (const { work, year } of stages) begun.set(work, Math.min(year, begun.get(work) ?? years));
  const stageOf = new Map(stages.map((stage) => [`${stage.work} ${stage.year}`, stage]));
  const seats = (cell: number) =>
    stages.reduce((sum, { work, year, rooms }) => {
      const { area, startSeats, roomSeats } = works[work];
      if (area !== Math.floor(cell / years) || year > cell % years) return sum;
      return sum + rooms * roomSeats + (begun.get(work) === year ? startSeats : 0);
    }, 0);
  return Float64Array.from(columns, (column) => {
    if (column.kind === 'unmet') return Math.max(0, short[column.cell] - seats(column.cell));
    const stage = stageOf.get(`${column.work} ${column.year}`);
    if (column.kind === 'begin') return begun.get(column.work) === column.year ? 1 : 0;
    return column.kind === 'rooms' ? (stage?.rooms ?? 0) : stage && stage.rooms > 0 ? 1 : 0;
  });
}

type Row = [terms: readonly Term[], lower: number, upper: number];

class Rows {
  readonly columns: Column[] = [];
  private readonly rows: Row[] = [];
  private readonly problem: ProgrammeProblem;
  private readonly columnOf = new Map<string, number>();

  constructor(problem: ProgrammeProblem) {
    this.problem = problem;
  }

  /** Begun once, built only once begun and where the land is there, in stages of a least size, never more than there is to build. */
  addWorks(): void {
    const { works, years } = this.problem;
    works.forEach(({ from, rooms }, work) => {
      for (let year = from; year < years; year++) {
        this.add({ kind: 'begin', work, year, most: 1 });
        if (rooms === 0) continue;
        this.add({ kind: 'stage', work, year, most: 1 });
        this.add({ kind: 'rooms', work, year, most: rooms });
      }
    });
    works.forEach(({ from, after, rooms }, work) => {
      const begins = this.of('begin', work, years - 1);
      if (begins.length > 0) this.atMost(begins, 1);
      if (rooms > 0) this.atMost(this.of('rooms', work, years - 1), rooms);
      for (let year = from; year < years; year++) {
        const begun = this.of('begin', work, year);
        if (after >= 0) this.atMost([...begun, ...scaled(-1, this.of('begin', after, year))], 0);
        if (rooms > 0) this.addStages(work, year, begun);
      }
    });
  }

  private addStages(work: number, year: number, begun: Term[]): void {
    const { rooms, leastRooms } = this.problem.works[work];
    const [stage, built, begin] = (['stage', 'rooms', 'begin'] as const).map((kind) => this.at(kind, work, year)!);
    this.atMost([[1, stage], ...scaled(-1, begun)], 0);
    this.atMost(
      [
        [1, built],
        [-rooms, stage],
      ],
      0,
    );
    this.atMost(
      [
        [-1, built],
        [leastRooms, stage],
      ],
      0,
    );
    this.atMost(
      [
        [1, begin],
        [-1, stage],
      ],
      0,
    );
  }

  addBudget(): void {
    const { budget, carryOver, years } = this.problem;
    let money = 0;
    for (let year = 0; year < years; year++) {
      money = (carryOver ? money : 0) + budget[year];
      const terms = this.money((each) => (carryOver ? each <= year : each === year));
      if (terms.length > 0) this.atMost(terms, money);
    }
  }

  /**
   * Pupils of an area and year are met by the seats built until then, or counted as unmet. And none is met before any work is begun:
   * implied for whole works, and it keeps a search from paying for half a site.
   */
  addNeeds(): void {
    const { short, years, works } = this.problem;
    const areas = new Set(works.filter(({ from }) => from < years).map(({ area }) => area));
    for (const area of areas) {
      const own = [...works.keys()].filter((work) => works[work].area === area);
      for (let year = 0; year < years; year++) {
        const cell = area * years + year;
        if (!(short[cell] > 0)) continue;
        this.columns.push({ kind: 'unmet', cell });
        const unmet: Term = [1, this.columns.length - 1];
        const seats = own.flatMap((work): Term[] => [
          ...scaled(works[work].startSeats, this.of('begin', work, year)),
          ...scaled(works[work].roomSeats, this.of('rooms', work, year)),
        ]);
        this.rows.push([[unmet, ...seats], short[cell], Number.POSITIVE_INFINITY]);
        const met = own.flatMap((work): Term[] => {
          const { startSeats, rooms, roomSeats } = works[work];
          return scaled(Math.min(short[cell], startSeats + rooms * roomSeats), this.of('begin', work, year));
        });
        this.rows.push([[unmet, ...met], short[cell], Number.POSITIVE_INFINITY]);
      }
    }
  }

  money(isSo: (year: number) => boolean = () => true): Term[] {
    const { works } = this.problem;
    return this.columns.flatMap((column, c): Term[] => {
      if (column.kind === 'unmet' || column.kind === 'stage' || !isSo(column.year)) return [];
      const { startCost, roomCost } = works[column.work];
      return scaled(column.kind === 'begin' ? startCost : roomCost, [[1, c]]);
    });
  }

  model(objective: readonly Term[], more: readonly Row[]): ModelData {
    const { columns } = this;
    const rows = [...this.rows, ...more];
    const cost = new Float64Array(columns.length);
    for (const [factor, column] of objective) cost[column] += factor;
    const starts = [0];
    for (const [terms] of rows) starts.push(starts.at(-1)! + terms.length);
    const terms = rows.flatMap(([own]) => own);
    return {
      ...{ numCols: columns.length, numRows: rows.length, colCost: cost, colLower: new Float64Array(columns.length) },
      colUpper: Float64Array.from(columns, (column) =>
        column.kind === 'unmet' ? Number.POSITIVE_INFINITY : column.most,
      ),
      rowLower: Float64Array.from(rows, ([, lower]) => lower),
      rowUpper: Float64Array.from(rows, ([, , upper]) => upper),
      integrality: Int32Array.from(columns, ({ kind }) => (kind === 'unmet' ? 0 : 1)),
      matrix: {
        ...{ format: 'csr', numRows: rows.length, numCols: columns.length, starts: Int32Array.from(starts) },
        indices: Int32Array.from(terms, ([, column]) => column),
        values: Float64Array.from(terms, ([factor]) => factor),
      },
    };
  }

  private add(column: Exclude<Column, { kind: 'unmet' }>): void {
    this.columnOf.set(`${column.kind} ${column.work} ${column.year}`, this.columns.length);
    this.columns.push(column);
  }

  private at(kind: Column['kind'], work: number, year: number): number | undefined {
    return this.columnOf.get(`${kind} ${work} ${year}`);
  }

  /** The variables of a work up to a year. */
  private of(kind: Column['kind'], work: number, until: number): Term[] {
    return Array.from({ length: until + 1 }, (_, year) => this.at(kind, work, year)).flatMap((c): Term[] =>
      c === undefined ? [] : [[1, c]],
    );
  }

  private atMost(terms: readonly Term[], value: number): void {
    this.rows.push([terms, Number.NEGATIVE_INFINITY, value]);
  }
}

function scaled(by: number, terms: readonly Term[]): Term[] {
  return by === 0 ? [] : terms.map(([factor, column]) => [by * factor, column]);
}
