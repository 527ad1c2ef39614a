import type { ExpressionSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../drawing.ts';
import { STRONG_WORDS, WORDS } from '../font-names.ts';
import { hueOfLevel } from './areas.ts';

const tenth = (level: string): ExpressionSpecification => [
  'to-string',
  ['round', ['/', ['*', 10, ['get', level]], ['get', 'point_count']]],
];
/** Small where a whole city of schools stands on one screen. */
const size: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  8,
  0.24,
  9.5,
  0.36,
  10.5,
  0.66,
  13,
  0.85,
  16,
  1.1,
];

/** Clusters with count and level mix; schools by hue, shape and ring of capacity; the chosen one larger and on top. */
export const schoolLayers: StyleLayer[] = [
  // Names are a layer of their own below the marks: marks are placed first, so no name runs over one.
  {
    id: 'school-name',
    legend: 'school',
    minzoom: 13.5,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'schools',
      filter: ['!', ['has', 'point_count']],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': WORDS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13.5, 11, 16, 13],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.8,
        'text-padding': 0,
        'text-justify': 'auto',
        'text-max-width': 9,
      },
      paint: { 'text-color': hueOfLevel(palette), 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    }),
  },
  {
    id: 'school',
    legend: 'school',
    draw: ({ theme }) => ({
      type: 'symbol',
      source: 'schools',
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['concat', `school:${theme}:`, ['get', 'level'], ':', ['get', 'ring']],
        'icon-size': size,
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'symbol-sort-key': ['get', 'order'],
      },
    }),
  },
  {
    id: 'cluster',
    legend: 'cluster',
    draw: ({ palette, theme }) => ({
      type: 'symbol',
      source: 'schools',
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': [
          'concat',
          `cluster:${theme}:`,
          tenth('nursery'),
          ':',
          tenth('primary'),
          ':',
          tenth('lower-secondary'),
          ':',
          tenth('upper-secondary'),
        ],
        'icon-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 0.72, 20, 0.9, 150, 1.25],
        'icon-allow-overlap': true,
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': STRONG_WORDS,
        'text-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 11, 150, 15],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.plateInk },
    }),
  },
  {
    id: 'school-chosen',
    legend: 'school',
    draw: ({ palette, theme }) => ({
      type: 'symbol',
      source: 'chosen',
      layout: {
        'icon-image': ['concat', `school:${theme}:`, ['get', 'level'], ':', ['get', 'ring']],
        'icon-size': 1.35,
        'icon-allow-overlap': true,
        'text-field': ['get', 'name'],
        'text-font': STRONG_WORDS,
        'text-size': 14,
        'text-variable-anchor': ['bottom', 'right', 'left', 'top'],
        'text-radial-offset': 1.7,
        'text-justify': 'auto',
        'text-max-width': 10,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.name, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    }),
  },
];
