import type { LocateOptions, RawPoint } from '../projection/locate-points.ts';
import { readDecimal } from './cell-values.ts';
import type { ColumnMap, ColumnSpec } from './columns.ts';
import type { CommuneRecord } from './communes/types.ts';
import type { Issue } from './issues.ts';

/** Columns that place a row: degrees, or metres with or without named axes. */
export const pointColumnSpecs: readonly ColumnSpec<'lon' | 'lat' | 'east' | 'north' | 'x' | 'y'>[] = [
  { name: 'lon', aliases: ['longitude', 'lng', 'long', 'kinh độ', 'kinhdo_wgs84'] },
  { name: 'lat', aliases: ['latitude', 'vĩ độ', 'vido_wgs84'] },
  { name: 'east', aliases: ['easting', 'e', 'đông', 'tọa độ đông'] },
  { name: 'north', aliases: ['northing', 'n', 'bắc', 'tọa độ bắc'] },
  { name: 'x', aliases: ['tọa độ x', 'x (m)', 'coord_x', 'x_vn2000', 'x vn2000'] },
  { name: 'y', aliases: ['tọa độ y', 'y (m)', 'coord_y', 'y_vn2000', 'y vn2000'] },
];

/** Which two columns of a table hold the point. */
export interface PointColumns {
  x: number;
  y: number;
  axesNamed: boolean;
  columns: [string, string];
}

type PointNames = 'lon' | 'lat' | 'east' | 'north' | 'x' | 'y';

/** The pair a header offers, degrees before metres; null when it has none. */
export function findPointColumns(map: ColumnMap<PointNames | string>, columns: readonly string[]): PointColumns | null {
  const { index } = map;
  for (const [x, y] of [
    ['lon', 'lat'],
    ['east', 'north'],
    ['x', 'y'],
  ]) {
    if (!(index[x] >= 0) || !(index[y] >= 0)) continue;
    return { x: index[x], y: index[y], axesNamed: x !== 'x', columns: [columns[index[x]], columns[index[y]]] };
  }
  return null;
}

/** Reads the two cells. Blank in both: no point. Blank in one or not a number: an error naming the column. */
export function readPointCells(
  cells: readonly string[],
  pair: PointColumns,
  place: { at: number; row: number; communes: readonly CommuneRecord[] },
  file: string,
): { point: RawPoint | null; issue: Issue | null } {
  const x = readDecimal(cells[pair.x]);
  const y = readDecimal(cells[pair.y]);
  for (const [value, at] of [
    [x, 0],
    [y, 1],
  ] as const) {
    if ('problem' in value) {
      const value = cells[at === 0 ? pair.x : pair.y];
      return {
        point: null,
        issue: { code: 'number-unreadable', severity: 'error', file, row: place.row, column: pair.columns[at], value },
      };
    }
  }
  const [east, north] = [x, y].map((cell) => ('value' in cell ? cell.value : null));
  if (east === null && north === null) return { point: null, issue: null };
  if (east === null || north === null) {
    const column = pair.columns[east === null ? 0 : 1];
    return {
      point: null,
      issue: { code: 'point-half', severity: 'error', file, row: place.row, column, value: String(east ?? north) },
    };
  }
  return { point: { at: place.at, row: place.row, x: east, y: north, communes: place.communes }, issue: null };
}

/** The options of `locatePoints` for a table. */
export function locateOptions(
  pair: PointColumns,
  options: Omit<LocateOptions, 'columns' | 'axesNamed'>,
): LocateOptions {
  return { ...options, columns: pair.columns, axesNamed: pair.axesNamed };
}
