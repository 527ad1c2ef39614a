import type { Rules } from '../enrolment-records.ts';

/** One thing that two versions of the rules differ in. `key` is a key into web/text/rule-editor.ts (`change.…`). */
export type RuleChange =
  /** An entry beside the lists: `mechanism`, `then`, `maxMetres` … */
  | { key: 'entry'; entry: string; before: unknown; after: unknown }
  | { key: 'criterion-added' | 'criterion-removed'; rule: string; place: number }
  | { key: 'criterion-moved'; rule: string; from: number; to: number }
  | { key: 'criterion-changed'; rule: string; entry: string; before: unknown; after: unknown }
  | { key: 'reserve-added' | 'reserve-removed'; name: string; school: string; place: number }
  | { key: 'reserve-moved'; name: string; school: string; from: number; to: number }
  | { key: 'reserve-changed'; name: string; school: string; entry: string; before: unknown; after: unknown };

/**
 * What changed from one version of the rules to the next, both checked, so that an entry left out equals its default: entries
 * first, then criteria, then reserves, in the order of the later version; what was removed last. Places count from 1. Of a list
 * put in another order the fewest lines are called moved. No change: an empty list.
 */
export function listRuleChanges(before: Rules, after: Rules): RuleChange[] {
  const { criteria: _, reserves: __, ...entriesBefore } = before;
  const { criteria: ___, reserves: ____, ...entriesAfter } = after;
  return [
    ...changedEntries(entriesBefore, entriesAfter).map((change) => ({ key: 'entry' as const, ...change })),
    ...compareLists(before.criteria, after.criteria, ({ rule }) => rule).map(
      ({ kind, item: { rule }, ...change }) => ({ key: `criterion-${kind}`, rule, ...change }) as RuleChange,
    ),
    ...compareLists(before.reserves, after.reserves, ({ name, school }) => `${name} ${school}`).map(
      ({ kind, item: { name, school }, ...change }) =>
        ({ key: `reserve-${kind}`, name, school, ...change }) as RuleChange,
    ),
  ];
}

type ListChange<T> = { item: T } & (
  | { kind: 'added' | 'removed'; place: number }
  | { kind: 'moved'; from: number; to: number }
  | { kind: 'changed'; entry: string; before: unknown; after: unknown }
);

function compareLists<T extends object>(before: T[], after: T[], nameOf: (item: T) => string): ListChange<T>[] {
  const names = numbered(before.map(nameOf));
  const laterNames = numbered(after.map(nameOf));
  const placeBefore = laterNames.map((name) => names.indexOf(name));
  const kept = longestRising(placeBefore);
  const changes = after.flatMap((item, to): ListChange<T>[] => {
    const from = placeBefore[to];
    if (from < 0) return [{ kind: 'added', item, place: to + 1 }];
    const moved = kept.has(from) ? [] : [{ kind: 'moved' as const, item, from: from + 1, to: to + 1 }];
    const entries = changedEntries(before[from], item).map((change) => ({ kind: 'changed' as const, item, ...change }));
    return [...moved, ...entries];
  });
  const removed = before.flatMap((item, place): ListChange<T>[] =>
    laterNames.includes(names[place]) ? [] : [{ kind: 'removed', item, place: place + 1 }],
  );
  return [...changes, ...removed];
}

/** Names told apart where one stands twice: the second `zone` is `zone 2`. */
function numbered(names: string[]): string[] {
  return names.map((name, i) => {
    const earlier = names.slice(0, i).filter((other) => other === name).length;
    return earlier === 0 ? name : `${name} ${earlier + 1}`;
  });
}

/** The longest run of places that rise from left to right (negative ones left out): the lines that stayed in order. */
function longestRising(places: number[]): Set<number> {
  let best: number[] = [];
  const runs: number[][] = [];
  places.forEach((place, i) => {
    if (place < 0) return;
    let longest: number[] = [];
    for (let k = 0; k < i; k++)
      if (places[k] >= 0 && places[k] < place && runs[k].length > longest.length) longest = runs[k];
    runs[i] = [...longest, place];
    if (runs[i].length > best.length) best = runs[i];
  });
  return new Set(best);
}

function changedEntries(before: object, after: object): { entry: string; before: unknown; after: unknown }[] {
  const [one, other] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((entry) => JSON.stringify(one[entry] ?? null) !== JSON.stringify(other[entry] ?? null))
    .map((entry) => ({ entry, before: one[entry] ?? null, after: other[entry] ?? null }));
}
