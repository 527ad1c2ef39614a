import type { Level } from '../level.ts';
import type { Norm, NormId } from '../norm.ts';

const schoolSizes = 'Quy định về quy mô trường, hiệu lực từ 31/01/2025';
const planning = 'Tiêu chuẩn quy hoạch đô thị và nông thôn; cần kiểm tra lại theo văn bản hiện hành của địa phương';
const officials = 'Chỉ tiêu 300 phòng học trên 10.000 dân từ 3 đến 18 tuổi mà các địa phương báo cáo';
const boarding = 'Chính sách hỗ trợ học sinh ở xa trường: 4, 7, 10 km theo cấp học';
const sessions = 'Tiểu học hai buổi một ngày: một phòng một lớp; trung học: 0,6 phòng một lớp';

const of = (id: NormId, level: Level | null, value: number, source: string, validFrom: string): Norm => {
  return { id, level, value, source, validFrom, validTo: null };
};

/** Norms of school networks in Vietnam, as dated settings; an authority may put its own figure over any of them. */
export const vietnameseNorms: readonly Norm[] = [
  of('rooms-per-10000', null, 300, officials, '2025-01-01'),
  of('classes-per-room', 'nursery', 1, sessions, '2020-01-01'),
  of('classes-per-room', 'primary', 1, sessions, '2020-01-01'),
  of('classes-per-room', 'lower-secondary', 1 / 0.6, sessions, '2020-01-01'),
  of('classes-per-room', 'upper-secondary', 1 / 0.6, sessions, '2020-01-01'),
  of('places-per-1000', 'nursery', 50, planning, '2021-01-01'),
  of('places-per-1000', 'primary', 65, planning, '2021-01-01'),
  of('places-per-1000', 'lower-secondary', 55, planning, '2021-01-01'),
  of('places-per-1000', 'upper-secondary', 40, planning, '2021-01-01'),
  of('land-per-pupil', 'nursery', 12, planning, '2021-01-01'),
  of('land-per-pupil', 'primary', 10, planning, '2021-01-01'),
  of('land-per-pupil', 'lower-secondary', 10, planning, '2021-01-01'),
  of('land-per-pupil', 'upper-secondary', 10, planning, '2021-01-01'),
  of('least-classes', 'nursery', 9, schoolSizes, '2025-01-31'),
  of('most-classes', 'nursery', 30, schoolSizes, '2025-01-31'),
  of('least-classes', 'primary', 10, schoolSizes, '2025-01-31'),
  of('most-classes', 'primary', 40, schoolSizes, '2025-01-31'),
  of('least-classes', 'lower-secondary', 8, schoolSizes, '2025-01-31'),
  of('most-classes', 'lower-secondary', 45, schoolSizes, '2025-01-31'),
  of('least-classes', 'upper-secondary', 15, schoolSizes, '2025-01-31'),
  of('most-classes', 'upper-secondary', 50, schoolSizes, '2025-01-31'),
  of('service-metres', 'nursery', 500, planning, '2021-01-01'),
  of('service-metres', 'primary', 500, planning, '2021-01-01'),
  of('service-metres', 'lower-secondary', 1000, planning, '2021-01-01'),
  of('boarding-metres', 'primary', 4000, boarding, '2025-01-01'),
  of('boarding-metres', 'lower-secondary', 7000, boarding, '2025-01-01'),
  of('boarding-metres', 'upper-secondary', 10_000, boarding, '2025-01-01'),
];
