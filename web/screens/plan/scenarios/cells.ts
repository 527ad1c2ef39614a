import type { FeatureCollection } from 'geojson';
import { cellsToMultiPolygon, getResolution, gridDisk, latLngToCell } from 'h3-js';
import type { LonLat } from '../../../../api/client.ts';
import type { WhatIfFound, WhatIfLand } from '../../../workers/what-if-messages.ts';

/** Cells with children within so many rings of a place. */
export function cellsAround({ children }: WhatIfLand, [lon, lat]: LonLat, rings: number): string[] {
  const [first] = children.keys();
  if (first === undefined) return [];
  return gridDisk(latLngToCell(lat, lon, getResolution(first)), rings).filter((cell) => children.has(cell));
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
