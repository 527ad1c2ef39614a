import type { ReserveInWords } from '../../ui/reserve-sentence.ts';
/** Rules as the contract's rules.json: known parts typed, all other parts kept as they came. */
export interface Rules {
  mechanism: string;
  criteria: Criterion[];
  imputeChoicesByDistance?: boolean;
  maxMetres?: number | null;
  reserves?: WrittenReserve[];
  [other: string]: unknown;
}

export interface Criterion {
  rule: string;
  attribute?: string;
  [other: string]: unknown;
}

/** One line of reserved seats as rules.json writes it; while it is being written a figure may still be text. */
export type WrittenReserve = ReserveInWords;

export const mechanisms = ['deferred-acceptance', 'nearest-first', 'zone-first', 'least-total-distance'] as const;
export const ruleNames = [
  'group',
  'sibling',
  'twins',
  'staff',
  'feeder',
  'zone',
  'residence',
  'need',
  'age',
  'score',
  'listed',
  'distance',
  'straight',
  'travel-time',
  'relative-proximity',
  'lottery',
] as const;

/** What a criterion starts as when it is added by hand. */
export function newCriterion(rule: string): Criterion {
  if (rule === 'group') return { rule, attribute: 'group', order: ['1', '2', '3'] };
  if (rule === 'distance') return { rule, bandMetres: 0 };
  if (rule === 'sibling') return { rule, attribute: 'sibling_school' };
  return { rule };
}

/** Rules of the wire as the editor holds them; a missing part becomes empty, never invented. */
export function asRules(wire: Record<string, unknown>): Rules {
  return {
    ...wire,
    mechanism: typeof wire.mechanism === 'string' ? wire.mechanism : '',
    criteria: Array.isArray(wire.criteria) ? (wire.criteria as Criterion[]) : [],
  };
}

/** The rules with another way of giving places, without the entries that belong to the former one alone. */
export function underMechanism(rules: Rules, mechanism: string): Rules {
  const { then, guarantee, mostMoved, ...kept } = rules;
  return {
    ...kept,
    mechanism,
    ...(mechanism === 'zone-first' && then !== undefined && { then }),
    ...(mechanism === 'deferred-acceptance' && guarantee !== undefined && { guarantee }),
    ...(mechanism === 'least-total-distance' && mostMoved !== undefined && { mostMoved }),
  };
}

/** The list with the member at `index` moved by `by` places; unchanged where it would fall off an end. */
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const to = index + by;
  const copy = [...list];
  if (to < 0 || to >= list.length) return copy;
  [copy[index], copy[to]] = [copy[to], copy[index]];
  return copy;
}
