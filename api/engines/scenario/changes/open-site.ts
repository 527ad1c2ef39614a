import { findSchool, seatsOfRooms } from '../network.ts';
import { type ChangeKind, isPlace, refusal } from './change.ts';

/** A new school on a new site, its seats those its rooms give. */
export const openSite: ChangeKind<'open-site'> = {
  kind: 'open-site',
  check(network, { id, name, lonLat, rooms }) {
    if (findSchool(network, id)) return refusal('id-taken', { id });
    if (name.trim() === '') return refusal('no-name');
    if (!isPlace(lonLat)) return refusal('no-place');
    if (!Number.isInteger(rooms) || rooms < 1 || rooms > 200) return refusal('rooms', { rooms });
    return network.norms.classCap === null ? refusal('no-cap') : null;
  },
  apply(network, { id, name, lonLat, communeCode, rooms }) {
    const seats = seatsOfRooms(network, rooms, 2);
    const figures = { seats, rooms, pupils: null, synthetic: false };
    const state = { open: true, isNew: true, isPlaced: true, sessions: 2 as const, partOf: null };
    const school = { id, name, lonLat, communeCode, ownership: 'public' as const, levels: [network.level] };
    return { ...network, schools: [...network.schools, { ...school, ...figures, ...state }] };
  },
  say: (_, { name, rooms }) => ({ code: 'change.open-site', params: { name, rooms } }),
};
