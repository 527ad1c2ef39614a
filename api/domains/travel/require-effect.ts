import type { RoadEditValue } from '#engines/travel/types.ts';
import { Failure } from '../../platform/errors.ts';
import { askTravelWorker } from './ask-travel-worker.ts';
import { type HeldNetwork, withEdits } from './hold-network.ts';

/** Throws `invalid` when one of these edits, laid over the roads in force, lies on no road and would change nothing. */
export async function requireEffect(network: HeldNetwork, added: readonly RoadEditValue[]): Promise<void> {
  const idle = await askTravelWorker(withEdits(network, [...network.edits, ...added]), { kind: 'effect' });
  if (added.some(({ id }) => idle.includes(id))) throw new Failure('invalid', 'failures.edit-off-network');
}
