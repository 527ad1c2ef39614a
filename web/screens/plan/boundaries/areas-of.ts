import type { FeatureCollection } from 'geojson';
import { cellsToMultiPolygon } from 'h3-js';
import { AreaOutlines } from '#engines/catchment/boundaries/outline-areas.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';

/** Kept with the land they are of: most changes of a draft touch few areas. */
const held = new WeakMap<readonly string[], AreaOutlines>();

function outlinesOf(cells: readonly string[]): AreaOutlines {
  const known = held.get(cells) ?? new AreaOutlines(cells);
  held.set(cells, known);
  return known;
}

/** The areas of a draft as the map draws zones. */
export function areasOf({ cells, schools, level }: BoundaryBlocks, school: Int32Array): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: outlinesOf(cells)
      .of(school)
      .map(({ school: s, coordinates }) => ({
        type: 'Feature',
        properties: { id: schools[s].id, level, schoolId: schools[s].id, schoolName: schools[s].name },
        geometry: { type: 'MultiPolygon', coordinates },
      })),
  };
}

/** The same, and the land of which the plan in words does not tell whose it is, while the draft gives it to none. */
export function areasOnMap(blocks: BoundaryBlocks, school: Int32Array): FeatureCollection {
  const areas = areasOf(blocks, school);
  const open = blocks.unsure.filter((block) => school[block] < 0).map((block) => blocks.cells[block]);
  if (open.length === 0) return areas;
  const properties = { id: 'unsure', level: blocks.level, schoolId: '', schoolName: '', unsure: true };
  const geometry = { type: 'MultiPolygon' as const, coordinates: cellsToMultiPolygon(open, true) };
  return { ...areas, features: [...areas.features, { type: 'Feature', properties, geometry }] };
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
