import type { StyleLayer } from '../drawing.ts';
import { STRONG_WORDS } from '../font-names.ts';
import { hueOfLevel } from './areas.ts';

/** Who goes where: from cells of five children or more to their school, as wide as they are many. */
export const flowLayers: StyleLayer[] = [
  {
    id: 'flow',
    legend: 'flow',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'flows',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': hueOfLevel(palette),
        'line-width': ['interpolate', ['linear'], ['get', 'children'], 5, 1, 30, 4, 120, 10],
        'line-opacity': ['case', ['boolean', ['get', 'dimmed'], false], 0.12, 0.55],
      },
    }),
  },
  {
    id: 'flow-cell',
    legend: 'flow',
    draw: ({ palette }) => ({
      type: 'circle',
      source: 'flows',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': palette.plate,
        'circle-stroke-color': hueOfLevel(palette),
        'circle-stroke-width': 1.6,
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'children']], 2, 2.5, 11, 9],
      },
    }),
  },
  {
    id: 'flow-children',
    legend: 'flow',
    minzoom: 13.5,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'flows',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'text-field': ['to-string', ['get', 'children']],
        'text-font': STRONG_WORDS,
        'text-size': 11,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.7],
      },
      paint: { 'text-color': palette.name, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    }),
  },
];
