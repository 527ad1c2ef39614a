import { readDecimal } from '../cell-values.ts';
import { type ColumnSpec, mapColumns } from '../columns.ts';
import { type Issue, isRefused, type SourceResult } from '../issues.ts';
import { readTable } from '../table.ts';

/** A commune of the past and one of today that it, or a part of it, became. */
export interface CommuneChange {
  oldCode: string;
  newCode: string;
  oldName: string | null;
  /** Part of the old commune's people that went there, 0-1; null: not stated. */
  share: number | null;
}

const specs = [
  { name: 'old_code', aliases: ['mã xã cũ', 'mã cũ', 'xã cũ'], required: true },
  { name: 'new_code', aliases: ['mã xã mới', 'mã mới', 'xã mới', 'mã xã'], required: true },
  { name: 'old_name', aliases: ['tên xã cũ', 'tên cũ'] },
  { name: 'share', aliases: ['phần', 'tỷ lệ', 'tỉ lệ', 'phần trăm'] },
] as const satisfies readonly ColumnSpec[];

/** Rounding that shares of a commune may be off one. */
const loose = 0.011;

/**
 * The table of old and new communes from CSV, XLSX or XLS: a row a pair. Errors by row: a code missing, a pair twice, a share not above 0 and
 * at most 1 (or 100 %). Warnings: a new commune nobody knows, shares of an old one that are not 1 together.
 */
export function readCommuneChanges(
  bytes: Uint8Array,
  file: string,
  communes: ReadonlySet<string>,
): SourceResult<CommuneChange> {
  const table = readTable(bytes, file, specs);
  const map = mapColumns(table.columns, specs, file);
  const issues: Issue[] = [...table.issues, ...(isRefused(table.issues) ? [] : map.issues)];
  if (isRefused(issues)) return { records: [], issues };
  const records: CommuneChange[] = [];
  const firstRow = new Map<string, number>();
  const take = (cells: string[], row: number) => {
    const cell = (name: (typeof specs)[number]['name']) => (map.index[name] < 0 ? '' : cells[map.index[name]].trim());
    type Name = (typeof specs)[number]['name'];
    const report = (name: Name, code: string, severity: Issue['severity'], params?: Issue['params']) =>
      issues.push({ code, severity, file, row, column: table.columns[map.index[name]], value: cell(name), params });
    for (const name of ['old_code', 'new_code'] as const)
      if (cell(name) === '') return void report(name, 'cell-required', 'error');
    const share = readShare(cell('share'));
    if (Number.isNaN(share)) return void report('share', 'commune-change-share', 'error');
    const key = `${cell('old_code')} ${cell('new_code')}`;
    const first = firstRow.get(key);
    if (first !== undefined) return void report('old_code', 'duplicate-id', 'error', { first });
    firstRow.set(key, row);
    if (!communes.has(cell('new_code'))) report('new_code', 'commune-change-unknown', 'warning');
    records.push({ oldCode: cell('old_code'), newCode: cell('new_code'), oldName: cell('old_name') || null, share });
  };
  table.rows.forEach((cells, at) => {
    take(cells, table.rowNumbers[at]);
  });
  for (const [oldCode, parts] of partsOf(records)) {
    const sum = parts.reduce((all, { share }) => all + (share ?? Number.NaN), 0);
    if (Math.abs(sum - 1) > loose)
      issues.push({
        code: 'commune-change-sum',
        severity: 'warning',
        file,
        record: oldCode,
        params: { percent: Math.round(100 * sum) },
      });
  }
  return { records, issues };
}

/** Null: blank; NaN: no share. "0,4", "0.4" and "40 %" are the same. */
function readShare(text: string): number | null {
  const percent = text.endsWith('%');
  const read = readDecimal(percent ? text.slice(0, -1).trim() : text);
  if ('problem' in read) return Number.NaN;
  if (read.value === null) return null;
  const share = percent ? read.value / 100 : read.value;
  return share > 0 && share <= 1 ? share : Number.NaN;
}

/** Rows by old commune. */
function partsOf(records: readonly CommuneChange[]): Map<string, CommuneChange[]> {
  const parts = new Map<string, CommuneChange[]>();
  for (const record of records) parts.set(record.oldCode, [...(parts.get(record.oldCode) ?? []), record]);
  return parts;
}

/**
 * A count of an old commune among the new ones, whole and adding up: by the stated shares; where one of them is not stated, by the people
 * of the new communes; where these are not known, in equal parts. Empty where the old code is in no row.
 */
export function divideCount(
  count: number,
  oldCode: string,
  changes: readonly CommuneChange[],
  people: ReadonlyMap<string, number | null>,
): { newCode: string; count: number; stated: boolean }[] {
  const parts = changes.filter((change) => change.oldCode === oldCode);
  const stated = parts.every(({ share }) => share !== null);
  const counted = parts.every(({ newCode }) => (people.get(newCode) ?? 0) > 0);
  const weights = parts.map(({ newCode, share }) => (stated ? share! : counted ? people.get(newCode)! : 1));
  const all = weights.reduce((sum, each) => sum + each, 0);
  const exact = weights.map((weight) => (count * weight) / all);
  const whole = exact.map(Math.floor);
  const order = exact.map((_, i) => i).sort((a, b) => exact[b] - whole[b] - (exact[a] - whole[a]) || a - b);
  let left = count - whole.reduce((sum, each) => sum + each, 0);
  for (const i of order) {
    if (left-- <= 0) break;
    whole[i]++;
  }
  return parts.map(({ newCode }, i) => ({ newCode, count: whole[i], stated: stated || parts.length === 1 }));
}
