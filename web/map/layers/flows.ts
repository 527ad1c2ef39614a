import type { ExpressionSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../drawing.ts';
import { STRONG_WORDS } from '../font-names.ts';
import { hueOfLevel } from './areas.ts';

/** Widths and radii by children; thinner where a whole city stands on one screen. */
const flowWidth = (scale: number): ExpressionSpecification => {
  const [few, some, many] = [scale, 4 * scale, 10 * scale];
  return ['interpolate', ['linear'], ['get', 'children'], 5, few, 30, some, 120, many];
};
const cellRadius = (scale: number): ExpressionSpecification => {
  return ['interpolate', ['linear'], ['sqrt', ['get', 'children']], 2, 2.5 * scale, 11, 9 * scale];
};

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
        'line-width': ['interpolate', ['linear'], ['zoom'], 8.5, flowWidth(0.3), 11, flowWidth(1)],
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
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 8.5, 0.6, 11, 1.6],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8.5, cellRadius(0.3), 11, cellRadius(1)],
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
