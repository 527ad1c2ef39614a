import type { ExpressionSpecification } from 'maplibre-gl';
import type { Level } from '../../../api/client.ts';
import { lifted, type StyleLayer } from '../drawing.ts';
import { STRONG_WORDS } from '../font-names.ts';
import type { Palette } from '../palette.ts';

/** Colour of a feature by its property `level`. */
export function hueOfLevel(palette: Palette): ExpressionSpecification {
  const levels = palette.levels;
  const pairs = (Object.keys(levels) as Level[]).flatMap((level) => [level, levels[level]]);
  return ['match', ['get', 'level'], ...pairs, palette.accent] as unknown as ExpressionSpecification;
}

/** Share of children in reach, by commune; unknown is plain grey, never the lowest step. */
export const communeShareLayers: StyleLayer[] = [
  {
    id: 'commune-share',
    legend: 'share',
    draw: ({ palette }) => ({
      type: 'fill',
      source: 'shares',
      paint: {
        'fill-color': [
          'case',
          ['==', ['get', 'share'], null],
          palette.unknown,
          [
            'step',
            ['get', 'share'],
            palette.shares[0],
            0.2,
            palette.shares[1],
            0.4,
            palette.shares[2],
            0.6,
            palette.shares[3],
            0.8,
            palette.shares[4],
          ],
        ],
        'fill-opacity': 0.78,
      },
    }),
  },
];

/** Seats over or short, by commune, as a share of its seats; the number stands on it, so that no one needs the colour. Unknown is plain grey. */
export const communeBalanceLayers: StyleLayer[] = [
  {
    id: 'commune-balance',
    legend: 'balance',
    draw: ({ palette: { unknown, balances } }) => ({
      type: 'fill',
      source: 'balances',
      paint: {
        'fill-color': [
          'case',
          ['==', ['get', 'balance'], null],
          unknown,
          ['step', ['get', 'ofSeats'], balances[0], -0.2, balances[1], 0, balances[2], 0.2, balances[3]],
        ],
        'fill-opacity': 0.78,
      },
    }),
  },
];

/** The number of seats, above roads and below the names of schools. */
export const communeBalanceNames: StyleLayer[] = [
  {
    id: 'commune-balance-name',
    legend: 'balance',
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'balances',
      filter: ['has', 'label'],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': STRONG_WORDS,
        'text-size': 15,
        'text-offset': [0, 1.4],
        // Where there is no room for all, those shortest of seats are named first; nearer by, the others too.
        'symbol-sort-key': ['get', 'balance'],
        'text-padding': 1,
      },
      paint: { 'text-color': palette.plateInk, 'text-halo-color': palette.plate, 'text-halo-width': 2 },
    }),
  },
];

/** Children from which on a cell takes the next colour; below the first they are too few to be told. */
export const childrenSteps = [5, 10, 20, 40] as const;

/** Where children live: the more in a cell, the stronger. */
export const childrenLayers: StyleLayer[] = [
  {
    id: 'children',
    legend: 'children',
    draw: ({ palette: { shares } }) => ({
      type: 'fill',
      source: 'children',
      paint: {
        'fill-color': [
          'step',
          ['get', 'children'],
          shares[0],
          ...childrenSteps.flatMap((from, i) => [from, shares[i + 1]]),
        ] as unknown as ExpressionSpecification,
        'fill-opacity': 0.78,
      },
    }),
  },
];

/** How many, once a cell is large enough to hold the number. */
export const childrenNumbers: StyleLayer[] = [
  {
    id: 'children-number',
    legend: 'children',
    minzoom: 13.5,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'children',
      filter: ['has', 'label'],
      layout: { 'text-field': ['get', 'label'], 'text-font': STRONG_WORDS, 'text-size': 12 },
      paint: { 'text-color': palette.plateInk, 'text-halo-color': palette.plate, 'text-halo-width': 1.6 },
    }),
  },
];

/** Whose land it is, is known. */
const isSure: ExpressionSpecification = ['!=', ['get', 'unsure'], true];

const tint = (id: 'zone' | 'road-area', source: string): StyleLayer => ({
  id: `${id}-tint`,
  legend: id,
  draw: ({ palette }) => ({
    type: 'fill',
    source,
    filter: isSure,
    paint: {
      'fill-color': hueOfLevel(palette),
      'fill-opacity': [
        'interpolate',
        ['linear'],
        ['zoom'],
        10,
        ['case', lifted, 0.34, 0.16],
        15,
        ['case', lifted, 0.24, 0.08],
      ],
    },
  }),
});

const edge = (id: 'zone' | 'road-area', source: string, dash?: number[]): StyleLayer => ({
  id: `${id}-edge`,
  legend: id,
  draw: ({ palette }) => ({
    type: 'line',
    source,
    filter: isSure,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': hueOfLevel(palette),
      'line-width': [
        'interpolate',
        ['linear'],
        ['zoom'],
        9,
        ['case', lifted, 2.4, 0.8],
        13,
        ['case', lifted, 4, 1.8],
        17,
        ['case', lifted, 6, 3],
      ],
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  }),
});

/** Catchments, and the areas nearest to each school by road: a tint below the roads, hatched where it is not known whose; … */
export const zoneTints: StyleLayer[] = [
  tint('road-area', 'road-areas'),
  tint('zone', 'zones'),
  {
    id: 'zone-unsure',
    legend: 'zone',
    draw: () => ({
      type: 'fill',
      source: 'zones',
      filter: ['!', isSure],
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.5 },
    }),
  },
];

/** … and one strong edge above them, since borders follow roads; both lift under the pointer. */
export const zoneEdges: StyleLayer[] = [
  edge('road-area', 'road-areas', [3, 1.6]),
  edge('zone', 'zones'),
  {
    id: 'zone-name',
    legend: 'zone',
    minzoom: 11,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'zones',
      filter: ['has', 'schoolName'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 360,
        'text-field': ['get', 'schoolName'],
        'text-font': STRONG_WORDS,
        'text-size': 11,
        'text-offset': [0, 0.9],
        'text-max-angle': 25,
      },
      paint: { 'text-color': hueOfLevel(palette), 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    }),
  },
];
