import { cellsToMultiPolygon } from 'h3-js';

/** The land of one school as polygons of closed rings of lon, lat; neighbours share their edges point by point. */
export interface OutlinedArea {
  school: number;
  coordinates: [number, number][][][];
}

/** Outlines of the areas named (all without `schools`), by school; blocks of nobody are left out. */
export function outlineAreas(
  cells: readonly string[],
  school: Int32Array,
  schools?: ReadonlySet<number>,
): OutlinedArea[] {
  const cellsOf = new Map<number, string[]>();
  school.forEach((s, block) => {
    if (s < 0 || (schools && !schools.has(s))) return;
    const list = cellsOf.get(s);
    if (list) list.push(cells[block]);
    else cellsOf.set(s, [cells[block]]);
  });
  return [...cellsOf.keys()]
    .sort((a, b) => a - b)
    .map((s) => ({ school: s, coordinates: cellsToMultiPolygon(cellsOf.get(s)!, true) as [number, number][][][] }));
}
