import type { Placement } from './fill-places.ts';

/** Children of all cells who change from one place to another; −1: none. Ordered by children, most first. */
export interface Move {
  from: number;
  to: number;
  children: number;
  /** Sums over those children of metres before and after; the place −1 counts none. */
  metresBefore: number;
  metresAfter: number;
}

/** Of a cell's children, in parallel: how many leave, for which place, with their metres. */
export interface CellMove extends Move {
  cell: number;
}

/**
 * The fewest children that must change place between two placements of the same cells, cell by cell: those who leave the
 * nearer places first take the nearer new ones. Cells the second placement has more (new housing) come from −1.
 */
export function listCellMoves(before: Placement, after: Placement): CellMove[] {
  const moves: CellMove[] = [];
  const cells = after.start.length - 1;
  for (let cell = 0; cell < cells; cell++) {
    if (cell < before.start.length - 1 && isSame(before, after, cell)) continue;
    const old = rowsOf(before, cell);
    const young = rowsOf(after, cell);
    for (const row of old) {
      const kept = young.find(({ place }) => place === row.place);
      const stay = Math.min(row.children, kept?.children ?? 0);
      row.children -= stay;
      if (kept) kept.children -= stay;
    }
    match(cell, old, young, moves);
  }
  return moves;
}

/** Moves of all cells summed by the two places. */
export function sumMoves(moves: readonly CellMove[]): Move[] {
  const sums = new Map<string, Move>();
  for (const { from, to, children, metresBefore, metresAfter } of moves) {
    const key = `${from} ${to}`;
    const sum = sums.get(key) ?? { from, to, children: 0, metresBefore: 0, metresAfter: 0 };
    sum.children += children;
    sum.metresBefore += metresBefore;
    sum.metresAfter += metresAfter;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => b.children - a.children || a.from - b.from || a.to - b.to);
}

interface Row {
  place: number;
  metres: number;
  children: number;
}

function isSame(before: Placement, after: Placement, cell: number): boolean {
  const [a, b] = [before.start[cell], after.start[cell]];
  const count = before.start[cell + 1] - a;
  if (count !== after.start[cell + 1] - b || before.unplaced[cell] !== after.unplaced[cell]) return false;
  for (let i = 0; i < count; i++)
    if (before.place[a + i] !== after.place[b + i] || before.children[a + i] !== after.children[b + i]) return false;
  return true;
}

/** Places of a cell with the unplaced last. */
function rowsOf(placement: Placement, cell: number): Row[] {
  if (cell >= placement.start.length - 1) return [];
  const rows: Row[] = [];
  for (let row = placement.start[cell]; row < placement.start[cell + 1]; row++)
    rows.push({ place: placement.place[row], metres: placement.metres[row], children: placement.children[row] });
  if (placement.unplaced[cell] > 0) rows.push({ place: -1, metres: 0, children: placement.unplaced[cell] });
  return rows;
}

function match(cell: number, old: Row[], young: Row[], moves: CellMove[]): void {
  let at = 0;
  for (const to of young) {
    while (to.children > 0) {
      while (at < old.length && old[at].children === 0) at++;
      const from = at < old.length ? old[at] : { place: -1, metres: 0, children: to.children };
      const children = Math.min(from.children, to.children);
      from.children -= children;
      to.children -= children;
      if (from.place === to.place) continue;
      const sums = { metresBefore: children * from.metres, metresAfter: children * to.metres };
      moves.push({ cell, from: from.place, to: to.place, children, ...sums });
    }
  }
}
