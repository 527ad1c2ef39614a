import { findSchool, seatsOfRooms, withSchool } from '../network.ts';
import { type ChangeKind, isSaying, nameOf, openSchool, refusal } from './change.ts';

/** More classrooms: the seats of a grade grow by those the rooms give. */
export const addRooms: ChangeKind<'add-rooms'> = {
  kind: 'add-rooms',
  check(network, { schoolId, rooms }) {
    const school = openSchool(network, schoolId);
    if (isSaying(school)) return school;
    if (!Number.isInteger(rooms) || rooms < 1 || rooms > 200) return refusal('rooms', { rooms });
    if (school.seats === null) return refusal('seats-unknown', { school: school.name });
    return network.norms.classCap === null ? refusal('no-cap') : null;
  },
  apply(network, { schoolId, rooms }) {
    const school = findSchool(network, schoolId)!;
    const seats = school.seats! + (seatsOfRooms(network, rooms, school.sessions) ?? 0);
    return withSchool(network, schoolId, { seats, rooms: school.rooms === null ? null : school.rooms + rooms });
  },
  say: (network, { schoolId, rooms }) => ({
    code: 'change.add-rooms',
    params: { school: nameOf(network, schoolId), rooms },
  }),
};
