import { nameOfGroup } from '../assignment/decode.ts';
import { rankingOf } from '../assignment/family-ranking.ts';
import { type Holding, isMember, type Problem } from '../assignment/types.ts';
import { HashTree } from './hash-tree.ts';
import { type PublicResult, rowText } from './public-result.ts';

/** What the engine does not know of a result: whose it is, and how it was drawn. */
export type PublicFacts = Pick<PublicResult, 'period' | 'publication' | 'run' | 'synthetic' | 'draw'> & {
  /** Name by school id. */
  schoolNames: ReadonlyMap<string, string>;
  /** rules.json as frozen. */
  rules: Record<string, unknown>;
};

/**
 * The public form of a result. `pseudonyms` by applicant, in the order of the problem; all different, or it throws. Schools
 * without known seats are left out, as they were from the assignment.
 */
export function buildPublicResult(
  problem: Problem,
  holding: Holding,
  facts: PublicFacts,
  pseudonyms: readonly string[],
): PublicResult {
  if (new Set(pseudonyms).size !== pseudonyms.length) throw new Error('Two applicants have one pseudonym.');
  const { records, wishes, groups, rules, decidedGroup } = problem;
  const { schoolNames, ...stated } = facts;
  const applicants = Int32Array.from(pseudonyms.keys()).sort((a, b) => (pseudonyms[a] < pseudonyms[b] ? -1 : 1));
  const publicOf = new Int32Array(applicants.length);
  applicants.forEach((a, at) => {
    publicOf[a] = at;
  });
  const listed = records.schools.ids.flatMap((_, school) => (records.schools.seats[school] < 0 ? [] : [school]));
  const schoolAt = new Int32Array(records.schools.ids.length).fill(-1);
  listed.forEach((school, at) => {
    schoolAt[school] = at;
  });
  const tried = (a: number) => lastTried(problem, holding, a);
  const result: PublicResult = {
    format: 'truonggan-public-result',
    version: 1,
    ...stated,
    mechanism: rules.mechanism,
    schools: listed.map((school) => ({
      id: records.schools.ids[school],
      name: schoolNames.get(records.schools.ids[school]) ?? records.schools.ids[school],
      groups: groupsOf(problem, school),
    })),
    applicants: Array.from(applicants, (a) => pseudonyms[a]),
    wishes: Array.from(applicants, (a) =>
      Array.from(wishes.school.subarray(wishes.start[a], tried(a)), (school) => schoolAt[school]),
    ),
    ...(problem.outside && {
      inZone: Array.from(applicants, (a) => Math.max(0, Math.min(problem.outside![a], tried(a)) - wishes.start[a])),
    }),
    order: [],
    ...((rules.mechanism === 'nearest-first' || rules.then === 'nearest-first') && {
      line: lineOf(problem, holding, publicOf),
    }),
    members: [],
    ...(problem.families && { families: familiesPlaced(problem, holding, publicOf) }),
    decisions: decisionsOf(problem, publicOf, schoolAt),
    result: Array.from(applicants, (a) => {
      const g = holding.group[a];
      return g < 0 ? null : [schoolAt[groups.school[g]], g - groups.start[groups.school[g]]];
    }),
    root: '',
  };
  const asked = listAsked(problem, holding, decidedGroup);
  result.order = listed.map((school) => asked[school].map((a) => publicOf[a]));
  result.members = listed.map((school) =>
    membersOf(problem, school, asked[school]).map((m) => m.map((a) => publicOf[a])),
  );
  result.root = new HashTree(result.applicants.map((_, at) => rowText(result, at))).root();
  return result;
}

/** One past the last wish that was tried. */
function lastTried({ wishes, decidedGroup }: Problem, holding: Holding, a: number): number {
  if (decidedGroup[a] >= 0) return wishes.start[a];
  return holding.wish[a] >= 0 ? holding.wish[a] + 1 : wishes.start[a + 1];
}

function groupsOf(problem: Problem, school: number): PublicResult['schools'][number]['groups'] {
  const { groups } = problem;
  return Array.from({ length: groups.start[school + 1] - groups.start[school] }, (_, i) => {
    const g = groups.start[school] + i;
    const taker = groups.passesTo[g];
    const kind = groups.reserve[g] < 0 ? 'open' : taker < 0 ? 'hard' : 'soft';
    const later = taker >= 0 && groups.reserve[taker] >= 0;
    return {
      ...{ name: nameOfGroup(problem, g), seats: groups.seats[g], kind },
      ...(later && { passesTo: taker - groups.start[school] }),
    };
  });
}

/** By school: applicants who asked it, first ranked first. */
function listAsked(problem: Problem, holding: Holding, decidedGroup: Int32Array): number[][] {
  const { wishes, groups } = problem;
  const { keys } = rankingOf(problem, holding);
  const asked: number[][] = Array.from({ length: groups.start.length - 1 }, () => []);
  for (let a = 0; a < decidedGroup.length; a++)
    for (let w = wishes.start[a]; w < lastTried(problem, holding, a); w++) asked[wishes.school[w]].push(w);
  return asked.map((own) => own.sort((u, v) => keys[u] - keys[v]).map((w) => wishes.applicant[w]));
}

function membersOf({ groups }: Problem, school: number, asked: readonly number[]): number[][] {
  const reserves = groups.start[school + 1] - 1 - groups.start[school];
  return Array.from({ length: reserves }, (_, i) => asked.filter((a) => isMember(groups, groups.start[school] + i, a)));
}

/**
 * The line in which children chose one by one: everyone, or under zone-first those with schools outside their zone. Children of a
 * family stand together where it came to the line.
 */
function lineOf(problem: Problem, holding: Holding, publicOf: Int32Array): number[] {
  const { wishes, decidedGroup, outside } = problem;
  const { keys } = rankingOf(problem, holding);
  const first = outside ?? wishes.start;
  return Array.from(decidedGroup.keys())
    .filter((a) => decidedGroup[a] < 0 && first[a] < wishes.start[a + 1])
    .sort((a, b) => keys[first[a]] - keys[first[b]])
    .map((a) => publicOf[a]);
}

function familiesPlaced({ families }: Problem, holding: Holding, publicOf: Int32Array): number[][] {
  if (!families) return [];
  return Array.from({ length: families.start.length - 1 }, (_, f) => f)
    .filter((f) => holding.families?.standings[f] !== 'apart')
    .map((f) => Array.from(families.members.subarray(families.start[f], families.start[f + 1]), (a) => publicOf[a]));
}

function decisionsOf({ records, groups, decidedGroup }: Problem, publicOf: Int32Array, schoolAt: Int32Array) {
  const { decisions } = records;
  if (!decisions) return [];
  return Array.from(decisions.applicants, (a, row) => {
    const school = decisions.schools[row];
    return {
      ...{ applicant: publicOf[a], school: schoolAt[school], group: decidedGroup[a] - groups.start[school] },
      number: decisions.numbers[row],
    };
  }).sort((one, other) => one.applicant - other.applicant);
}
