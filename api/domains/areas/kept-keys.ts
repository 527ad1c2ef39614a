import type { Issue } from '../../../geodata/sources/issues.ts';

/**
 * Which stored records a file may remove. A row in error is not an absent row: its record stays as it was. Where a row in error does not say
 * whose it is, nothing is removed.
 */
export function keptKeys(issues: readonly Issue[]): { mayRemove: (key: string) => boolean } {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const anonymous = errors.some(({ record }) => record === undefined);
  const named = new Set(errors.map(({ record }) => record));
  return { mayRemove: (key) => !anonymous && !named.has(key) };
}
