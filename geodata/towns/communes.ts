import { cellAt, cellCentre, labelCells, traceAreas } from './borders.ts';
import { distance, type Point } from './geometry.ts';
import { noise } from './noise.ts';
import { type CommunePlan, communes } from './plan/communes.ts';
import type { UrbanForm } from './urban-form.ts';
import type { Water } from './water.ts';

export interface Commune extends CommunePlan {
  index: number;
  ring: Point[];
  /** Share of the town's dwellings, 0-1, judged by how densely its land is built. */
  weight: number;
}

export interface Communes {
  list: Commune[];
  /** Commune of each square of the border grid, −1 outside. */
  cells: Int16Array;
  /** The commune a place lies in, or undefined outside the town. */
  at(point: Point): Commune | undefined;
}

/** Draws the communes: each bank is shared out among its own, so that borders follow the middle of the river. */
export function drawCommunes(form: UrbanForm, water: Water, seedNumber: number): Communes {
  const [east, north] = [noise(seedNumber + 5, 600), noise(seedNumber + 6, 600)];
  const cells = labelCells((point) => {
    if (form.within(point) < 0) return -1;
    const bank = water.bankOf(point);
    const bent: Point = [point[0] + 190 * east(point[0], point[1]), point[1] + 190 * north(point[0], point[1])];
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (const [index, commune] of communes.entries()) {
      if (commune.bank !== bank) continue;
      const metres = distance(bent, commune.at) - commune.reach;
      if (metres < least) [best, least] = [index, metres];
    }
    return best;
  });
  const rings = traceAreas(cells);
  const built = new Float64Array(communes.length);
  cells.forEach((label, i) => {
    if (label < 0) return;
    const point = cellCentre(i);
    if (water.clearance(point) > 0) built[label] += 0.012 + form.density(point) ** 1.4;
  });
  const all = built.reduce((sum, share) => sum + share, 0);
  const list = communes.map((plan, index) => ({
    ...plan,
    index,
    ring: rings.get(index) ?? [],
    weight: built[index] / all,
  }));
  return { list, cells, at: (point) => list[cells[cellAt(point)]] };
}
