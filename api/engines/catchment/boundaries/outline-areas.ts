import { cellsToMultiPolygon, gridDisk } from 'h3-js';

/** The land of one school as polygons of closed rings of lon, lat; neighbours share their edges point by point. */
export interface OutlinedArea {
  school: number;
  coordinates: [number, number][][][];
}

/** A cell without roads is drawn with the area that most of its neighbours belong to when so many of the six have one. */
const neighboursToFill = 3;
const fillRounds = 4;

/** Outlines of the areas named (all without `schools`), by school; blocks of nobody are left out; small land between roads goes with its neighbours. */
export function outlineAreas(
  cells: readonly string[],
  school: Int32Array,
  schools?: ReadonlySet<number>,
): OutlinedArea[] {
  const cellsOf = new Map<number, string[]>();
  for (const [cell, s] of withLandBetween(cells, school)) {
    if (schools && !schools.has(s)) continue;
    const list = cellsOf.get(s);
    if (list) list.push(cell);
    else cellsOf.set(s, [cell]);
  }
  return [...cellsOf.keys()]
    .sort((a, b) => a - b)
    .map((s) => ({ school: s, coordinates: cellsToMultiPolygon(cellsOf.get(s)!, true) as [number, number][][][] }));
}

function withLandBetween(cells: readonly string[], school: Int32Array): Map<string, number> {
  const owners = new Map<string, number>();
  school.forEach((s, block) => {
    if (s >= 0) owners.set(cells[block], s);
  });
  const blocks = new Set(cells);
  for (let round = 0; round < fillRounds; round++) {
    const beside = new Map<string, number[]>();
    for (const [cell, s] of owners)
      for (const near of gridDisk(cell, 1)) {
        if (blocks.has(near) || owners.has(near)) continue;
        const list = beside.get(near);
        if (list) list.push(s);
        else beside.set(near, [s]);
      }
    for (const [cell, found] of beside) if (found.length >= neighboursToFill) owners.set(cell, mostFrequent(found));
  }
  return owners;
}

/** Of equals the lowest. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, few]) => few - many || a - b)[0][0];
}
