import { groupOf, metresOfDecisions, nameOfGroup, wishOfDecision } from './decode.ts';
import { lotteryText } from './lottery.ts';
import {
  decidedBy as decidedByOf,
  type Outcome,
  reasonOfPassingOver,
  reasonOfPlacement,
  reasonOfRefusal,
} from './outcome.ts';
import type { DroppedWish, Holding, Problem } from './types.ts';
import { areClose, uncertaintyOf } from './uncertainty.ts';

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
  /** The child's group (first `group` criterion) and lottery number, the same at every school; metres stand in the steps. */
  own: { group: string | null; lottery: string };
  decidedBy: string;
  /** Number and reason when the council placed the child. */
  decision: { number: string; reason: string } | null;
  steps: ReceiptStep[];
  /** Wishes completed by distance after the last step, which were never needed. */
  furtherWishes: number;
}

/** What the rules compare beside metres, groups and lottery numbers; absent where no rule does. */
export interface ComparedValues {
  /** Under relative-proximity: extra metres to the next school that would take the child; null: there is none. */
  extraMetres?: number | null;
  /** Under travel-time. */
  seconds?: number;
}

/** One wish: what the school had, the child's own metres, and where its seats ended. */
export interface ReceiptStep extends ComparedValues {
  choiceRank: number;
  imputed: boolean;
  schoolId: string;
  metres: number | null;
  seats: number;
  outcome: 'admitted' | 'seats-ended' | 'not-needed' | 'ineligible' | 'unreachable';
  /** The last one admitted to the seats this child could have had; null where seats are left or it did not come to that. */
  ended: ({ seatGroup: string; metres: number | null; group: string | null; lottery: string } & ComparedValues) | null;
  decidedBy: string | null;
  /** How far off `metres` may be; absent where nothing is known of it. */
  uncertaintyMetres?: number;
  /** Present where the child is nearer to the last one admitted, or to the cap, than can be measured. */
  withinUncertainty?: true;
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
      const passed = reasonOfPassingOver(problem, held, w);
      if (wishes.imputed[w] && passed !== 'zone-seat') furtherWishes++;
      else steps.push(step(problem, outcome, w, 'not-needed', -1, passed));
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
    own: { group: groupOf(problem, a), lottery: lotteryText(problem.lottery, a) },
    decidedBy: decidedByOf(problem, holding, outcome, a),
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
  const { records, wishes } = problem;
  const school = wishes.school[w];
  return {
    choiceRank: wishes.rank[w],
    imputed: wishes.imputed[w] === 1,
    schoolId: records.schools.ids[school],
    metres: metresOf(problem, w),
    seats: records.schools.seats[school],
    outcome: result,
    ended: group < 0 ? null : endOf(problem, outcome, group),
    decidedBy,
    ...comparedValues(problem, w),
    ...howSure(problem, wishes.applicant[w], wishes.metres[w], isCloseToLast(problem, outcome, w, group, decidedBy)),
  };
}

/** Whether the seats of a group ended nearer to this wish than can be measured. */
function isCloseToLast(
  problem: Problem,
  outcome: Outcome,
  w: number,
  group: number,
  decidedBy: string | null,
): boolean {
  const last = group < 0 ? -1 : outcome.last[group];
  return last >= 0 && last !== w && decidedBy !== null && areClose(problem, w, last, decidedBy);
}

function howSure(
  problem: Problem,
  applicant: number,
  metres: number,
  close: boolean,
): Pick<ReceiptStep, 'uncertaintyMetres' | 'withinUncertainty'> {
  const uncertaintyMetres = uncertaintyOf(problem, applicant, metres);
  return { ...(uncertaintyMetres !== null && { uncertaintyMetres }), ...(close && { withinUncertainty: true }) };
}

function endOf(problem: Problem, outcome: Outcome, group: number): ReceiptStep['ended'] {
  const last = outcome.placed[group] < outcome.seats[group] ? -1 : outcome.last[group];
  if (last < 0) return null;
  const a = problem.wishes.applicant[last];
  return {
    seatGroup: nameOfGroup(problem, group),
    metres: metresOf(problem, last),
    group: groupOf(problem, a),
    lottery: lotteryText(problem.lottery, a),
    ...comparedValues(problem, last),
  };
}

function comparedValues({ proximity, seconds }: Problem, w: number): ComparedValues {
  return {
    ...(proximity && { extraMetres: Number.isFinite(proximity.extraMetres[w]) ? proximity.extraMetres[w] : null }),
    ...(seconds && { seconds: seconds[w] }),
  };
}

function metresOf({ wishes }: Problem, w: number): number | null {
  return w < 0 || wishes.metres[w] < 0 ? null : wishes.metres[w];
}

function droppedStep(problem: Problem, applicant: number, wish: DroppedWish): ReceiptStep {
  const { records, rules } = problem;
  const beyond = wish.reason === 'beyond-cap' && rules.maxMetres !== null ? wish.metres - rules.maxMetres : null;
  const uncertaintyMetres = uncertaintyOf(problem, applicant, wish.metres);
  const close = beyond !== null && uncertaintyMetres !== null && beyond <= uncertaintyMetres;
  return {
    choiceRank: wish.rank,
    imputed: false,
    schoolId: records.schools.ids[wish.school],
    metres: wish.metres < 0 ? null : wish.metres,
    seats: Math.max(0, records.schools.seats[wish.school]),
    outcome: wish.reason === 'seats-unknown' ? 'ineligible' : 'unreachable',
    ended: null,
    decidedBy: wish.reason,
    ...howSure(problem, applicant, wish.metres, close),
  };
}
