import { kindOf } from '#engines/classes/rules/rules.ts';
import type { ClassProblem } from '#engines/classes/types.ts';
import type { HardBreak } from '#engines/classes/workbench/list-breaks.ts';
import type { ClassPlan } from '../../../../api/client.ts';
import type { Words } from '../../../state/organisation.tsx';

/** A rule by its short name, with the heading of its column where the name alone does not say it. */
export function nameOfRule(
  { code }: Words,
  columns: ClassPlan['columns'],
  rule: string,
  attribute: string | null,
): string {
  const name = code(`classes.rule.${rule}`);
  if (!attribute || ['sex', 'birth-quarter', 'nursery', 'ethnicity', 'poverty', 'namesakes', 'pinned'].includes(rule))
    return name;
  const headings = attribute.split('+').map((key) => nameOfColumn({ code }, columns, key));
  if (['spread', 'repeaters', 'feeder', 'neighbourhood', 'teacher-fit', 'twins'].includes(rule)) return name;
  return `${name}: ${headings.join(' + ')}`;
}

/** A column as people know it. */
export function nameOfColumn({ code }: Pick<Words, 'code'>, columns: ClassPlan['columns'], key: string): string {
  const known = code(`classes.field.${key}`);
  if (known !== `classes.field.${key}`) return known;
  return columns.find((column) => column.key === key)?.heading ?? key;
}

/** Rule and attribute of each goal of a problem, in order. */
export function namesOfGoals({ goals, rules }: ClassProblem): { rule: string; attribute: string | null }[] {
  return goals.map(({ rule, attribute }) => {
    if (rule < 0) return { rule: 'friend', attribute: null };
    const own = rules.rules[rule];
    return { rule: own.rule, attribute: attribute ?? kindOf(own).attributeOf(own) };
  });
}

/** A broken hard rule as a sentence. */
export function sayBreak(
  words: Words,
  columns: ClassPlan['columns'],
  labels: readonly string[],
  nameOf: (id: string) => string,
  broken: HardBreak,
): string {
  const { kind, rule, attribute, classes, pupilIds, value, most } = broken;
  return words.code(`classes.break.${kind}`, {
    classes: classes.map((label) => labels[Number(label) - 1] ?? label).join(', '),
    pupils: pupilIds.map(nameOf).join(', '),
    rule: nameOfRule(words, columns, rule, attribute),
    ...(value !== null && { value: Math.round(value * 100) / 100 }),
    ...(most !== null && { most }),
  });
}

/** A value of an attribute as people write it; a mark says yes or no. */
export function sayValue({ code }: Pick<Words, 'code'>, value: string, isMark = false): string {
  if (!isMark && /^\d+$/.test(value)) return value;
  const known = code(`classes.value.${value.toLowerCase()}`);
  return known.startsWith('classes.value.') ? value : known;
}
