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

/** So many children ask for the first time before those given up meanwhile ask again: what they touch is then still near. */
const newcomersAtOnce = 16_384;

/**
 * Seats everyone who asks, each from its first wish on; those with a 1 in `standsAside` do not. Answers the wish each holds,
 * −1: none. Who is given up waits in a line: those who ask one after another have nothing to do with each other, so that the
 * processor may look ahead.
 */
export function seatAll(problem: Problem, seats: SeatHeaps, standsAside: Uint8Array): Int32Array {
  const { start, school } = problem.wishes;
  const { keys } = problem.ranking;
  const applicants = standsAside.length;
  // By applicant, one more than the wish that is held or was asked for last; 0: none is left.
  const next = start.slice(0, applicants);
  const line = new Int32Array(newcomersAtOnce);
  let [waiting, first, turn] = [0, 0, 0];
  while (first < applicants || waiting > 0) {
    const turns = waiting > 0 ? waiting : Math.min(newcomersAtOnce, applicants - first);
    const areNew = waiting === 0;
    waiting = 0;
    for (turn = 0; turn < turns; turn++) {
      const a = areNew ? first + turn : line[turn];
      let w = standsAside[a] === 1 ? start[a + 1] : next[a];
      let givenUp = -1;
      for (next[a] = 0; w < start[a + 1]; w++) {
        const g = seats.findGroup(school[w], a, keys[w]);
        if (g < 0) continue;
        next[a] = w + 1;
        givenUp = seats.take(school[w], g, a, keys[w]);
        break;
      }
      if (givenUp >= 0) line[waiting++] = givenUp;
    }
    if (areNew) first += turns;
  }
  for (let a = 0; a < applicants; a++) next[a]--;
  return next;
}

/** 1 for children placed by decision. */
export function whereDecided(decidedGroup: Int32Array): Uint8Array {
  const decided = new Uint8Array(decidedGroup.length);
  for (let a = 0; a < decided.length; a++) if (decidedGroup[a] >= 0) decided[a] = 1;
  return decided;
}
