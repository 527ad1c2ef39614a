import type { FeatureCollection } from 'geojson';
import { cellsToMultiPolygon, getResolution } from 'h3-js';
import type { LonLat } from '../../../../api/client.ts';
import type { WhatIfFound, WhatIfLand } from '../../../workers/what-if-messages.ts';
import { cellsMeant, type Hand } from '../hand.ts';

/** Cells with children that a line drawn by hand means; a click is a line of one place. */
export function cellsDrawn({ children }: WhatIfLand, line: readonly LonLat[], hand: Hand): string[] {
  const [first] = children.keys();
  if (first === undefined) return [];
  return cellsMeant(line, getResolution(first), hand).filter((cell) => children.has(cell));
}

/** Boundaries drawn so far as the map draws zones, and cells painted that belong to nobody; null: none. */
export function zonesOnMap(found: WhatIfFound, painted: readonly string[]): FeatureCollection | null {
  const cellsOf = new Map<string, string[]>();
  const put = (schoolId: string, cell: string) => cellsOf.set(schoolId, [...(cellsOf.get(schoolId) ?? []), cell]);
  for (const [cell, schoolId] of Object.entries(found.zones)) put(schoolId, cell);
  for (const cell of painted) if (!(cell in found.zones)) put('', cell);
  if (cellsOf.size === 0) return null;
  const schools = new Map(found.schools.map((school) => [school.id, school]));
  return {
    type: 'FeatureCollection',
    features: [...cellsOf].map(([schoolId, cells]) => {
      const school = schools.get(schoolId);
      return {
        type: 'Feature',
        properties: { id: `zone ${schoolId}`, level: found.level, schoolId, schoolName: school?.name ?? '' },
        geometry: { type: 'MultiPolygon', coordinates: cellsToMultiPolygon(cells, true) },
      };
    }),
  };
}
