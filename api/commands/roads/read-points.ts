import { basename } from 'node:path';
import { orderOfIds } from '#engines/assignment/code-points.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { IdIndex } from '../../domains/assignments/contract/id-index.ts';
import { readCsvFile } from '../../platform/csv-files.ts';
import { Refusal } from '../command.ts';

/** Points of a file by id, in code-point order of the ids, whatever the order of its rows. */
export interface Points {
  ids: string[];
  /** Degrees, two a point. */
  lonLats: Float64Array;
  index: Map<string, number>;
}

/** A CSV file of `id,lon,lat`; `aliases` are other names of the id column. Throws Refusal naming every faulty row. */
export function readPoints(path: string, aliases: string[]): Points {
  const file = basename(path);
  const found = new IdIndex();
  const lonLats: number[] = [];
  const issues: Issue[] = [];
  const columns = { required: ['id', 'lon', 'lat'], aliases: { id: aliases } };
  const summary = readCsvFile(path, columns, ([id = '', lon = '', lat = ''], row) => {
    const fault = coordinateIssue(lon, lat, file, row) ?? found.add(id, row, file, 'id');
    if (fault) issues.push(fault);
    else lonLats.push(Number(lon), Number(lat));
  });
  const all = [...summary.issues, ...issues];
  if (all.length > 0) throw new Refusal(all);
  const order = orderOfIds(found.ids);
  const ids = Array.from(order, (i) => found.ids[i]);
  const sorted = new Float64Array(2 * ids.length);
  order.forEach((from, to) => {
    sorted[2 * to] = lonLats[2 * from];
    sorted[2 * to + 1] = lonLats[2 * from + 1];
  });
  return { ids, lonLats: sorted, index: new Map(ids.map((id, i) => [id, i])) };
}

/** What is wrong with a row's degrees: blank, no number, off the globe, at 0,0, or plainly the other way round. */
export function coordinateIssue(lon: string, lat: string, file: string, row: number): Issue | undefined {
  const at = { severity: 'error' as const, file, row };
  for (const [column, cell] of [
    ['lon', lon],
    ['lat', lat],
  ])
    if (cell.trim() === '') return { code: 'cell-required', ...at, column };
  const both = { column: 'lon, lat', value: `${lon}, ${lat}` };
  if (Number(lon) === 0 && Number(lat) === 0) return { code: 'point-zero', ...at, ...both };
  if (Math.abs(Number(lat)) > 90 && Math.abs(Number(lat)) <= 180 && Math.abs(Number(lon)) <= 90)
    return { code: 'point-swapped', ...at, ...both };
  if (!(Math.abs(Number(lon)) <= 180)) return { code: 'degrees-impossible', ...at, column: 'lon', value: lon };
  if (!(Math.abs(Number(lat)) <= 90)) return { code: 'degrees-impossible', ...at, column: 'lat', value: lat };
  return undefined;
}
