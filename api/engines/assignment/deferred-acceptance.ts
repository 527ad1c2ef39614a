import type { RefusedWishes } from './refused-wishes.ts';
import { SeatHeaps } from './seat-heaps.ts';
import type { Holding, Problem } from './types.ts';

/**
 * Applicant-proposing deferred acceptance (Gale & Shapley 1962) with reserves. Each school chooses from all who have asked so
 * far: every reserve in file order takes its best members, then the open seats take the best of all who are left; seats
 * that nobody of a soft reserve claims count as open, or as those of the later reserve they are passed to. Since a newcomer
 * changes a choice by at most one other child, each group keeps a heap with its last-ranked child on top and passes whoever it
 * gives up to the next group. That choice is substitutable and never shrinks
 * as more children ask (Kominers & Sönmez 2016; Hafalir, Yenmez & Yildirim 2013), so the outcome is stable, wastes no seat
 * that may be used, is the best stable one for every applicant, and is the same in whatever order they propose.
 */
export function deferredAcceptance(problem: Problem): Holding {
  const seats = new SeatHeaps(problem.groups);
  const group = problem.decidedGroup.slice();
  const wish = seatAll(problem, seats, whereDecided(group));
  seats.writeGroups(group);
  return { wish, group };
}

/**
 * Seats everyone who asks, each from its first wish on; those with a 1 in `standsAside` do not. Answers the wish each holds,
 * −1: none. Every school first chooses from those who wish it first, all at once; whom it leaves out, and whoever is given up
 * later, waits in a line: those who ask one after another have nothing to do with each other, so that the processor may look ahead.
 * Every wish that was refused, or given up, is put down in `refused`.
 */
export function seatAll(
  problem: Problem,
  seats: SeatHeaps,
  standsAside: Uint8Array,
  refused?: RefusedWishes,
): Int32Array {
  const { start, school } = problem.wishes;
  const { keys } = problem.ranking;
  const applicants = standsAside.length;
  // By applicant, one more than the wish that is held or was asked for last; 0: none is left.
  const next = new Int32Array(applicants);
  const line = seatFirstWishes(problem, seats, standsAside, next);
  for (let waiting = line.length; waiting > 0; ) {
    const turns = waiting;
    waiting = 0;
    for (let turn = 0; turn < turns; turn++) {
      if (turn % atOnce === 0) readAhead(problem, line, next, turn, Math.min(turn + atOnce, turns));
      const a = line[turn];
      let givenUp = -1;
      let w = next[a];
      refused?.add(refused.children, school[w - 1], w - 1, keys[w - 1]);
      for (next[a] = 0; w < start[a + 1]; w++) {
        const g = seats.findGroup(school[w], a, keys[w]);
        if (g < 0) {
          refused?.add(refused.children, school[w], w, keys[w]);
          continue;
        }
        next[a] = w + 1;
        givenUp = seats.take(school[w], g, a, keys[w]);
        break;
      }
      if (givenUp >= 0) line[waiting++] = givenUp;
    }
  }
  for (let a = 0; a < applicants; a++) next[a]--;
  return next;
}

/** So many who wait are read at once. */
const atOnce = 32;

/**
 * Reads the wishes of some of the line, who are about to ask on. They lie far apart in memory, and here one read
 * does not wait for the other: when the child's turn has come, all is near. Throws where a wish has no key; were nothing done with
 * what is read, the reading would be left out.
 */
function readAhead({ wishes, ranking }: Problem, line: Int32Array, next: Int32Array, from: number, to: number): void {
  const { start, school } = wishes;
  const { keys } = ranking;
  let sum = 0;
  for (let turn = from; turn < to; turn++) {
    const lost = next[line[turn]] - 1;
    const last = start[line[turn] + 1] - 1;
    sum += keys[lost] + school[lost] + keys[last] + school[last];
  }
  if (Number.isNaN(sum)) throw new Error('A wish has no key.');
}

/** Every school chooses from those who wish it first. Answers those left out; `next` then says of everyone that its first wish was asked for. */
function seatFirstWishes(
  { wishes, ranking, groups }: Problem,
  seats: SeatHeaps,
  standsAside: Uint8Array,
  next: Int32Array,
): Int32Array {
  const { start, school } = wishes;
  const schools = groups.start.length - 1;
  // Those who wish school s first stand from `from[s]` on; they are put down from the end backwards.
  const from = new Int32Array(schools + 1);
  for (let a = 0; a < next.length; a++) {
    if (standsAside[a] === 1 || start[a] === start[a + 1]) continue;
    next[a] = start[a] + 1;
    from[school[start[a]]]++;
  }
  for (let s = 0; s < schools; s++) from[s + 1] += from[s];
  const children = new Int32Array(from[schools]);
  const keys = new Float64Array(from[schools]);
  for (let a = 0; a < next.length; a++) {
    if (next[a] === 0) continue;
    const place = --from[school[start[a]]];
    children[place] = a;
    keys[place] = ranking.keys[start[a]];
  }
  let out = 0;
  for (let s = 0; s < schools; s++)
    for (let i = seats.seatFirst(s, keys, children, from[s], from[s + 1]); i < from[s + 1]; i++)
      children[out++] = children[i];
  return children.subarray(0, out);
}

/** 1 for children placed by decision. */
export function whereDecided(decidedGroup: Int32Array): Uint8Array {
  const decided = new Uint8Array(decidedGroup.length);
  for (let a = 0; a < decided.length; a++) if (decidedGroup[a] >= 0) decided[a] = 1;
  return decided;
}
