import { lineMm } from '../travel/ellipsoid.ts';
import { unitsPerDegree } from '../travel/types.ts';
import type { ChangeValue } from './changes/change.ts';
import type { PlanningBase } from './types.ts';

/** Prices in one unit of money; null: not known. */
export interface Prices {
  /** A classroom, a site made ready, a metre of road, a metre of bridge. */
  room: number | null;
  site: number | null;
  roadMetre: number | null;
  bridgeMetre: number | null;
}

/** What the changes build, priced; null where something they build has no price. Changes that build nothing cost nothing. */
export function costOf(base: Pick<PlanningBase, 'schools'>, changes: readonly ChangeValue[], prices: Prices) {
  const parts = changes.map((change) => {
    if (change.kind === 'open-site') return plus(prices.site, times(prices.room, change.rooms));
    if (change.kind === 'merge-schools') return change.rooms === undefined ? 0 : times(prices.room, change.rooms);
    if (change.kind === 'add-rooms') return times(prices.room, change.rooms);
    if (change.kind === 'new-road' && !change.ferry)
      return times(change.bridge ? prices.bridgeMetre : prices.roadMetre, metresOfLine(change.line));
    if (change.kind === 'move-school') {
      const rooms = base.schools.find(({ id }) => id === change.schoolId)?.rooms ?? null;
      return plus(prices.site, rooms === null ? null : times(prices.room, rooms));
    }
    return change.kind === 'new-road' ? null : 0;
  });
  return parts.reduce(plus, 0);
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function times(price: number | null, count: number): number | null {
  return price === null ? null : price * count;
}

function metresOfLine(line: readonly (readonly [number, number])[]): number {
  const units = line.flatMap((point) => point.map((degrees) => Math.round(degrees * unitsPerDegree)));
  return lineMm(units, 0, line.length - 1) / 1000;
}
