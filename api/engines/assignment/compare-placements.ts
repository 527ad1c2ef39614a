/** Where one rule set puts the children, by child. */
export interface PlacementSet {
  /** Index of the school, −1: without a place, −2: the child is not in this set. */
  school: Int32Array;
  /** −1: not measured. */
  metres: Int32Array;
  /** Place of the school in the child's own list; −1 where it has none. */
  choiceRank: Int32Array;
}

/** Figures of one set over some children. Metres are of those placed and measured; null where there are none. */
export interface SetFigures {
  children: number;
  placed: number;
  unplaced: number;
  firstChoice: number;
  meanMetres: number | null;
  medianMetres: number | null;
  ninthDecileMetres: number | null;
  /** The child who goes farthest: metres, not who. */
  maxMetres: number | null;
  /** Children by metres, between the edges `distanceEdges`; the last band has no end. */
  distances: number[];
  /** Against the first set; 0 for the first itself. */
  better: number;
  worse: number;
  /** At another school, in a place or out of it. */
  changed: number;
}

/** Where bands of metres begin. */
export const distanceEdges = [0, 250, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000] as const;

/** What makes a place better: a school higher in the child's list, or fewer metres where the lists themselves differ. */
export type Yardstick = 'wish' | 'metres';

/** Does the child fare better (1), worse (−1) or neither (0) in `other` than in `one`? A place is better than none. */
export function fares(one: PlacementSet, other: PlacementSet, child: number, by: Yardstick): number {
  const [before, after] = [one.school[child], other.school[child]];
  if (before === -2 || after === -2 || (before < 0 && after < 0)) return 0;
  if (before < 0 || after < 0) return after >= 0 ? 1 : -1;
  if (by === 'wish') {
    if (before === after) return 0;
    const [rankBefore, rankAfter] = [one.choiceRank[child], other.choiceRank[child]];
    if (rankBefore >= 0 && rankAfter >= 0) return Math.sign(rankBefore - rankAfter);
  }
  const [metresBefore, metresAfter] = [one.metres[child], other.metres[child]];
  return metresBefore < 0 || metresAfter < 0 ? 0 : Math.sign(metresBefore - metresAfter);
}

/** The figures of every set over `children`, the first set being what the others are held against. */
export function compareSets(sets: readonly PlacementSet[], children: Int32Array, by: Yardstick): SetFigures[] {
  return sets.map((set) => figuresOf(set, sets[0], children, by));
}

function figuresOf(set: PlacementSet, first: PlacementSet, children: Int32Array, by: Yardstick): SetFigures {
  const figures = { children: 0, placed: 0, unplaced: 0, firstChoice: 0, better: 0, worse: 0, changed: 0 };
  const distances = new Array<number>(distanceEdges.length).fill(0);
  const measured: number[] = [];
  for (const child of children) {
    const school = set.school[child];
    if (school === -2) continue;
    figures.children++;
    if (school < 0) figures.unplaced++;
    else figures.placed++;
    if (set.choiceRank[child] === 1) figures.firstChoice++;
    if (set.metres[child] >= 0) {
      measured.push(set.metres[child]);
      distances[bandOf(set.metres[child])]++;
    }
    if (first.school[child] === -2) continue;
    if (school !== first.school[child]) figures.changed++;
    const fare = fares(first, set, child, by);
    if (fare > 0) figures.better++;
    if (fare < 0) figures.worse++;
  }
  const sorted = Int32Array.from(measured).sort();
  const at = (share: number) => (sorted.length === 0 ? null : sorted[Math.ceil(share * sorted.length) - 1]);
  const sum = sorted.reduce((total, metres) => total + metres, 0);
  return {
    ...figures,
    meanMetres: sorted.length === 0 ? null : Math.floor(sum / sorted.length + 0.5),
    medianMetres: at(0.5),
    ninthDecileMetres: at(0.9),
    maxMetres: at(1),
    distances,
  };
}

/** Index of the band that holds so many metres. */
export function bandOf(metres: number): number {
  let band = distanceEdges.length - 1;
  while (metres < distanceEdges[band]) band--;
  return band;
}

/** Children by value, values in the order of code points; those with fewer than `fewest` are gathered under null. */
export function gatherByValue(
  values: readonly string[],
  fewest: number,
): { value: string | null; children: Int32Array }[] {
  const byValue = new Map<string, number[]>();
  values.forEach((value, child) => {
    const own = byValue.get(value);
    if (own) own.push(child);
    else byValue.set(value, [child]);
  });
  const rest: number[] = [];
  const rows: { value: string | null; children: Int32Array }[] = [];
  for (const [value, children] of [...byValue].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (children.length < fewest) rest.push(...children);
    else rows.push({ value, children: Int32Array.from(children) });
  }
  return rest.length > 0 ? [...rows, { value: null, children: Int32Array.from(rest) }] : rows;
}
