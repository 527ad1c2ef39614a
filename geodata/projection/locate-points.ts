import { type CommuneIndex, communeAt, metresToCommunes } from '../sources/communes/commune-index.ts';
import type { CommuneRecord } from '../sources/communes/types.ts';
import type { Issue } from '../sources/issues.ts';
import type { Bounds } from '../sources/polygons.ts';
import {
  fitsPlace,
  isWithin,
  type MetricPoint,
  nearCommuneMetres,
  type Place,
  scoreZones,
  zonesThatFit,
} from './guess-zone.ts';
import { findZone, isLonLatCrs, type LonLat, toWgs84 } from './vn2000.ts';

/** A pair of numbers as the file gives it, first column first. */
export interface RawPoint {
  /** Index into the caller's rows; comes back with the answer. */
  at: number;
  row: number;
  /** First and second number: lon, lat by the header, or x, y. */
  x: number;
  y: number;
  /** Communes the row names; empty when none is named or known. */
  communes: readonly CommuneRecord[];
}

export interface LocateOptions {
  file: string;
  /** Header names, for the sentences. */
  columns: [x: string, y: string];
  /** True when the header names the axes (lon/lat, E/N); false for X and Y, which mean either order. Default true. */
  axesNamed?: boolean;
  /** "EPSG:9210" or "EPSG:4326"; guessed per file when absent. */
  crs?: string;
  communes?: CommuneIndex;
  /** The city's box; taken from the communes when absent. Without either, only impossible points are refused. */
  bounds?: Bounds;
}

/** One entry per point that could be placed, and the issues of those that could not. */
export interface Located {
  points: Map<number, LonLat>;
  /** The zone the metric points were read in, or EPSG:4326; null when there was no point. */
  crs: string | null;
  issues: Issue[];
}

/** How a file's numbers are read: fixed once a file, so that a stream can use it for every batch. */
export interface PointReading {
  /** Zone of metric points; null when the file has none or it is not known. */
  zone: string | null;
  /** True where the first column holds North (metres) or latitude (degrees): the way surveyors write X. */
  northFirst: boolean;
  issues: Issue[];
}

/**
 * Places points: degrees as they are, metres by one VN-2000 zone for the whole file. The order of metric axes is read from the
 * numbers (in Vietnam North is always greater than East), as surveyors write X = North. Row errors: `point-zero`, `point-swapped`,
 * `point-outside-city`, `point-wrong-zone`, `point-impossible`; a point of degrees outside its named commune is a warning.
 */
export function locatePoints(points: readonly RawPoint[], options: LocateOptions): Located {
  const reading = choosePointReading(points, options);
  const located = placePoints(points, reading, options);
  located.issues.unshift(...reading.issues);
  return located;
}

/** Chooses the zone of a file's metric points from a sample; refuses the file where it stays open, with the candidates. */
export function choosePointReading(points: readonly RawPoint[], options: LocateOptions): PointReading {
  const { file, crs } = options;
  const northFirst = options.axesNamed === false && mostNorthFirst(points, placeOf(options));
  const stated = crs && !isLonLatCrs(crs) ? findZone(crs) : undefined;
  if (crs && !isLonLatCrs(crs) && !stated) {
    return { zone: null, northFirst, issues: [{ code: 'crs-unknown', severity: 'refuse', file, value: crs }] };
  }
  if (stated) return { zone: stated.crs, northFirst, issues: [] };
  const metric = points.filter((point) => isMetric(point)).map(toMetric);
  if (metric.length === 0) return { zone: null, northFirst, issues: [] };
  const { scores, sampled } = scoreZones(metric, placeOf(options));
  const [best, second] = scores;
  const candidates = scores.filter((score) => score.fits > 0).map((score) => `${score.crs} (${score.fits}/${sampled})`);
  if (best.fits * 2 < sampled || best.fits === second.fits) {
    const code = candidates.length > 0 ? 'crs-open' : 'crs-none-fits';
    return {
      zone: null,
      northFirst,
      issues: [{ code, severity: 'refuse', file, params: { candidates: candidates.join(', ') } }],
    };
  }
  const params = { fits: best.fits, sampled };
  return {
    zone: best.crs,
    northFirst,
    issues: [{ code: 'crs-guessed', severity: 'note', file, value: best.crs, params }],
  };
}

/** Places each point by a reading already chosen. */
export function placePoints(points: readonly RawPoint[], reading: PointReading, options: LocateOptions): Located {
  const placed: Located = {
    points: new Map(),
    crs: points.length > 0 ? (reading.zone ?? 'EPSG:4326') : null,
    issues: [],
  };
  if (reading.issues.some((issue) => issue.severity === 'refuse')) return placed;
  const place = placeOf(options);
  for (const point of points) {
    const answer = isMetric(point)
      ? placeMetres(point, reading, place)
      : placeDegrees(reading.northFirst ? { ...point, x: point.y, y: point.x } : point, place);
    if ('lonLat' in answer) placed.points.set(point.at, answer.lonLat);
    if (answer.issue) placed.issues.push(toIssue(point, answer.issue, options));
  }
  return placed;
}

interface Finding {
  code: string;
  severity: 'error' | 'warning';
  params?: Record<string, string | number>;
}
type Answer = { lonLat: LonLat; issue?: Finding } | { issue: Finding };

function placeDegrees(point: RawPoint, place: Place): Answer {
  const { x, y } = point;
  if (x === 0 && y === 0) return refuse('point-zero');
  const swapped: LonLat = [y, x];
  const possible = Math.abs(x) <= 180 && Math.abs(y) <= 90;
  if (place.bounds && possible && isWithin([x, y], place.bounds)) return withinCity([x, y], point.communes, place);
  if (place.bounds && isWithin(swapped, place.bounds)) return refuse('point-swapped', { lon: y, lat: x });
  if (!possible)
    return Math.abs(y) <= 180 && Math.abs(x) <= 90
      ? refuse('point-swapped', { lon: y, lat: x })
      : refuse('point-impossible');
  return place.bounds ? refuse('point-outside-city') : { lonLat: [x, y] };
}

function withinCity(lonLat: LonLat, communes: readonly CommuneRecord[], place: Place): Answer {
  if (communes.length > 0 && !fitsPlace(lonLat, communes, place)) {
    const metres = Math.round(metresToCommunes(communes, ...lonLat));
    const actual = place.communes ? communeAt(place.communes, ...lonLat)?.name : undefined;
    const params = { commune: communes[0].name, metres, actual: actual ?? '?' };
    return { lonLat, issue: { code: 'point-not-in-commune', severity: 'warning', params } };
  }
  if (communes.length === 0 && place.communes && metresFromCity(lonLat, place.communes) > nearCommuneMetres) {
    return refuse('point-outside-city');
  }
  return { lonLat };
}

function placeMetres(point: RawPoint, { zone, northFirst }: PointReading, place: Place): Answer {
  if (!zone) return refuse('point-impossible');
  const metric = toMetric(point);
  const lonLat = toWgs84(zone, metric.east, metric.north);
  if (point.x > point.y !== northFirst) return refuse('point-axes-swapped', { east: metric.east, north: metric.north });
  if (fitsPlace(lonLat, point.communes, place)) return { lonLat };
  if (point.communes.length === 0 && !place.bounds) return { lonLat };
  const candidates = zonesThatFit(metric, place).filter((crs) => crs !== zone);
  if (candidates.length > 0) return refuse('point-wrong-zone', { zone, candidates: candidates.join(', ') });
  if (point.communes.length > 0 && isWithin(lonLat, place.bounds)) {
    const metres = Math.round(metresToCommunes(point.communes, ...lonLat));
    return refuse('point-far-from-commune', { zone, commune: point.communes[0].name, metres });
  }
  return refuse('point-outside-city');
}

function metresFromCity(lonLat: LonLat, index: CommuneIndex): number {
  if (communeAt(index, ...lonLat)) return 0;
  const near = index.boxes?.neighbors(lonLat[0], lonLat[1], 4) ?? [];
  return metresToCommunes(
    near.map((at) => index.communes[at]),
    ...lonLat,
  );
}

/** Metres are far beyond any degree. */
function isMetric(point: { x: number; y: number }): boolean {
  return Math.abs(point.x) > 1000 && Math.abs(point.y) > 1000;
}

/** In Vietnam N runs from 900 km to 2,600 km and E from 100 km to 900 km in every zone: the greater number is North. */
function toMetric(point: RawPoint): MetricPoint {
  return { east: Math.min(point.x, point.y), north: Math.max(point.x, point.y), communes: point.communes };
}

/** True when most rows put North (metres) or the latitude (degrees, judged by the city's box) first. */
function mostNorthFirst(points: readonly RawPoint[], place: Place): boolean {
  let votes = 0;
  for (const point of points) {
    if (isMetric(point)) votes += point.x > point.y ? 1 : -1;
    else if (isWithin([point.y, point.x], place.bounds)) votes += 1;
    else if (isWithin([point.x, point.y], place.bounds)) votes -= 1;
  }
  return votes > 0;
}

function placeOf(options: LocateOptions): Place {
  return { communes: options.communes, bounds: options.bounds ?? options.communes?.bounds };
}

function refuse(code: string, params?: Finding['params']): Answer {
  return { issue: { code, severity: 'error', params } };
}

function toIssue(point: RawPoint, finding: Finding, options: LocateOptions): Issue {
  return {
    code: finding.code,
    severity: finding.severity,
    file: options.file,
    row: point.row,
    column: options.columns.join(', '),
    value: `${point.x}, ${point.y}`,
    params: finding.params,
  };
}
