import { type Areas, improves } from './areas.ts';

/** Exchanges looked at for two neighbouring schools: the best so many blocks either way. */
const exchangesEachWay = 12;

/**
 * Moves single blocks over the line between two areas as long as that lowers, first, children over seats, then changes over
 * those allowed, then cost; areas stay whole. Blocks are looked at in the order of their numbers, then those near a move.
 * Answers the number of moves.
 */
export function moveBlocks(areas: Areas, blocks: Iterable<number> = areas.school.keys()): number {
  const { linkStart, linkTo } = areas.problem;
  const waits = new Uint8Array(areas.school.length);
  let queue = [...blocks];
  for (const block of queue) waits[block] = 1;
  let moves = 0;
  while (queue.length > 0) {
    const next: number[] = [];
    for (const block of queue) {
      waits[block] = 0;
      const row = bestRow(areas, block);
      if (row < 0 || !areas.canLeave(block)) continue;
      areas.move(block, row);
      moves++;
      for (const near of [block, ...linkTo.subarray(linkStart[block], linkStart[block + 1])])
        if (waits[near] === 0) {
          waits[near] = 1;
          next.push(near);
        }
    }
    queue = next;
  }
  return moves;
}

function bestRow(areas: Areas, block: number): number {
  let best = -1;
  let effect = { over: 0, changedOver: 0, cost: 0 };
  for (const row of rowsNextTo(areas, block)) {
    const tried = areas.effectOf(block, row);
    if (!improves(tried)) continue;
    if (
      best >= 0 &&
      !improves({
        over: tried.over - effect.over,
        changedOver: tried.changedOver - effect.changedOver,
        cost: tried.cost - effect.cost,
      })
    )
      continue;
    best = row;
    effect = tried;
  }
  return best;
}

/** Rows of reach by which the block may go to the areas beside it. */
export function rowsNextTo(areas: Areas, block: number): number[] {
  const { linkStart, linkTo } = areas.problem;
  const own = areas.school[block];
  if (own < 0) return [];
  const rows: number[] = [];
  const met: number[] = [];
  for (let l = linkStart[block]; l < linkStart[block + 1]; l++) {
    const s = areas.school[linkTo[l]];
    if (s < 0 || s === own || areas.rules.joins[l] === 0 || met.includes(s)) continue;
    met.push(s);
    const row = areas.rowOf(block, s);
    if (row >= 0) rows.push(row);
  }
  return rows;
}

interface BorderMove {
  block: number;
  row: number;
  cost: number;
}

/**
 * Exchanges a block of one area for a block of the area beside it where that lowers the same order of things: full schools cannot take
 * a block without giving one. Answers the number of exchanges.
 */
export function exchangeBlocks(areas: Areas): number {
  const schools = areas.problem.seats.length;
  const moves = new Map<number, BorderMove[]>();
  for (let block = 0; block < areas.school.length; block++)
    for (const row of rowsNextTo(areas, block)) {
      const key = areas.school[block] * schools + areas.problem.reachSchool[row];
      const { cost } = areas.effectOf(block, row);
      moves.set(key, [...(moves.get(key) ?? []), { block, row, cost }]);
    }
  let exchanged = 0;
  for (const [key, there] of moves) {
    const [s, t] = [Math.floor(key / schools), key % schools];
    const back = moves.get(t * schools + s);
    if (s > t || !back) continue;
    const best = (list: BorderMove[]) => list.sort((a, b) => a.cost - b.cost).slice(0, exchangesEachWay);
    exchanged += exchangePair(areas, s, t, best(there), best(back));
  }
  return exchanged;
}

function exchangePair(areas: Areas, s: number, t: number, there: BorderMove[], back: BorderMove[]): number {
  let exchanged = 0;
  for (const go of there) {
    for (const come of back) {
      if (areas.school[go.block] !== s || areas.school[come.block] !== t) continue;
      if (tryExchange(areas, go, come)) exchanged++;
    }
  }
  return exchanged;
}

function tryExchange(areas: Areas, go: BorderMove, come: BorderMove): boolean {
  if (!areas.canLeave(go.block) || areas.rowNextTo(go.block, areas.school[come.block]) < 0) return false;
  const first = areas.effectOf(go.block, go.row);
  const goBack = areas.row[go.block];
  areas.move(go.block, go.row);
  const second = areas.effectOf(come.block, come.row);
  const both = {
    over: first.over + second.over,
    changedOver: first.changedOver + second.changedOver,
    cost: first.cost + second.cost,
  };
  if (
    improves(both) &&
    areas.canLeave(come.block) &&
    areas.rowNextTo(come.block, areas.problem.reachSchool[come.row]) >= 0
  ) {
    areas.move(come.block, come.row);
    return true;
  }
  areas.move(go.block, goBack);
  return false;
}
