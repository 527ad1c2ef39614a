import { type ChangeKind, isSaying, nameOf, openSchool, refusal, type Saying } from './change.ts';

/** Children of these cells belong to one school first; null: to none, distance alone decides. */
export const moveBoundary: ChangeKind<'move-boundary'> = {
  kind: 'move-boundary',
  check(network, { schoolId, cells }) {
    if (cells.length === 0) return refusal('no-cells');
    if (schoolId === null) return null;
    const school = openSchool(network, schoolId);
    return isSaying(school) ? school : null;
  },
  apply(network, { schoolId, cells }) {
    const zones = { ...network.zones };
    for (const cell of cells) {
      if (schoolId === null) delete zones[cell];
      else zones[cell] = schoolId;
    }
    return { ...network, zones };
  },
  say(network, { schoolId, cells }): Saying {
    if (schoolId === null) return { code: 'change.free-boundary', params: { cells: cells.length } };
    return { code: 'change.move-boundary', params: { cells: cells.length, school: nameOf(network, schoolId) } };
  },
};
