import type { ExpressionSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../drawing.ts';
import { STRONG_WORDS, WORDS } from '../font-names.ts';

const isState = (...states: string[]): ExpressionSpecification => ['in', ['get', 'state'], ['literal', states]];
const isChosen = isState('chosen', 'forced');
const isOut = isState('forbidden', 'left-out');
const picked: ExpressionSpecification = ['boolean', ['get', 'picked'], false];

/** Places where a school could be built: hollow while open, a halo and a name when chosen, crossed out when not to be. */
export const candidateLayers: StyleLayer[] = [
  {
    id: 'candidate',
    legend: 'candidate',
    draw: ({ palette }) => ({
      type: 'circle',
      source: 'candidates',
      layout: { 'circle-sort-key': ['case', isChosen, 2, isOut, 0, 1] },
      paint: {
        'circle-color': ['case', isChosen, palette.accent, palette.plate],
        'circle-opacity': ['case', isOut, 0.5, isChosen, 0.3, 1],
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          ['case', isChosen, 15, picked, 7, 2.5],
          14,
          ['case', isChosen, 24, picked, 11, 6],
        ],
        'circle-stroke-color': ['case', isOut, palette.nameSoft, palette.accent],
        'circle-stroke-width': ['case', picked, 4, isChosen, 3, 1.6],
      },
    }),
  },
  {
    id: 'candidate-out',
    legend: 'candidate',
    minzoom: 12,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'candidates',
      filter: isOut,
      layout: {
        'text-field': '×',
        'text-font': STRONG_WORDS,
        'text-size': 14,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.name },
    }),
  },
  {
    id: 'candidate-name',
    legend: 'candidate',
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'candidates',
      filter: ['any', isChosen, picked],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': WORDS,
        'text-size': 13,
        'text-variable-anchor': ['bottom', 'top', 'right', 'left'],
        'text-radial-offset': 1.6,
        'text-max-width': 10,
      },
      paint: { 'text-color': palette.name, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    }),
  },
];
