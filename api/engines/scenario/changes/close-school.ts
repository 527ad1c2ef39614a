import { isLastOfCommune, withSchool } from '../network.ts';
import { type ChangeKind, isSaying, nameOf, openSchool, refusal } from './change.ts';

/** The school takes nobody any more. A commune keeps at least one of the level. */
export const closeSchool: ChangeKind<'close-school'> = {
  kind: 'close-school',
  check(network, { schoolId }) {
    const school = openSchool(network, schoolId);
    if (isSaying(school)) return school;
    return isLastOfCommune(network, school) ? refusal('last-of-commune', { school: school.name }) : null;
  },
  apply: (network, { schoolId }) => withSchool(network, schoolId, { open: false }),
  say: (network, { schoolId }) => ({ code: 'change.close-school', params: { school: nameOf(network, schoolId) } }),
};
