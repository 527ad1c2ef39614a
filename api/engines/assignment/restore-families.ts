import { childrenWith } from './families.ts';
import { chooseParties, findStandstill, isSeated, type Party } from './family-choice.ts';
import { rankFamilies } from './family-ranking.ts';
import { type Families, type Holding, isMember, type Problem, type SeatGroups, type Standing } from './types.ts';

/** A round as it came out. Whoever has a `decidedGroup` takes no part. */
export interface PlacedRound extends Pick<Holding, 'wish' | 'group'> {
  problem: Problem;
}

/**
 * Families in conflict that, as it came out, sit as a whole family might: where every round is stable with one of them whole, it is
 * whole after all, which changes its entry in `standings` and nobody's seat.
 */
export function restoreFamilies(rounds: PlacedRound[], families: Families, standings: Standing[]): void {
  const mayBe = [...standings.keys()].filter(
    (f) => standings[f] !== 'whole' && rounds.every((round) => isTogether(round, families, f)),
  );
  if (mayBe.length === 0) return;
  const looked = rounds.map((round) => lookAt(round, families, standings));
  for (let i = 0; i < mayBe.length; i++) {
    const f = mayBe[i];
    const tried = standings.with(f, 'whole');
    if (!looked.every((round) => isStableAround(round, families, tried, f))) continue;
    standings[f] = 'whole';
    for (const { problem, keys } of looked) for (const [w, key] of keysOfWhole(problem, families, f)) keys[w] = key;
    mayBe.splice(i, 1);
    // Another family may be whole beside this one that was not before.
    i = -1;
  }
}

/** A round with where everyone stands, and the wishes of each school. */
interface LookedAt extends PlacedRound {
  keys: Float64Array;
  wishesAt: (school: number) => Int32Array;
}

function lookAt(round: PlacedRound, families: Families, standings: Standing[]): LookedAt {
  const { wishes, groups } = round.problem;
  const start = new Int32Array(groups.start.length);
  for (const school of wishes.school) start[school + 1]++;
  for (let school = 1; school < start.length; school++) start[school] += start[school - 1];
  const next = start.slice();
  const bySchool = new Int32Array(wishes.school.length);
  wishes.school.forEach((school, w) => {
    bySchool[next[school]++] = w;
  });
  const { keys } = rankFamilies(round.problem, families, standings);
  return { ...round, keys, wishesAt: (school) => bySchool.subarray(start[school], start[school + 1]) };
}

/** Do the children of a family hold the same place of their lists, or all take no part? */
function isTogether({ problem, wish }: PlacedRound, families: Families, f: number): boolean {
  const { wishes, decidedGroup } = problem;
  const [first, ...others] = families.members.subarray(families.start[f], families.start[f + 1]);
  const placeOf = (a: number) => (decidedGroup[a] >= 0 ? -2 : wish[a] < 0 ? -1 : wish[a] - wishes.start[a]);
  return others.every((a) => placeOf(a) === placeOf(first));
}

/** Where the family stands at the wishes of its first child if it is whole: where its weaker child does. */
function keysOfWhole({ wishes, ranking }: Problem, { start, members }: Families, f: number): Map<number, number> {
  const children = Array.from(members.subarray(start[f], start[f + 1]));
  const from = wishes.start[children[0]];
  const count = wishes.start[children[0] + 1] - from;
  return new Map(
    Array.from({ length: count }, (_, i) => [
      from + i,
      Math.max(...children.map((a) => ranking.keys[wishes.start[a] + i])),
    ]),
  );
}

/**
 * With the family whole, would the schools of its list give their pupils the very seats they hold, and does nobody block there?
 * Elsewhere nothing depends on how it stands.
 */
function isStableAround(round: LookedAt, families: Families, standings: Standing[], f: number): boolean {
  const { problem, wish, group, keys, wishesAt } = round;
  const { wishes, groups, decidedGroup } = problem;
  const own = keysOfWhole(problem, families, f);
  return [...own.keys()].every((listed) => {
    const school = wishes.school[listed];
    const parties: Party[] = [];
    const wanting: Party[] = [];
    for (const w of wishesAt(school)) {
      const a = wishes.applicant[w];
      const children = standings[families.of[a]] === 'apart' ? [a] : childrenWith(families, a);
      if (decidedGroup[a] >= 0 || children[0] !== a) continue;
      const party = { children, key: own.get(w) ?? keys[w] };
      if (wish[a] === w) parties.push(party);
      else if (wish[a] < 0 || w < wish[a]) wanting.push(party);
    }
    inOrder(parties);
    const held = parties.flatMap(({ children }) => Array.from(children, (a) => group[a]));
    if (chooseParties(groups, school, parties).group.some((g, i) => g !== held[i])) return false;
    const { lastKey, unclaimed } = findStandstill(groups, school, parties);
    const mayEnter = ({ children, key }: Party) =>
      key < lastKey || unclaimed.some((g) => Array.from(children).some((a) => isMember(groups, g, a)));
    return !wanting.some((party) => mayEnter(party) && takes(groups, school, parties, party));
  });
}

function takes(groups: SeatGroups, school: number, parties: Party[], newcomer: Party): boolean {
  const asking = inOrder([...parties, newcomer]);
  return isSeated(chooseParties(groups, school, asking), asking.indexOf(newcomer));
}

function inOrder(parties: Party[]): Party[] {
  return parties.sort((one, other) => one.key - other.key);
}
