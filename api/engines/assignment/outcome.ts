import { rankingOf } from './family-ranking.ts';
import { isSetAside } from './greatest-number.ts';
import { firstDifference } from './ranking.ts';
import { type Holding, isMember, type Problem, type Ranking } from './types.ts';

/** What the holding means at each seat group, and why. Arrays by group. */
export interface Outcome {
  /** The ranking as it applied: families at the rank of their weaker child. */
  ranking: Ranking;
  /** Seats after unclaimed soft ones were passed on: a school's groups add up to its seats. */
  seats: Int32Array;
  /** Seats that nobody of the group claimed, those passed to it included, before they were passed on. */
  unclaimed: Int32Array;
  /** Placed, those placed by decision included. */
  placed: Int32Array;
  /** Wish of the last-ranked child who competed and was admitted; −1 when nobody was. */
  last: Int32Array;
  /** Wish of the first-ranked child who was turned away; −1 when nobody was. */
  turnedAway: Int32Array;
}

/** Sums up a holding, group by group. */
export function summarise(problem: Problem, holding: Holding): Outcome {
  const { groups, wishes, decidedGroup } = problem;
  const ranking = rankingOf(problem, holding);
  const { keys } = ranking;
  const count = groups.school.length;
  const placed = new Int32Array(count);
  const last = new Int32Array(count).fill(-1);
  const turnedAway = new Int32Array(count).fill(-1);
  for (let a = 0; a < decidedGroup.length; a++) {
    const g = holding.group[a];
    if (g >= 0) placed[g]++;
    if (decidedGroup[a] >= 0) continue;
    const held = holding.wish[a];
    if (g >= 0 && (last[g] < 0 || keys[held] > keys[last[g]])) last[g] = held;
    const asked = held < 0 ? wishes.start[a + 1] - 1 : held;
    for (let w = wishes.start[a]; w <= asked; w++) {
      const { start } = groups;
      const school = wishes.school[w];
      // At its own school a child was turned away by the groups before the one that took it.
      const end = w === held ? g : start[school + 1];
      for (let k = start[school]; k < end; k++)
        if (isMember(groups, k, a) && (turnedAway[k] < 0 || keys[w] < keys[turnedAway[k]])) turnedAway[k] = w;
    }
  }
  return { ranking, ...seatsAfterPassing(problem, placed), placed, last, turnedAway };
}

/** Column decided_by: why a child has its seat or none, or that its family could not be kept together by a stable result. */
export function decidedBy(problem: Problem, holding: Holding, outcome: Outcome, a: number): string {
  const standing = holding.families?.standings[problem.families?.of[a] ?? -1];
  if (standing === 'apart') return 'twins-apart';
  if (standing === 'last') return 'twins-together-last';
  return holding.group[a] < 0 ? reasonOfNoPlacement(problem, a) : reasonOfPlacement(problem, holding, outcome, a);
}

/** Why a placed child has its seat: the criterion that put it before the first one turned away, or that seats sufficed. */
export function reasonOfPlacement(problem: Problem, holding: Holding, outcome: Outcome, a: number): string {
  if (problem.decidedGroup[a] >= 0) return 'decision';
  const first = outcome.turnedAway[holding.group[a]];
  if (first < 0) return 'enough-seats';
  if (problem.rules.mechanism === 'least-total-distance') return 'total-distance';
  const { ranking } = outcome;
  if (holding.stable && ranking.keys[first] < ranking.keys[holding.wish[a]]) return 'greatest-number';
  // Only a family can stand before a child who was admitted: fewer seats were left than it has children.
  if (holding.families && ranking.keys[first] < ranking.keys[holding.wish[a]]) return 'twins-passed-over';
  return firstDifference(ranking, holding.wish[a], first) ?? 'enough-seats';
}

/** Why a wish was not looked at: the council placed the child, or its zone gave it a seat before its better wish outside. */
export function reasonOfPassingOver(
  { decidedGroup, wishes, outside }: Problem,
  held: number,
  w: number,
): string | null {
  const a = wishes.applicant[w];
  if (decidedGroup[a] >= 0) return 'decision';
  if (outside && held < outside[a] && wishes.rank[w] < wishes.rank[held]) return 'zone-seat';
  return null;
}

/** Why a child has no seat anywhere. */
export function reasonOfNoPlacement(problem: Problem, a: number): string {
  const { wishes, dropped, rules } = problem;
  if (wishes.start[a] < wishes.start[a + 1]) return 'all-full';
  return dropped.has(a) || rules.imputeChoicesByDistance ? 'no-reachable-school' : 'no-wishes';
}

/** Where the seats ended for a child turned away at `w`'s school, and the criterion that decided against it. */
export function reasonOfRefusal(problem: Problem, outcome: Outcome, w: number): { group: number; decidedBy: string } {
  const { groups, wishes, families } = problem;
  const { ranking } = outcome;
  const school = wishes.school[w];
  const open = groups.start[school + 1] - 1;
  let group = open;
  // The last of the groups the child could have entered that admitted anyone: the open seats, else a reserve of its own.
  for (let g = open; g >= groups.start[school]; g--)
    if (outcome.last[g] >= 0 && isMember(groups, g, wishes.applicant[w])) {
      group = g;
      break;
    }
  const last = outcome.last[group];
  const ahead = last >= 0 && ranking.keys[w] < ranking.keys[last];
  if (families && families.of[wishes.applicant[w]] >= 0 && (ahead || outcome.placed[group] < outcome.seats[group]))
    return { group, decidedBy: 'twins-too-few-seats' };
  if (last < 0) return { group, decidedBy: outcome.placed[group] > 0 ? 'decision' : 'no-seats' };
  if (problem.rules.mechanism === 'least-total-distance') return { group, decidedBy: 'total-distance' };
  if (problem.rules.guarantee === 'maximum' && isSetAside(problem, outcome, w))
    return { group, decidedBy: 'greatest-number' };
  return { group, decidedBy: firstDifference(ranking, last, w) ?? 'applicant-id' };
}

function seatsAfterPassing({ groups }: Problem, placed: Int32Array): Pick<Outcome, 'seats' | 'unclaimed'> {
  const seats = groups.seats.slice();
  const unclaimed = new Int32Array(seats.length);
  for (let g = 0; g < seats.length; g++) {
    unclaimed[g] = seats[g] - placed[g];
    const taker = groups.passesTo[g];
    if (taker < 0) continue;
    seats[taker] += unclaimed[g];
    seats[g] = placed[g];
  }
  return { seats, unclaimed };
}
