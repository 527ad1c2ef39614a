import { groupOf, metresOfDecisions, nameOfGroup, wishOfDecision } from './decode.ts';
import { lotteryText } from './lottery.ts';
import { type Outcome, reasonOfNoPlacement, reasonOfPlacement, reasonOfRefusal } from './outcome.ts';
import type { DroppedWish, Holding, Problem } from './types.ts';

/** One child's explanation: a line of receipts.jsonl. Codes are keys into web/text/reasons.ts. */
export interface Receipt {
  applicantId: string;
  placedAt: {
    schoolId: string;
    metres: number | null;
    choiceRank: number | null;
    imputed: boolean;
    seatGroup: string;
  } | null;
  decidedBy: string;
  /** Number and reason when the council placed the child. */
  decision: { number: string; reason: string } | null;
  steps: ReceiptStep[];
  /** Wishes completed by distance after the last step, which were never needed. */
  furtherWishes: number;
}

/** One wish: what the school had, where its seats ended, and the child's own values. */
export interface ReceiptStep {
  choiceRank: number;
  imputed: boolean;
  schoolId: string;
  metres: number | null;
  seats: number;
  outcome: 'admitted' | 'seats-ended' | 'not-needed' | 'ineligible' | 'unreachable';
  seatGroup: string | null;
  lastMetres: number | null;
  lastGroup: string | null;
  lastLottery: string | null;
  own: { metres: number | null; group: string | null; lottery: string };
  decidedBy: string | null;
}

/** Explanations one by one, by applicant id, so that a city's need not stand in memory at once. */
export function* receipts(problem: Problem, holding: Holding, outcome: Outcome): Generator<Receipt> {
  const decisions = listDecisions(problem);
  for (let a = 0; a < holding.group.length; a++)
    yield receiptOf(problem, holding, outcome, a, decisions.get(a) ?? null);
}

/** What the council decided, by applicant. */
export function listDecisions(problem: Problem): Map<number, Decision> {
  const decisions = new Map<number, Decision>();
  const metres = metresOfDecisions(problem);
  problem.records.decisions?.applicants.forEach((a, row) => {
    const { numbers, reasons } = problem.records.decisions!;
    decisions.set(a, { number: numbers[row], reason: reasons[row], metres: metres.get(a) ?? null });
  });
  return decisions;
}

/** A decision of the council; `metres` to the school where they were measured. */
export interface Decision {
  number: string;
  reason: string;
  metres: number | null;
}

/** The explanation of one child, `a` by its place in the order of ids. */
export function receiptOf(
  problem: Problem,
  holding: Holding,
  outcome: Outcome,
  a: number,
  decision: Decision | null,
): Receipt {
  const { records, wishes, groups, decidedGroup, dropped } = problem;
  const g = holding.group[a];
  const held = holding.wish[a] >= 0 ? holding.wish[a] : wishOfDecision(problem, a);
  const decided = decidedGroup[a] >= 0;
  const steps: ReceiptStep[] = (dropped.get(a) ?? []).map((wish) => droppedStep(problem, a, wish));
  let furtherWishes = 0;
  for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++) {
    if (w === held)
      steps.push(step(problem, outcome, w, 'admitted', g, reasonOfPlacement(problem, holding, outcome, a)));
    else if (decided || (held >= 0 && w > held)) {
      if (wishes.imputed[w]) furtherWishes++;
      else steps.push(step(problem, outcome, w, 'not-needed', -1, decided ? 'decision' : null));
    } else {
      const { group, decidedBy } = reasonOfRefusal(problem, outcome, w);
      steps.push(step(problem, outcome, w, 'seats-ended', group, decidedBy));
    }
  }
  if (dropped.has(a) && problem.rules.mechanism === 'deferred-acceptance')
    steps.sort((one, other) => one.choiceRank - other.choiceRank);
  return {
    applicantId: records.applicants.ids[a],
    placedAt:
      g < 0
        ? null
        : {
            schoolId: records.schools.ids[groups.school[g]],
            metres: held < 0 ? (decision?.metres ?? null) : wishes.metres[held] < 0 ? null : wishes.metres[held],
            choiceRank: held < 0 ? null : wishes.rank[held],
            imputed: held >= 0 && wishes.imputed[held] === 1,
            seatGroup: nameOfGroup(problem, g),
          },
    decidedBy: g < 0 ? reasonOfNoPlacement(problem, a) : reasonOfPlacement(problem, holding, outcome, a),
    decision: decision && { number: decision.number, reason: decision.reason },
    steps,
    furtherWishes,
  };
}

function step(
  problem: Problem,
  outcome: Outcome,
  w: number,
  result: ReceiptStep['outcome'],
  group: number,
  decidedBy: string | null,
): ReceiptStep {
  const { records, wishes, lottery } = problem;
  const a = wishes.applicant[w];
  const school = wishes.school[w];
  const full = group >= 0 && outcome.placed[group] >= outcome.seats[group];
  const last = full ? outcome.last[group] : -1;
  const metresOf = (wish: number) => (wish < 0 || wishes.metres[wish] < 0 ? null : wishes.metres[wish]);
  return {
    choiceRank: wishes.rank[w],
    imputed: wishes.imputed[w] === 1,
    schoolId: records.schools.ids[school],
    metres: metresOf(w),
    seats: records.schools.seats[school],
    outcome: result,
    seatGroup: group < 0 ? null : nameOfGroup(problem, group),
    lastMetres: metresOf(last),
    lastGroup: last < 0 ? null : groupOf(problem, wishes.applicant[last]),
    lastLottery: last < 0 ? null : lotteryText(lottery, wishes.applicant[last]),
    own: { metres: metresOf(w), group: groupOf(problem, a), lottery: lotteryText(lottery, a) },
    decidedBy,
  };
}

function droppedStep(problem: Problem, a: number, wish: DroppedWish): ReceiptStep {
  const { records, lottery } = problem;
  const metres = wish.metres < 0 ? null : wish.metres;
  return {
    choiceRank: wish.rank,
    imputed: false,
    schoolId: records.schools.ids[wish.school],
    metres,
    seats: Math.max(0, records.schools.seats[wish.school]),
    outcome: wish.reason === 'seats-unknown' ? 'ineligible' : 'unreachable',
    seatGroup: null,
    lastMetres: null,
    lastGroup: null,
    lastLottery: null,
    own: { metres, group: groupOf(problem, a), lottery: lotteryText(lottery, a) },
    decidedBy: wish.reason,
  };
}
