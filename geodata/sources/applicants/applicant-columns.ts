import { type ColumnMap, type ColumnSpec, mapColumns, missingColumnIssue } from '../columns.ts';
import { foldHeader } from '../fold-text.ts';
import type { Issue } from '../issues.ts';
import { findPointColumns, type PointColumns, pointColumnSpecs } from '../point-columns.ts';

export const applicantColumnSpecs = [
  {
    name: 'applicant_id',
    aliases: ['id', 'mã hồ sơ', 'mã học sinh', 'mã hs', 'số hồ sơ', 'student id'],
    required: true,
  },
  {
    name: 'name',
    aliases: ['họ tên', 'họ và tên', 'họ tên học sinh', 'họ và tên học sinh', 'full name', 'tên học sinh'],
  },
  { name: 'birth_date', aliases: ['ngày sinh', 'ngày tháng năm sinh', 'date of birth', 'dob', 'birthday'] },
  {
    name: 'personal_number',
    aliases: [
      'số định danh',
      'số định danh cá nhân',
      'mã định danh',
      'mã định danh cá nhân',
      'cccd',
      'số cccd',
      'national id',
    ],
  },
  { name: 'address', aliases: ['địa chỉ', 'nơi ở hiện tại', 'nơi ở', 'chỗ ở hiện tại', 'home address'] },
  { name: 'commune_code', aliases: ['mã xã', 'mã phường', 'mã phường xã', 'mã xã phường', 'mã đvhc'] },
  { name: 'commune', aliases: ['phường xã', 'xã phường', 'phường', 'xã', 'tên xã', 'ward'] },
  { name: 'wishes', aliases: ['nguyện vọng', 'choices', 'các nguyện vọng'] },
  ...pointColumnSpecs,
] as const satisfies readonly ColumnSpec[];

export type ApplicantColumn = (typeof applicantColumnSpecs)[number]['name'];

/** Where everything stands in one list of applicants. */
export interface ApplicantLayout {
  columns: readonly string[];
  map: ColumnMap<ApplicantColumn>;
  pair: PointColumns | null;
  /** Columns "nguyện vọng 1", "nv2", "wish_3", "choice_4" in order of rank. */
  wishColumns: number[];
  attributeColumns: number[];
  issues: Issue[];
}

/** Reads the header; refuses a file without ids, or with neither coordinates nor an address to place the home by. */
export function layOutApplicants(columns: readonly string[], file: string): ApplicantLayout {
  const map = mapColumns<ApplicantColumn>(columns, applicantColumnSpecs, file);
  const pair = findPointColumns(map, columns);
  const ranked = map.extra
    .map((at) => ({
      at,
      rank: Number(/^(?:wish|choice|nguyenvong|nv)(\d{1,2})$/.exec(foldHeader(columns[at]))?.[1] ?? 0),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => a.rank - b.rank);
  const wishColumns = ranked.map(({ at }) => at);
  const issues = [...map.issues];
  if (!pair && map.index.address < 0) issues.push(missingColumnIssue(file, 'lon, lat', columns));
  return {
    columns,
    map,
    pair,
    wishColumns,
    attributeColumns: map.extra.filter((at) => !wishColumns.includes(at)),
    issues,
  };
}
