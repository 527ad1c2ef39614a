import type { FeatureCollection } from 'geojson';
import type { Coverage, Flows, Level, LonLat, RouteAnswer, SchoolSummary } from '../../api/client.ts';

/** A place where a school could be built, and what was said or decided of it. */
export interface MapCandidate {
  id: string;
  name: string;
  lonLat: LonLat;
  state: 'free' | 'chosen' | 'forced' | 'forbidden' | 'left-out';
  /** The one looked at. */
  picked: boolean;
}

/** Data laid over the base map, as values; null or absent: not there. A new object is a change, the same object is none. */
export interface MapData {
  schools?: readonly SchoolSummary[] | null;
  /** Drawn larger, named, on top; may be a school outside `schools`. */
  chosenSchool?: SchoolSummary | null;
  route?: RouteAnswer | null;
  /** Polygons with the property `metres`. */
  walkingAreas?: FeatureCollection | null;
  /** Polygons with the properties `id`, `level`, `schoolId`, `schoolName`, and `unsure` where nobody knows whose, or the address of such GeoJSON. */
  zones?: FeatureCollection | string | null;
  /** Areas nearest to each school by road; same properties. */
  roadAreas?: FeatureCollection | string | null;
  /** Layers the office keeps; properties `kind` and, where one is looked at, `chosen`. */
  kept?: FeatureCollection | null;
  /** Places where a school could be built. */
  candidates?: readonly MapCandidate[] | null;
  /** Share of children within one limit, by commune; needs `communeShapes`. */
  coverage?: { coverage: Coverage; limit: number } | null;
  /** Seats over (or short, below zero) of each commune, and its seats; unknown is null. Needs `communeShapes`. */
  balances?: readonly { code: string; balance: number | null; seats: number | null }[] | null;
  /** Polygons with the property `code`. */
  communeShapes?: FeatureCollection | null;
  /** Hexagons with the property `children`, null where they are too few to be told. */
  children?: FeatureCollection | null;
  flows?: Flows | null;
  /** Stretches of road with the children who walk them to school, before and after. */
  loads?: readonly { before: number; after: number; lines: LonLat[][] }[] | null;
  home?: LonLat | null;
}

/** The schools of one level are drawn by that level's mark, whatever other levels they have. */
export function levelShown(school: SchoolSummary, level: Level | null): Level {
  return level && school.levels.includes(level) ? level : school.levels[0];
}
