import type { FeatureCollection } from 'geojson';
import { cellsToMultiPolygon } from 'h3-js';
import type { ChildrenByCell } from '../../../api/client.ts';

/** Cells with children as the map draws them. */
export function childrenCells({ cells }: ChildrenByCell): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: cells.map(({ cell, children }) => ({
      type: 'Feature',
      properties: { children },
      geometry: { type: 'MultiPolygon', coordinates: cellsToMultiPolygon([cell], true) },
    })),
  };
}
