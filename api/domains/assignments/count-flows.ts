import { cellToLatLng } from 'h3-js';
import { leastShown } from '#engines/hide-small.ts';
import type { Flows } from './types.ts';

/** Children by place: their hexagon ('' where the home has no point), school ('' where there is none) and metres (−1). */
export interface PlacedChildren {
  cells: readonly string[];
  schools: readonly string[];
  metres: ArrayLike<number>;
}

/** Children of one hexagon going to one school, five or more; the rest in `hidden`. `counts`: whom to count at all. */
export function countFlows({ cells, schools, metres }: PlacedChildren, counts = (_: number) => true): Flows {
  const sums = new Map<string, { cell: string; schoolId: string; children: number; metres: number }>();
  let hidden = 0;
  schools.forEach((schoolId, place) => {
    if (schoolId === '' || !counts(place)) return;
    const cell = cells[place];
    // Without a point or a distance a child stands in no drawn cell.
    if (cell === '' || metres[place] < 0) {
      hidden++;
      return;
    }
    const key = `${cell} ${schoolId}`;
    const sum = sums.get(key) ?? { cell, schoolId, children: 0, metres: 0 };
    sum.children++;
    sum.metres += metres[place];
    sums.set(key, sum);
  });
  const drawn: Flows['cells'] = [];
  for (const [, sum] of [...sums].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (sum.children < leastShown) {
      hidden += sum.children;
      continue;
    }
    const [lat, lon] = cellToLatLng(sum.cell);
    drawn.push({
      centre: [roundDegrees(lon), roundDegrees(lat)],
      schoolId: sum.schoolId,
      children: sum.children,
      meanMetres: Math.floor(sum.metres / sum.children + 0.5),
    });
  }
  return { cells: drawn, hidden };
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
