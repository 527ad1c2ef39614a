/**
 * The three greatest and three least of each row of a table: enough to know both ends of a row in constant time when any two
 * of its cells are replaced. NaN cells are absent.
 */
export class Extremes {
  private readonly table: ArrayLike<number>;
  private readonly width: number;
  private readonly most: Int32Array;
  private readonly least: Int32Array;

  /** `table`: rows × width, held, not copied; call `refresh` for a row after changing it. */
  constructor(table: ArrayLike<number>, width: number, rows: number) {
    this.table = table;
    this.width = width;
    this.most = new Int32Array(rows * 3).fill(-1);
    this.least = new Int32Array(rows * 3).fill(-1);
    for (let row = 0; row < rows; row++) this.refresh(row);
  }

  /** Finds the ends of a row afresh: O(width). */
  refresh(row: number): void {
    const { most, least, table, width } = this;
    const at = row * 3;
    most.fill(-1, at, at + 3);
    least.fill(-1, at, at + 3);
    for (let i = 0; i < width; i++) {
      const value = table[row * width + i];
      if (Number.isNaN(value)) continue;
      this.insert(most, at, row, i, (held) => value > held);
      this.insert(least, at, row, i, (held) => value < held);
    }
  }

  /** Greatest of a row but for cells i and j; −Infinity: there is no other. */
  mostBut(row: number, i: number, j: number): number {
    return this.endBut(this.most, row, i, j) ?? -Infinity;
  }

  /** Least of a row but for cells i and j; Infinity: there is no other. */
  leastBut(row: number, i: number, j: number): number {
    return this.endBut(this.least, row, i, j) ?? Infinity;
  }

  /** Greatest − least of a row whose cells i and j (−1: none) are replaced by `one` and `other` (NaN: absent); 0 when empty. */
  rangeWith(row: number, i: number, one: number, j: number, other: number): number {
    let most = this.mostBut(row, i, j);
    let least = this.leastBut(row, i, j);
    if (i >= 0 && one > most) most = one;
    if (i >= 0 && one < least) least = one;
    if (j >= 0 && other > most) most = other;
    if (j >= 0 && other < least) least = other;
    return most === -Infinity ? 0 : most - least;
  }

  private endBut(ends: Int32Array, row: number, i: number, j: number): number | null {
    for (let k = row * 3; k < row * 3 + 3; k++) {
      const cell = ends[k];
      if (cell < 0) return null;
      if (cell !== i && cell !== j) return this.table[row * this.width + cell];
    }
    return null;
  }

  private insert(ends: Int32Array, at: number, row: number, cell: number, beats: (held: number) => boolean): void {
    let entering = cell;
    let wins = beats;
    for (let k = at; k < at + 3; k++) {
      const held = ends[k];
      if (held >= 0 && !wins(this.table[row * this.width + held])) continue;
      ends[k] = entering;
      if (held < 0) return;
      entering = held;
      wins = () => true;
    }
  }
}
