import type { ClassProblem } from './types.ts';

/** Pupils who must share a class, as one; most blocks hold one pupil. */
export interface Blocks {
  /** Block of each pupil. */
  of: Int32Array;
  /** Members of block b: `members[start[b]] … members[start[b + 1] − 1]`. */
  start: Int32Array;
  members: Int32Array;
  /** Classes block b may be in: `allowed[b × classCount + c]`; null: every block anywhere. */
  allowed: Uint8Array | null;
}

/** Blocks in the order of their first pupil. */
export function formBlocks({ pupilCount, classCount, together, allowed }: ClassProblem): Blocks {
  const root = Int32Array.from({ length: pupilCount }, (_, p) => p);
  const find = (p: number): number => {
    let at = p;
    while (root[at] !== at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  };
  together.one.forEach((one, i) => {
    const [a, b] = [find(one), find(together.other[i])];
    root[Math.max(a, b)] = Math.min(a, b);
  });
  const of = new Int32Array(pupilCount).fill(-1);
  const lists: number[][] = [];
  for (let p = 0; p < pupilCount; p++) {
    const first = find(p);
    if (of[first] < 0) {
      of[first] = lists.length;
      lists.push([]);
    }
    of[p] = of[first];
    lists[of[p]].push(p);
  }
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, b) => {
    start[b + 1] = start[b] + list.length;
  });
  const confined = allowed.some(({ classes }) => classes.some((own) => own !== null));
  const table = confined ? new Uint8Array(lists.length * classCount).fill(1) : null;
  for (const { classes } of allowed)
    classes.forEach((own, p) => {
      if (own) for (let c = 0; c < classCount; c++) table![of[p] * classCount + c] &= own[c];
    });
  return { of, start, members: Int32Array.from(lists.flat()), allowed: table };
}
