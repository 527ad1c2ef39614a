import type { Criterion } from '../../enrolment-records.ts';
import type { CriterionRule } from './criterion.ts';
import { bandProperties, inBands } from './distance-bands.ts';

type Rule = Extract<Criterion, { rule: 'distance' }>;

/** Fewer metres of travel first, equal within a band of `bandMetres` (0: metre by metre). */
export const distance: CriterionRule<Rule> = {
  name: 'distance',
  properties: bandProperties,
  required: [],
  usesMetres: true,
  withDefaults: (written) => ({ rule: 'distance', bandMetres: (written.bandMetres as number | undefined) ?? 0 }),
  check: () => [],
  column: (criterion, field) => inBands(field.wishes.metres, criterion.bandMetres),
};
