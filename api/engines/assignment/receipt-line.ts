import type { ComparedValues, Receipt, ReceiptStep } from './receipts.ts';

/**
 * A receipt as a line of JSON: the text `JSON.stringify` gives, written out by hand because a city has a million steps.
 * `synthetic` stamps it.
 */
export function receiptLine(receipt: Receipt, synthetic = false): string {
  const { placedAt, decision } = receipt;
  const placed =
    placedAt === null
      ? 'null'
      : `{"schoolId":${text(placedAt.schoolId)},"metres":${placedAt.metres},"choiceRank":${placedAt.choiceRank},"imputed":${placedAt.imputed},"seatGroup":${text(placedAt.seatGroup)}}`;
  let steps = '';
  for (const step of receipt.steps) steps += steps === '' ? stepText(step) : `,${stepText(step)}`;
  const decided = decision === null ? 'null' : JSON.stringify(decision);
  const own = `{"group":${text(receipt.own.group)},"lottery":"${receipt.own.lottery}"}`;
  const head = `{"applicantId":${text(receipt.applicantId)},"placedAt":${placed},"own":${own}`;
  const why = `,"decidedBy":${text(receipt.decidedBy)},"decision":${decided}`;
  const stamp = synthetic ? ',"synthetic":true' : '';
  return `${head}${why},"steps":[${steps}],"furtherWishes":${receipt.furtherWishes}${stamp}}`;
}

function stepText(step: ReceiptStep): string {
  const { ended } = step;
  const what = `{"choiceRank":${step.choiceRank},"imputed":${step.imputed},"schoolId":${text(step.schoolId)},"metres":${step.metres}`;
  const seats = `,"seats":${step.seats},"outcome":"${step.outcome}","ended":`;
  const last =
    ended === null
      ? 'null'
      : `{"seatGroup":${text(ended.seatGroup)},"metres":${ended.metres},"group":${text(ended.group)},"lottery":"${ended.lottery}"${valuesText(ended)}}`;
  return `${what}${seats}${last},"decidedBy":${text(step.decidedBy)}${valuesText(step)}${sureText(step)}}`;
}

function valuesText({ extraMetres, seconds }: ComparedValues): string {
  const extra = extraMetres === undefined ? '' : `,"extraMetres":${extraMetres}`;
  return seconds === undefined ? extra : `${extra},"seconds":${seconds}`;
}

function sureText({ uncertaintyMetres, withinUncertainty }: ReceiptStep): string {
  const sure = uncertaintyMetres === undefined ? '' : `,"uncertaintyMetres":${uncertaintyMetres}`;
  return withinUncertainty ? `${sure},"withinUncertainty":true` : sure;
}

/** Plain text needs no escapes; anything else goes the long way. */
function text(value: string | null): string {
  if (value === null) return 'null';
  return /^[\w .:/-]*$/.test(value) ? `"${value}"` : JSON.stringify(value);
}
