/** A run of x, y pairs that keeps its memory between uses. */
export class Path {
  values = new Float64Array(1024);
  /** Numbers in use: twice the vertices. */
  length = 0;

  push(x: number, y: number): void {
    if (this.length + 2 > this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = x;
    this.values[this.length++] = y;
  }
}

/**
 * The pieces of a line inside the square from `low` to `high` on both axes (Liang & Barsky 1984, segment by segment).
 * Every piece is handed to `emit` as the path it was collected in, which is reused for the next one.
 */
export function clipLine(line: Path, low: number, high: number, piece: Path, emit: (piece: Path) => void): void {
  const { values, length } = line;
  piece.length = 0;
  for (let i = 0; i + 3 < length; i += 2) {
    const ax = values[i];
    const ay = values[i + 1];
    const dx = values[i + 2] - ax;
    const dy = values[i + 3] - ay;
    let enter = 0;
    let leave = 1;
    if (dx !== 0) {
      const one = ((dx > 0 ? low : high) - ax) / dx;
      const two = ((dx > 0 ? high : low) - ax) / dx;
      if (one > enter) enter = one;
      if (two < leave) leave = two;
    } else if (ax < low || ax > high) leave = -1;
    if (dy !== 0) {
      const one = ((dy > 0 ? low : high) - ay) / dy;
      const two = ((dy > 0 ? high : low) - ay) / dy;
      if (one > enter) enter = one;
      if (two < leave) leave = two;
    } else if (ay < low || ay > high) leave = -1;
    if (enter > leave) continue;
    if (piece.length === 0) piece.push(ax + dx * enter, ay + dy * enter);
    piece.push(ax + dx * leave, ay + dy * leave);
    if (leave < 1) {
      emit(piece);
      piece.length = 0;
    }
  }
  if (piece.length > 0) emit(piece);
}

/**
 * The part of a closed ring inside the square (Sutherland & Hodgman 1974: one side after another). The first vertex is
 * repeated at the end of both. Answers the path that holds the result: `ring` or `other`, both overwritten.
 */
export function clipRing(ring: Path, low: number, high: number, other: Path): Path {
  let from = ring;
  let to = other;
  for (let side = 0; side < 4; side++) {
    clipSide(from, to, side & 1, side < 2 ? low : high, side < 2 ? 1 : -1);
    [from, to] = [to, from];
  }
  return from;
}

/** Keeps what lies on the inner side of one border: `axis` 0 for x, `sign` 1 keeps values ≥ border. */
function clipSide(from: Path, to: Path, axis: number, border: number, sign: number): void {
  to.length = 0;
  const { values, length } = from;
  for (let i = 0; i + 3 < length; i += 2) {
    const a = values[i + axis];
    const b = values[i + 2 + axis];
    const aInside = (a - border) * sign >= 0;
    const bInside = (b - border) * sign >= 0;
    if (aInside) to.push(values[i], values[i + 1]);
    if (aInside === bInside) continue;
    const share = (border - a) / (b - a);
    const across = values[i + 1 - axis] + (values[i + 3 - axis] - values[i + 1 - axis]) * share;
    if (axis === 0) to.push(border, across);
    else to.push(across, border);
  }
  if (to.length > 0) to.push(to.values[0], to.values[1]);
}
