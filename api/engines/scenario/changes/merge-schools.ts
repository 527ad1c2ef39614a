import { findSchool, isLastOfCommune, withSchool } from '../network.ts';
import { type ChangeKind, isSaying, nameOf, openSchool, refusal } from './change.ts';

/**
 * Two schools of one commune become one, which teaches the levels of both; the site of the second stays as a branch, or closes. Branches
 * of the second go with it; cells whose children belonged to a site that closes belong to the school it became part of. Rooms stay where
 * they are built: those of a site that closes are lost until they are added elsewhere.
 */
export const mergeSchools: ChangeKind<'merge-schools'> = {
  kind: 'merge-schools',
  check(network, { intoId, fromId, keepSite }) {
    if (intoId === fromId) return refusal('same-school');
    const [into, from] = [openSchool(network, intoId), openSchool(network, fromId)];
    if (isSaying(into)) return into;
    if (isSaying(from)) return from;
    if (into.communeCode === null || into.communeCode !== from.communeCode)
      return refusal('other-commune', { into: into.name, from: from.name });
    return !keepSite && isLastOfCommune(network, from) ? refusal('last-of-commune', { school: from.name }) : null;
  },
  apply(network, { intoId, fromId, keepSite }) {
    const [into, from] = [findSchool(network, intoId)!, findSchool(network, fromId)!];
    const levels = [...new Set([...into.levels, ...from.levels])];
    const branches = network.schools.filter(({ partOf }) => partOf === fromId);
    const merged = [{ id: fromId }, ...branches].reduce(
      (known, { id }) => withSchool(known, id, { partOf: intoId }),
      withSchool(network, intoId, { levels }),
    );
    if (keepSite) return merged;
    const zones = Object.entries(network.zones).map(([cell, id]) => [cell, id === fromId ? intoId : id]);
    return { ...withSchool(merged, fromId, { open: false }), zones: Object.fromEntries(zones) };
  },
  say: (network, { intoId, fromId, keepSite }) => ({
    code: keepSite ? 'change.merge-schools-kept' : 'change.merge-schools',
    params: { into: nameOf(network, intoId), from: nameOf(network, fromId) },
  }),
};
