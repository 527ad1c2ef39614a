import type { RoadEditValue, RoadNetwork } from './types.ts';
export function applyEdits(network: RoadNetwork, edits: readonly RoadEditValue[]): RoadNetwork {
  if (edits.length > 0) throw new Error('edits');
  return network;
}
