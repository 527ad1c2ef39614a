import { cellToLatLng } from 'h3-js';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { holdResults } from './held-results.ts';
import { visibleRun } from './show-runs.ts';
import type { Flows } from './types.ts';

/** Fewer children of one hexagon going to one school are counted, never drawn. */
const fewestShown = 5;

/** Who goes where: children of one hexagon placed at one school, five or more; the rest in `hidden`. */
export async function getFlows(context: Context, runId: string): Promise<Flows> {
  may(context, 'look/runs');
  const { children } = await holdResults(context, await visibleRun(context, runId));
  const sums = new Map<string, { cell: string; schoolId: string; children: number; metres: number }>();
  let hidden = 0;
  children.ids.forEach((_, place) => {
    const [cell, schoolId] = [children.cells[place], children.schools[place]];
    if (schoolId === '') return;
    // Without a point or a distance a child stands in no drawn cell.
    if (cell === '' || children.metres[place] < 0) {
      hidden++;
      return;
    }
    const key = `${cell} ${schoolId}`;
    const sum = sums.get(key) ?? { cell, schoolId, children: 0, metres: 0 };
    sum.children++;
    sum.metres += children.metres[place];
    sums.set(key, sum);
  });
  const cells: Flows['cells'] = [];
  for (const [, sum] of [...sums].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (sum.children < fewestShown) {
      hidden += sum.children;
      continue;
    }
    const [lat, lon] = cellToLatLng(sum.cell);
    cells.push({
      centre: [roundDegrees(lon), roundDegrees(lat)],
      schoolId: sum.schoolId,
      children: sum.children,
      meanMetres: Math.floor(sum.metres / sum.children + 0.5),
    });
  }
  return { cells, hidden };
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
