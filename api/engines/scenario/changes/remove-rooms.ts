import { findSchool, seatsOfRooms, withSchool } from '../network.ts';
import { type ChangeKind, isSaying, nameOf, openSchool, refusal } from './change.ts';

/** Fewer classrooms: the seats of a grade shrink by those the rooms gave, never below none. */
export const removeRooms: ChangeKind<'remove-rooms'> = {
  kind: 'remove-rooms',
  check(network, { schoolId, rooms }) {
    const school = openSchool(network, schoolId);
    if (isSaying(school)) return school;
    if (!Number.isInteger(rooms) || rooms < 1) return refusal('rooms', { rooms });
    if (school.seats === null) return refusal('seats-unknown', { school: school.name });
    if (network.norms.classCap === null) return refusal('no-cap');
    if (school.rooms !== null && rooms > school.rooms)
      return refusal('too-few-rooms', { school: school.name, rooms, has: school.rooms });
    return null;
  },
  apply(network, { schoolId, rooms }) {
    const school = findSchool(network, schoolId)!;
    const seats = Math.max(0, school.seats! - (seatsOfRooms(network, rooms, school.sessions) ?? 0));
    return withSchool(network, schoolId, { seats, rooms: school.rooms === null ? null : school.rooms - rooms });
  },
  say: (network, { schoolId, rooms }) => ({
    code: 'change.remove-rooms',
    params: { school: nameOf(network, schoolId), rooms },
  }),
};
