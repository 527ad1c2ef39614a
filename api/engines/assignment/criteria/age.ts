import type { Criterion, EnrolmentIssue } from '../../enrolment-records.ts';
import { type CriterionRule, checkAttribute, denseRanks } from './criterion.ts';

type Rule = Extract<Criterion, { rule: 'age' }>;

/** Older children first (or younger first); a blank date of birth comes last. Dates are ISO. */
export const age: CriterionRule<Rule> = {
  name: 'age',
  properties: {
    attribute: { type: 'string', minLength: 1, default: 'birth_date' },
    order: { type: 'string', enum: ['oldest-first', 'youngest-first'], default: 'oldest-first' },
  },
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'age',
    attribute: (written.attribute as string | undefined) ?? 'birth_date',
    order: (written.order as Rule['order'] | undefined) ?? 'oldest-first',
  }),
  check: (criterion, records) => {
    const missing = checkAttribute(criterion.attribute, records);
    return missing.length > 0
      ? missing
      : checkDates(criterion.attribute, records.applicants.attributes[criterion.attribute]);
  },
  column: (criterion, field) => {
    const sign = criterion.order === 'oldest-first' ? 1 : -1;
    const days = Float64Array.from(
      field.records.applicants.attributes[criterion.attribute],
      (cell) => sign * dayNumber(cell),
    );
    const { ranks, range } = denseRanks(days);
    return { per: 'applicant', values: ranks, range };
  },
};

function checkDates(column: string, cells: string[]): EnrolmentIssue[] {
  return cells.flatMap((value, index) =>
    value === '' || !Number.isNaN(dayNumber(value))
      ? []
      : [{ code: 'not-a-date', severity: 'error' as const, table: 'applicants' as const, index, column, value }],
  );
}

/** yyyymmdd of an ISO date that exists, else NaN. */
function dayNumber(cell: string): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell);
  if (!found) return Number.NaN;
  const [year, month, day] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? year * 10_000 + month * 100 + day : Number.NaN;
}
