/** Words of choosing where to build. */
export const sitings = {
  'layer-name': { vi: '{layer}, số {number}', en: '{layer}, no. {number}' },
  'generated-name': { vi: 'Điểm rải {number}', en: 'Scattered point {number}' },
} as const;
