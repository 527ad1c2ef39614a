import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { SitingResult } from '../../../../api/client.ts';

/** The chosen places as the changes of a scenario: schools to open, rooms to add. `year`: when the new ones open, if it was asked for. */
export function changesOf({ places }: Extract<SitingResult, { kind: 'chosen' }>, year: number | null): ChangeValue[] {
  return places.map(({ id, kind, schoolId, name, lonLat, communeCode, rooms }): ChangeValue => {
    if (kind === 'expansion') return { kind: 'add-rooms', schoolId: schoolId!, rooms };
    const opens = year === null ? null : `${year}-${year + 1}`;
    return { kind: 'open-site', id: `site-${id.slice(0, 8)}`, name, lonLat, communeCode, rooms, opens };
  });
}
