import { cellsToMultiPolygon, gridDisk } from 'h3-js';

/** The land of one school as polygons of closed rings of lon, lat; neighbours share their edges point by point. */
export interface OutlinedArea {
  school: number;
  coordinates: [number, number][][][];
}

/** A cell without roads is drawn with the area that most of its neighbours belong to when so many of the six have one. */
const neighboursToFill = 3;
const fillRounds = 4;

/**
 * Outlines of areas on one set of blocks. What was worked out for one plan is kept for the next: after a change of few blocks only the
 * areas that changed are outlined anew.
 */
export class AreaOutlines {
  private readonly blocks: number;
  /** Cells met so far, the blocks first in their order; and the neighbours of each, once asked for. */
  private readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly near: (readonly number[] | undefined)[] = [];
  private readonly outlines = new Map<number, { cells: readonly number[]; area: OutlinedArea }>();

  /** `cells`: H3 index of each block. */
  constructor(cells: readonly string[]) {
    this.blocks = cells.length;
    for (const cell of cells) this.numberOf(cell);
  }

  /** Outlines of the areas named (all without `schools`), by school; blocks of nobody (−1) are left out; small land between roads goes with its neighbours. */
  of(school: Int32Array, schools?: ReadonlySet<number>): OutlinedArea[] {
    const cellsOf = new Map<number, number[]>();
    for (const [cell, s] of this.withLandBetween(school)) {
      if (schools && !schools.has(s)) continue;
      const list = cellsOf.get(s);
      if (list) list.push(cell);
      else cellsOf.set(s, [cell]);
    }
    return [...cellsOf.keys()].sort((a, b) => a - b).map((s) => this.outline(s, cellsOf.get(s)!));
  }

  private outline(school: number, cells: readonly number[]): OutlinedArea {
    const known = this.outlines.get(school);
    if (known && known.cells.length === cells.length && known.cells.every((cell, i) => cell === cells[i]))
      return known.area;
    const names = cells.map((cell) => this.names[cell]);
    const area = { school, coordinates: cellsToMultiPolygon(names, true) as OutlinedArea['coordinates'] };
    this.outlines.set(school, { cells, area });
    return area;
  }

  /** Cells with their school: the blocks, then the land filled round by round. */
  private withLandBetween(school: Int32Array): Map<number, number> {
    const owners = new Map<number, number>();
    school.forEach((s, block) => {
      if (s >= 0) owners.set(block, s);
    });
    let fresh = [...owners.keys()];
    for (let round = 0; round < fillRounds && fresh.length > 0; round++) {
      const beside = new Set<number>();
      for (const cell of fresh)
        for (const near of this.nearOf(cell)) if (near >= this.blocks && !owners.has(near)) beside.add(near);
      const filled: [number, number][] = [];
      for (const cell of beside) {
        const found = this.nearOf(cell).flatMap((near) => owners.get(near) ?? []);
        if (found.length >= neighboursToFill) filled.push([cell, mostFrequent(found)]);
      }
      for (const [cell, s] of filled) owners.set(cell, s);
      fresh = filled.map(([cell]) => cell);
    }
    return owners;
  }

  private nearOf(cell: number): readonly number[] {
    let near = this.near[cell];
    if (!near) {
      near = gridDisk(this.names[cell], 1).flatMap((name) => (name === this.names[cell] ? [] : this.numberOf(name)));
      this.near[cell] = near;
    }
    return near;
  }

  private numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.length;
      this.names.push(name);
      this.numbers.set(name, number);
    }
    return number;
  }
}

/** Of equals the lowest. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, few]) => few - many || a - b)[0][0];
}
