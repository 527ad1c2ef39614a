import { locatePoints, type RawPoint } from '../../projection/locate-points.ts';
import { readCount } from '../cell-values.ts';
import { type ColumnSpec, mapColumns } from '../columns.ts';
import type { CommuneIndex } from '../communes/commune-index.ts';
import { matchCommune } from '../communes/match-commune.ts';
import { type Issue, isRefused } from '../issues.ts';
import { findPointColumns, locateOptions, pointColumnSpecs, readPointCells } from '../point-columns.ts';
import { oldUnitOf } from '../population/merge-old-units.ts';
import { ageRange } from '../population/read-population.ts';
import { readTable, type Table } from '../table.ts';
import type { HamletRecord, PeopleFile } from './types.ts';

const columnSpecs: readonly ColumnSpec[] = [
  { name: 'commune_code', aliases: ['mã xã', 'mã phường', 'mã phường xã', 'mã xã phường', 'mã đvhc'] },
  { name: 'commune', aliases: ['phường xã', 'xã phường', 'phường', 'xã', 'tên xã', 'ward'] },
  { name: 'hamlet', aliases: ['thôn', 'ấp', 'khu phố', 'tổ dân phố', 'thôn ấp', 'khóm', 'bản', 'tổ', 'neighbourhood'] },
  ...pointColumnSpecs,
];

/**
 * A table of where people live: hamlets with children by age ("6 tuổi", "age_6") from a universal-education survey, or, without ages, a list
 * of addresses with coordinates. Row errors: an unknown commune, no hamlet, a hamlet twice, unreadable figures, points elsewhere.
 */
export function readPeopleTable(
  bytes: Uint8Array,
  file: string,
  communes: CommuneIndex | undefined,
  crs: string | undefined,
): PeopleFile {
  const table = readTable(bytes, file, columnSpecs);
  if (isRefused(table.issues)) return { kind: null, issues: table.issues };
  const map = mapColumns(table.columns, columnSpecs, file);
  const ages = map.extra.flatMap((at) => {
    const range = ageRange(table.columns[at]);
    return range ? [{ at, ...range }] : [];
  });
  const { points, issues } = readPoints(table, map, file, communes, crs);
  if (ages.length === 0) {
    if (points === null) return { kind: null, issues: [refuseKind(file, table)] };
    return { kind: 'addresses', points: [...points.values()], issues: [...table.issues, ...issues] };
  }
  if (!communes) return { kind: null, issues: [{ code: 'people-no-communes', severity: 'refuse', file }] };
  if (map.index.hamlet < 0 || (map.index.commune < 0 && map.index.commune_code < 0))
    return { kind: null, issues: [refuseKind(file, table)] };
  const read = readHamlets(table, map.index, ages, points ?? new Map(), communes, file);
  return { kind: 'hamlets', hamlets: read.hamlets, issues: [...table.issues, ...issues, ...read.issues] };
}

function refuseKind(file: string, { columns }: Table): Issue {
  return { code: 'people-columns', severity: 'refuse', file, value: columns.filter(Boolean).join(', ') };
}

/** Points by place in the table; null where the header has no coordinates. */
function readPoints(
  table: Table,
  map: ReturnType<typeof mapColumns>,
  file: string,
  communes: CommuneIndex | undefined,
  crs: string | undefined,
): { points: Map<number, [number, number]> | null; issues: Issue[] } {
  const pair = findPointColumns(map, table.columns);
  if (!pair) return { points: null, issues: [] };
  const issues: Issue[] = [];
  const raw: RawPoint[] = [];
  table.rows.forEach((cells, at) => {
    const read = readPointCells(cells, pair, { at, row: table.rowNumbers[at], communes: [] }, file);
    if (read.issue) issues.push(read.issue);
    if (read.point) raw.push(read.point);
  });
  const located = locatePoints(raw, locateOptions(pair, { file, crs, communes }));
  return { points: located.points, issues: [...issues, ...located.issues] };
}

function readHamlets(
  table: Table,
  index: Record<string, number>,
  ages: readonly { at: number; from: number; to: number }[],
  points: ReadonlyMap<number, [number, number]>,
  communes: CommuneIndex,
  file: string,
): { hamlets: HamletRecord[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const hamlets: HamletRecord[] = [];
  const firstRow = new Map<string, number>();
  table.rows.forEach((cells, at) => {
    const row = table.rowNumbers[at];
    const before = issues.length;
    const text = (name: string) => (index[name] < 0 ? '' : cells[index[name]].trim());
    const report = (column: number, code: string, params?: Issue['params']) =>
      issues.push({ code, severity: 'error', file, row, column: table.columns[column], value: cells[column], params });
    const match = matchCommune(communes, text('commune_code') || null, text('commune') || null);
    const named = index.commune_code >= 0 ? index.commune_code : index.commune;
    const old = oldUnitOf(communes, match.communes[0], text('commune'));
    const commune = old ? old[0] : match.communes[0];
    if (!commune) report(named, 'commune-unknown');
    if (old && old.length > 1)
      report(index.commune, 'commune-old-split', { names: old.map(({ name }) => name).join(', ') });
    if (!old && match.communes.length > 1) {
      const candidates = match.communes.map(({ code }) => code).join(', ');
      report(named, 'commune-name-repeats', { candidates });
    }
    const own = text('hamlet').normalize('NFC');
    if (own === '') report(index.hamlet, 'cell-required');
    // Merged communes brought several hamlets of one name.
    const hamlet = old ? `${own} (${text('commune')})` : own;
    const known = ages.flatMap(({ at: column, from, to }) => {
      const count = readCount(cells[column]);
      if ('problem' in count) report(column, count.problem);
      return 'value' in count && count.value !== null ? [{ from, to, people: count.value }] : [];
    });
    const key = `${commune?.code}/${hamlet}`;
    const first = firstRow.get(key);
    if (first !== undefined) report(index.hamlet, 'duplicate-id', { first });
    if (issues.length > before) return;
    firstRow.set(key, row);
    if (known.length === 0) {
      issues.push({ code: 'population-unknown', severity: 'warning', file, row, value: hamlet });
      return;
    }
    hamlets.push({ communeCode: commune.code, hamlet, lonLat: points.get(at) ?? null, ages: known, row });
  });
  return { hamlets, issues };
}
