import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { LonLat } from '../../../../api/client.ts';

/** What the planner is about to do on the map, before it is a change. */
export type Draft =
  | { kind: 'open'; name: string; lonLat: LonLat | null; rooms: number }
  | { kind: 'move'; schoolId: string; lonLat: LonLat }
  | { kind: 'road'; name: string; line: LonLat[] }
  | { kind: 'close-road'; line: LonLat[] }
  | { kind: 'housing'; name: string; lonLat: LonLat | null; children: number };

/** The change a draft would be, or null while something is missing. `id`: unique in the scenario. */
export function changeOf(draft: Draft, id: string): ChangeValue | null {
  if (draft.kind === 'open') {
    const { name, lonLat, rooms } = draft;
    return lonLat && { kind: 'open-site', id, name, lonLat, communeCode: null, rooms, opens: null };
  }
  if (draft.kind === 'move') return { kind: 'move-school', schoolId: draft.schoolId, lonLat: draft.lonLat };
  if (draft.kind === 'housing') {
    const { name, lonLat, children } = draft;
    return lonLat && { kind: 'housing-project', id, name, lonLat, communeCode: null, children };
  }
  if (draft.kind === 'close-road') return draft.line.length === 0 ? null : { kind: 'close-road', id, line: draft.line };
  return draft.line.length < 2 ? null : { kind: 'new-road', id, name: draft.name, line: draft.line, ferry: false };
}

/** The draft after a click or a drag on the map. */
export function movedTo(draft: Draft, lonLat: LonLat): Draft {
  if (draft.kind === 'close-road') return { ...draft, line: [lonLat] };
  if (draft.kind === 'road') return { ...draft, line: [...draft.line, lonLat] };
  return { ...draft, lonLat };
}

/** Where its pin stands; lines have none. */
export function pinOf(draft: Draft | null): LonLat | null {
  return draft && 'lonLat' in draft ? draft.lonLat : null;
}
