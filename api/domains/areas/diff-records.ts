/** What an import would change, by key. */
export interface RecordDiff {
  added: string[];
  changed: RecordChange[];
  removed: string[];
  unchanged: number;
}

/** One record before and after, field by field; long values are cut for reading. */
export interface RecordChange {
  key: string;
  fields: { field: string; before: string; after: string }[];
}

const longestValue = 80;

/**
 * Compares records by key. Fields are compared by content: the order of keys inside a value does not count, the order of lists does.
 * A record that is absent afterwards counts as removed only where `mayRemove` says so: a file speaks of its own subject alone.
 * Keys come sorted by code point, so that the same two states always give the same diff.
 */
export function diffRecords<T extends object>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  mayRemove: (key: string, record: T) => boolean,
): RecordDiff {
  const diff: RecordDiff = { added: [], changed: [], removed: [], unchanged: 0 };
  for (const key of [...after.keys()].sort(byCodePoint)) {
    const old = before.get(key);
    if (!old) {
      diff.added.push(key);
      continue;
    }
    const fields = changedFields(old, after.get(key)!);
    if (fields.length > 0) diff.changed.push({ key, fields });
    else diff.unchanged += 1;
  }
  for (const key of [...before.keys()].sort(byCodePoint))
    if (!after.has(key) && mayRemove(key, before.get(key)!)) diff.removed.push(key);
  return diff;
}

/** True when applying would write nothing. */
export function isEmpty(diff: RecordDiff): boolean {
  return diff.added.length + diff.changed.length + diff.removed.length === 0;
}

function changedFields(before: object, after: object): RecordChange['fields'] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was, is] = [canonical(old.get(field)), canonical(now.get(field))];
    return was === is ? [] : [{ field, before: shorten(was), after: shorten(is) }];
  });
}

/** JSON with the keys of objects in order; absent and null are the same: unknown. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byCodePoint(a, b)))
      : inner,
  );
}

function shorten(text: string): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
