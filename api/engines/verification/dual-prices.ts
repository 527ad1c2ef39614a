import type { EnrolmentRecords, Rules } from '../enrolment-records.ts';
import type { Court } from './checks.ts';
import type { Moves } from './moved-children.ts';
import type { Wish } from './wish-lists.ts';

/** One way to change the claim: a child of school `from` moves to `to`, or (applicant −1) a seat is left free or taken up. */
interface Move {
  from: number;
  to: number;
  /** Change of what comes first: a child left out counts by the place of its group, the first group most; then metres. */
  weight: number;
  metres: number;
  /** Change of the number of moved children, its price is within `metres`. */
  moved: number;
  applicant: number;
}

/**
 * Least total distance, judged by prices: the claim is the best when every school can be given a price such that no child's
 * move to another school, out of school or in from outside pays after prices (LP duality; Bellman 1958, Ford 1956). Prices are
 * sought over all cheapest moves between schools, rebuilt from the rows alone. Where there are none, a ring of moves exists
 * that betters the claim: its children are reported as `dualViolations`. With a limit on
 * moved children a move has a price too, the least at which none pays that the claim does not make: by weak duality the metres
 * are then above the least within the limit by at most that price times the moves left. Answers that price.
 */
export function checkDualPrices(court: Court, moves?: Moves): number {
  const outside = court.records.schools.ids.length;
  const { applicants, schools } = court.records;
  let metresPerMove = moves && moves.moved > moves.limit ? moves.beyondAnyRing : 0;
  for (;;) {
    const ring = findBetteringRing(cheapestMoves(court, metresPerMove, moves), outside + 1);
    const needed = moves && moves.moved <= moves.limit ? priceAgainst(ring, metresPerMove) : null;
    if (needed === null) {
      for (const { applicant, to } of ring)
        if (applicant >= 0)
          court.report('dualViolations', applicants.ids[applicant], to === outside ? '' : schools.ids[to]);
      return metresPerMove;
    }
    metresPerMove = needed;
  }
}

/** The least price of a move, in whole metres, at which a ring with more moves no longer pays; null where no price helps. */
function priceAgainst(ring: Move[], metresPerMove: number): number | null {
  const sum = (cell: (move: Move) => number) => ring.reduce((all, move) => all + cell(move), 0);
  const more = sum(({ moved }) => moved);
  if (more <= 0 || sum(({ weight }) => weight) !== 0) return null;
  return Math.ceil((metresPerMove * more - sum(({ metres }) => metres)) / more);
}

/** The best move from every school to every other. The node behind the last school is outside: children left out, free seats. */
function cheapestMoves(court: Court, metresPerMove: number, moves?: Moves): Move[] {
  const { records, rules, schoolOf, decided, lists } = court;
  const schools = records.schools.ids.length;
  const best = new Map<number, Move>();
  const offer = (move: Move) => {
    const key = move.from * (schools + 1) + move.to;
    const known = best.get(key);
    if (!known || isLess(move, known)) best.set(key, move);
  };
  const taken = new Int32Array(schools);
  const weightOf = groupWeights(records, rules);
  schoolOf.forEach((school, applicant) => {
    if (school >= 0) taken[school]++;
    if (decided.has(applicant)) return;
    const wishes = lists.of(applicant);
    const own = school < 0 ? null : wishes.find((wish) => wish.school === school);
    // A school that is no wish is counted as ineligible elsewhere; nothing can be said of its metres.
    if (own === undefined) return;
    const from = own ? school : schools;
    const weight = weightOf(applicant);
    const isMoved = (wish: Wish) => (moves?.isMoved(applicant, wish.school) ? 1 : 0);
    const change = (to: number, wish: Wish | null): Move => {
      const moved = (wish ? isMoved(wish) : 0) - (own ? isMoved(own) : 0);
      const metres = (wish?.metres ?? 0) - (own?.metres ?? 0) + metresPerMove * moved;
      return { from, to, weight: (wish ? 0 : weight) - (own ? 0 : weight), metres, moved, applicant };
    };
    for (const wish of wishes) if (wish.school !== from) offer(change(wish.school, wish));
    if (own) offer(change(schools, null));
  });
  for (let school = 0; school < schools; school++) {
    const still = { weight: 0, metres: 0, moved: 0, applicant: -1 };
    if (taken[school] < records.schools.seats[school]) offer({ from: school, to: schools, ...still });
    offer({ from: schools, to: school, ...still });
  }
  return [...best.values()];
}

/** How much it counts that a child is placed: 1 for unlisted groups, one more for each earlier group. */
function groupWeights({ applicants }: EnrolmentRecords, { criteria }: Rules): (applicant: number) => number {
  const group = criteria.find(({ rule }) => rule === 'group');
  if (group?.rule !== 'group') return () => 1;
  const cells = applicants.attributes[group.attribute];
  return (applicant) => {
    const place = group.order.indexOf(cells[applicant]);
    return place < 0 ? 1 : group.order.length - place + 1;
  };
}

/** A ring of moves that together better the claim; empty when prices exist. Shortest ways from everywhere at once. */
function findBetteringRing(moves: Move[], nodes: number): Move[] {
  const prices = Array.from({ length: nodes }, () => ({ weight: 0, metres: 0 }));
  const last: (Move | null)[] = prices.map(() => null);
  for (let changed = true; changed; ) {
    changed = false;
    for (const move of moves) {
      const price = prices[move.from];
      const through = { weight: price.weight + move.weight, metres: price.metres + move.metres };
      if (!isLess(through, prices[move.to])) continue;
      prices[move.to] = through;
      last[move.to] = move;
      changed = true;
    }
    const ring = changed ? ringOf(last) : [];
    if (ring.length > 0) return ring;
  }
  return [];
}

/** A ring among the last moves into each node: there is one as soon as a ring betters the claim. */
function ringOf(last: (Move | null)[]): Move[] {
  const seenBy = new Int32Array(last.length).fill(-1);
  for (let first = 0; first < last.length; first++) {
    let node = first;
    while (seenBy[node] < 0 && last[node]) {
      seenBy[node] = first;
      node = last[node]!.from;
    }
    if (seenBy[node] !== first || !last[node]) continue;
    const ring: Move[] = [];
    for (let at = node; ring.length === 0 || at !== node; at = last[at]!.from) ring.push(last[at]!);
    return ring;
  }
  return [];
}

function isLess(one: { weight: number; metres: number }, other: { weight: number; metres: number }): boolean {
  return one.weight < other.weight || (one.weight === other.weight && one.metres < other.metres);
}
