import type { FeatureCollection } from 'geojson';
import { outlineAreas } from '#engines/catchment/boundaries/outline-areas.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';

/** The areas of a draft as the map draws zones. */
export function areasOf({ cells, schools, level }: BoundaryBlocks, school: Int32Array): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: outlineAreas(cells, school).map(({ school: s, coordinates }) => ({
      type: 'Feature',
      properties: { id: schools[s].id, level, schoolId: schools[s].id, schoolName: schools[s].name },
      geometry: { type: 'MultiPolygon', coordinates },
    })),
  };
}

/** The draft as a file that the zones import reads, as an address for a link. */
export function draftFile(blocks: BoundaryBlocks, school: Int32Array): string {
  const areas = areasOf(blocks, school);
  const features = areas.features.map(({ properties, ...feature }) => ({
    ...feature,
    properties: {
      school_id: properties?.schoolId,
      school: properties?.schoolName,
      level: blocks.level,
      school_year: blocks.schoolYear,
      synthetic: blocks.synthetic,
    },
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  return `data:application/geo+json;charset=utf-8,${encodeURIComponent(text)}`;
}
