import type { Feature, FeatureCollection } from 'geojson';
import type { Coverage, Flows, Level, LonLat, SchoolSummary } from '../../../api/client.ts';
import { type Language, sayChange, sayNumber } from '../../text/say.ts';
import type { MapData } from '../map-data.ts';

/** Points of a curve between two places: straight lines to one school would lie on each other. */
const CURVE_POINTS = 16;
/** How far the middle of a curve stands off the straight line, as a share of its length. */
const CURVE = 0.14;

/** Flows as curves from the middle of each cell to the school, and the cells as points with their children. */
export function flowShapes(
  flows: Flows,
  schools: readonly SchoolSummary[],
  level: Level | null,
  chosenId: string | null,
): FeatureCollection {
  const byId = new Map(schools.map((school) => [school.id, school]));
  const features: Feature[] = [];
  for (const { centre, schoolId, children, meanMetres } of [...flows.cells].sort((a, b) => a.children - b.children)) {
    const school = byId.get(schoolId);
    if (!school) continue;
    const dimmed = chosenId !== null && chosenId !== schoolId;
    const properties = { school: schoolId, children, metres: meanMetres, level: level ?? school.levels[0], dimmed };
    features.push({
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates: curve(centre, school.lonLat) },
    });
    if (!dimmed) features.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: centre } });
  }
  return { type: 'FeatureCollection', features };
}

function curve([ax, ay]: LonLat, [bx, by]: LonLat): LonLat[] {
  const mx = (ax + bx) / 2 - (by - ay) * CURVE;
  const my = (ay + by) / 2 + (bx - ax) * CURVE;
  return Array.from({ length: CURVE_POINTS + 1 }, (_, i): LonLat => {
    const t = i / CURVE_POINTS;
    const u = 1 - t;
    return [u * u * ax + 2 * u * t * mx + t * t * bx, u * u * ay + 2 * u * t * my + t * t * by];
  });
}

/** Commune shapes with the share of children within `limit` metres; null stays null. */
export function shareShapes(shapes: FeatureCollection, coverage: Coverage, limit: number): FeatureCollection {
  const column = coverage.limits.indexOf(limit);
  const shares = new Map(
    coverage.rows.map((row) => {
      const within = row.within[column] ?? null;
      return [row.communeCode, within === null || row.children === 0 ? null : within / row.children];
    }),
  );
  return {
    type: 'FeatureCollection',
    features: shapes.features.map((feature) => ({
      ...feature,
      properties: { ...feature.properties, share: shares.get(String(feature.properties?.code)) ?? null },
    })),
  };
}

/** Commune shapes with seats over or short, that as a share of the seats, and the number in words; null stays null. */
export function balanceShapes(
  shapes: FeatureCollection,
  balances: NonNullable<MapData['balances']>,
  language: Language,
): FeatureCollection {
  const known = new Map(balances.map((each) => [each.code, each]));
  return {
    type: 'FeatureCollection',
    features: shapes.features.map((feature) => {
      const { balance = null, seats = null } = known.get(String(feature.properties?.code)) ?? {};
      if (balance === null) return { ...feature, properties: { ...feature.properties, balance: null } };
      const ofSeats = seats ? balance / seats : Math.sign(balance);
      const label = sayChange(language, balance);
      return { ...feature, properties: { ...feature.properties, balance, ofSeats, label } };
    }),
  };
}

/** Cells with their children in words; too few to be told: no words. */
export function childrenShapes(cells: FeatureCollection, language: Language): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: cells.features.map((feature) => {
      const children: number | null = feature.properties?.children ?? null;
      const label = children === null ? {} : { label: sayNumber(language, children, 0) };
      return { ...feature, properties: { children: children ?? 0, ...label } };
    }),
  };
}

/** Stretches of road with the children who walk them, how many more than before, and both in words. */
export function loadShapes(loads: NonNullable<MapData['loads']>, language: Language): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: loads.map(({ before, after, lines }) => {
      const change = after - before;
      const more = change === 0 ? '' : ` (${sayChange(language, change)})`;
      return {
        type: 'Feature',
        properties: { children: after, change, label: `${sayNumber(language, after, 0)}${more}` },
        geometry: { type: 'MultiLineString', coordinates: lines },
      };
    }),
  };
}
