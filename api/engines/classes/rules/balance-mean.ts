import type { ClassRule } from '../../class-records.ts';
import type { Measure } from '../types.ts';
import { attributeProperty, type ClassRuleKind, checkNumbers, gapOf, hardness, readNumber } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'balance-mean' }>;

/** Class means of a score, or of the sum of several, lie close together; pupils without a score are left out, never zero. */
export const balanceMean: ClassRuleKind<Rule> = {
  name: 'balance-mean',
  properties: {
    attribute: attributeProperty,
    attributes: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', minLength: 1 },
      description: 'Instead of attribute: columns whose sum is balanced; a pupil with a blank one is left out.',
    },
    ...hardness,
  },
  required: [],
  withDefaults: (written) => ({
    rule: 'balance-mean',
    attributes: (written.attributes as string[] | undefined) ?? [written.attribute as string],
    maxGap: gapOf(written),
  }),
  attributeOf: ({ attributes }) => attributes.join('+'),
  check: ({ attributes }, records) => attributes.flatMap((attribute) => checkNumbers(attribute, records)),
  demand: ({ attributes, maxGap }, field) => ({
    goal: { measure: meanMeasure(attributes.map((attribute) => field.cells(attribute))), maxGap },
  }),
};

/** Scores are held to six decimals, as whole numbers of their greatest common unit, so that sums of them are exact. */
const steps = 1_000_000;

/** A measure of class means of the sum of columns of cells. */
export function meanMeasure(columns: string[][]): Measure {
  const counted = Uint8Array.from(columns[0], (_, p) => Number(columns.every((cells) => cells[p] !== '')));
  const units = Float64Array.from(columns[0], (_, p) =>
    counted[p] ? columns.reduce((sum, cells) => sum + Math.round(readNumber(cells[p]) * steps), 0) : 0,
  );
  let unit = 0;
  for (let p = 0; p < units.length; p++) if (counted[p]) unit = greatestDivisor(unit, Math.abs(units[p]));
  if (unit === 0) unit = steps;
  return { kind: 'mean', units: units.map((value) => value / unit), counted, unit: unit / steps };
}

function greatestDivisor(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b > 0) [a, b] = [b, a % b];
  return a;
}
