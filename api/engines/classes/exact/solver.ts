/** What a solver says of a model: values of x0, x1 … where it holds a solution, and whether its word is proved. */
export interface Answer {
  status: 'optimal' | 'infeasible' | 'limit';
  values: Float64Array | null;
}

/** Solves a model written in the CPLEX LP format with `count` variables x0, x1 …, within `nodes` nodes of the search tree. */
export type Solver = (text: string, count: number, nodes: number) => Answer;

/** The part of the `highs` package that is used; passed in by whoever has loaded it, in Node or in the browser. */
export interface Highs {
  solve(text: string, options: Record<string, unknown>): { Status: string; Columns: Record<string, object> };
}

/**
 * HiGHS as a solver. Its budget is a number of nodes, never a clock, so that every machine gets the same answer; one thread, no
 * gap left open. Where it breaks down the answer is `limit`: nothing is claimed.
 */
export function solverOf(highs: Highs): Solver {
  return (text, count, nodes) => {
    try {
      const { Status, Columns } = highs.solve(text, {
        output_flag: false,
        mip_max_nodes: nodes,
        mip_rel_gap: 0,
        mip_abs_gap: 1e-7,
        mip_feasibility_tolerance: 1e-7,
      });
      if (Status === 'Infeasible') return { status: 'infeasible', values: null };
      const values = Float64Array.from({ length: count }, (_, i) => primalOf(Columns[`x${i}`]));
      const status = Status === 'Optimal' ? 'optimal' : 'limit';
      return { status, values: values.some(Number.isNaN) ? null : values };
    } catch {
      return { status: 'limit', values: null };
    }
  };
}

function primalOf(column: object | undefined): number {
  return column && 'Primal' in column ? Number(column.Primal) : Number.NaN;
}
