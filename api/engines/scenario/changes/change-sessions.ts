import { findSchool, withSchool } from '../network.ts';
import { type ChangeKind, isSaying, nameOf, openSchool, refusal } from './change.ts';

/** One session a day lets two shifts share the rooms: more seats of the same rooms, or fewer when it ends. */
export const changeSessions: ChangeKind<'change-sessions'> = {
  kind: 'change-sessions',
  check(network, { schoolId, sessions }) {
    const school = openSchool(network, schoolId);
    if (isSaying(school)) return school;
    if (school.sessions === sessions) return refusal('same-sessions', { school: school.name, sessions });
    return school.seats === null ? refusal('seats-unknown', { school: school.name }) : null;
  },
  apply(network, { schoolId, sessions }) {
    const school = findSchool(network, schoolId)!;
    const { roomsPerClass } = network.norms;
    const seats = Math.floor((school.seats! * roomsPerClass[school.sessions]) / roomsPerClass[sessions] + 1e-9);
    return withSchool(network, schoolId, { sessions, seats });
  },
  say: (network, { schoolId, sessions }) => ({
    code: `change.change-sessions-${sessions}`,
    params: { school: nameOf(network, schoolId) },
  }),
};
