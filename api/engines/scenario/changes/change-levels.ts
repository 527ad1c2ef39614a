import { findSchool, isLastOfCommune, withSchool } from '../network.ts';
import { type ChangeKind, isSaying, nameOf, openSchool, refusal } from './change.ts';

/** Which levels the school teaches; without the scenario's own it takes none of its children. */
export const changeLevels: ChangeKind<'change-levels'> = {
  kind: 'change-levels',
  check(network, { schoolId, levels }) {
    if (levels.length === 0) return refusal('no-level');
    const school = findSchool(network, schoolId);
    if (school && !school.open && levels.includes(network.level) && !school.levels.includes(network.level)) return null;
    const found = openSchool(network, schoolId);
    if (isSaying(found)) return found;
    const leaves = !levels.includes(network.level);
    return leaves && isLastOfCommune(network, found) ? refusal('last-of-commune', { school: found.name }) : null;
  },
  apply: (network, { schoolId, levels }) =>
    withSchool(network, schoolId, { levels, open: levels.includes(network.level) }),
  say: (network, { schoolId, levels }) => ({
    code: 'change.change-levels',
    params: { school: nameOf(network, schoolId), levels: levels.map((level) => `@common.level.${level}`).join(', ') },
  }),
};
