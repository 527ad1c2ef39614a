import { createHmac } from 'node:crypto';
import type { FrozenClasses } from '#engines/class-history/frozen-classes.ts';
import { pinOf } from '#engines/class-history/judge-plan.ts';
import { quarterOf } from '#engines/classes/rules/birth-quarters.ts';
import type { WishRow } from './queries.ts';
import type { ClassPlan, ClassPupil, ClassSettings } from './types.ts';

/** Column in which locked pupils are pinned to their class. */
const lockColumn = 'pinned';
const derived: readonly string[] = ['name', 'birth_quarter', lockColumn];

/** What a proposal goes by, before pseudonyms. */
export interface ClassesNow {
  plan: Pick<ClassPlan, 'columns'>;
  settings: Pick<ClassSettings, 'classCount' | 'rules' | 'labels'>;
  /** Those to be placed: who left is not among them. */
  pupils: readonly ClassPupil[];
  wishes: readonly WishRow[];
  /** Class of each locked pupil. */
  locked: ReadonlyMap<string, number>;
}

/** A pupil's name in what is frozen and made public: nobody is found by it without the key. */
export function classPseudonym(key: Uint8Array, pupilId: string): string {
  return createHmac('sha256', key).update(pupilId).digest('hex').slice(0, 32);
}

/**
 * The inputs of a run under pseudonyms: only the columns its rules name, and of those only what the rules compare. Scores stay
 * numbers, marks stay marks, a birth date becomes its quarter; every other value becomes a code that is the same for the same value.
 */
export function freezeClasses({ plan, settings, pupils, wishes, locked }: ClassesNow, key: Uint8Array): FrozenClasses {
  const { classCount, rules } = settings;
  const list = [...pupils].sort((one, other) => (one.id < other.id ? -1 : 1));
  const placeOf = new Map(list.map(({ id }, place) => [id, place]));
  const wanted = columnsOfRules(rules.rules);
  const written = rules.rules.some(({ rule }) => rule === 'pinned');
  if (locked.size > 0) wanted.add(lockColumn);
  const kindOf = new Map(plan.columns.map((column) => [column.key, column.kind]));
  // A column that is not there stays so, for the engine to name it.
  const known = [...wanted].filter((column) => kindOf.has(column) || derived.includes(column)).sort();
  const code = (column: string, value: string) =>
    value === '' ? '' : createHmac('sha256', key).update(`${column} ${value}`).digest('hex').slice(0, 8);
  const cellOf = (column: string, { id, name, birthDate, attributes }: ClassPupil): string => {
    if (column === 'name') return code(column, name.toLowerCase());
    if (column === 'birth_quarter' && attributes.birth_quarter === undefined) return quarterOf(birthDate ?? '') ?? '';
    const value = attributes[column] ?? '';
    if (column === lockColumn) return pinned(locked.get(id), value, settings.labels);
    const kind = kindOf.get(column) ?? 'text';
    return kind === 'text' ? code(column, value) : value;
  };
  return {
    ...{ format: 'class-inputs', version: 1, classCount },
    rules:
      locked.size > 0 && !written
        ? { ...rules, rules: [{ rule: 'pinned', attribute: lockColumn }, ...rules.rules] }
        : rules,
    pupils: list.map(({ id }) => classPseudonym(key, id)),
    attributes: Object.fromEntries(known.map((column) => [column, list.map((p) => cellOf(column, p))])),
    wishes: wishes.flatMap(({ pupilId, kind, otherId }): FrozenClasses['wishes'] => {
      const [one, other] = [placeOf.get(pupilId), placeOf.get(otherId)];
      return one === undefined || other === undefined ? [] : [[one, kind, other]];
    }),
  };
}

/** A lock goes before what the list says. */
function pinned(locked: number | undefined, written: string, labels: readonly string[]): string {
  return locked === undefined ? pinOf(written, labels) : String(locked + 1);
}

/** Columns a list of rules reads. */
export function columnsOfRules(rules: readonly Record<string, unknown>[]): Set<string> {
  const columns = new Set<string>();
  for (const { rule, attribute, attributes, load } of rules) {
    if (typeof attribute === 'string') columns.add(attribute);
    for (const one of Array.isArray(attributes) ? attributes : []) columns.add(String(one));
    if (load && typeof load === 'object' && 'attribute' in load) columns.add(String(load.attribute));
    if (attribute === undefined && rule === 'namesakes') columns.add('name');
    if (attribute === undefined && rule === 'pinned') columns.add(lockColumn);
    if (attribute === undefined && rule === 'teacher-fit') columns.add('needs');
    if (attribute === undefined && rule === 'repeaters') columns.add('repeater');
    if (attribute === undefined && rule === 'neighbourhood') columns.add('neighbourhood');
  }
  return columns;
}
