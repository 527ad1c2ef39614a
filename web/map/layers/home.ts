import type { StyleLayer } from '../drawing.ts';

/** The pin itself is an element that can be dragged (tools/home-pin.ts); this keeps words from lying under it. */
export const homeLayers: StyleLayer[] = [
  {
    id: 'home-room',
    legend: 'home',
    draw: () => ({
      type: 'symbol',
      source: 'home',
      layout: { 'icon-image': 'room', 'icon-allow-overlap': true, 'icon-anchor': 'bottom' },
    }),
  },
];
