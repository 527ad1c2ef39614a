import type { MostMoved } from '../enrolment-records.ts';
import { cheapestPlaces, type PlacesToFill } from './cheapest-places.ts';
import { fewMoves } from './few-moves.ts';
import { groupRanks } from './group-ranks.ts';
import { shareOfSeats } from './share-of-seats.ts';
import type { Holding, Problem } from './types.ts';

/**
 * First the greatest number placed; then, where the rules name a `group`, the greatest number of the first group, of the
 * second, …; then the least sum of metres. Decisions of the council are fixed before. Everything is exact: leaving a child of
 * an earlier group out costs more, by more metres than any chain of moves could win (a chain meets every school once at most),
 * and the sets of children who can be placed together form a matroid, so that no group is ever placed at the price of the number.
 * With `mostMoved` the metres are the least with few enough children at another school than last year (few-moves.ts).
 * Where several assignments are equal in all of it, the answer is the one reached from the ids in code-point order, whatever
 * the order of the rows: children and schools are numbered by id before.
 */
export function leastTotalDistance(problem: Problem): Holding {
  const { wishes, groups, decidedGroup, rules } = problem;
  const { children, start, metres, priced } = competing(problem);
  const limited = rules.mostMoved && limitMoves(problem, rules.mostMoved, children, start, metres, priced);
  const held = limited?.held ?? cheapestPlaces(priced.at(metres, 0));
  const holding: Holding = {
    wish: new Int32Array(decidedGroup.length).fill(-1),
    group: decidedGroup.slice(),
    ...(limited && { movedLimit: limited.movedLimit }),
  };
  children.forEach((a, c) => {
    if (held[c] < 0) return;
    const w = wishes.start[a] + held[c] - start[c];
    holding.wish[a] = w;
    holding.group[a] = groups.start[wishes.school[w]];
  });
  return holding;
}

/** The best with few enough children at another school than last year, and what proves it. */
function limitMoves(
  { wishes, records }: Problem,
  { attribute, share }: MostMoved,
  children: Int32Array,
  start: Int32Array,
  metres: Float64Array,
  priced: PricedPlaces,
) {
  const lastYear = records.applicants.attributes[attribute];
  const moved = new Uint8Array(metres.length);
  children.forEach((a, c) => {
    for (let place = start[c]; place < start[c + 1]; place++) {
      const school = wishes.school[wishes.start[a] + place - start[c]];
      if (lastYear[a] !== '' && lastYear[a] !== records.schools.ids[school]) moved[place] = 1;
    }
  });
  const counted = children.reduce((sum, a) => sum + (lastYear[a] === '' ? 0 : 1), 0);
  const limit = shareOfSeats(share, counted);
  const at = (price: number) => priced.at(price === 0 ? metres : metres.map((own, p) => own + price * moved[p]), price);
  const found = fewMoves({ moved, beyondAnyChain: priced.beyondAnyChain, at }, limit, cheapestPlaces);
  const left = Math.max(0, limit - found.moved);
  const { moved: movedNow, metresPerMove } = found;
  return {
    held: found.held,
    movedLimit: { counted, limit, moved: movedNow, metresPerMove, aboveLeastByAtMost: metresPerMove * left },
  };
}

/** The places of the children, for costs given place by place that are `above` the metres at most. */
interface PricedPlaces {
  beyondAnyChain: number;
  at(cost: Float64Array, above: number): PlacesToFill;
}

/** Children without a decision who have a wish, and the seats decisions have left. The rules allow no reserves here. */
function competing(problem: Problem) {
  const { wishes, groups, decidedGroup } = problem;
  const children = Int32Array.from(decidedGroup.keys()).filter(
    (a) => decidedGroup[a] < 0 && wishes.start[a] < wishes.start[a + 1],
  );
  const start = new Int32Array(children.length + 1);
  children.forEach((a, c) => {
    start[c + 1] = start[c] + wishes.start[a + 1] - wishes.start[a];
  });
  const school = new Int32Array(start[children.length]);
  const metres = new Float64Array(school.length);
  children.forEach((a, c) => {
    const [from, to] = [wishes.start[a], wishes.start[a + 1]];
    school.set(wishes.school.subarray(from, to), start[c]);
    metres.set(wishes.metres.subarray(from, to), start[c]);
  });
  const seats = groups.seats.map((own, g) => own - groups.decided[g]);
  const { ranks, last } = groupRanks(problem);
  const most = metres.reduce((high, own) => Math.max(high, own), 0);
  const beyond = (above: number) => (seats.length + 1) * (most + above) + 1;
  const at = (cost: Float64Array, above: number): PlacesToFill => {
    if ((last + 1) * beyond(above) > Number.MAX_SAFE_INTEGER / 4)
      throw new Error(
        `Metres up to ${most + above} over ${seats.length} schools and ${last + 1} groups are too large to sum exactly.`,
      );
    const outCost = Float64Array.from(children, (a) => (last + 1 - ranks[a]) * beyond(above));
    return { start, school, cost, outCost, seats };
  };
  return { children, start, metres, priced: { beyondAnyChain: beyond(0), at } };
}
