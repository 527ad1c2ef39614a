import type { ClassRule } from '../../class-records.ts';
import {
  attributeProperty,
  type ClassRuleKind,
  checkColumn,
  gapOf,
  hardness,
  markedMeasure,
  numberValues,
} from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'ethnicity' | 'poverty' }>;

/** States why the law allows sensitive data to be used here. */
export const purposeProperty = {
  type: 'string' as const,
  minLength: 10,
  description: 'Why the law allows this sensitive column to be used: kept with the run.',
};

/**
 * Columns that hold what the law calls sensitive (Law 91/2025, Decree 356/2025): no rule reads them without a stated purpose.
 * Compared without case, spaces, hyphens and marks.
 */
export function isProtected(attribute: string): boolean {
  const plain = attribute
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[\s_-]+/g, '');
  return protectedColumns.has(plain);
}

const protectedColumns = new Set(
  [
    ...['ethnicity', 'ethnic', 'ethnicgroup', 'race', 'religion', 'dantoc', 'tongiao'],
    ...['poverty', 'poor', 'poorhousehold', 'nearpoor', 'income', 'hongheo', 'hocanngheo', 'canngheo', 'ngheo'],
  ].sort(),
);

/** A balance rule over a sensitive column: it asks for a purpose, and only then reads the column. */
export function protectedRule(name: Rule['rule'], column: string): ClassRuleKind<Rule> {
  return {
    name,
    properties: { attribute: { ...attributeProperty, default: column }, purpose: purposeProperty, ...hardness },
    required: [],
    withDefaults: (written) => ({
      rule: name,
      attribute: (written.attribute as string | undefined) ?? column,
      purpose: written.purpose as string,
      maxGap: gapOf(written),
    }),
    attributeOf: ({ attribute }) => attribute,
    check: ({ attribute }, records) => checkColumn(attribute, records),
    demand: ({ attribute, maxGap }, field) => {
      const cells = field.cells(attribute);
      const measure = name === 'poverty' ? markedMeasure(cells) : { kind: 'count' as const, ...numberValues(cells) };
      return { goal: { measure, maxGap } };
    },
  };
}
