import loadHighs from 'highs';
import type { PairsBySite } from './pairs-by-site.ts';
import type { Reduced } from './reduce.ts';
import { CANDIDATE, EXISTING, type SitingProblem, type Stop } from './types.ts';

/** What HiGHS made of the reduced model. */
export interface Exact {
  /** Open candidates and shares of its best allocation; null: none found. */
  opened: number[];
  share: Float64Array | null;
  /** No allocation of the reduced model costs less. */
  bound: number;
  complete: boolean;
}

/** Columns of the model `reduced` would make. */
export const columnsOf = ({ free, pairs }: Reduced): number => free.length + pairs.length;

/**
 * Solves the reduced problem as a mixed-integer program by HiGHS: rows sent once, capacities, "sent only where open" for every
 * pair of a free candidate, at most as many openings as are left. `start`: shares of a known allocation.
 */
export async function solveExactly(
  problem: SitingProblem,
  bySite: PairsBySite,
  reduced: Reduced,
  options: {
    start: Float64Array;
    startOpen: Uint8Array;
    absoluteGap: number;
    nodes: number;
    stop: Stop;
    onNodes: (done: number) => void;
  },
): Promise<Exact> {
  const highs = await loadHighs();
  const model = buildModel(problem, bySite, reduced);
  const { columns } = model;
  return highs.withModel(
    {
      ...model.data,
      integrality: Int32Array.from(columns, (column) => (column.pair < 0 || problem.singleSource ? 1 : 0)),
    },
    (lp) => {
      lp.options.set({
        output_flag: false,
        mip_rel_gap: 0,
        mip_abs_gap: Math.max(1e-9, options.absoluteGap),
        mip_max_nodes: options.nodes,
        mip_feasibility_tolerance: 1e-9,
        primal_feasibility_tolerance: 1e-9,
        dual_feasibility_tolerance: 1e-9,
      });
      const values = Float64Array.from(columns, ({ pair, site }) =>
        pair < 0 ? options.startOpen[site] : options.start[pair],
      );
      lp.setSolution({ colValue: values });
      const { mipInterrupt, simplexInterrupt } = highs.constants.callbackType;
      options.onNodes(0);
      lp.run({
        [mipInterrupt]: (event) => {
          options.onNodes(Number(event.data.mip_node_count ?? 0));
          if (options.stop()) event.interrupt();
        },
        [simplexInterrupt]: (event) => {
          if (options.stop()) event.interrupt();
        },
      });
      const status = lp.getModelStatus();
      const complete = status === highs.constants.modelStatus.optimal;
      // Without a choice left to make HiGHS solves a linear program, which has no bound of its own kind.
      const hasChoice = columns.some(({ pair }) => pair < 0 || problem.singleSource);
      const bound = hasChoice ? Number(lp.info.get('mip_dual_bound')) : complete ? lp.getObjectiveValue() : 0;
      const found = Number(lp.info.get('primal_solution_status')) === highs.constants.solutionStatus.feasible;
      const { colValue } = lp.getSolution();
      const opened = [...reduced.fixed];
      const share = found ? new Float64Array(problem.pairCost.length) : null;
      columns.forEach(({ pair, site }, c) => {
        if (pair < 0 && colValue[c] > 0.5) opened.push(site);
        if (pair >= 0 && share) share[pair] = problem.singleSource ? Math.round(colValue[c]) : colValue[c];
      });
      return { opened: opened.sort((a, b) => a - b), share, bound: Number.isFinite(bound) ? bound : 0, complete };
    },
  );
}

interface Column {
  /** −1: the opening of `site`. */
  pair: number;
  site: number;
}

function buildModel(problem: SitingProblem, bySite: PairsBySite, { free, fixed, pairs }: Reduced) {
  const columns: Column[] = [
    ...free.map((site) => ({ pair: -1, site })),
    ...Array.from(pairs, (pair) => ({ pair, site: problem.pairSite[pair] })),
  ];
  const openingOf = new Int32Array(problem.siteCount).fill(-1);
  free.forEach((site, c) => {
    openingOf[site] = c;
  });
  const rows = new RowList();
  const sendOnce = Array.from({ length: problem.demandCount }, (): [number, number][] => []);
  const takes = Array.from({ length: problem.siteCount }, (): [number, number][] => []);
  columns.forEach(({ pair, site }, c) => {
    if (pair < 0) return;
    sendOnce[bySite.rowOf[pair]].push([c, 1]);
    const load = problem.load[bySite.rowOf[pair]];
    if (load > 0) takes[site].push([c, load]);
    if (openingOf[site] >= 0)
      rows.add(Number.NEGATIVE_INFINITY, 0, [
        [c, 1],
        [openingOf[site], -1],
      ]);
  });
  for (let i = 0; i < problem.demandCount; i++)
    if (problem.firstPair[i] < problem.firstPair[i + 1]) rows.add(1, 1, sendOnce[i]);
  takes.forEach((terms, site) => {
    const seats = problem.capacity[site];
    if (seats === Number.POSITIVE_INFINITY || terms.length === 0) return;
    if (openingOf[site] < 0) rows.add(Number.NEGATIVE_INFINITY, seats, terms);
    else rows.add(Number.NEGATIVE_INFINITY, 0, [...terms, [openingOf[site], -seats]]);
  });
  const left = problem.open - fixed.length;
  if (free.length > 0)
    rows.add(
      Number.NEGATIVE_INFINITY,
      left,
      free.map((_, c) => [c, 1]),
    );
  addSeatsRow(problem, free, fixed, rows);
  return {
    columns,
    data: {
      numCols: columns.length,
      numRows: rows.lower.length,
      colCost: Float64Array.from(columns, ({ pair }) => (pair < 0 ? 0 : problem.pairCost[pair])),
      colLower: new Float64Array(columns.length),
      colUpper: new Float64Array(columns.length).fill(1),
      rowLower: Float64Array.from(rows.lower),
      rowUpper: Float64Array.from(rows.upper),
      matrix: {
        format: 'csr' as const,
        numRows: rows.lower.length,
        numCols: columns.length,
        starts: Int32Array.from(rows.starts),
        indices: Int32Array.from(rows.indices),
        values: Float64Array.from(rows.values),
      },
    },
  };
}

/** The seats that open hold all the load: implied, and it shortens the search. */
function addSeatsRow(problem: SitingProblem, free: number[], fixed: number[], rows: RowList): void {
  let need = 0;
  for (const load of problem.load) need += load;
  const isFixed = new Set(fixed);
  for (let j = 0; j < problem.siteCount; j++)
    if (problem.status[j] === EXISTING || (problem.status[j] === CANDIDATE && isFixed.has(j)))
      need -= problem.capacity[j];
  if (need <= 0 || free.some((j) => problem.capacity[j] === Number.POSITIVE_INFINITY)) return;
  rows.add(
    need * (1 - 1e-12),
    Number.POSITIVE_INFINITY,
    free.map((j, c) => [c, problem.capacity[j]]),
  );
}

class RowList {
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly starts: number[] = [0];
  readonly indices: number[] = [];
  readonly values: number[] = [];

  add(lower: number, upper: number, terms: [number, number][]): void {
    this.lower.push(lower);
    this.upper.push(upper);
    for (const [column, value] of terms) {
      this.indices.push(column);
      this.values.push(value);
    }
    this.starts.push(this.indices.length);
  }
}
