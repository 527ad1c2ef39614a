import { applyChanges } from './apply-changes.ts';
import type { ChangeValue, Saying } from './changes/change.ts';
import { findSchool, type ScenarioNetwork } from './network.ts';

/** How two scenarios differ, as lists of changes. */
export interface ChangesDiff {
  /** The first so many are the same in both: where they branched. */
  common: number;
  onlyFirst: ChangeValue[];
  onlySecond: ChangeValue[];
}

/** Equal changes are paired wherever they stand behind the branch. */
export function diffChanges(first: readonly ChangeValue[], second: readonly ChangeValue[]): ChangesDiff {
  const [one, two] = [first, second].map((changes) => changes.map((change) => JSON.stringify(change)));
  let common = 0;
  while (common < one.length && common < two.length && one[common] === two[common]) common++;
  const left = two.slice(common);
  const onlyFirst = first.slice(common).filter((_, i) => {
    const at = left.indexOf(one[common + i]);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const onlySecond = second.slice(common).filter((_, i) => {
    const at = left.indexOf(two[common + i]);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return { common, onlyFirst, onlySecond };
}

/** Something a person must look at when the base under a scenario has changed. */
export interface Conflict {
  /** Place of the change in the list. */
  at: number;
  why: Saying;
}

/** Fields of a school whose change under a scenario is worth a word. */
const watched = ['seats', 'rooms', 'name', 'communeCode', 'lonLat'] as const;

/**
 * The same changes over another base: those that can no longer be, and those that touch a school which itself became another
 * since. Nothing is changed in the list; what to do about a conflict is the planner's.
 */
export function findConflicts(
  before: ScenarioNetwork,
  after: ScenarioNetwork,
  changes: readonly ChangeValue[],
): Conflict[] {
  const conflicts: Conflict[] = applyChanges(after, changes).refused.map(({ at, why }) => ({
    at,
    why: named(why, before),
  }));
  changes.forEach((change, at) => {
    if (conflicts.some((conflict) => conflict.at === at)) return;
    for (const id of schoolsTouched(change)) {
      const [old, young] = [findSchool(before, id), findSchool(after, id)];
      if (!old || !young) continue;
      const field = watched.find((each) => JSON.stringify(old[each]) !== JSON.stringify(young[each]));
      if (!field) continue;
      const params = { school: young.name, before: shown(old[field]), after: shown(young[field]) };
      conflicts.push({ at, why: { code: `conflict.${field}`, params } });
    }
  });
  return conflicts.sort((a, b) => a.at - b.at);
}

/** A school the base lost is told by the name it had. */
function named({ code, params }: Saying, before: ScenarioNetwork): Saying {
  const lost = code === 'refused.no-school' ? findSchool(before, String(params.school)) : undefined;
  return lost ? { code: 'conflict.gone', params: { school: lost.name, id: lost.id } } : { code, params };
}

function schoolsTouched(change: ChangeValue): string[] {
  if (change.kind === 'merge-schools') return [change.intoId, change.fromId];
  return 'schoolId' in change && change.schoolId !== null ? [change.schoolId] : [];
}

function shown(value: unknown): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return Array.isArray(value) ? value.map((part) => Number(part).toFixed(5)).join(', ') : '?';
}
