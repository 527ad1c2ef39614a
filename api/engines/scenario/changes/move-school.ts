import { withSchool } from '../network.ts';
import { type ChangeKind, isPlace, isSaying, nameOf, openSchool, refusal } from './change.ts';

/** The school goes to another site with its seats. */
export const moveSchool: ChangeKind<'move-school'> = {
  kind: 'move-school',
  check(network, { schoolId, lonLat }) {
    const school = openSchool(network, schoolId);
    if (isSaying(school)) return school;
    return isPlace(lonLat) ? null : refusal('no-place');
  },
  apply: (network, { schoolId, lonLat }) => withSchool(network, schoolId, { lonLat, isPlaced: true }),
  say: (network, { schoolId, lonLat: [lon, lat] }) => ({
    code: 'change.move-school',
    params: { school: nameOf(network, schoolId), place: `${lat.toFixed(5)}, ${lon.toFixed(5)}` },
  }),
};
