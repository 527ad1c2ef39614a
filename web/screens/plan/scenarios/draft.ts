import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { Level, LonLat } from '../../../../api/client.ts';
import type { Hand } from '../hand.ts';

/** A way people can go that was not there. */
export const wayKinds = ['road', 'bridge', 'ferry'] as const;
export type WayKind = (typeof wayKinds)[number];

/** What becomes of the place of a school that is merged into another. */
export const mergedSites = ['kept', 'closed', 'rebuilt'] as const;
export type MergedSite = (typeof mergedSites)[number];

/** What the planner is about to do, before it is a change: placed on the map, or chosen in the form. */
export type Draft =
  | { kind: 'open'; name: string; lonLat: LonLat | null; rooms: number }
  | { kind: 'move'; schoolId: string; from: LonLat; lonLat: LonLat }
  | { kind: 'road'; way: WayKind; name: string; line: LonLat[] }
  | { kind: 'close-road'; line: LonLat[] }
  | { kind: 'housing'; name: string; lonLat: LonLat | null; children: number }
  | BoundaryDraft
  | { kind: 'merge'; fromId: string; intoId: string | null; site: MergedSite; rooms: number }
  | { kind: 'levels'; schoolId: string; levels: Level[] }
  | { kind: 'cap'; classCap: number };

/** Cells given to a school (null: to none, distance decides), painted by a hand that adds or takes away. */
export interface BoundaryDraft extends Hand {
  kind: 'boundary';
  schoolId: string | null;
  cells: readonly string[];
  takesAway: boolean;
}

/** The change a draft would be, or null while something is missing. `id`: unique in the scenario. */
export function changeOf(draft: Draft, id: string): ChangeValue | null {
  switch (draft.kind) {
    case 'open': {
      const { name, lonLat, rooms } = draft;
      return lonLat && { kind: 'open-site', id, name, lonLat, communeCode: null, rooms, opens: null };
    }
    case 'move':
      return { kind: 'move-school', schoolId: draft.schoolId, lonLat: draft.lonLat };
    case 'road': {
      const { name, line, way } = draft;
      if (line.length < 2) return null;
      const what = { ferry: way === 'ferry', ...(way === 'bridge' ? { bridge: true } : {}) };
      return { kind: 'new-road', id, name, line, ...what };
    }
    case 'close-road':
      return draft.line.length === 0 ? null : { kind: 'close-road', id, line: draft.line };
    case 'housing': {
      const { name, lonLat, children } = draft;
      return lonLat && { kind: 'housing-project', id, name, lonLat, communeCode: null, children };
    }
    case 'boundary':
      return draft.cells.length === 0
        ? null
        : { kind: 'move-boundary', schoolId: draft.schoolId, cells: [...draft.cells] };
    case 'merge': {
      const { intoId, fromId, site, rooms } = draft;
      if (intoId === null) return null;
      const merged = { kind: 'merge-schools', intoId, fromId, keepSite: site === 'kept' } as const;
      return site === 'rebuilt' ? { ...merged, rooms } : merged;
    }
    case 'levels':
      return { kind: 'change-levels', schoolId: draft.schoolId, levels: draft.levels };
    case 'cap':
      return { kind: 'change-cap', classCap: draft.classCap };
  }
}

/** The draft after a click or a drag on the map. `brush`: the cells a click paints. */
export function movedTo(draft: Draft, lonLat: LonLat, brush: (line: LonLat[], hand: Hand) => string[]): Draft {
  switch (draft.kind) {
    case 'boundary':
      return painted(draft, brush([lonLat], draft));
    case 'close-road':
      return { ...draft, line: [lonLat] };
    case 'road':
      return { ...draft, line: [...draft.line, lonLat] };
    case 'open':
    case 'move':
    case 'housing':
      return { ...draft, lonLat };
    default:
      return draft;
  }
}

/** The draft with cells put in, or taken out. */
export function painted(draft: BoundaryDraft, touched: readonly string[]): BoundaryDraft {
  const { cells, takesAway } = draft;
  if (takesAway) return { ...draft, cells: cells.filter((cell) => !touched.includes(cell)) };
  return { ...draft, cells: [...cells, ...touched.filter((cell) => !cells.includes(cell))] };
}

/** The draft after a school was pointed at: the one to merge into; others do not mind. */
export function choosing(draft: Draft, schoolId: string): Draft {
  return draft.kind === 'merge' && schoolId !== draft.fromId ? { ...draft, intoId: schoolId } : draft;
}

/** True while a click on the map means a place. */
export function isPlacing(draft: Draft | null): boolean {
  return draft !== null && ('lonLat' in draft || 'line' in draft || draft.kind === 'boundary');
}

/** Where its pin stands; lines have none. */
export function pinOf(draft: Draft | null): LonLat | null {
  return draft && 'lonLat' in draft ? draft.lonLat : null;
}
