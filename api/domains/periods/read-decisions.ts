import { CsvSplitter } from '../../platform/csv-splitter.ts';
import { Failure } from '../../platform/errors.ts';
import { type NewDecision, newDecision } from './decision-types.ts';

const required = ['applicant_id', 'school_id', 'decision', 'reason'];

/** The rows of a decisions.csv, with their numbers. Throws `invalid` naming the row and column that cannot be read. */
export function readDecisions(csv: string): { row: number; decision: NewDecision }[] {
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
