/** Words of choosing where to build. */
export const sitings = {
  'generated-name': { vi: 'Điểm rải {number}', en: 'Scattered point {number}' },
} as const;
