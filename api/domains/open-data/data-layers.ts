import { leastShown } from '#engines/hide-small.ts';
import { packLayer } from '#engines/tiles/pack-layer.ts';
import type { TileFeature, TileLayer } from '#engines/tiles/types.ts';
import type { Commune, LonLat } from '../areas/types.ts';
import type { Flows } from '../assignments/types.ts';
import type { SchoolSummary } from '../schools/types.ts';

type Polygons = { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] };

/** Communes as areas (`commune`) and, apart, their names as points (`commune-name`), so that a name is written once. */
export function communeLayers(
  communes: (Pick<Commune, 'code' | 'name' | 'centre'> & { geometry: Polygons })[],
): TileLayer[] {
  return [
    packLayer(
      'commune',
      communes.map(({ code, name, geometry }, id) => ({ id, properties: { code, name }, geometry })),
    ),
    packLayer(
      'commune-name',
      communes.map(({ code, name, centre }, id) => ({
        id,
        properties: { code, name },
        geometry: { type: 'Point', coordinates: centre },
        zoom: 9,
      })),
    ),
  ];
}

/** Schools at their main gate (`school`). Unknown figures are absent. */
export function schoolLayers(schools: SchoolSummary[]): TileLayer[] {
  const features = schools.map(
    (school, id): TileFeature => ({
      id,
      properties: {
        school: school.id,
        name: school.name,
        level: school.levels[0],
        levels: school.levels.join(','),
        ownership: school.ownership,
        seats: school.seats,
        pupils: school.pupils,
        fill: school.fill,
        synthetic: school.synthetic,
      },
      geometry: { type: 'Point', coordinates: school.lonLat },
    }),
  );
  return [packLayer('school', features)];
}

/** Catchments drawn as polygons (`zone`). */
export function zoneLayers(
  zones: { id: string; level: string; schoolId: string; schoolName: string; geometry: Polygons }[],
): TileLayer[] {
  const features = zones.map(({ id: zone, level, schoolId, schoolName, geometry }, id) => ({
    id,
    properties: { zone, level, school: schoolId, name: schoolName },
    geometry,
  }));
  return [packLayer('zone', features)];
}

/** Who goes where, as lines from the middle of a cell to the school (`flow`); throws for a cell that could tell of a child. */
export function flowLayers(flows: Flows, schoolAt: (schoolId: string) => LonLat | undefined): TileLayer[] {
  const features = flows.cells.flatMap(({ centre, schoolId, children, meanMetres }, id): TileFeature[] => {
    if (children < leastShown) throw new Error(`A flow of ${children} children must not be published.`);
    const school = schoolAt(schoolId);
    if (!school) return [];
    const geometry = { type: 'LineString' as const, coordinates: [centre, school] };
    return [{ id, properties: { school: schoolId, children, metres: meanMetres }, geometry }];
  });
  return [packLayer('flow', features)];
}
