import type { Criterion } from '../../enrolment-records.ts';
import { type CriterionRule, denseRanks } from './criterion.ts';
import { bandProperties } from './distance-bands.ts';

type Rule = Extract<Criterion, { rule: 'relative-proximity' }>;

/**
 * Whoever would have to travel more extra metres to the next school that can really take the child comes first (Sweden's
 * relativ närhet); a child with no other school comes before all. Equal within a band of `bandMetres`. The extra metres
 * depend on who is placed where: settle-proximity.ts computes them, `rounds` times at most.
 */
export const relativeProximity: CriterionRule<Rule> = {
  name: 'relative-proximity',
  properties: {
    ...bandProperties,
    rounds: {
      type: 'integer',
      minimum: 0,
      maximum: 100,
      default: 5,
      description: 'How often at most it is recomputed which schools would take each child.',
    },
  },
  required: [],
  usesMetres: true,
  withDefaults: (written) => ({
    rule: 'relative-proximity',
    bandMetres: (written.bandMetres as number | undefined) ?? 0,
    rounds: (written.rounds as number | undefined) ?? 5,
  }),
  check: () => [],
  column: (criterion, { wishes, extraMetres }) => {
    if (!extraMetres) throw new Error('Relative proximity is ranked before its extra metres are known.');
    const width = Math.max(1, criterion.bandMetres);
    const { ranks, range } = denseRanks(
      Float64Array.from(wishes.school, (_, w) => -Math.floor(extraMetres[w] / width)),
    );
    return { per: 'wish', values: ranks, range };
  },
};
