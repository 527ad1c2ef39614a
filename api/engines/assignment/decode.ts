import type { PlacementRow } from '../enrolment-records.ts';
import { lotteryText } from './lottery.ts';
import { decidedBy, type Outcome } from './outcome.ts';
import type { Holding, Problem } from './types.ts';

/** One row of cutoffs.csv; `last…` are null where seats are left, or where nobody competed for them. */
export interface CutoffRow {
  schoolId: string;
  seatGroup: string;
  seats: number;
  placed: number;
  lastMetres: number | null;
  lastGroup: string | null;
  lastLottery: string | null;
}

/** The holding as rows, one an applicant, by applicant id. */
export function* placements(problem: Problem, holding: Holding, outcome: Outcome): Generator<PlacementRow> {
  const { records, wishes, groups } = problem;
  const measured = metresOfDecisions(problem);
  for (let a = 0; a < holding.group.length; a++) {
    const g = holding.group[a];
    const w = holding.wish[a] >= 0 ? holding.wish[a] : wishOfDecision(problem, a);
    const metres = w >= 0 ? wishes.metres[w] : (measured.get(a) ?? -1);
    yield {
      applicantId: records.applicants.ids[a],
      schoolId: g < 0 ? '' : records.schools.ids[groups.school[g]],
      choiceRank: w < 0 ? null : wishes.rank[w],
      imputed: w >= 0 && wishes.imputed[w] === 1,
      metres: metres < 0 ? null : metres,
      seatGroup: g < 0 ? '' : nameOfGroup(problem, g),
      decidedBy: decidedBy(problem, holding, outcome, a),
    };
  }
}

/** Where the seats ended, by school id and, within a school, reserves in file order, then open. */
export function cutoffs(problem: Problem, outcome: Outcome): CutoffRow[] {
  const { records, groups, wishes, lottery } = problem;
  const rows: CutoffRow[] = [];
  for (let g = 0; g < groups.school.length; g++) {
    const school = groups.school[g];
    if (records.schools.seats[school] < 0) continue;
    const last = outcome.placed[g] < outcome.seats[g] ? -1 : outcome.last[g];
    const metres = last < 0 ? -1 : wishes.metres[last];
    rows.push({
      schoolId: records.schools.ids[school],
      seatGroup: nameOfGroup(problem, g),
      seats: outcome.seats[g],
      placed: outcome.placed[g],
      lastMetres: metres < 0 ? null : metres,
      lastGroup: last < 0 ? null : groupOf(problem, wishes.applicant[last]),
      lastLottery: last < 0 ? null : lotteryText(lottery, wishes.applicant[last]),
    });
  }
  return rows;
}

/** The name of a reserve, or `open`. */
export function nameOfGroup({ groups, rules }: Problem, g: number): string {
  return groups.reserve[g] < 0 ? 'open' : rules.reserves[groups.reserve[g]].name;
}

/** The applicant's cell in the column of the first `group` criterion; null without such a criterion or when blank. */
export function groupOf({ rules, records }: Problem, a: number): string | null {
  const criterion = rules.criteria.find((candidate) => candidate.rule === 'group');
  return (criterion?.rule === 'group' && records.applicants.attributes[criterion.attribute][a]) || null;
}

/** The wish for the school where the council placed the child; −1 when it was not wished. */
export function wishOfDecision({ wishes, groups, decidedGroup }: Problem, a: number): number {
  if (decidedGroup[a] < 0) return -1;
  const school = groups.school[decidedGroup[a]];
  for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++) if (wishes.school[w] === school) return w;
  return -1;
}

/** Metres of children placed by decision where they were measured, by applicant. */
export function metresOfDecisions({ records, decidedGroup, groups }: Problem): Map<number, number> {
  const metres = new Map<number, number>();
  const { travel, decisions } = records;
  if (!travel || !decisions?.applicants.length) return metres;
  for (let i = 0; i < travel.applicants.length; i++) {
    const g = decidedGroup[travel.applicants[i]];
    if (g >= 0 && groups.school[g] === travel.schools[i] && travel.metres[i] >= 0)
      metres.set(travel.applicants[i], travel.metres[i]);
  }
  return metres;
}
