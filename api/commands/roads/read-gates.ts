import { basename } from 'node:path';
import { orderOfIds } from '#engines/assignment/code-points.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { readCsvFile } from '../../platform/csv-files.ts';
import { Refusal } from '../command.ts';
import { coordinateIssue } from './read-points.ts';

/** Gates in ascending order of school, ready for `snapGates`. */
export interface GatePoints {
  /** Degrees, two a gate. */
  lonLats: Float64Array;
  school: Int32Array;
}

/** Every school entered at its own point. */
export function schoolPoints(lonLats: Float64Array): GatePoints {
  return { lonLats, school: Int32Array.from({ length: lonLats.length / 2 }, (_, i) => i) };
}

/**
 * gates.csv: `school_id,lon,lat` (and `site_id`, kept by other verbs). A school without a gate there is entered at its own
 * point. Throws Refusal for unknown schools and impossible coordinates. The order of the file's rows leaves no trace.
 */
export function readGates(path: string, schoolIds: readonly string[], lonLats: Float64Array): GatePoints {
  const file = basename(path);
  const schoolAt = new Map(schoolIds.map((id, i) => [id, i]));
  const found: { school: number; lon: number; lat: number }[] = [];
  const issues: Issue[] = [];
  const columns = { required: ['school_id', 'lon', 'lat'], aliases: { school_id: ['id', 'to_id'] } };
  const summary = readCsvFile(path, columns, ([id = '', lon = '', lat = ''], row) => {
    const school = schoolAt.get(id);
    const fault =
      school === undefined
        ? { code: 'school-unknown', severity: 'error' as const, file, row, column: 'school_id', value: id }
        : coordinateIssue(lon, lat, file, row);
    if (fault) issues.push(fault);
    else found.push({ school: school ?? -1, lon: Number(lon), lat: Number(lat) });
  });
  if (summary.issues.length + issues.length > 0) throw new Refusal([...summary.issues, ...issues]);
  const withGate = new Set(found.map(({ school }) => school));
  for (const school of orderOfIds([...schoolIds]))
    if (!withGate.has(school)) found.push({ school, lon: lonLats[2 * school], lat: lonLats[2 * school + 1] });
  found.sort((one, other) => one.school - other.school || one.lon - other.lon || one.lat - other.lat);
  return {
    lonLats: Float64Array.from(found.flatMap(({ lon, lat }) => [lon, lat])),
    school: Int32Array.from(found, ({ school }) => school),
  };
}
