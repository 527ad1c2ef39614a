import { propertyText, readFeatures, readPolygons } from '../geojson.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { boundsOf } from '../polygons.ts';
import { statedLevels } from '../school-register/level-from-name.ts';
import type { ZoneContext } from './read-zones.ts';
import { resolveSchool } from './resolve-school.ts';
import type { ZoneRecord } from './types.ts';

/** Zones as polygons: properties school_id|school_code|ma_truong and/or school|name|ten_truong, optional level, school_year. */
export function readZonePolygons(bytes: Uint8Array, context: ZoneContext): SourceResult<ZoneRecord> {
  const { file } = context;
  const read = readFeatures(bytes, file);
  if (isRefused(read.issues)) return { records: [], issues: read.issues };
  const issues: Issue[] = [...read.issues];
  const records: ZoneRecord[] = [];
  const firstRow = new Map<string, number>();
  for (const { number: row, properties, geometry } of read.features) {
    const code = propertyText(properties, 'school_id', 'school_code', 'ma_truong');
    const name = propertyText(properties, 'school', 'school_name', 'ten_truong', 'name');
    const statedLevel = propertyText(properties, 'level', 'cap_hoc');
    const level = (statedLevel ? statedLevels(statedLevel)?.[0] : context.level) ?? null;
    const school = resolveSchool(code, name, level, context);
    if ('code' in school) {
      issues.push({
        ...school,
        severity: 'error',
        file,
        row,
        column: code ? 'school_id' : 'school',
        value: code ?? name ?? '',
      });
      continue;
    }
    const shape = readPolygons(geometry);
    if ('problem' in shape) {
      issues.push({
        code: shape.problem,
        severity: 'error',
        file,
        row,
        record: school.schoolName,
        value: shape.value,
        params: { name: school.schoolName },
      });
      continue;
    }
    const [west, south, east, north] = boundsOf(shape.polygons);
    if (!(west >= -180 && east <= 180 && south >= -90 && north <= 90)) {
      issues.push({
        code: 'polygon-not-degrees',
        severity: 'error',
        file,
        row,
        value: `${west}, ${south}`,
        params: { name: school.schoolName },
      });
      continue;
    }
    const schoolYear = propertyText(properties, 'school_year', 'nam_hoc') ?? context.schoolYear;
    const id =
      propertyText(properties, 'zone_id', 'id') ??
      [school.schoolCode ?? school.schoolName, level, schoolYear].filter(Boolean).join('/');
    const first = firstRow.get(id);
    if (first !== undefined) {
      issues.push({
        code: 'duplicate-id',
        severity: 'error',
        file,
        row,
        record: id,
        column: 'zone_id',
        value: id,
        params: { first },
      });
      continue;
    }
    firstRow.set(id, row);
    records.push({
      id,
      schoolYear,
      level,
      ...school,
      kind: 'polygon',
      polygons: shape.polygons,
      units: [],
      pupils: null,
      classes: null,
      text: null,
      row,
    });
  }
  return { records, issues };
}
