import type { Period, Run } from '../../../../api/client.ts';
import type { Words } from '../../../state/organisation.tsx';
import { asRules, mechanisms, type Rules } from '../rules.ts';
import type { Compare } from './calls.ts';

/** Something a comparison can be made of, by a key a select can hold. */
export interface SetOption {
  key: string;
  name: string;
  set: Compare['sets'][number];
}

/** Versions of the rules newest first, the newest with each other way of giving places, and finished runs as they stand. */
export function setOptions(period: Period, runs: readonly Run[], words: Words): SetOption[] {
  const { t, code, date } = words;
  const version = period.rulesVersion;
  const rules = asRules(period.rules);
  const versions = Array.from({ length: version }, (_, i) => version - i).map(
    (number): SetOption => ({
      key: `version ${number}`,
      name: t('trials.set-version', { version: number }),
      set: { kind: 'version', version: number },
    }),
  );
  const others = mechanisms
    .map((mechanism) => ({ mechanism, rules: withMechanism(rules, mechanism) }))
    .filter((other): other is { mechanism: (typeof mechanisms)[number]; rules: Rules } => other.rules !== null)
    .map(({ mechanism, rules: changed }): SetOption => {
      const name = t('trials.set-mechanism', { version, mechanism: code(`council.mechanism.${mechanism}`) });
      return { key: `mechanism ${mechanism}`, name, set: { kind: 'draft', name: name.slice(0, 100), rules: changed } };
    });
  const finished = runs
    .filter(({ status }) => status === 'done')
    .map((run): SetOption => {
      const name = t('trials.run-name', {
        mechanism: code(`council.mechanism.${run.mechanism}`),
        date: date(run.createdAt),
      });
      return {
        key: `run ${run.id}`,
        name: t('trials.set-run', { name: run.seed === '' ? name : `${name} (${run.seed})` }),
        set: { kind: 'run', runId: run.id },
      };
    });
  return [...versions, ...others, ...finished];
}

/** The same rules with another way of giving places, as far as that way can take them; null where it is theirs already or cannot. */
export function withMechanism(rules: Rules, mechanism: string): Rules | null {
  if (rules.mechanism === mechanism) return null;
  // A guarantee and what follows the zone belong to the way they were chosen for.
  const { then: _then, guarantee: _guarantee, mostMoved: _mostMoved, ...kept } = rules;
  const named = (name: string) => rules.criteria.some(({ rule }) => rule === name);
  if (mechanism === 'zone-first' && !named('zone')) return null;
  // The least sum of metres knows groups and metres alone.
  if (mechanism === 'least-total-distance')
    return { ...kept, mechanism, criteria: rules.criteria.filter(({ rule }) => rule === 'group'), reserves: [] };
  if (mechanism !== 'deferred-acceptance' && named('relative-proximity')) return null;
  // Children called one by one take any free seat: none are kept for some of them.
  return { ...kept, mechanism, ...(mechanism === 'nearest-first' && { reserves: [] }) };
}
