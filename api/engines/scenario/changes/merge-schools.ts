import { findSchool, isLastOfCommune, withSchool } from '../network.ts';
import { addRooms } from './add-rooms.ts';
import { type ChangeKind, isSaying, nameOf, openSchool, refusal } from './change.ts';

/**
 * Two schools of one commune become one, which teaches the levels of both; the site of the second stays as a branch, or closes. Branches
 * of the second go with it; cells whose children belonged to a site that closes belong to the school it became part of. Rooms stay where
 * they are built: those of a site that closes are lost, but for as many as are built anew at the place of the school that stays.
 */
export const mergeSchools: ChangeKind<'merge-schools'> = {
  kind: 'merge-schools',
  check(network, { intoId, fromId, keepSite, rooms }) {
    if (intoId === fromId) return refusal('same-school');
    const [into, from] = [openSchool(network, intoId), openSchool(network, fromId)];
    if (isSaying(into)) return into;
    if (isSaying(from)) return from;
    if (into.communeCode === null || into.communeCode !== from.communeCode)
      return refusal('other-commune', { into: into.name, from: from.name });
    if (keepSite) return rooms === undefined ? null : refusal('rooms-stay', { from: from.name });
    if (isLastOfCommune(network, from)) return refusal('last-of-commune', { school: from.name });
    return rooms === undefined ? null : addRooms.check(network, { kind: 'add-rooms', schoolId: intoId, rooms });
  },
  apply(network, { intoId, fromId, keepSite, rooms }) {
    const [into, from] = [findSchool(network, intoId)!, findSchool(network, fromId)!];
    const levels = [...new Set([...into.levels, ...from.levels])];
    const branches = network.schools.filter(({ partOf }) => partOf === fromId);
    const merged = [{ id: fromId }, ...branches].reduce(
      (known, { id }) => withSchool(known, id, { partOf: intoId }),
      withSchool(network, intoId, { levels }),
    );
    if (keepSite) return merged;
    const zones = Object.entries(network.zones).map(([cell, id]) => [cell, id === fromId ? intoId : id]);
    const closed = { ...withSchool(merged, fromId, { open: false }), zones: Object.fromEntries(zones) };
    return rooms === undefined ? closed : addRooms.apply(closed, { kind: 'add-rooms', schoolId: intoId, rooms });
  },
  say: (network, { intoId, fromId, keepSite, rooms }) => ({
    code: `change.merge-schools${keepSite ? '-kept' : rooms === undefined ? '' : '-rebuilt'}`,
    params: {
      ...{ into: nameOf(network, intoId), from: nameOf(network, fromId) },
      ...(rooms === undefined ? {} : { rooms }),
    },
  }),
};
