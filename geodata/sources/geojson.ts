import type { Geometry } from 'geojson';
import { decodeText } from './encoding.ts';
import { detectFileKind, wrongKindIssue } from './file-kind.ts';
import type { Issue } from './issues.ts';
import { findSelfCrossing, type Polygons } from './polygons.ts';

/** One feature as read: properties as they stand, geometry possibly absent, its 1-based place in the file. */
export interface ReadFeature {
  /** 1-based place in the file, reported as the row. */
  number: number;
  id: string | null;
  properties: Record<string, unknown>;
  geometry: Geometry | null;
}

/** Features of a GeoJSON file, or why there are none. `crs` is the file's own statement, null when it has none. */
export interface ReadFeatures {
  features: ReadFeature[];
  crs: string | null;
  issues: Issue[];
}

/** Reads a FeatureCollection or a list of features; anything else is refused in words. */
export function readFeatures(bytes: Uint8Array, file: string): ReadFeatures {
  const kind = detectFileKind(bytes);
  if (kind !== 'json') return { features: [], crs: null, issues: [wrongKindIssue(file, kind, 'geojson')] };
  const { text, issues } = decodeText(bytes, file);
  if (issues.length > 0) return { features: [], crs: null, issues };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { features: [], crs: null, issues: [brokenJson(file, text, error)] };
  }
  const raw = featureList(value);
  if (!raw) return { features: [], crs: null, issues: [{ code: 'geojson-no-features', severity: 'refuse', file }] };
  const features = raw.map((feature, at) => toFeature(feature, at + 1));
  return { features, crs: statedCrs(value), issues: [] };
}

/** A property as trimmed text; null when absent or blank. */
export function propertyText(properties: Record<string, unknown>, ...names: string[]): string | null {
  for (const name of names) {
    const value = properties[name];
    if (value === undefined || value === null || typeof value === 'object') continue;
    const text = String(value).trim();
    if (text !== '') return text;
  }
  return null;
}

/**
 * The polygons of a feature with rings closed and checked. Problems (one each, as issue codes): `polygon-missing`, `polygon-empty`,
 * `polygon-wrong-type`, `polygon-self-crossing` (with the place).
 */
export function readPolygons(geometry: Geometry | null): { polygons: Polygons } | { problem: string; value: string } {
  if (!geometry) return { problem: 'polygon-missing', value: '' };
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
    return { problem: 'polygon-wrong-type', value: geometry.type };
  }
  const source = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons = source
    .filter((polygon) => polygon.length > 0 && polygon[0].length > 0)
    .map((polygon) => polygon.map(closeRing));
  if (polygons.length === 0 || polygons.some((polygon) => polygon[0].length < 4))
    return { problem: 'polygon-empty', value: '' };
  const crossing = findSelfCrossing(polygons);
  if (crossing)
    return { problem: 'polygon-self-crossing', value: `${crossing[0].toFixed(5)}, ${crossing[1].toFixed(5)}` };
  return { polygons };
}

function closeRing(ring: Polygons[number][number]): Polygons[number][number] {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}

function featureList(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  const object = value as { type?: unknown; features?: unknown };
  if (Array.isArray(object.features)) return object.features;
  return object.type === 'Feature' ? [object] : null;
}

function toFeature(value: unknown, number: number): ReadFeature {
  const object = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const properties = (typeof object.properties === 'object' && object.properties) || {};
  const geometry = object.geometry as Geometry | null | undefined;
  const hasGeometry =
    typeof geometry === 'object' &&
    geometry !== null &&
    'coordinates' in geometry &&
    Array.isArray(geometry.coordinates);
  return {
    number,
    id: typeof object.id === 'string' || typeof object.id === 'number' ? String(object.id) : null,
    properties: properties as Record<string, unknown>,
    geometry: hasGeometry ? geometry : null,
  };
}

function statedCrs(value: unknown): string | null {
  const crs = (value as { crs?: { properties?: { name?: unknown } } }).crs;
  return typeof crs?.properties?.name === 'string' ? crs.properties.name : null;
}

function brokenJson(file: string, text: string, error: unknown): Issue {
  const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
  const row = text.slice(0, at).split('\n').length;
  return {
    code: 'json-broken',
    severity: 'refuse',
    file,
    row,
    value: text.slice(Math.max(0, at - 20), at + 20).trim(),
  };
}
