import { childrenWith } from './families.ts';
import { chooseParties, findStandstill, isSeated, type Party } from './family-choice.ts';
import { rankFamilies } from './family-ranking.ts';
import { type Families, type Holding, isMember, type Problem, type Standing } from './types.ts';

/** A round as it came out. Whoever has a `decidedGroup` takes no part. */
export interface PlacedRound extends Pick<Holding, 'wish' | 'group'> {
  problem: Problem;
}

/**
 * Families in conflict that, as it came out, sit as a whole family might: where every round is stable with one of them whole, it is
 * whole after all, which changes its entry in `standings` and nobody's seat.
 */
export function restoreFamilies(rounds: PlacedRound[], families: Families, standings: Standing[]): void {
  for (let f = 0; f < standings.length; f++) {
    if (standings[f] === 'whole') continue;
    const tried = standings.with(f, 'whole');
    if (!rounds.every((round) => isStableAround(round, families, tried, f))) continue;
    standings[f] = 'whole';
    // Another family may be whole beside this one that was not before.
    f = -1;
  }
}

/**
 * Does the family sit as a whole one might, would the schools of its list give their pupils the very seats they hold, and does
 * nobody block there? Elsewhere nothing depends on how it stands.
 */
function isStableAround(
  { problem, wish, group }: PlacedRound,
  families: Families,
  standings: Standing[],
  f: number,
): boolean {
  const { wishes, groups, decidedGroup } = problem;
  const children = families.members.subarray(families.start[f], families.start[f + 1]);
  const [first] = children;
  const placeOf = (a: number) => (wish[a] < 0 ? -1 : wish[a] - wishes.start[a]);
  const waits = decidedGroup[first] < 0;
  if (children.some((a) => decidedGroup[a] < 0 !== waits || placeOf(a) !== placeOf(first))) return false;
  const { keys } = rankFamilies(problem, families, standings);
  const schools = new Set(wishes.school.subarray(wishes.start[first], wishes.start[first + 1]));
  const holding = new Map([...schools].map((school): [number, Party[]] => [school, []]));
  const wanting = new Map([...schools].map((school): [number, Party[]] => [school, []]));
  wishes.school.forEach((school, w) => {
    const a = wishes.applicant[w];
    const unit = standings[families.of[a]] === 'apart' ? [a] : childrenWith(families, a);
    if (!schools.has(school) || decidedGroup[a] >= 0 || unit[0] !== a) return;
    if (wish[a] === w) holding.get(school)!.push({ children: unit, key: keys[w] });
    else if (wish[a] < 0 || w < wish[a]) wanting.get(school)!.push({ children: unit, key: keys[w] });
  });
  return [...schools].every((school) => {
    const parties = inOrder(holding.get(school)!);
    const { lastKey, unclaimed } = findStandstill(groups, school, parties);
    const mayEnter = ({ children: own, key }: Party) =>
      key < lastKey || unclaimed.some((g) => Array.from(own).some((a) => isMember(groups, g, a)));
    const own = parties.flatMap(({ children: seated }) => Array.from(seated, (a) => group[a]));
    return (
      chooseParties(groups, school, parties).group.every((g, i) => g === own[i]) &&
      !wanting.get(school)!.some((party) => mayEnter(party) && takes(problem, school, parties, party))
    );
  });
}

function takes({ groups }: Problem, school: number, parties: Party[], newcomer: Party): boolean {
  const asking = inOrder([...parties, newcomer]);
  return isSeated(chooseParties(groups, school, asking), asking.indexOf(newcomer));
}

function inOrder(parties: Party[]): Party[] {
  return parties.sort((one, other) => one.key - other.key);
}
