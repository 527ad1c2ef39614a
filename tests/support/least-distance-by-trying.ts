import type { AnEnrolment } from './an-enrolment.ts';

/** [placed, then placed of each group in order, then −metres]: the larger, compared cell by cell, the better. */
export type Worth = number[];

/** Worth of a placement of the town's children (school by child, '' for none) under least-total-distance. */
export function worthOf(town: AnEnrolment, groups: string[], placed: Record<string, string>): Worth {
  const worth = [0, ...groups.map(() => 0), 0];
  for (const [id, school] of Object.entries(placed)) {
    if (school === '') continue;
    const child = town.children.get(id)!;
    worth[0]++;
    const group = groups.indexOf(String(child.group ?? ''));
    if (group >= 0) worth[1 + group]++;
    worth[worth.length - 1] -= child.metres![school]!;
  }
  return worth;
}

/** The best worth of all placements within the seats, by trying them all. */
export function bestByTrying(town: AnEnrolment, groups: string[]): Worth {
  const ids = [...town.children.keys()];
  const left = new Map([...town.schools].map(([id, { seats }]) => [id, seats]));
  const placed: Record<string, string> = {};
  let best: Worth | null = null;
  const tryFrom = (i: number): void => {
    if (i === ids.length) {
      const worth = worthOf(town, groups, placed);
      if (best === null || compareWorth(worth, best) > 0) best = worth;
      return;
    }
    for (const [school, metres] of Object.entries(town.children.get(ids[i])!.metres ?? {})) {
      if (metres === null || left.get(school) === 0) continue;
      left.set(school, left.get(school)! - 1);
      placed[ids[i]] = school;
      tryFrom(i + 1);
      left.set(school, left.get(school)! + 1);
    }
    placed[ids[i]] = '';
    tryFrom(i + 1);
  };
  tryFrom(0);
  return best!;
}

export function compareWorth(one: Worth, other: Worth): number {
  const i = one.findIndex((cell, k) => cell !== other[k]);
  return i < 0 ? 0 : one[i] - other[i];
}
