import type { DecisionColumns, EnrolmentIssue, EnrolmentRecords, Rules } from '../enrolment-records.ts';
import { groupOf } from './decode.ts';
import { encode } from './encode.ts';
import { run } from './run.ts';
import type { Holding, Problem } from './types.ts';

/** Where one child stands in two runs. `better`: its new place is one it prefers. Ids; metres null where not measured. */
export interface SeatChange {
  applicantId: string;
  fromSchoolId: string | null;
  fromMetres: number | null;
  toSchoolId: string | null;
  toMetres: number | null;
  better: boolean;
}

/** What decisions of the council, signed together, do to everyone. */
export interface DecisionEffect {
  /** The children themselves, in the order of the decisions. */
  decided: DecidedChange[];
  /** Every other child whose school changes: those who lose first, among them those who lose a seat at one of these schools. */
  others: SeatChange[];
}

/** A child that is decided for. */
export interface DecidedChange extends SeatChange {
  /**
   * Children of the same group who asked for this school, were refused, and live no farther from it; null where the child's
   * own way is not known.
   */
  samePosition: number | null;
}

/** One child placed at one school, by index. */
export interface WantedDecision {
  applicant: number;
  school: number;
}

/**
 * Runs the same records without and with some decisions (earlier ones about these applicants set aside) and compares. Indices are
 * those of `input`; issues are those of `encode`, and then there is no effect.
 */
export function decisionEffect(
  input: EnrolmentRecords,
  rules: Rules,
  seed: string,
  wanted: readonly WantedDecision[],
): { effect: DecisionEffect | null; issues: EnrolmentIssue[] } {
  const without = encode({ ...input, decisions: decisionsBut(input.decisions, wanted) }, rules, seed);
  const with_ = encode({ ...input, decisions: decisionsWith(input.decisions, wanted) }, rules, seed);
  if (!without.problem || !with_.problem) {
    const issues = (without.problem ? with_ : without).issues.filter(({ severity }) => severity === 'error');
    return { effect: null, issues };
  }
  const [before, after] = [run(without.problem), run(with_.problem)];
  const { applicants, schools } = without.problem.records;
  const places = wanted.map(({ applicant, school }) => ({
    own: applicants.ids.indexOf(input.applicants.ids[applicant]),
    place: schools.ids.indexOf(input.schools.ids[school]),
  }));
  const decided = new Set(places.map(({ own }) => own));
  const others: SeatChange[] = [];
  for (let a = 0; a < before.group.length; a++) {
    if (decided.has(a) || schoolOf(without.problem, before, a) === schoolOf(with_.problem, after, a)) continue;
    others.push(changeOf(without.problem, before, with_.problem, after, a));
  }
  const here = new Set(wanted.map(({ school }) => input.schools.ids[school]));
  const leaves = ({ fromSchoolId }: SeatChange) => Number(fromSchoolId === null || !here.has(fromSchoolId));
  others.sort((one, other) => Number(one.better) - Number(other.better) || leaves(one) - leaves(other));
  return {
    effect: {
      decided: places.map(({ own, place }) => ({
        ...changeOf(without.problem!, before, with_.problem!, after, own),
        samePosition: countSamePosition(without.problem!, before, own, place),
      })),
      others,
    },
    issues: [],
  };
}

function decisionsBut(decisions: DecisionColumns | null, wanted: readonly WantedDecision[]): DecisionColumns | null {
  if (!decisions) return null;
  const children = new Set(wanted.map(({ applicant }) => applicant));
  const rows = [...decisions.applicants.keys()].filter((row) => !children.has(decisions.applicants[row]));
  return {
    applicants: Int32Array.from(rows, (row) => decisions.applicants[row]),
    schools: Int32Array.from(rows, (row) => decisions.schools[row]),
    numbers: rows.map((row) => decisions.numbers[row]),
    reasons: rows.map((row) => decisions.reasons[row]),
  };
}

function decisionsWith(decisions: DecisionColumns | null, wanted: readonly WantedDecision[]): DecisionColumns {
  const others = decisionsBut(decisions, wanted);
  const unsigned = wanted.map(() => '?');
  return {
    applicants: Int32Array.from([...(others?.applicants ?? []), ...wanted.map(({ applicant }) => applicant)]),
    schools: Int32Array.from([...(others?.schools ?? []), ...wanted.map(({ school }) => school)]),
    numbers: [...(others?.numbers ?? []), ...unsigned],
    reasons: [...(others?.reasons ?? []), ...unsigned],
  };
}

function schoolOf({ groups }: Problem, { group }: Holding, a: number): number {
  return group[a] < 0 ? -1 : groups.school[group[a]];
}

function changeOf(one: Problem, before: Holding, other: Problem, after: Holding, a: number): SeatChange {
  const [from, to] = [schoolOf(one, before, a), schoolOf(other, after, a)];
  const { ids } = one.records.schools;
  const rankOf = (school: number) =>
    school < 0 ? Number.MAX_SAFE_INTEGER : (wishAt(one, a, school) ?? one.wishes.start[a + 1]);
  return {
    applicantId: one.records.applicants.ids[a],
    fromSchoolId: from < 0 ? null : ids[from],
    fromMetres: metresTo(one, a, from),
    toSchoolId: to < 0 ? null : ids[to],
    toMetres: metresTo(other, a, to),
    better: rankOf(to) < rankOf(from),
  };
}

function wishAt({ wishes }: Problem, a: number, school: number): number | undefined {
  for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++) if (wishes.school[w] === school) return w;
  return undefined;
}

function metresTo(problem: Problem, a: number, school: number): number | null {
  if (school < 0) return null;
  const wish = wishAt(problem, a, school);
  const metres = wish === undefined ? measured(problem, a, school) : problem.wishes.metres[wish];
  return metres < 0 ? null : metres;
}

/** Metres of a pair that is no wish; −1 unknown. */
function measured({ records: { travel } }: Problem, a: number, school: number): number {
  if (!travel) return -1;
  for (let row = 0; row < travel.applicants.length; row++)
    if (travel.applicants[row] === a && travel.schools[row] === school) return travel.metres[row];
  return -1;
}

function countSamePosition(problem: Problem, holding: Holding, own: number, school: number): number | null {
  const metres = metresTo(problem, own, school);
  if (metres === null) return null;
  const { wishes, decidedGroup } = problem;
  const group = groupOf(problem, own);
  let count = 0;
  for (let w = 0; w < wishes.school.length; w++) {
    const a = wishes.applicant[w];
    if (wishes.school[w] !== school || a === own || decidedGroup[a] >= 0) continue;
    const refused = holding.wish[a] < 0 || holding.wish[a] > w;
    if (refused && wishes.metres[w] >= 0 && wishes.metres[w] <= metres && groupOf(problem, a) === group) count++;
  }
  return count;
}
