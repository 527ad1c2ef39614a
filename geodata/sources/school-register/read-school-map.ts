import { locatePoints, type RawPoint } from '../../projection/locate-points.ts';
import { readDecimal } from '../cell-values.ts';
import { type CommuneIndex, communeAt } from '../communes/commune-index.ts';
import { propertyText, type ReadFeature } from '../geojson.ts';
import type { Issue } from '../issues.ts';
import { pointInside } from '../polygons.ts';
import type { MapEntry } from './clean-schools.ts';
import type { SchoolSourceOptions } from './school-options.ts';

/** Properties that become fields; all others with text are kept as attributes. */
const fields = new Set(['osm_id', 'name', 'name:vi', 'name:en', 'amenity', 'level_guess', 'site_area_m2', 'addr:full']);

/**
 * Map features (OpenStreetMap style: `amenity`, names, `site_area_m2`) → placed entries. Row errors: duplicate id, no place, a place
 * that is impossible, swapped or outside the city.
 */
export function readSchoolMap(
  features: readonly ReadFeature[],
  file: string,
  index: CommuneIndex | undefined,
  options: SchoolSourceOptions,
): { entries: MapEntry[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const firstRow = new Map<string, number>();
  const points: RawPoint[] = [];
  features.forEach((feature, at) => {
    const key = keyOf(feature);
    const first = firstRow.get(key);
    const place = placeOf(feature);
    if (first !== undefined) {
      issues.push({
        code: 'duplicate-id',
        severity: 'error',
        file,
        row: feature.number,
        record: key,
        column: 'osm_id',
        value: key,
        params: { first },
      });
    } else if (!place) {
      issues.push({
        code: 'point-missing',
        severity: 'error',
        file,
        row: feature.number,
        record: key,
        value: propertyText(feature.properties, 'name') ?? key,
      });
    } else points.push({ at, row: feature.number, x: place[0], y: place[1], communes: [] });
    if (first === undefined) firstRow.set(key, feature.number);
  });
  const located = locatePoints(points, {
    file,
    columns: ['lon', 'lat'],
    crs: options.crs,
    communes: index,
    bounds: options.bounds,
  });
  issues.push(...located.issues);
  const entries = features.flatMap((feature, at) => {
    const lonLat = located.points.get(at);
    return lonLat ? [toEntry(feature, lonLat, index)] : [];
  });
  return { entries, issues };
}

/** True for features of a map, which must be cleaned; a register states its levels and is taken at its word. */
export function isSchoolMap(features: readonly ReadFeature[]): boolean {
  return features.some((feature) => propertyText(feature.properties, 'amenity') !== null);
}

/** The point of a feature, or a point inside its outline. */
export function placeOf(feature: ReadFeature): [number, number] | null {
  const { geometry } = feature;
  const inside =
    geometry?.type === 'Point'
      ? geometry.coordinates
      : geometry?.type === 'Polygon'
        ? pointInside([geometry.coordinates])
        : geometry?.type === 'MultiPolygon'
          ? pointInside(geometry.coordinates)
          : null;
  return inside && Number.isFinite(inside[0]) && Number.isFinite(inside[1]) ? [inside[0], inside[1]] : null;
}

function keyOf(feature: ReadFeature): string {
  return propertyText(feature.properties, 'osm_id', '@id', 'id', 'code') ?? feature.id ?? `row ${feature.number}`;
}

function toEntry(feature: ReadFeature, lonLat: [number, number], index: CommuneIndex | undefined): MapEntry {
  const { properties } = feature;
  const commune = index ? communeAt(index, ...lonLat) : null;
  const area = readDecimal(propertyText(properties, 'site_area_m2') ?? '');
  const names = ['name', 'name:vi', 'name:en'].flatMap((key) => propertyText(properties, key)?.normalize('NFC') ?? []);
  return {
    key: keyOf(feature),
    row: feature.number,
    names: [...new Set(names)],
    amenity: propertyText(properties, 'amenity'),
    levelGuess: propertyText(properties, 'level_guess'),
    areaSquareMetres: 'value' in area ? area.value : null,
    isArea: ('value' in area && area.value !== null) || feature.geometry?.type !== 'Point',
    lonLat,
    address: addressOf(properties),
    communeCode: commune?.code ?? null,
    communeName: commune?.name ?? null,
    attributes: attributesOf(properties),
  };
}

function addressOf(properties: Record<string, unknown>): string | null {
  const full = propertyText(properties, 'addr:full');
  if (full) return full;
  const street = [propertyText(properties, 'addr:housenumber'), propertyText(properties, 'addr:street')]
    .filter(Boolean)
    .join(' ');
  const parts = [street, propertyText(properties, 'addr:subdistrict'), propertyText(properties, 'addr:district')];
  return parts.filter(Boolean).join(', ') || null;
}

function attributesOf(properties: Record<string, unknown>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const key of Object.keys(properties).sort()) {
    const text = propertyText(properties, key);
    if (text !== null && !fields.has(key) && !key.startsWith('addr:')) kept[key] = text;
  }
  return kept;
}
