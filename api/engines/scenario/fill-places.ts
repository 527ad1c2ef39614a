import type { Pairs } from './pairs.ts';

/** Who goes where: parallel columns, each pair of cell and place at most once, by cell, then metres. */
export interface Placement {
  /** The rows of cell c are `start[c]` … `start[c + 1] - 1`. */
  start: Uint32Array;
  place: Uint16Array;
  metres: Uint32Array;
  children: Uint32Array;
  /** Children of each cell that found no seat, and children and free seats of each place. */
  unplaced: Uint32Array;
  taken: Uint32Array;
  left: Uint32Array;
}

/**
 * Deferred acceptance of children living in cells, whole cells at a time: every child wants the nearest place, every place
 * takes the nearest children, and a cell splits where the seats end. `first` are pairs that go before all others whatever
 * their metres (a child's own zone), `pairs` and `more` the rest, each in order of metres, then cell, then place.
 *
 * Both sides rank a pair by the same value, so the stable outcome is one, and serving the pairs in that order finds it
 * (no later pair can be preferred by both): what children proposing one by one come to, in one pass over the pairs.
 */
export function fillPlaces(
  children: Uint32Array,
  seats: Uint32Array,
  first: Pairs,
  pairs: Pairs,
  more: Pairs,
): Placement {
  const waiting = children.slice();
  const left = seats.slice();
  const served = new Served(children.length + seats.length);
  let all = 0;
  for (let cell = 0; cell < waiting.length; cell++) all += waiting[cell];
  const serve = (cell: number, place: number, metres: number) => {
    const some = Math.min(waiting[cell], left[place]);
    if (some === 0) return;
    waiting[cell] -= some;
    left[place] -= some;
    all -= some;
    served.add(cell, place, metres, some);
  };
  const serveRun = ({ cell, place, metres }: Pairs, from: number, to: number) => {
    for (let i = from; i < to && all > 0; i++)
      if (waiting[cell[i]] > 0 && left[place[i]] > 0) serve(cell[i], place[i], metres[i]);
  };
  serveRun(first, 0, first.count);
  let done = 0;
  for (let j = 0; j < more.count && all > 0; j++) {
    const next = firstAfter(pairs, done, more, j);
    serveRun(pairs, done, next);
    serveRun(more, j, j + 1);
    done = next;
  }
  serveRun(pairs, done, pairs.count);
  return { ...served.byCell(children.length), unplaced: waiting, taken: minus(seats, left), left };
}

/** The first of the pairs, from `from` on, that pair `j` of `more` goes before; their count where there is none. By halving. */
function firstAfter(pairs: Pairs, from: number, more: Pairs, j: number): number {
  let [low, high] = [from, pairs.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(more, j, pairs.metres[middle], pairs.cell[middle], pairs.place[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isBefore(pairs: Pairs, i: number, metres: number, cell: number, place: number): boolean {
  if (pairs.metres[i] !== metres) return pairs.metres[i] < metres;
  return pairs.cell[i] !== cell ? pairs.cell[i] < cell : pairs.place[i] < place;
}

function minus(seats: Uint32Array, left: Uint32Array): Uint32Array {
  return seats.map((all, place) => all - left[place]);
}

/** Rows as they are served; each exhausts a cell or a place, so there are never more than of both together. */
class Served {
  private count = 0;
  private readonly cell: Uint32Array;
  private readonly place: Uint16Array;
  private readonly metres: Uint32Array;
  private readonly children: Uint32Array;

  constructor(most: number) {
    this.cell = new Uint32Array(most);
    this.place = new Uint16Array(most);
    this.metres = new Uint32Array(most);
    this.children = new Uint32Array(most);
  }

  add(cell: number, place: number, metres: number, children: number): void {
    this.cell[this.count] = cell;
    this.place[this.count] = place;
    this.metres[this.count] = metres;
    this.children[this.count++] = children;
  }

  byCell(cells: number): Pick<Placement, 'start' | 'place' | 'metres' | 'children'> {
    const { count } = this;
    const start = new Uint32Array(cells + 1);
    for (let i = 0; i < count; i++) start[this.cell[i] + 1]++;
    for (let cell = 0; cell < cells; cell++) start[cell + 1] += start[cell];
    const next = start.slice();
    const rows = { place: new Uint16Array(count), metres: new Uint32Array(count), children: new Uint32Array(count) };
    for (let i = 0; i < count; i++) {
      const at = next[this.cell[i]]++;
      rows.place[at] = this.place[i];
      rows.metres[at] = this.metres[i];
      rows.children[at] = this.children[i];
    }
    return { start, ...rows };
  }
}
