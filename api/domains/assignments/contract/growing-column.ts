/** A column of whole numbers whose length is not known before the file has been read. */
export class GrowingColumn {
  length = 0;
  private cells = new Int32Array(1024);

  push(value: number): void {
    if (this.length === this.cells.length) {
      const wider = new Int32Array(this.cells.length * 2);
      wider.set(this.cells);
      this.cells = wider;
    }
    this.cells[this.length++] = value;
  }

  /** The numbers so far. */
  close(): Int32Array {
    return this.cells.slice(0, this.length);
  }
}
