import { type AreaRules, Areas } from './areas.ts';
import { Chains } from './chains.ts';
import { forcedChildren } from './forced-children.ts';
import { growAreas } from './grow-areas.ts';
import { exchangeBlocks, moveBlocks } from './improve-areas.ts';
import { boundOf, type SeatPrices, seatPrices, withoutSeatMetres } from './seat-prices.ts';
import { joinsOf, sidesOf } from './sides.ts';
import { TogetherCount } from './together-count.ts';
import type { BoundaryPlan, BoundaryProblem, BoundaryRules, Progress, RuleCost } from './types.ts';

/** Laid on a child sent over a barrier because its own side has no seat: farther than any way in a city. */
const acrossMetres = 20_000;
/** Halvings in the search for the price of a change. */
const stabilitySteps = 7;
const dearestChange = 50_000;
const roundsOfMoves = 30;
/** Parts of an average block kept free when prices are set, so that whole blocks fit where single children would. */
const roomForBlocks = [0.5, 1, 2, 0];

/**
 * Draws one area a school: whole (each joined to its gate), within the seats, with the least way for all that a search finds, and
 * a bound no plan within the seats can go below.
 *
 * Prices of seats from the exact transport of single children draw the lines (`seatPrices`); areas are grown whole along them
 * (`growAreas`), schools over their seats send blocks on (`Chains`), and blocks move or are exchanged over the lines while that
 * helps. Where changes are limited, a price of a change is found by halving. Too few seats: all land is still given to a school, the
 * deficit is named. Throws an Error where a problem's arrays do not fit together. Null: stopped by `progress`.
 */
export function drawBoundaries(
  problem: BoundaryProblem,
  rules: BoundaryRules,
  progress: Progress = () => true,
): BoundaryPlan | null {
  check(problem);
  if (!progress(0, 'bound')) return null;
  const { reachMetres, seats, children } = problem;
  const free = seatPrices(problem, reachMetres, seats);
  const bound = boundOf(problem, reachMetres, seats, free.price) - withoutSeatMetres * free.without;
  if (!progress(0.2, 'areas')) return null;
  const joins = joinsOf(problem, rules);
  const barred = acrossCosts(problem, rules);
  const mostChanged = changesAllowed(problem, rules);
  const stable = priceOfChange(problem, barred, mostChanged, () => progress(0.3, 'areas'));
  if (!stable) return null;
  const areaRules: AreaRules = { joins, cost: barred, mostChanged, together: [] };
  let best: Areas | null = null;
  for (const [i, room] of roomForBlocks.entries()) {
    if (!progress(0.4 + 0.12 * i, 'moves')) return null;
    const areas = searchFrom(problem, { ...areaRules, together: together(problem, rules) }, stable.cost, room);
    if (!best || better(areas, best)) best = areas;
    const over = seats.reduce((sum, _, s) => sum + best!.overBy(s), 0);
    if (over === 0 || (i > 0 && over <= free.without)) break;
  }
  if (!progress(1, 'done')) return null;
  const steps = { free, bound, barred, stable, areas: best! };
  return describe(problem, joins, mostChanged, steps, children);
}

function check({ children, seats, linkStart, reachStart, today, neighbourhood, feedsInto }: BoundaryProblem): void {
  const blocks = children.length;
  for (const [name, length, wanted] of [
    ['linkStart', linkStart.length, blocks + 1],
    ['reachStart', reachStart.length, blocks + 1],
    ['today', today.length, blocks],
    ['neighbourhood', neighbourhood.length, blocks],
    ['feedsInto', feedsInto.length, blocks],
  ] as const)
    if (length !== wanted) throw new Error(`${name} has ${length} values for ${blocks} blocks, ${wanted} are needed.`);
  if (children.some((count) => count < 0) || seats.some((count) => count < 0))
    throw new Error('Children and seats are whole numbers from 0 up.');
}

/** Metres, and what is laid on those whose school lies over a barrier. */
function acrossCosts(problem: BoundaryProblem, rules: BoundaryRules): Float64Array {
  const { reachStart, reachSchool, reachMetres, gateBlock, children } = problem;
  const cost = reachMetres.slice();
  if (rules.crossBarriers) return cost;
  const side = sidesOf(problem);
  for (let b = 0; b < children.length; b++)
    for (let r = reachStart[b]; r < reachStart[b + 1]; r++)
      if (side[b] !== side[gateBlock[reachSchool[r]]]) cost[r] += acrossMetres;
  return cost;
}

function changesAllowed({ children, today }: BoundaryProblem, { mostChangedShare }: BoundaryRules): number {
  if (mostChangedShare === null) return Number.POSITIVE_INFINITY;
  const placed = children.reduce((sum, count, b) => sum + (today[b] >= 0 ? count : 0), 0);
  return Math.floor(mostChangedShare * placed + 1e-9);
}

interface StablePrices {
  /** Metres, barriers, and the price of a change. */
  cost: Float64Array;
  priceOfChange: number;
  prices: SeatPrices;
  /** Children who change at the least the seats allow; only where that is more than allowed. */
  leastChanged: number | null;
}

/** The lowest price of a change at which single children change no more than allowed; null: stopped. */
function priceOfChange(
  problem: BoundaryProblem,
  barred: Float64Array,
  mostChanged: number,
  goOn: () => boolean,
): StablePrices | null {
  const at = (price: number): StablePrices => {
    const cost = price === 0 ? barred : withPrice(problem, barred, price);
    return { cost, priceOfChange: price, prices: seatPrices(problem, cost, problem.seats), leastChanged: null };
  };
  let found = at(0);
  if (mostChanged === Number.POSITIVE_INFINITY || found.prices.changed <= mostChanged) return found;
  found = at(dearestChange);
  const least = found.prices.changed;
  if (least > mostChanged) return { ...found, leastChanged: least };
  let [low, high] = [0, dearestChange];
  for (let step = 0; step < stabilitySteps; step++) {
    if (!goOn()) return null;
    const middle = step === 0 ? 400 : (low + Math.min(high, 4 * low + 400)) / 2;
    const tried = at(middle);
    if (tried.prices.changed > mostChanged) low = middle;
    else {
      high = middle;
      found = tried;
    }
  }
  return found;
}

function withPrice({ reachStart, reachSchool, today }: BoundaryProblem, barred: Float64Array, price: number) {
  const cost = barred.slice();
  for (let b = 0; b < today.length; b++)
    for (let r = reachStart[b]; today[b] >= 0 && r < reachStart[b + 1]; r++)
      if (reachSchool[r] !== today[b]) cost[r] += price;
  return cost;
}

function together({ children, neighbourhood, feedsInto }: BoundaryProblem, rules: BoundaryRules): TogetherCount[] {
  const wishes: TogetherCount[] = [];
  if (rules.neighbourhoodMetres > 0)
    wishes.push(
      new TogetherCount(children, rules.neighbourhoodMetres, (b, s) =>
        neighbourhood[b] < 0 ? null : [neighbourhood[b], s],
      ),
    );
  if (rules.feederMetres > 0)
    wishes.push(
      new TogetherCount(children, rules.feederMetres, (b, s) => (feedsInto[b] < 0 ? null : [s, feedsInto[b]])),
    );
  return wishes;
}

function searchFrom(problem: BoundaryProblem, rules: AreaRules, priced: Float64Array, room: number): Areas {
  const inhabited = problem.children.filter((count) => count > 0);
  const average = inhabited.length === 0 ? 0 : inhabited.reduce((sum, count) => sum + count, 0) / inhabited.length;
  const seats = problem.seats.map((count) => Math.max(0, count - Math.round(room * average)));
  const { price } = seatPrices(problem, priced, seats);
  const row = growAreas(
    problem,
    { ...rules, cost: priced },
    price.map((metres) => Math.min(metres, withoutSeatMetres)),
  );
  const areas = new Areas(problem, rules, row);
  for (let round = 0; round < roundsOfMoves; round++) {
    const chains = new Chains(areas);
    const moved = chains.relieve() + chains.improve() + moveBlocks(areas) + exchangeBlocks(areas);
    if (moved === 0) break;
  }
  return areas;
}

function totalOf(areas: Areas): { over: number; changedOver: number; cost: number } {
  const { problem, rules } = areas;
  const over = problem.seats.reduce((sum, _, s) => sum + areas.overBy(s), 0);
  const cost = areas.row.reduce((sum, r, b) => sum + (r < 0 ? 0 : problem.children[b] * rules.cost[r]), 0);
  return { over, changedOver: Math.max(0, areas.changedChildren - rules.mostChanged), cost };
}

function better(one: Areas, other: Areas): boolean {
  const [a, b] = [totalOf(one), totalOf(other)];
  return a.over - b.over || a.changedOver - b.changedOver
    ? a.over < b.over || (a.over === b.over && a.changedOver < b.changedOver)
    : a.cost < b.cost;
}

interface Steps {
  free: SeatPrices;
  bound: number;
  barred: Float64Array;
  stable: StablePrices;
  areas: Areas;
}

function describe(
  problem: BoundaryProblem,
  joins: Uint8Array,
  mostChanged: number,
  { free, bound, barred, stable, areas }: Steps,
  children: Int32Array,
): BoundaryPlan {
  const { reachStart, reachMetres, gateBlock } = problem;
  let [childMetres, nearest] = [0, 0];
  areas.row.forEach((r, b) => {
    if (r < 0) return;
    childMetres += children[b] * reachMetres[r];
    nearest += children[b] * reachMetres[reachStart[b]];
  });
  const side = sidesOf(problem);
  const barriers = seatPrices(problem, barred, problem.seats);
  const withBarriers = boundOf(problem, barred, problem.seats, barriers.price) - withoutSeatMetres * barriers.without;
  const acrossLeast = Math.round((withBarriers - bound) / acrossMetres) * acrossMetres;
  const stability =
    boundOf(problem, stable.cost, problem.seats, stable.prices.price) - withoutSeatMetres * stable.prices.without;
  const changeable = mostChanged === Number.POSITIVE_INFINITY ? 0 : stable.priceOfChange * mostChanged;
  const ladder = [
    nearest,
    Math.max(nearest, bound),
    Math.max(bound, withBarriers - acrossLeast),
    Math.max(bound, withBarriers - acrossLeast, stability - changeable - acrossLeast),
  ];
  const rules = ['seats', 'barriers', 'stability'] as const;
  const costs: RuleCost[] = rules.map((rule, i) => ({
    rule,
    childMetres: Math.min(ladder[i + 1], childMetres) - Math.min(ladder[i], childMetres),
  }));
  costs.push({ rule: 'whole-areas', childMetres: childMetres - Math.min(ladder[3], childMetres) });
  return {
    school: areas.school,
    childMetres,
    nearestChildMetres: nearest,
    boundChildMetres: bound,
    gap: bound > 0 ? childMetres / bound - 1 : 0,
    costs,
    deficit: free.without > 0 ? { children: free.without, schools: free.short } : null,
    over: [...problem.seats.keys()]
      .filter((s) => areas.overBy(s) > 0)
      .map((school) => ({ school, over: areas.overBy(school), forced: forcedChildren(problem, joins, school) })),
    cutOff: cutOffBlocks(problem, joins, areas),
    withoutRoad: [...areas.row.keys()].filter((b) => areas.row[b] < 0),
    changedChildren: areas.changedChildren,
    leastChangedChildren: stable.leastChanged,
    acrossChildren: children.reduce(
      (sum, count, b) => sum + (areas.school[b] >= 0 && side[b] !== side[gateBlock[areas.school[b]]] ? count : 0),
      0,
    ),
    price: free.price,
  };
}

/** Blocks that no chain of joined blocks of their own school leads from to its gate. */
function cutOffBlocks(
  { linkStart, linkTo, gateBlock }: BoundaryProblem,
  joins: Uint8Array,
  { school }: Areas,
): number[] {
  const met = new Uint8Array(school.length);
  gateBlock.forEach((gate, s) => {
    if (school[gate] !== s || met[gate] === 1) return;
    const queue = [gate];
    met[gate] = 1;
    for (let b = queue.pop(); b !== undefined; b = queue.pop())
      for (let l = linkStart[b]; l < linkStart[b + 1]; l++)
        if (joins[l] === 1 && met[linkTo[l]] === 0 && school[linkTo[l]] === s) {
          met[linkTo[l]] = 1;
          queue.push(linkTo[l]);
        }
  });
  return [...school.keys()].filter((b) => school[b] >= 0 && met[b] === 0);
}
