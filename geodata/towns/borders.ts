import { type Point, simplify } from './geometry.ts';
import { extent } from './plan/city.ts';

const cell = 50;
const columns = Math.ceil((2 * extent[0]) / cell) + 2;
const rows = Math.ceil((2 * extent[1]) / cell) + 2;

/** The middle of a square of the border grid. */
export function cellCentre(index: number): Point {
  return [
    ((index % columns) + 0.5) * cell - extent[0] - cell,
    (Math.floor(index / columns) + 0.5) * cell - extent[1] - cell,
  ];
}

export function cellAt(point: Point): number {
  const c = Math.max(0, Math.min(columns - 1, Math.floor((point[0] + extent[0] + cell) / cell)));
  const r = Math.max(0, Math.min(rows - 1, Math.floor((point[1] + extent[1] + cell) / cell)));
  return r * columns + c;
}

/** A number for every square; −1 is outside. Every area is one piece and no two touch at a corner alone. */
export function labelCells(labelOf: (point: Point) => number): Int16Array {
  const labels = new Int16Array(columns * rows).fill(-1);
  for (let r = 1; r < rows - 1; r++)
    for (let c = 1; c < columns - 1; c++) labels[r * columns + c] = labelOf(cellCentre(r * columns + c));
  for (let round = 0; round < 4; round++) {
    absorbFragments(labels);
    if (!partCorners(labels)) break;
  }
  return labels;
}

/** Gives every piece of an area but its largest to the neighbour it touches most. */
function absorbFragments(labels: Int16Array): void {
  const piece = new Int32Array(labels.length).fill(-1);
  const pieces: number[][] = [];
  for (let start = 0; start < labels.length; start++) {
    if (piece[start] >= 0) continue;
    const cells = [start];
    piece[start] = pieces.length;
    for (let k = 0; k < cells.length; k++)
      for (const next of neighbours(cells[k]))
        if (piece[next] < 0 && labels[next] === labels[start]) {
          piece[next] = pieces.length;
          cells.push(next);
        }
    pieces.push(cells);
  }
  const largest = new Map<number, number>();
  for (const cells of pieces) largest.set(labels[cells[0]], Math.max(largest.get(labels[cells[0]]) ?? 0, cells.length));
  for (const cells of pieces) {
    if (cells.length === largest.get(labels[cells[0]])) continue;
    const touching = new Map<number, number>();
    for (const at of cells)
      for (const next of neighbours(at))
        if (labels[next] !== labels[at]) touching.set(labels[next], (touching.get(labels[next]) ?? 0) + 1);
    const winner = [...touching].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1;
    for (const at of cells) labels[at] = winner;
  }
}

function neighbours(at: number): number[] {
  const [c, r] = [at % columns, Math.floor(at / columns)];
  const near: number[] = [];
  if (c > 0) near.push(at - 1);
  if (c < columns - 1) near.push(at + 1);
  if (r > 0) near.push(at - columns);
  if (r < rows - 1) near.push(at + columns);
  return near;
}

/** Where two areas meet at a corner crosswise, one square changes hands. True when any did. */
function partCorners(labels: Int16Array): boolean {
  let changed = false;
  for (let r = 0; r + 1 < rows; r++)
    for (let c = 0; c + 1 < columns; c++) {
      const at = r * columns + c;
      const [sw, se, nw, ne] = [labels[at], labels[at + 1], labels[at + columns], labels[at + columns + 1]];
      const crosswise = (sw === ne && se !== sw && nw !== sw) || (se === nw && sw !== se && ne !== se);
      if (!crosswise) continue;
      if (sw === ne) labels[at + 1] = sw;
      else labels[at] = se;
      changed = true;
    }
  return changed;
}

/** One smooth ring an area, counterclockwise; neighbours share their border vertex by vertex. */
export function traceAreas(labels: Int16Array): Map<number, Point[]> {
  const arcs = traceArcs(labels);
  const byLabel = new Map<number, { from: number; to: number; points: Point[] }[]>();
  const put = (label: number, from: number, to: number, points: Point[]) => {
    if (label < 0) return;
    const list = byLabel.get(label) ?? [];
    list.push({ from, to, points });
    byLabel.set(label, list);
  };
  for (const arc of arcs) {
    const points = smooth(arc.corners.map(cornerPoint));
    const [from, to] = [arc.corners[0], arc.corners[arc.corners.length - 1]];
    put(arc.left, from, to, points);
    put(arc.right, to, from, points.slice().reverse());
  }
  const rings = new Map<number, Point[]>();
  for (const [label, list] of [...byLabel].sort((a, b) => a[0] - b[0])) {
    let longest: Point[] = [];
    while (list.length > 0) {
      const first = list.pop()!;
      const ring = first.points.slice(0, -1);
      for (let at = first.to; at !== first.from; ) {
        const next = list.findIndex((arc) => arc.from === at);
        if (next < 0) break;
        const [arc] = list.splice(next, 1);
        ring.push(...arc.points.slice(0, -1));
        at = arc.to;
      }
      if (ring.length > longest.length) longest = ring;
    }
    rings.set(label, longest);
  }
  return rings;
}

/** Border lines between corners where three areas meet; `left` and `right` as seen walking along. */
function traceArcs(labels: Int16Array): { corners: number[]; left: number; right: number }[] {
  const width = columns + 1;
  const edges = new Map<number, { to: number; left: number; right: number }[]>();
  const add = (from: number, to: number, left: number, right: number) => {
    if (left === right) return;
    for (const [a, b, l, r] of [
      [from, to, left, right],
      [to, from, right, left],
    ]) {
      const list = edges.get(a) ?? [];
      list.push({ to: b, left: l, right: r });
      edges.set(a, list);
    }
  };
  for (let r = 1; r < rows; r++)
    for (let c = 1; c < columns; c++) {
      const corner = r * width + c;
      const here = labels[r * columns + c];
      add(corner, corner + width, labels[r * columns + c - 1], here);
      add(corner, corner + 1, here, labels[(r - 1) * columns + c]);
    }
  const used = new Set<string>();
  const arcs: { corners: number[]; left: number; right: number }[] = [];
  const walk = (start: number, first: { to: number; left: number; right: number }) => {
    if (used.has(`${start} ${first.to}`)) return;
    const corners = [start];
    let [at, step] = [start, first];
    for (;;) {
      used.add(`${at} ${step.to}`).add(`${step.to} ${at}`);
      corners.push(step.to);
      const onward = edges.get(step.to)!;
      if (onward.length !== 2 || step.to === start) break;
      const next = onward[0].to === at ? onward[1] : onward[0];
      at = step.to;
      step = next;
    }
    arcs.push({ corners, left: first.left, right: first.right });
  };
  for (const [corner, list] of edges) if (list.length !== 2) for (const edge of list) walk(corner, edge);
  for (const [corner, list] of edges) for (const edge of list) walk(corner, edge);
  return arcs;
}

function cornerPoint(corner: number): Point {
  const width = columns + 1;
  return [(corner % width) * cell - extent[0] - cell, Math.floor(corner / width) * cell - extent[1] - cell];
}

/** Takes the steps out of a border and rounds its corners (Chaikin 1974); its ends stay. */
function smooth(points: Point[]): Point[] {
  const closed = points[0][0] === points[points.length - 1][0] && points[0][1] === points[points.length - 1][1];
  const half = Math.floor(points.length / 2);
  let line = closed
    ? [...simplify(points.slice(0, half + 1), 50), ...simplify(points.slice(half), 50).slice(1)]
    : simplify(points, 50);
  for (let round = 0; round < 2; round++) {
    const rounded: Point[] = [line[0]];
    for (let i = 0; i + 1 < line.length; i++) {
      const [a, b] = [line[i], line[i + 1]];
      if (i > 0) rounded.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25]);
      if (i + 2 < line.length) rounded.push([a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    rounded.push(line[line.length - 1]);
    line = rounded;
  }
  return line;
}
