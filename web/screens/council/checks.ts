import type { Run } from '../../../api/client.ts';

export interface Check {
  name: string;
  value: number | boolean;
  sound: boolean;
}

const counted = [
  'overSeats',
  'duplicates',
  'ineligible',
  'reserveViolations',
  'unexplainedDecisions',
  'blockingPairs',
  'wasted',
  'belowMaximum',
  'misstatedPriorities',
  'blockingFamilies',
  'splitFamilies',
  'unexplainedFallbacks',
  'needlessFallbacks',
];

/** The verifier's findings in a fixed order: counts must be 0, a proof must be true; the rest of its answer is no check. */
export function checksOf(verification: Run['verification']): Check[] {
  if (!verification) return [];
  const checks: Check[] = [];
  for (const name of counted) {
    const value = verification[name];
    if (typeof value === 'number') checks.push({ name, value, sound: value === 0 });
  }
  const { optimal } = verification;
  if (typeof optimal === 'boolean') checks.push({ name: 'optimal', value: optimal, sound: optimal });
  return checks;
}

/** True when there is something checked and nothing wrong in it. */
export function isSound(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every((check) => check.sound);
}
