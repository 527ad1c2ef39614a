import type { HomeSchoolTable } from '../travel/within.ts';
import type { CellReach } from './types.ts';

/** Distances of several measurings of the same cells as one reach: each school once a cell, by metres, then school. */
export function orderReach(
  cells: number,
  tables: readonly (Pick<HomeSchoolTable, 'start' | 'school'> & { metres: ArrayLike<number> })[],
): CellReach {
  const start = new Uint32Array(cells + 1);
  const size = tables.reduce((sum, { school }) => sum + school.length, 0);
  const school = new Uint16Array(size);
  const metres = new Uint32Array(size);
  let at = 0;
  for (let cell = 0; cell < cells; cell++) {
    start[cell] = at;
    const rows = new Map<number, number>();
    for (const table of tables)
      for (let row = table.start[cell]; row < table.start[cell + 1]; row++)
        if (table.metres[row] >= 0) rows.set(table.school[row], table.metres[row]);
    for (const [s, far] of [...rows].sort(([a, near], [b, far]) => near - far || a - b)) {
      school[at] = s;
      metres[at++] = far;
    }
  }
  start[cells] = at;
  return { start, school: school.slice(0, at), metres: metres.slice(0, at) };
}
