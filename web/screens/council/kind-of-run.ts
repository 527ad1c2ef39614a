import type { Run } from '../../../api/client.ts';

/** A practice run may be made under any seed; what families are told comes of a sealed draw, or of a round on it. */
export function kindOf(run: Run): 'practice' | 'draw' | 'round' {
  if (run.baseRunId) return 'round';
  return run.drawId ? 'draw' : 'practice';
}
