import type { ColumnSpec } from '../columns.ts';
import { pointColumnSpecs } from '../point-columns.ts';

/** Columns of a school register; every name may be written in Vietnamese or English, with or without diacritics. */
export const schoolColumnSpecs = [
  {
    name: 'school_id',
    aliases: ['mã trường', 'school code', 'code', 'id', 'mã', 'mã cơ sở', 'mã định danh'],
    required: true,
  },
  {
    name: 'name',
    aliases: ['tên trường', 'school name', 'school', 'trường', 'tên', 'tên cơ sở', 'đơn vị'],
    required: true,
  },
  { name: 'level', aliases: ['levels', 'cấp học', 'cấp', 'bậc học'] },
  { name: 'ownership', aliases: ['loại hình', 'loại trường', 'loại hình trường', 'type', 'sector'] },
  { name: 'address', aliases: ['địa chỉ', 'địa chỉ trường'] },
  { name: 'commune_code', aliases: ['mã xã', 'mã phường', 'mã phường xã', 'mã xã phường', 'mã đvhc', 'ward code'] },
  {
    name: 'commune',
    aliases: ['phường xã', 'xã phường', 'phường', 'xã', 'tên xã', 'tên phường', 'commune name', 'ward'],
  },
  { name: 'site_id', aliases: ['mã điểm trường', 'site code'] },
  { name: 'site', aliases: ['điểm trường', 'tên điểm trường', 'site name', 'cơ sở'] },
  { name: 'site_area', aliases: ['diện tích', 'diện tích đất', 'site area m2', 'site_area_m2', 'area', 'area_m2'] },
  { name: 'gate_id', aliases: ['mã cổng', 'cổng', 'gate'] },
  { name: 'gate_lon', aliases: ['kinh độ cổng', 'cổng x', 'gate x'] },
  { name: 'gate_lat', aliases: ['vĩ độ cổng', 'cổng y', 'gate y'] },
  { name: 'grade', aliases: ['khối', 'lớp khối', 'khối lớp'] },
  { name: 'classes', aliases: ['số lớp', 'lớp', 'planned classes'] },
  { name: 'seats', aliases: ['chỉ tiêu', 'số chỗ', 'chỗ học', 'capacity', 'quota', 'sức chứa'] },
  { name: 'pupils', aliases: ['số học sinh', 'học sinh', 'students', 'số hs', 'sĩ số', 'enrolment'] },
  { name: 'rooms', aliases: ['số phòng học', 'phòng học', 'phòng', 'classrooms', 'số phòng'] },
  ...pointColumnSpecs,
] as const satisfies readonly ColumnSpec[];

export type SchoolColumn = (typeof schoolColumnSpecs)[number]['name'];

/** Whole-number columns: blank is unknown, negative or fractional refuses the row. */
export const countColumns = ['classes', 'seats', 'pupils', 'rooms'] as const;
