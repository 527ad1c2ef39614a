import { createHmac } from 'node:crypto';
import { recordsOfPlan } from '#engines/class-history/judge-plan.ts';
import type { PublicClassInputs } from '#engines/class-publication/public-classes.ts';
import { publishInputs } from '#engines/class-publication/publish-inputs.ts';
import { checkClassRules } from '#engines/classes/check-rules.ts';
import { encode } from '#engines/classes/encode.ts';
import { Failure } from '../../platform/errors.ts';
import type { WishRow } from './queries.ts';
import type { ClassPlan, ClassPupil, ClassSettings } from './types.ts';

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
 * The inputs of a run under pseudonyms: only the columns its rules name, and of those only what the rules compare. Locked pupils
 * are pinned. `invalid` with every fault where the rules do not fit the pupils.
 */
export function freezeClasses(
  { plan, settings, pupils, wishes, locked }: ClassesNow,
  key: Uint8Array,
): PublicClassInputs {
  const pins = settings.rules.rules.find(({ rule }) => rule === 'pinned');
  const written =
    locked.size > 0 && !pins
      ? { ...settings.rules, rules: [{ rule: 'pinned', attribute: 'pinned' }, ...settings.rules.rules] }
      : settings.rules;
  const records = recordsOfPlan(
    plan.columns.map(({ key: column }) => column),
    pupils,
    wishes,
    settings,
  );
  if (locked.size > 0) {
    const column = String(pins?.attribute ?? 'pinned');
    const cells = records.pupils.attributes[column] ?? pupils.map(() => '');
    records.pupils.attributes[column] = cells.map((cell, i) => {
      const own = locked.get(pupils[i].id);
      return own === undefined ? cell : String(own + 1);
    });
  }
  const { rules, issues } = checkClassRules(written);
  const faults = rules ? encode(records, rules, '').issues : issues;
  if (!rules || faults.length > 0) {
    const names = new Map(pupils.map(({ id, name }) => [id, name === '' ? id : `${name} (${id})`]));
    const headings = new Map(plan.columns.map(({ key: column, heading }) => [column, heading]));
    const shown = faults.map(({ table, index: _, ...issue }) => {
      if (issue.code !== 'class-unknown' || table !== 'pupils') return { ...issue, file: table };
      const { record = '', column = '' } = issue;
      const params = { pupil: names.get(record) ?? record, labels: settings.labels.join(', ') };
      return { ...issue, file: table, code: 'class-pin-unknown', column: headings.get(column) ?? column, params };
    });
    throw new Failure('invalid', 'failures.class-rules-not-usable', {}, shown);
  }
  return publishInputs(
    records,
    rules,
    pupils.map(({ id }) => classPseudonym(key, id)),
  );
}
