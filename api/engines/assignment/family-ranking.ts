import type { LotteryNumbers } from './lottery.ts';
import type { Families, Holding, Problem, Ranking, Standing } from './types.ts';

/** The ranking by which a holding came about: families at the rank of their weaker child. */
export function rankingOf(problem: Problem, { families }: Holding): Ranking {
  return families ? rankFamilies(problem, problem.families!, families.rankedAs) : problem.ranking;
}

/**
 * The ranking with every family at the rank of its weaker child, school by school. A family that comes last stands behind
 * everyone at every school; among such families the lower lottery number of the unluckier child goes first, then the id.
 */
export function rankFamilies(problem: Problem, families: Families, standings: Standing[]): Ranking {
  const { ranking, wishes } = problem;
  const stages = ranking.stages.map((stage) => ({ ...stage, keys: stage.keys.slice() }));
  const places = standings.includes('last') ? placesOfLast(problem, families) : null;
  const last = ranking.keys;
  standings.forEach((standing, f) => {
    if (standing === 'apart') return;
    const children = families.members.subarray(families.start[f], families.start[f + 1]);
    const count = wishes.start[children[0] + 1] - wishes.start[children[0]];
    for (let i = 0; i < count; i++) {
      let weaker = wishes.start[children[0]] + i;
      for (const a of children) if (last[wishes.start[a] + i] > last[weaker]) weaker = wishes.start[a] + i;
      stages.forEach(({ keys }, k) => {
        const key = standing === 'last' ? places![f] : ranking.stages[k].keys[weaker];
        for (const a of children) keys[wishes.start[a] + i] = key;
      });
    }
  });
  return { stages, keys: stages[stages.length - 1].keys };
}

/** Beyond every exact key, in steps that stay apart. */
const behindEveryone = 2 ** 60;
const step = 2 ** 10;

/** The key of each family if it comes last. */
export function placesOfLast({ lottery }: Problem, families: Families): Float64Array {
  const order = Array.from({ length: families.start.length - 1 }, (_, f) => f);
  const unlucky = order.map((f) => unluckiest(lottery, families, f));
  order.sort((one, other) => compareNumbers(lottery, unlucky[one], unlucky[other]) || one - other);
  const places = new Float64Array(order.length);
  order.forEach((f, place) => {
    places[f] = behindEveryone + place * step;
  });
  return places;
}

function unluckiest(lottery: LotteryNumbers, { start, members }: Families, f: number): number {
  const children = members.subarray(start[f], start[f + 1]);
  return children.reduce((worst, a) => (compareNumbers(lottery, a, worst) > 0 ? a : worst));
}

function compareNumbers({ high, low }: LotteryNumbers, a: number, b: number): number {
  return high[a] - high[b] || low[a] - low[b];
}
