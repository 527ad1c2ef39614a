import type { Words } from '../../state/organisation.tsx';

/** How many children an edit measures again; one to four is said as such, so that no child is singled out. */
export function sayRemeasured({ t, n }: Words, children: number | null): string {
  return children === null ? t('planner.remeasured-few') : n(children, 0);
}
