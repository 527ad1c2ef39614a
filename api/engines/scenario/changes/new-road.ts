import { type ChangeKind, isPlace, refusal } from './change.ts';

/** A road, bridge or ferry for children on foot, joined to the roads at its ends. */
export const newRoad: ChangeKind<'new-road'> = {
  kind: 'new-road',
  check(network, { id, line }) {
    if (network.roads.some((road) => road.id === id)) return refusal('id-taken', { id });
    if (line.length < 2 || line.length > 500) return refusal('line', { points: line.length });
    return line.every(isPlace) ? null : refusal('no-place');
  },
  apply(network, { id, name, line, ferry }) {
    const way = { id, line, profiles: ['walk' as const, 'motorbike' as const], name };
    const road = ferry ? { ...way, kind: 'add-ferry' as const, seconds: null } : { ...way, kind: 'add-way' as const };
    return { ...network, roads: [...network.roads, road] };
  },
  say: (_, { name, ferry, bridge }) => ({
    code: ferry ? 'change.new-ferry' : bridge ? 'change.new-bridge' : 'change.new-road',
    params: { name },
  }),
};
