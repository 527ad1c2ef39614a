import type { Words } from '../../state/organisation.tsx';

/** A deciding reason in words: a sentence of `reasons`, else the name of the criterion; a code nobody knows shows as it is. */
export function sayReason(code: Words['code'], reason: string): string {
  for (const key of [`reasons.${reason}`, `council.rule.${reason}`]) {
    const words = code(key);
    if (words !== key) return words;
  }
  return reason;
}
