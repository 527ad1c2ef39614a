/** Words every screen and receipt shares. */
export const common = {
  'product-name': { vi: 'Trường Gần', en: 'Trường Gần' },
  synthetic: { vi: 'số liệu mô phỏng', en: 'synthetic data' },
  unknown: { vi: 'chưa có số liệu', en: 'no figures yet' },
  'level.nursery': { vi: 'Mầm non', en: 'Nursery' },
  'level.primary': { vi: 'Tiểu học', en: 'Primary' },
  'level.lower-secondary': { vi: 'Trung học cơ sở', en: 'Lower secondary' },
  'level.upper-secondary': { vi: 'Trung học phổ thông', en: 'Upper secondary' },
} as const;
