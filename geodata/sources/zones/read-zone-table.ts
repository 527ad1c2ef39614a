import { readCount } from '../cell-values.ts';
import { type ColumnSpec, mapColumns, missingColumnIssue } from '../columns.ts';
import { matchCommune } from '../communes/match-commune.ts';
import { foldText } from '../fold-text.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { statedLevels } from '../school-register/level-from-name.ts';
import type { Table } from '../table.ts';
import { normaliseNeighbourhood, parseGroups, parseZoneText } from './parse-zone-text.ts';
import type { ZoneContext } from './read-zones.ts';
import { resolveSchool } from './resolve-school.ts';
import type { ZoneRecord, ZoneUnit } from './types.ts';

export const zoneColumnSpecs = [
  { name: 'school_id', aliases: ['mã trường', 'school code'] },
  { name: 'school', aliases: ['trường', 'tên trường', 'school name', 'đơn vị', 'trường tiếp nhận'] },
  { name: 'zone_text', aliases: ['địa bàn', 'phân tuyến', 'tuyến', 'địa bàn tuyển sinh', 'tuyến tuyển sinh'] },
  { name: 'commune_code', aliases: ['mã xã', 'mã phường', 'mã xã phường', 'mã phường xã'] },
  { name: 'commune', aliases: ['phường xã', 'xã phường', 'phường', 'xã', 'tên xã', 'ward'] },
  {
    name: 'neighbourhood',
    aliases: ['khu phố', 'ấp', 'thôn', 'khu phố ấp', 'khu phố thôn ấp', 'khóm', 'quarter', 'kp'],
  },
  { name: 'groups', aliases: ['tổ', 'tổ dân phố', 'group', 'tdp'] },
  { name: 'level', aliases: ['cấp học', 'cấp', 'bậc học'] },
  { name: 'school_year', aliases: ['năm học'] },
  { name: 'pupils', aliases: ['số học sinh', 'chỉ tiêu', 'học sinh', 'quota'] },
  { name: 'classes', aliases: ['số lớp', 'lớp'] },
] as const satisfies readonly ColumnSpec[];

type ZoneColumn = (typeof zoneColumnSpecs)[number]['name'];

/** A zone plan as a table: a unit a row, or a school a row with the printed words. */
export function readZoneTable(table: Table, context: ZoneContext): SourceResult<ZoneRecord> {
  const { file } = context;
  const map = mapColumns<ZoneColumn>(table.columns, zoneColumnSpecs, file);
  const issues: Issue[] = [...table.issues];
  if (map.index.school_id < 0 && map.index.school < 0)
    issues.push(missingColumnIssue(file, 'school_id', table.columns));
  if (map.index.zone_text < 0 && map.index.commune < 0 && map.index.commune_code < 0) {
    issues.push(missingColumnIssue(file, 'commune', table.columns));
  }
  if (isRefused(issues)) return { records: [], issues };
  const zones = new Map<string, ZoneRecord>();
  table.rows.forEach((cells, at) => {
    const row = table.rowNumbers[at];
    const cell = (name: ZoneColumn) => (map.index[name] < 0 ? '' : cells[map.index[name]]);
    const report = (name: ZoneColumn, finding: Omit<Issue, 'file' | 'row' | 'column'>) =>
      issues.push({ value: cell(name), ...finding, file, row, column: table.columns[map.index[name]] ?? name });
    const before = issues.length;
    const level = readLevel(cell('level'), context, (code) => report('level', { code, severity: 'error' }));
    const school = resolveSchool(cell('school_id') || null, cell('school') || null, level, context);
    if ('code' in school) report(cell('school_id') ? 'school_id' : 'school', { ...school, severity: 'error' });
    const counts = (['pupils', 'classes'] as const).map((name) => {
      const count = readCount(cell(name));
      if ('value' in count) return count.value;
      report(name, { code: count.problem, severity: 'error' });
      return null;
    });
    const units = map.index.zone_text >= 0 ? readPrinted(cell, report) : readUnits(cell, report);
    if ('code' in school || issues.slice(before).some((issue) => issue.severity === 'error')) return;
    const placed = units.map((unit) =>
      placeUnit(unit, cell('commune_code') || null, context, (finding) => report('commune', finding)),
    );
    const schoolYear = cell('school_year') || context.schoolYear;
    const id = [school.schoolCode ?? school.schoolName, level, schoolYear].filter(Boolean).join('/');
    const zone = zones.get(id) ?? newZone(id, school, level, schoolYear, row);
    zone.units.push(...placed);
    zone.pupils ??= counts[0];
    zone.classes ??= counts[1];
    if (cell('zone_text')) zone.text = [zone.text, cell('zone_text')].filter(Boolean).join('; ');
    zones.set(id, zone);
  });
  const records = [...zones.values()];
  issues.push(...unitsGivenTwice(records, file));
  return { records, issues };
}

type Cell = (name: ZoneColumn) => string;
type Report = (name: ZoneColumn, finding: Omit<Issue, 'file' | 'row' | 'column'>) => void;
type Unit = Omit<ZoneUnit, 'communeCode'>;

function readLevel(text: string, context: ZoneContext, refuse: (code: string) => void): ZoneRecord['level'] {
  if (text === '') return context.level;
  const levels = statedLevels(text);
  if (!levels) refuse('level-word-unknown');
  return levels?.[0] ?? null;
}

function readPrinted(cell: Cell, report: Report): Unit[] {
  const printed = parseZoneText(cell('zone_text'));
  for (const value of printed.unread) report('zone_text', { code: 'zone-text-unread', severity: 'warning', value });
  if (printed.units.length === 0) report('zone_text', { code: 'zone-without-units', severity: 'error' });
  return printed.units;
}

function readUnits(cell: Cell, report: Report): Unit[] {
  const commune = cell('commune') || cell('commune_code');
  if (commune === '') {
    report('commune', { code: 'cell-required', severity: 'error' });
    return [];
  }
  const written = cell('neighbourhood');
  if (cell('groups') === '' && /(^|[\s,;])(tổ|to)\s*\d|[+,;]|\bvà\b/iu.test(written)) {
    const printed = parseZoneText(`${commune} ${written}`);
    if (printed.unread.length === 0 && printed.units.length > 0) return printed.units;
  }
  const neighbourhood =
    written === '' ? null : normaliseNeighbourhood(/^\d+\p{L}?$/u.test(written) ? `KP${written}` : written);
  if (cell('groups') === '') return [{ commune, neighbourhood, groups: null }];
  const groups = parseGroups(cell('groups'));
  if (!groups) report('groups', { code: 'zone-groups-unread', severity: 'error' });
  return (groups ?? []).map((range) => ({ commune, neighbourhood, groups: range }));
}

function placeUnit(
  unit: Unit,
  code: string | null,
  context: ZoneContext,
  report: (finding: Omit<Issue, 'file' | 'row' | 'column'>) => void,
): ZoneUnit {
  if (!context.communes) return { ...unit, communeCode: code };
  const { communes, finding } = matchCommune(context.communes, code, unit.commune);
  if (finding) report({ ...finding, severity: 'warning' });
  return { ...unit, communeCode: communes.length === 1 ? communes[0].code : null };
}

function newZone(
  id: string,
  school: { schoolCode: string | null; schoolName: string },
  level: ZoneRecord['level'],
  schoolYear: string | null,
  row: number,
): ZoneRecord {
  return {
    id,
    schoolYear,
    level,
    ...school,
    kind: 'table',
    polygons: null,
    units: [],
    pupils: null,
    classes: null,
    text: null,
    row,
  };
}

/** One unit in the zones of two schools of a level: allowed by some plans, a slip in others, so a person is asked. */
function unitsGivenTwice(zones: readonly ZoneRecord[], file: string): Issue[] {
  const seen = new Map<string, { zone: ZoneRecord; unit: ZoneUnit }[]>();
  const issues: Issue[] = [];
  for (const zone of zones) {
    for (const unit of zone.units) {
      const key = [zone.level, zone.schoolYear, unit.communeCode ?? foldText(unit.commune), unit.neighbourhood].join(
        '|',
      );
      const others = seen.get(key) ?? [];
      const twin = others.find((other) => other.zone !== zone && overlaps(other.unit, unit));
      if (twin) {
        const value = [unit.commune, unit.neighbourhood, unit.groups?.join('-')].filter(Boolean).join(' ');
        const params = { first: twin.zone.schoolName, second: zone.schoolName };
        issues.push({
          code: 'zone-unit-twice',
          severity: 'warning',
          file,
          row: zone.row,
          record: zone.id,
          value,
          params,
        });
      }
      seen.set(key, [...others, { zone, unit }]);
    }
  }
  return issues;
}

function overlaps(a: ZoneUnit, b: ZoneUnit): boolean {
  return !a.groups || !b.groups || (a.groups[0] <= b.groups[1] && b.groups[0] <= a.groups[1]);
}
