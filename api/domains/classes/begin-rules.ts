import { presets } from '#engines/classes/presets.ts';
import type { Level } from '../areas/types.ts';
import type { ClassColumn } from './columns.ts';
import type { ClassSettings } from './types.ts';

type Written = Record<string, unknown>;

/**
 * Rules to begin with: the preset of the level, without those of attributes the list does not have, and with its own scores.
 * `hasNames` and `hasBirthDates`: what the pupils carry beside the columns.
 */
export function beginRules(
  level: Level,
  columns: readonly ClassColumn[],
  { hasNames, hasBirthDates }: { hasNames: boolean; hasBirthDates: boolean },
): ClassSettings['rules'] {
  const name = level === 'nursery' ? 'nursery' : level === 'primary' ? 'grade-1' : 'grade-6';
  const preset = presets[name];
  const keys = new Set(columns.map(({ key }) => key));
  const scores = columns.filter(({ kind }) => kind === 'score').map(({ key }) => key);
  const has = (rule: Written) => {
    if (rule.rule === 'size' || rule.rule === 'friend') return true;
    if (rule.rule === 'namesakes') return hasNames;
    if (rule.rule === 'balance-mean') return false;
    if (rule.attribute === 'birth_quarter') return hasBirthDates;
    return keys.has(String(rule.attribute));
  };
  const means: Written[] = [
    ...(scores.length > 1 ? [{ rule: 'balance-mean', attributes: scores }] : []),
    ...scores.map((attribute) => ({ rule: 'balance-mean', attribute })),
  ];
  const kept = preset.rules.filter(has);
  const own: Written[] = [
    ...(keys.has('pinned') ? [{ rule: 'pinned', attribute: 'pinned' }] : []),
    ...(keys.has('programme') && !kept.some(({ attribute }) => attribute === 'programme')
      ? [{ rule: 'same-class', attribute: 'programme' }]
      : []),
  ];
  const last = kept.findIndex(({ rule }) => rule === 'namesakes' || rule === 'friend');
  const at = last < 0 ? kept.length : last;
  return { cap: preset.cap, rules: [...own, ...kept.slice(0, at), ...means, ...kept.slice(at)] };
}
