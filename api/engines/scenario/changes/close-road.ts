import { type ChangeKind, isPlace, refusal } from './change.ts';

/** A stretch of road closed to everybody. */
export const closeRoad: ChangeKind<'close-road'> = {
  kind: 'close-road',
  check(network, { id, line }) {
    if (network.roads.some((road) => road.id === id)) return refusal('id-taken', { id });
    if (line.length < 1 || line.length > 500) return refusal('line', { points: line.length });
    return line.every(isPlace) ? null : refusal('no-place');
  },
  apply: (network, { id, line }) => ({
    ...network,
    roads: [...network.roads, { kind: 'close-way', id, line, profiles: ['walk', 'motorbike'] }],
  }),
  say: (_, { line: [[lon, lat]] }) => ({
    code: 'change.close-road',
    params: { place: `${lat.toFixed(5)}, ${lon.toFixed(5)}` },
  }),
};
