import { problemOfPlan } from '#engines/class-history/judge-plan.ts';
import { presets } from '#engines/classes/presets.ts';
import type { Level } from '../areas/types.ts';
import type { ClassColumn } from './columns.ts';
import type { ClassPupil, ClassSettings } from './types.ts';

type Written = Record<string, unknown>;

/** Rules to begin with: the preset of the level, without those the list has no column for, and with its own scores. */
export function beginRules(
  level: Level,
  columns: readonly ClassColumn[],
  pupils: readonly ClassPupil[],
): ClassSettings['rules'] {
  const name = level === 'nursery' ? 'nursery' : level === 'primary' ? 'grade-1' : 'grade-6';
  const { cap, rules } = presets[name];
  const keys = columns.map(({ key }) => key);
  const scores = columns.filter(({ kind }) => kind === 'score').map(({ key }) => key);
  const usable = (rule: Written) =>
    problemOfPlan(keys, pupils, [], { classCount: 1, labels: [], rules: { cap: null, rules: [rule] } }).problem !==
    null;
  const kept = rules.filter((rule) => rule.rule !== 'scores' && usable(rule));
  const own: Written[] = [
    ...(keys.includes('pinned') ? [{ rule: 'pinned', attribute: 'pinned' }] : []),
    ...(keys.includes('programme') && !kept.some(({ attribute }) => attribute === 'programme')
      ? [{ rule: 'same-class', attribute: 'programme' }]
      : []),
  ];
  const last = kept.findIndex(({ rule }) => rule === 'namesakes' || rule === 'friend');
  const at = last < 0 ? kept.length : last;
  const means: Written[] = scores.length > 0 ? [{ rule: 'scores', attributes: scores }] : [];
  return { cap, rules: [...own, ...kept.slice(0, at), ...means, ...kept.slice(at)] };
}
