import type { ExpressionSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../drawing.ts';
import { STRONG_WORDS } from '../font-names.ts';
import type { Palette } from '../palette.ts';

const hueOf = ({ loads }: Palette): ExpressionSpecification => [
  'case',
  ['>', ['get', 'change'], 0],
  loads.more,
  ['<', ['get', 'change'], 0],
  loads.fewer,
  loads.same,
];

/** Children walking to school over each stretch of road: as wide as they are many, a stretch that lost all of them dashed. */
export const loadLayers: StyleLayer[] = [
  {
    id: 'load',
    legend: 'load',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'loads',
      filter: ['>', ['get', 'children'], 0],
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ['get', 'children'] },
      paint: {
        'line-color': hueOf(palette),
        'line-width': ['interpolate', ['linear'], ['get', 'children'], 5, 1.2, 50, 3, 200, 6, 600, 11],
      },
    }),
  },
  {
    id: 'load-lost',
    legend: 'load',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'loads',
      filter: ['==', ['get', 'children'], 0],
      paint: { 'line-color': palette.loads.fewer, 'line-width': 2, 'line-dasharray': [2, 1.6] },
    }),
  },
  {
    id: 'load-children',
    legend: 'load',
    minzoom: 14,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'loads',
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'label'],
        'text-font': STRONG_WORDS,
        'text-size': 12,
      },
      paint: { 'text-color': palette.name, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    }),
  },
];
