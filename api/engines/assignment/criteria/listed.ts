import type { Criterion } from '../../enrolment-records.ts';
import { type CriterionRule, denseRanks } from './criterion.ts';

type Rule = Extract<Criterion, { rule: 'listed' }>;

/** The value of priorities.csv for this applicant at this school, lower first; a pair that is not listed comes last. */
export const listed: CriterionRule<Rule> = {
  name: 'listed',
  properties: {},
  required: [],
  usesMetres: false,
  withDefaults: () => ({ rule: 'listed' }),
  check: (_, records) =>
    records.priorities
      ? []
      : [{ code: 'priorities-missing', severity: 'error', table: 'rules', column: 'criteria', value: 'listed' }],
  column: (_, field) => {
    const { applicants, schools, values } = field.records.priorities!;
    const { ranks, range } = denseRanks(values);
    const schoolCount = field.records.schools.ids.length;
    const rankOf = new Map<number, number>();
    for (let i = 0; i < ranks.length; i++) rankOf.set(applicants[i] * schoolCount + schools[i], ranks[i]);
    const { wishes } = field;
    const column = new Int32Array(wishes.applicant.length);
    for (let w = 0; w < column.length; w++)
      column[w] = rankOf.get(wishes.applicant[w] * schoolCount + wishes.school[w]) ?? range;
    return { per: 'wish', values: column, range: range + 1 };
  },
};
