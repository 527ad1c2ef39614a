import type { LotteryNumbers } from './lottery.ts';
import type { Families, Problem, Ranking, Standing } from './types.ts';

/**
 * The ranking with every family at the rank of its weaker child, school by school. A family that comes last stands behind
 * everyone at every school; among such families the lower lottery number of the unluckier child goes first, then the id.
 */
export function rankFamilies(problem: Problem, families: Families, standings: Standing[]): Ranking {
  const { ranking, wishes } = problem;
  const stages = ranking.stages.map((stage) => ({ ...stage, keys: stage.keys.slice() }));
  const place = placesOfLast(problem, families, standings);
  const last = ranking.keys;
  standings.forEach((standing, f) => {
    if (standing === 'apart') return;
    const children = families.members.subarray(families.start[f], families.start[f + 1]);
    const count = wishes.start[children[0] + 1] - wishes.start[children[0]];
    for (let i = 0; i < count; i++) {
      let weaker = wishes.start[children[0]] + i;
      for (const a of children) if (last[wishes.start[a] + i] > last[weaker]) weaker = wishes.start[a] + i;
      stages.forEach(({ keys }, k) => {
        const key = standing === 'last' ? behindEveryone + place.get(f)! * step : ranking.stages[k].keys[weaker];
        for (const a of children) keys[wishes.start[a] + i] = key;
      });
    }
  });
  return { stages, keys: stages[stages.length - 1].keys };
}

/** Beyond every exact key, in steps that stay apart. */
const behindEveryone = 2 ** 60;
const step = 2 ** 10;

function placesOfLast({ lottery }: Problem, families: Families, standings: Standing[]): Map<number, number> {
  const last = [...standings.keys()].filter((f) => standings[f] === 'last');
  const unlucky = new Map(last.map((f) => [f, unluckiest(lottery, families, f)]));
  last.sort((one, other) => compareNumbers(lottery, unlucky.get(one)!, unlucky.get(other)!) || one - other);
  return new Map(last.map((f, place) => [f, place]));
}

function unluckiest(lottery: LotteryNumbers, { start, members }: Families, f: number): number {
  const children = members.subarray(start[f], start[f + 1]);
  return children.reduce((worst, a) => (compareNumbers(lottery, a, worst) > 0 ? a : worst));
}

function compareNumbers({ high, low }: LotteryNumbers, a: number, b: number): number {
  return high[a] - high[b] || low[a] - low[b];
}
