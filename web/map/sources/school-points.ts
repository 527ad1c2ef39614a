import type { Feature, FeatureCollection, Point } from 'geojson';
import type { Level, SchoolSummary } from '../../../api/client.ts';
import { levelShown } from '../map-data.ts';

/** Steps of the capacity ring: tenths up to full, one step beyond, and unknown. */
export type Ring = 'unknown' | 'over' | `${number}`;

/** A known fill is never drawn as empty when it is not, nor as full before it is. */
export function ringOf(fill: number | null): Ring {
  if (fill === null) return 'unknown';
  if (fill > 1) return 'over';
  if (fill === 1) return '10';
  return `${Math.min(9, Math.max(fill > 0 ? 1 : 0, Math.round(fill * 10)))}`;
}

/** Schools as points; fuller ones are drawn above emptier ones. */
export function schoolPoints(schools: readonly SchoolSummary[], level: Level | null): FeatureCollection<Point> {
  return { type: 'FeatureCollection', features: schools.map((school) => schoolPoint(school, level)) };
}

function schoolPoint(school: SchoolSummary, level: Level | null): Feature<Point> {
  return {
    type: 'Feature',
    properties: {
      school: school.id,
      name: school.name,
      level: levelShown(school, level),
      ring: ringOf(school.fill),
      order: school.fill ?? 0,
    },
    geometry: { type: 'Point', coordinates: school.lonLat },
  };
}
