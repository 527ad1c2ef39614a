import { crossing, distance, mix, type Point } from './geometry.ts';
import { SegmentGrid } from './segment-grid.ts';

/** Where lines meet they share a vertex; each line is a row of vertex numbers. */
export interface CrossedLines {
  vertices: Point[];
  /** Rows of vertices, one a line, in the order the lines came; stubs behind a crossing are cut off. */
  rows: number[][];
  /** Lines at each vertex. */
  meeting: Uint8Array;
}

const stubMetres = 4;

interface Cut {
  share: number;
  vertex: number;
}

/** Crossings on the segments of one line; most segments have none. */
class Cuts {
  private readonly bySegment = new Map<number, Cut[]>();

  at(segment: number): Cut[] {
    let list = this.bySegment.get(segment);
    if (!list) {
      list = [];
      this.bySegment.set(segment, list);
    }
    return list;
  }

  sorted(segment: number): Cut[] {
    return this.bySegment.get(segment)?.sort((a, b) => a.share - b.share) ?? [];
  }
}

/** Gives crossing lines a common vertex. */
export function crossLines(lines: readonly (readonly Point[])[]): CrossedLines {
  const grid = new SegmentGrid();
  for (const [i, points] of lines.entries()) grid.insertLine(points, i);
  const vertices: Point[] = [];
  const cuts = lines.map(() => new Cuts());
  lines.forEach((points, line) => {
    for (let i = 0; i + 1 < points.length; i++)
      grid.visit(points[i], points[i + 1], (other) => {
        if (other.line <= line) return;
        const hit = crossing(points[i], points[i + 1], other.a, other.b);
        if (!hit) return;
        const at = mix(points[i], points[i + 1], hit.first);
        const [own, theirs] = [cuts[line].at(i), cuts[other.line].at(other.index)];
        const near = (cut: Cut) => distance(vertices[cut.vertex], at) < 3;
        const vertex = own.find(near)?.vertex ?? theirs.find(near)?.vertex ?? vertices.push(at) - 1;
        if (!own.some((cut) => cut.vertex === vertex)) own.push({ share: hit.first, vertex });
        if (!theirs.some((cut) => cut.vertex === vertex)) theirs.push({ share: hit.second, vertex });
      });
  });
  const crossed = vertices.length;
  const rows = lines.map((points, line) => {
    const row: number[] = [];
    points.forEach((point, i) => {
      row.push(vertices.push(point) - 1);
      for (const cut of cuts[line].sorted(i)) if (row[row.length - 1] !== cut.vertex) row.push(cut.vertex);
    });
    return trimmed(withoutDoubles(row, vertices, crossed), vertices, crossed);
  });
  return { vertices, rows, meeting: countMeeting(rows, vertices.length) };
}

/** Drops a line's own vertex that lies on a crossing. */
function withoutDoubles(row: number[], vertices: Point[], crossed: number): number[] {
  return row.filter((vertex, i) => {
    if (vertex < crossed) return true;
    const near = (other: number | undefined) =>
      other !== undefined && other < crossed && distance(vertices[vertex], vertices[other]) < 0.8;
    return !near(row[i - 1]) && !near(row[i + 1]);
  });
}

/** Cuts an end that sticks out a few metres behind its last crossing. */
function trimmed(row: number[], vertices: Point[], crossed: number): number[] {
  const cut = (line: number[]): number[] => {
    let metres = 0;
    for (let i = 1; i < line.length; i++) {
      if (line[i - 1] < crossed) return line;
      metres += distance(vertices[line[i - 1]], vertices[line[i]]);
      if (metres > stubMetres) return line;
      if (line[i] < crossed) return line.slice(i);
    }
    return line;
  };
  return cut(cut(row).reverse()).reverse();
}

function countMeeting(rows: number[][], count: number): Uint8Array {
  const meeting = new Uint8Array(count);
  for (const row of rows) for (const vertex of new Set(row)) meeting[vertex] += 1;
  return meeting;
}

/** Pieces of a row between vertices where lines meet. */
export function piecesOf(row: readonly number[], meeting: Uint8Array): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  row.forEach((vertex, i) => {
    piece.push(vertex);
    if (i > 0 && i < row.length - 1 && meeting[vertex] > 1) {
      pieces.push(piece);
      piece = [vertex];
    }
  });
  if (piece.length > 1) pieces.push(piece);
  return pieces;
}
