import type { Context } from '../../platform/context.ts';
import { CsvSplitter } from '../../platform/csv-splitter.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { type NewDecision, newDecision, type PlacementDecision } from './decision-types.ts';
import { insertDecision } from './record-decision.ts';

const required = ['applicant_id', 'school_id', 'decision', 'reason'];

/**
 * Many decisions of one paper from the text of a decisions.csv: `applicant_id,school_id,decision,reason` and, where there is
 * one, `kind`. All are written or none: the first row that cannot be is refused with its number and what is wrong with it.
 */
export async function importDecisions(context: Context, periodId: string, csv: string): Promise<PlacementDecision[]> {
  may(context, 'change/decisions');
  const decisions = readDecisions(csv);
  return context.database.transaction(async (tx) => {
    const written: PlacementDecision[] = [];
    for (const { row, decision } of decisions) {
      try {
        written.push(await insertDecision(tx, context, periodId, decision));
      } catch (failure) {
        if (!(failure instanceof Failure) || failure.code === 'not-found') throw failure;
        const problem = failure.sentence(context.language);
        throw new Failure(failure.code, 'failures.decisions-row', { row, problem });
      }
    }
    return written;
  });
}

function readDecisions(csv: string): { row: number; decision: NewDecision }[] {
  const table: string[][] = [];
  const splitter = new CsvSplitter((cells) => table.push(cells.map((cell) => cell.trim())));
  splitter.push(csv.replace(/^\uFEFF/, ''));
  if (splitter.finish() === 'open-quote')
    throw new Failure('invalid', 'failures.decisions-quote', { row: splitter.openQuoteRow });
  const [head = [], ...lines] = table;
  const missing = required.find((name) => !head.includes(name));
  if (missing) throw new Failure('invalid', 'failures.decisions-column', { column: missing });
  return lines.flatMap((cells, i) => {
    if (cells.every((cell) => cell === '')) return [];
    const cellOf = (name: string) => cells[head.indexOf(name)] ?? '';
    const read = newDecision.safeParse({
      applicantId: cellOf('applicant_id'),
      schoolId: cellOf('school_id'),
      number: cellOf('decision'),
      reason: cellOf('reason'),
      kind: cellOf('kind') || undefined,
    });
    if (read.success) return [{ row: i + 2, decision: read.data }];
    const [fault] = read.error.issues;
    const column = { applicantId: 'applicant_id', schoolId: 'school_id', number: 'decision' }[String(fault.path[0])];
    throw new Failure('invalid', 'failures.decisions-cell', { row: i + 2, column: column ?? fault.path.join('.') });
  });
}
