import type { Geometry, Position } from 'geojson';
import { converterToWgs84, findSystem, inDegrees, type NamedSystem } from '../../projection/coordinate-systems.ts';
import { isWithin, type MetricPoint, scoreZones } from '../../projection/guess-zone.ts';
import { readStatement } from '../../projection/read-statement.ts';
import type { LonLat } from '../../projection/vn2000.ts';
import type { CommuneIndex } from '../communes/commune-index.ts';
import type { Issue } from '../issues.ts';
import type { Bounds } from '../polygons.ts';
import { type Box, boxOf, convertPositions, simpleGeometries } from './geometries.ts';
import type { LayerFeature, RawFeature, RawLayer } from './types.ts';

/** Where the features of a file may lie. */
export interface PlaceOptions {
  /** The coordinate system a person states, against the file: "EPSG:9210". */
  crs?: string;
  /** Communes of the organisation: a file that says nothing is tried against them. */
  communes?: CommuneIndex;
  /** The organisation's box, or the country's where nothing is known of it. */
  bounds: Bounds;
}

/** Features on the earth, and how their coordinates were read. */
export interface PlacedLayer {
  features: LayerFeature[];
  system: NamedSystem | null;
  /** Who said so: the person, the file, or the numbers themselves. */
  basis: 'given' | 'stated' | 'guessed' | null;
  bounds: Bounds | null;
  issues: Issue[];
}

interface Reading {
  system: NamedSystem;
  basis: NonNullable<PlacedLayer['basis']>;
  /** North or latitude stands first. */
  northFirst: boolean;
  issues: Issue[];
}

const sampleSize = 400;
const nowhere: Omit<PlacedLayer, 'issues'> = { features: [], system: null, basis: null, bounds: null };

/**
 * Puts a file's features on the earth. Refused: a system that is not known (`crs-unknown`), open (`layer-crs-open`) or does not go with the
 * numbers (`layer-crs-mismatch`), and a layer most of which lies elsewhere (`layer-outside`, with the zones that would fit). Row errors: no
 * place (`layer-feature-empty`), outside (`layer-feature-outside`). Swapped axes are turned round, with a warning.
 */
export function placeFeatures(raw: RawLayer, file: string, options: PlaceOptions): PlacedLayer {
  const pairs = samplePairs(raw.features);
  if (pairs.length === 0)
    return { ...nowhere, issues: [{ code: 'layer-empty', severity: 'refuse', file, value: raw.name }] };
  const reading = chooseReading(pairs, raw.statements, file, options);
  if (!('system' in reading)) return { ...nowhere, issues: reading.issues };
  const convert = converterOf(reading);
  const placed: PlacedLayer = { ...nowhere, system: reading.system, basis: reading.basis, issues: [...reading.issues] };
  const outside: { row: number; at: LonLat }[] = [];
  const features: LayerFeature[] = [];
  const wide: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { row, attributes, geometry } of raw.features) {
    const parts = simpleGeometries(geometry).map((part) => convertPositions(part, convert));
    const box = boxOf(parts);
    if (!box) {
      placed.issues.push({ code: 'layer-feature-empty', severity: 'error', file, row });
      continue;
    }
    if (!touches(box, options.bounds)) {
      outside.push({ row, at: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] });
      continue;
    }
    widen(wide, box);
    for (const part of parts) features.push({ row, attributes, geometry: part });
  }
  if (outside.length > raw.features.length / 2 || features.length === 0)
    return { ...nowhere, issues: [elsewhere(pairs, reading, outside[0]?.at, file, options)] };
  for (const { row, at } of outside)
    placed.issues.push({ code: 'layer-feature-outside', severity: 'error', file, row, value: writePlace(at) });
  return { ...placed, features, bounds: wide };
}

/** The first pair of numbers of up to 400 features. */
function samplePairs(features: readonly RawFeature[]): [number, number][] {
  const step = Math.max(1, Math.floor(features.length / sampleSize));
  return features.flatMap(({ geometry }, at): [number, number][] => {
    if (at % step !== 0 || !geometry) return [];
    const first = firstPosition(geometry);
    return first && Number.isFinite(first[0]) && Number.isFinite(first[1]) ? [[first[0], first[1]]] : [];
  });
}

function firstPosition(geometry: Geometry): Position | null {
  const [simple] = simpleGeometries(geometry);
  if (!simple) return null;
  let inner: unknown = simple.coordinates;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  return Array.isArray(inner) && inner.length >= 2 ? (inner as Position) : null;
}

function chooseReading(
  pairs: readonly [number, number][],
  statements: readonly string[],
  file: string,
  options: PlaceOptions,
): Reading | { issues: Issue[] } {
  const refuse = (code: string, value: string, params?: Issue['params']) => ({
    issues: [{ code, severity: 'refuse' as const, file, value, params }],
  });
  const metric = pairs.filter(([x, y]) => Math.abs(x) > 1000 && Math.abs(y) > 1000).length * 2 > pairs.length;
  const northFirst = metric
    ? pairs.filter(([x, y]) => Math.abs(x) > Math.abs(y)).length * 2 > pairs.length
    : pairs.filter(([x, y]) => isWithin([y, x], options.bounds) && !isWithin([x, y], options.bounds)).length * 2 >
      pairs.length;
  const issues: Issue[] = northFirst
    ? [{ code: 'layer-axes-swapped', severity: 'warning', file, value: pairs[0].join(', ') }]
    : [];
  const given = options.crs ? findSystem(options.crs) : null;
  if (options.crs && !given) return refuse('crs-unknown', options.crs);
  const said = statements.map(readStatement);
  const stated = given ? null : (said.find(({ system }) => system) ?? null);
  if (!given && !stated && said.length > 0) return refuse('crs-unknown', said[0].words);
  const system = given ?? stated?.system ?? null;
  if (system && inDegrees(system) === metric)
    return refuse('layer-crs-mismatch', system.crs, { pair: pairs[0].join(', ') });
  if (stated?.datumDoubtful)
    issues.push({ code: 'layer-datum-doubtful', severity: 'warning', file, value: stated.words });
  if (system) {
    if (metric) issues.push(...doubtZone(pairs, system, file, options));
    return { system, basis: given ? 'given' : 'stated', northFirst, issues };
  }
  if (!metric) return { system: findSystem('EPSG:4326')!, basis: 'guessed', northFirst, issues };
  const { scores, sampled } = scoreZones(pairs.map(toMetric), options);
  const [best, second] = scores;
  const params = { candidates: sayZones(scores.filter(({ fits }) => fits > 0)) };
  if (best.fits * 2 < sampled) return refuse('layer-crs-none', '', params);
  if (best.fits === second.fits) return refuse('layer-crs-open', '', params);
  const guessed = { code: 'crs-guessed', severity: 'note' as const, file, value: best.crs };
  issues.push({ ...guessed, params: { fits: best.fits, sampled } });
  return { system: findSystem(best.crs)!, basis: 'guessed', northFirst, issues };
}

/** A warning where another zone puts clearly more of the file into the communes than the one it is said to be in. */
function doubtZone(
  pairs: readonly [number, number][],
  { crs }: NamedSystem,
  file: string,
  options: PlaceOptions,
): Issue[] {
  if (!options.communes) return [];
  const { scores, sampled } = scoreZones(pairs.map(toMetric), options);
  const fits = scores.find((score) => score.crs === crs)?.fits;
  const [best] = scores;
  if (fits === undefined || best.fits <= fits || best.fits < sampled / 2) return [];
  const params = { zone: crs, fits, best: best.crs, bestFits: best.fits, sampled };
  return [{ code: 'layer-zone-doubtful', severity: 'warning', file, value: crs, params }];
}

/** The refusal of a layer that lies elsewhere: where it would fall, and the zones that would bring it here. */
function elsewhere(
  pairs: readonly [number, number][],
  { system }: Reading,
  at: LonLat | undefined,
  file: string,
  options: PlaceOptions,
): Issue {
  const { scores, sampled } = inDegrees(system) ? { scores: [], sampled: 0 } : scoreZones(pairs.map(toMetric), options);
  const fitting = scores.filter(({ fits }) => fits * 2 > sampled);
  const value = at ? writePlace(at) : '?';
  const params = { crs: system.crs, candidates: sayZones(fitting) };
  return {
    ...{ code: fitting.length > 0 ? 'layer-wrong-zone' : 'layer-outside', severity: 'refuse', file },
    ...{ value, params },
  };
}

function converterOf({ system, northFirst }: Reading): (x: number, y: number) => LonLat {
  const convert = converterToWgs84(system);
  return northFirst ? (x, y) => convert(y, x) : convert;
}

function toMetric([x, y]: [number, number]): MetricPoint {
  return { east: Math.min(x, y), north: Math.max(x, y), communes: [] };
}

function sayZones(scores: readonly { crs: string; fits: number }[]): string {
  return scores.map(({ crs }) => `${crs} (${findSystem(crs)?.meridian})`).join(', ');
}

function writePlace([lon, lat]: LonLat): string {
  return `${lon.toFixed(4)}, ${lat.toFixed(4)}`;
}

/** True where a box meets the bounds widened by some two kilometres. */
function touches([west, south, east, north]: Box, bounds: Bounds): boolean {
  const slack = 0.02;
  return (
    west <= bounds[2] + slack && east >= bounds[0] - slack && south <= bounds[3] + slack && north >= bounds[1] - slack
  );
}

function widen(wide: Box, box: Box): void {
  wide[0] = Math.min(wide[0], box[0]);
  wide[1] = Math.min(wide[1], box[1]);
  wide[2] = Math.max(wide[2], box[2]);
  wide[3] = Math.max(wide[3], box[3]);
}
