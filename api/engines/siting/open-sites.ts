import { CLOSED, EXISTING, type SitingProblem } from './types.ts';

/** Existing sites open, all else shut; with `candidates`, those open too. */
export function openSites({ siteCount, status }: SitingProblem, candidates: Iterable<number> = []): Uint8Array {
  const open = new Uint8Array(siteCount);
  for (let j = 0; j < siteCount; j++) open[j] = Number(status[j] === EXISTING);
  for (const j of candidates) if (status[j] !== CLOSED) open[j] = 1;
  return open;
}
