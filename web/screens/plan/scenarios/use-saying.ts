import { useCallback } from 'react';
import type { Saying } from '#engines/scenario/changes/change.ts';
import { useWords } from '../../../state/organisation.tsx';

/** Says what the scenario engine found, in the reader's language. */
export function useSaying(): (saying: Saying) => string {
  const { code } = useWords();
  return useCallback((saying: Saying) => code(`scenarios.${saying.code}`, saying.params), [code]);
}
