import { findZone, isLonLatCrs, toWgs84 } from '../../projection/vn2000.ts';
import { readCount, readDay, readDecimal } from '../cell-values.ts';
import { propertyText, type ReadFeature, readFeatures, readPolygons } from '../geojson.ts';
import type { Issue, SourceResult } from '../issues.ts';
import { areaSquareMetres, boundsOf, type Polygons, pointInside } from '../polygons.ts';
import { flagSuspectAttributes } from './suspect-attributes.ts';
import type { CommuneRecord } from './types.ts';

/**
 * Communes from GeoJSON (Polygon or MultiPolygon; WGS 84, or VN-2000 named by `crs` or by the file). Properties: code|ma_xa, name|full_name|ten_xa,
 * and where present name_en, province_code, province, area_km2, population, predecessors, valid_from, valid_to, attr_ok.
 * Row errors: no code, no name, a code given twice, a polygon that is missing, empty or crosses itself. Attributes that contradict
 * the polygon are warnings and mark the record.
 */
export function readCommunes(
  bytes: Uint8Array,
  file: string,
  options: { crs?: string } = {},
): SourceResult<CommuneRecord> {
  const read = readFeatures(bytes, file);
  const issues = read.issues;
  if (issues.length > 0) return { records: [], issues };
  const crs = options.crs ?? read.crs ?? 'EPSG:4326';
  const zone = findZone(crs);
  if (!zone && !isLonLatCrs(crs)) {
    return { records: [], issues: [{ code: 'crs-unknown', severity: 'refuse', file, value: crs }] };
  }
  const records: CommuneRecord[] = [];
  const rows: number[] = [];
  const firstRow = new Map<string, number>();
  for (const feature of read.features) {
    const answer = readCommune(feature, file, zone?.crs ?? null, firstRow);
    issues.push(...answer.issues);
    if (!answer.record) continue;
    records.push(answer.record);
    rows.push(feature.number);
  }
  if (records.length > 0 && records.every((record) => record.code.length > 0))
    issues.push(...flagSuspectAttributes(records, rows, file));
  if (read.features.length > 0 && read.features.every((feature) => communeCode(feature) === null)) {
    return { records: [], issues: [noCodeColumn(file, read.features[0])] };
  }
  return { records, issues };
}

function readCommune(
  feature: ReadFeature,
  file: string,
  zone: string | null,
  firstRow: Map<string, number>,
): { record: CommuneRecord | null; issues: Issue[] } {
  const { properties, number: row } = feature;
  const code = communeCode(feature);
  const name = propertyText(properties, 'name', 'full_name', 'ten_xa', 'ten', 'NAME');
  const at = { file, row, record: code ?? undefined };
  if (!code) return failed({ code: 'cell-required', ...at, column: 'code', value: name ?? '' });
  if (!name) return failed({ code: 'cell-required', ...at, column: 'name', value: code });
  const first = firstRow.get(code);
  if (first !== undefined)
    return failed({ code: 'duplicate-id', ...at, column: 'code', value: code, params: { first } });
  firstRow.set(code, row);
  const shape = readPolygons(feature.geometry);
  if ('problem' in shape) return failed({ code: shape.problem, ...at, value: shape.value, params: { name } });
  const polygons = zone ? fromZone(shape.polygons, zone) : shape.polygons;
  const [west, south, east, north] = boundsOf(polygons);
  if (!(west >= -180 && east <= 180 && south >= -90 && north <= 90)) {
    return failed({ code: 'polygon-not-degrees', ...at, value: `${west}, ${south}`, params: { name } });
  }
  const figures = readFigures(properties, at);
  const record: CommuneRecord = {
    code,
    name,
    nameEn: propertyText(properties, 'name_en'),
    provinceCode: propertyText(properties, 'province_code', 'ma_tinh'),
    province: propertyText(properties, 'province', 'ten_tinh'),
    areaSquareKm: Math.round(areaSquareMetres(polygons) / 1000) / 1000,
    predecessors: splitNames(propertyText(properties, 'predecessors')),
    polygons,
    centre: pointInside(polygons),
    attributesSuspect: propertyText(properties, 'attr_ok') === '0',
    ...figures.values,
  };
  return { record, issues: figures.issues };
}

function readFigures(properties: Record<string, unknown>, at: Pick<Issue, 'file' | 'row' | 'record'>) {
  const issues: Issue[] = [];
  const take = <T>(column: string, read: (text: string) => { value: T | null } | { problem: string }): T | null => {
    const text = propertyText(properties, `${column}_src`, column) ?? '';
    const cell = read(text);
    if ('value' in cell) return cell.value;
    issues.push({ code: cell.problem, severity: 'warning', ...at, column, value: text });
    return null;
  };
  const values = {
    statedAreaSquareKm: take('area_km2', readDecimal),
    population: take('population', readCount),
    validFrom: take('valid_from', readDay),
    validTo: take('valid_to', readDay),
  };
  return { values, issues };
}

function communeCode(feature: ReadFeature): string | null {
  return propertyText(feature.properties, 'code', 'ma_xa', 'maxa', 'commune_code', 'CODE');
}

function splitNames(text: string | null): string[] {
  // A comma inside brackets belongs to the name ("Phường 4 (quận Tân Bình, phần còn lại)").
  return text
    ? text
        .split(/,(?![^(]*\))/)
        .map((name) => name.trim())
        .filter(Boolean)
    : [];
}

function fromZone(polygons: Polygons, crs: string): Polygons {
  return polygons.map((polygon) => polygon.map((ring) => ring.map(([east, north]) => toWgs84(crs, east, north))));
}

function failed(issue: Omit<Issue, 'severity'>): { record: null; issues: Issue[] } {
  return { record: null, issues: [{ ...issue, severity: 'error' }] };
}

function noCodeColumn(file: string, feature: ReadFeature): Issue {
  const found = Object.keys(feature.properties).join(', ');
  return { code: 'missing-column', severity: 'refuse', file, column: 'code', params: { found } };
}
