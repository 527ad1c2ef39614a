import type { Criterion, EnrolmentIssue } from '../../enrolment-records.ts';
import { type CriterionRule, checkAttribute, denseRanks } from './criterion.ts';

type Rule = Extract<Criterion, { rule: 'score' }>;

/** A numeric score, highest first unless the rules say lowest first; blank comes last. */
export const score: CriterionRule<Rule> = {
  name: 'score',
  properties: {
    attribute: { type: 'string', minLength: 1, default: 'score' },
    order: { type: 'string', enum: ['highest-first', 'lowest-first'], default: 'highest-first' },
  },
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'score',
    attribute: (written.attribute as string | undefined) ?? 'score',
    order: (written.order as Rule['order'] | undefined) ?? 'highest-first',
  }),
  check: (criterion, records) => {
    const missing = checkAttribute(criterion.attribute, records);
    return missing.length > 0
      ? missing
      : checkNumbers(criterion.attribute, records.applicants.attributes[criterion.attribute]);
  },
  column: (criterion, field) => {
    const sign = criterion.order === 'highest-first' ? -1 : 1;
    const cells = field.records.applicants.attributes[criterion.attribute];
    const { ranks, range } = denseRanks(
      Float64Array.from(cells, (cell) => (cell === '' ? Number.NaN : sign * Number(cell))),
    );
    return { per: 'applicant', values: ranks, range };
  },
};

function checkNumbers(column: string, cells: string[]): EnrolmentIssue[] {
  return cells.flatMap((value, index) =>
    value === '' || /^[+-]?(\d+\.?\d*|\.\d+)$/.test(value)
      ? []
      : [{ code: 'not-a-number', severity: 'error' as const, table: 'applicants' as const, index, column, value }],
  );
}
