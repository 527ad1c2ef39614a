import type { ColumnSpec } from '../../../geodata/sources/columns.ts';

/** What a column of a pupil list holds, and so how its cells are read. */
export type ColumnKind = 'text' | 'score' | 'mark';

/** A column kept with the pupils of a plan. */
export interface ClassColumn {
  /** Name the rules use. */
  key: string;
  /** As the file wrote it. */
  heading: string;
  kind: ColumnKind;
}

/** What the headings of a list may mean; the last three are for everything else. */
export const classFields = [
  ...['pupil_id', 'name', 'birth_date', 'sex', 'needs', 'nursery', 'programme', 'boarding', 'primary_school'],
  ...['neighbourhood', 'repeater', 'pinned', 'maths', 'vietnamese', 'english', 'ethnicity', 'poverty'],
  ...['together', 'apart', 'friend', 'score', 'text', 'ignore'],
] as const;
export type ClassField = (typeof classFields)[number];

/** Attributes that the law calls sensitive: kept only with a stated purpose, and in no export. */
export const sensitiveFields: readonly string[] = ['needs', 'ethnicity', 'poverty'];

const kinds: Partial<Record<string, ColumnKind>> = {
  ...{ needs: 'mark', repeater: 'mark', poverty: 'mark' },
  ...{ maths: 'score', vietnamese: 'score', english: 'score', score: 'score' },
};

export function kindOfField(field: string): ColumnKind {
  return kinds[field] ?? 'text';
}

/** Headings people write, for a first guess; a person decides. */
export const classColumnSpecs: readonly ColumnSpec<ClassField>[] = [
  {
    name: 'pupil_id',
    aliases: ['id', 'mã hồ sơ', 'mã học sinh', 'mã hs', 'số hồ sơ', 'student id', 'applicant_id', 'mã định danh'],
  },
  { name: 'name', aliases: ['họ tên', 'họ và tên', 'họ và tên học sinh', 'họ tên học sinh', 'full name'] },
  { name: 'birth_date', aliases: ['ngày sinh', 'ngày tháng năm sinh', 'date of birth', 'dob'] },
  { name: 'sex', aliases: ['giới tính', 'phái', 'nam nữ', 'gender'] },
  { name: 'needs', aliases: ['khuyết tật', 'hòa nhập', 'học hòa nhập', 'cần hỗ trợ', 'special needs', 'inclusive'] },
  { name: 'nursery', aliases: ['mầm non', 'học mẫu giáo', 'đã học mẫu giáo', 'trường mầm non', 'kindergarten'] },
  { name: 'programme', aliases: ['chương trình', 'ngoại ngữ', 'lớp tăng cường', 'language'] },
  { name: 'boarding', aliases: ['bán trú', 'nội trú', 'hai buổi'] },
  { name: 'primary_school', aliases: ['trường tiểu học', 'trường cũ', 'nơi đã học', 'former school'] },
  { name: 'neighbourhood', aliases: ['khu phố', 'tổ dân phố', 'thôn', 'ấp', 'tuyến xe', 'bus'] },
  { name: 'repeater', aliases: ['lưu ban', 'học lại', 'repeats'] },
  { name: 'pinned', aliases: ['lớp định trước', 'lớp đã định', 'class'] },
  { name: 'maths', aliases: ['toán', 'điểm toán', 'math'] },
  { name: 'vietnamese', aliases: ['tiếng việt', 'điểm tiếng việt', 'ngữ văn'] },
  { name: 'english', aliases: ['tiếng anh', 'điểm tiếng anh'] },
  { name: 'ethnicity', aliases: ['dân tộc'] },
  { name: 'poverty', aliases: ['hộ nghèo', 'hộ cận nghèo', 'diện chính sách'] },
  { name: 'together', aliases: ['học cùng', 'cùng lớp với', 'xếp cùng lớp', 'anh chị em sinh đôi', 'twins'] },
  { name: 'apart', aliases: ['khác lớp với', 'xếp khác lớp', 'tách lớp'] },
  { name: 'friend', aliases: ['bạn thân', 'bạn', 'muốn học cùng', 'friends'] },
];
