import type { ClassIssue, ClassRecords, ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, numberValues } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'twins' }>;

const asked = new Set(['', 'together', 'apart']);

/** Hard: twins, pupils of one family cell, share a class or do not, as their parents ask; a blank wish asks for nothing. */
export const twins: ClassRuleKind<Rule> = {
  name: 'twins',
  properties: {
    attribute: { ...attributeProperty, default: 'family', description: 'A column with one mark for each family.' },
    wish: { ...attributeProperty, default: 'twins', description: 'A column with together, apart or nothing.' },
  },
  required: [],
  withDefaults: (written) => ({
    rule: 'twins',
    attribute: (written.attribute as string | undefined) ?? 'family',
    wish: (written.wish as string | undefined) ?? 'twins',
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute, wish }, records) => {
    const missing = [...checkColumn(attribute, records), ...checkColumn(wish, records)];
    return missing.length > 0 ? missing : checkWishes(attribute, wish, records);
  },
  demand: ({ attribute, wish }, field) => {
    const { values } = numberValues(field.cells(attribute));
    const wishes = new Map<number, string>();
    field.cells(wish).forEach((cell, p) => {
      if (values[p] >= 0 && cell !== '') wishes.set(values[p], cell.toLowerCase());
    });
    const ofWish = (own: string) => values.map((value) => (wishes.get(value) === own ? value : -1));
    return { sameClass: ofWish('together'), apart: ofWish('apart') };
  },
};

/** Wishes that cannot be read (`class-twins-wish`), and families whose members ask for both (`class-twins-disagree`). */
function checkWishes(attribute: string, wish: string, { pupils }: ClassRecords): ClassIssue[] {
  const first = new Map<string, { index: number; cell: string }>();
  return pupils.ids.flatMap((record, index): ClassIssue[] => {
    const value = pupils.attributes[wish][index];
    const cell = value.trim().toLowerCase();
    const at = { severity: 'error' as const, table: 'pupils' as const, index, record, column: wish, value };
    if (!asked.has(cell)) return [{ code: 'class-twins-wish', ...at }];
    const family = pupils.attributes[attribute][index].trim();
    if (family === '' || cell === '') return [];
    const before = first.get(family);
    if (!before) first.set(family, { index, cell });
    else if (before.cell !== cell)
      return [{ code: 'class-twins-disagree', ...at, params: { other: pupils.ids[before.index] } }];
    return [];
  });
}
