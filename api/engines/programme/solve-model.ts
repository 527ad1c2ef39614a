import loadHighs, { type ModelData } from 'highs';
import type { Stop } from './types.ts';

/** Nodes of the search tree a question may take. */
const mostNodes = 3_000;

/** What HiGHS made of a model: its best values, null where it found none, and what no solution goes below. */
export interface Solved {
  values: Float64Array | null;
  bound: number;
}

/** Solves a mixed-integer program from a known solution; solved to less than one unit of the objective counts as solved. */
export async function solveModel(model: ModelData, start: Float64Array, stop: Stop): Promise<Solved> {
  const highs = await loadHighs();
  return highs.withModel(model, (lp) => {
    lp.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, mip_max_nodes: mostNodes });
    lp.setSolution({ colValue: start });
    const { mipInterrupt, simplexInterrupt } = highs.constants.callbackType;
    lp.run({
      [mipInterrupt]: (event) => {
        if (stop()) event.interrupt();
      },
      [simplexInterrupt]: (event) => {
        if (stop()) event.interrupt();
      },
    });
    const found = Number(lp.info.get('primal_solution_status')) === highs.constants.solutionStatus.feasible;
    const bound = Number(lp.info.get('mip_dual_bound'));
    const values = found ? Float64Array.from(lp.getSolution().colValue) : null;
    return { values, bound: Number.isFinite(bound) ? Math.max(0, bound) : 0 };
  });
}
