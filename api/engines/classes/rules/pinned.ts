import type { ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'pinned' }>;

/** Hard: a pupil whose cell names a class is in that class. */
export const pinned: ClassRuleKind<Rule> = {
  name: 'pinned',
  properties: { attribute: { ...attributeProperty, default: 'pinned' } },
  required: [],
  withDefaults: (written) => ({ rule: 'pinned', attribute: (written.attribute as string | undefined) ?? 'pinned' }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute }, records) => {
    const missing = checkColumn(attribute, records);
    if (missing.length > 0) return missing;
    const { ids, attributes } = records.pupils;
    return attributes[attribute].flatMap((cell, index) =>
      cell.trim() === '' || classOf(cell.trim(), records.classCount) >= 0
        ? []
        : [
            {
              code: 'class-unknown',
              severity: 'error',
              table: 'pupils',
              index,
              record: ids[index],
              column: attribute,
              value: cell,
              params: { classes: records.classCount },
            },
          ],
    );
  },
  demand: ({ attribute }, { classCount, cells }) => ({
    allowed: cells(attribute).map((cell) => (cell === '' ? null : onlyClass(classOf(cell, classCount), classCount))),
  }),
};

/** Index of the class labelled so; −1: there is none. */
export function classOf(label: string, classCount: number): number {
  return /^[1-9]\d{0,6}$/.test(label) && Number(label) <= classCount ? Number(label) - 1 : -1;
}

function onlyClass(chosen: number, classCount: number): Uint8Array {
  return Uint8Array.from({ length: classCount }, (_, c) => Number(c === chosen));
}
