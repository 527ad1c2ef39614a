import type { ExpressionSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../drawing.ts';
import { STRONG_WORDS, WORDS } from '../font-names.ts';

const classIs = (name: string): ExpressionSpecification => ['==', ['get', 'class'], name];
const kindIs = (...names: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', names]];
/** Line width in pixels: exponential between zooms, as roads keep their breadth on the ground. */
const width = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as unknown as ExpressionSpecification;
const steps = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;

/** Land, grounds and green: what lies lowest. */
export const groundLayers: StyleLayer[] = [
  {
    id: 'beyond',
    legend: 'land',
    draw: ({ palette }) => ({ type: 'background', paint: { 'background-color': palette.beyond } }),
  },
  {
    id: 'land',
    legend: 'land',
    draw: ({ palette }) => ({
      type: 'fill',
      source: 'communes',
      'source-layer': 'commune',
      paint: { 'fill-color': palette.land, 'fill-antialias': false },
    }),
  },
  {
    id: 'ground',
    legend: 'land',
    draw: ({ palette }) => ({
      type: 'fill',
      source: 'base',
      'source-layer': 'ground',
      paint: { 'fill-color': ['match', ['get', 'kind'], 'school', palette.schoolGround, palette.ground] },
    }),
  },
  {
    id: 'green',
    legend: 'green',
    draw: ({ palette }) => ({
      type: 'fill',
      source: 'base',
      'source-layer': 'green',
      paint: {
        'fill-color': ['match', ['get', 'kind'], 'wood', palette.wood, 'wetland', palette.wetland, palette.green],
      },
    }),
  },
];

/** Water and buildings; they cut through any tint of the land below. */
export const waterLayers: StyleLayer[] = [
  {
    id: 'waterway',
    legend: 'water',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'base',
      'source-layer': 'waterway',
      filter: ['!=', ['get', 'tunnel'], true],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.water,
        'line-width': [
          'interpolate',
          ['exponential', 1.5],
          ['zoom'],
          9,
          0.8,
          13,
          ['match', ['get', 'class'], 'river', 3, 1.6],
          16,
          6,
        ],
      },
    }),
  },
  {
    id: 'water',
    legend: 'water',
    draw: ({ palette }) => ({
      type: 'fill',
      source: 'base',
      'source-layer': 'water',
      // No outline: a river is mapped in pieces, and their seams would show.
      paint: { 'fill-color': palette.water },
    }),
  },
  {
    id: 'building',
    legend: 'building',
    minzoom: 14,
    draw: ({ palette }) => ({
      type: 'fill',
      source: 'base',
      'source-layer': 'building',
      paint: {
        'fill-color': palette.building,
        'fill-outline-color': palette.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 14, 0, 15, 1],
      },
    }),
  },
];

type RoadPaint = {
  id: string;
  class: string;
  color: 'roadMajor' | 'roadSecondary' | 'roadMinor' | 'roadAlley';
  widths: number[];
};

// Narrow to broad; at zoom 11 an alley is not drawn and a main road is two pixels wide.
const roads: RoadPaint[] = [
  { id: 'road-alley', class: 'alley', color: 'roadAlley', widths: [13, 0.5, 15, 2, 17, 7, 19, 18] },
  { id: 'road-minor', class: 'minor', color: 'roadMinor', widths: [11, 0.4, 13, 1.6, 15, 5, 17, 13, 19, 30] },
  {
    id: 'road-secondary',
    class: 'secondary',
    color: 'roadSecondary',
    widths: [9, 0.8, 12, 2.2, 15, 8, 17, 18, 19, 38],
  },
  { id: 'road-major', class: 'major', color: 'roadMajor', widths: [7, 0.8, 10, 1.8, 12, 3, 15, 10, 17, 22, 19, 44] },
];
const casingWidths = (widths: number[]) =>
  widths.map((value, i) => (i % 2 === 0 ? value : value + (value < 2 ? 0.9 : 1.8)));
/** Links are narrower than the road they leave. */
const linked = (widths: number[]): ExpressionSpecification =>
  [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    ...widths.map((value, i) => (i % 2 === 0 ? value : ['case', ['==', ['get', 'link'], true], value * 0.6, value])),
  ] as unknown as ExpressionSpecification;

const casings: StyleLayer[] = roads.map((road) => ({
  id: `${road.id}-casing`,
  legend: 'road',
  minzoom: road.widths[0] + (road.class === 'alley' ? 1 : 0),
  draw: ({ palette }) => ({
    type: 'line',
    source: 'base',
    'source-layer': 'road',
    filter: classIs(road.class),
    layout: {
      'line-cap': ['case', ['==', ['get', 'bridge'], true], 'butt', 'round'] as ExpressionSpecification,
      'line-join': 'round',
    },
    paint: {
      'line-color': palette.roadCasing,
      'line-width': linked(casingWidths(road.widths)),
      'line-opacity': ['case', ['==', ['get', 'tunnel'], true], 0.4, 1],
    },
  }),
}));

const fills: StyleLayer[] = roads.map((road) => ({
  id: road.id,
  legend: 'road',
  minzoom: road.widths[0],
  draw: ({ palette }) => ({
    type: 'line',
    source: 'base',
    'source-layer': 'road',
    filter: classIs(road.class),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': palette[road.color],
      'line-width': linked(road.widths),
      'line-opacity': ['case', ['==', ['get', 'tunnel'], true], 0.5, 1],
    },
  }),
}));

/** Roads in four steps, paths and ferries, rails. */
export const wayLayers: StyleLayer[] = [
  {
    id: 'path',
    legend: 'road',
    minzoom: 14,
    draw: ({ palette }) => ({
      type: 'line',
      source: 'base',
      'source-layer': 'road',
      filter: classIs('path'),
      paint: { 'line-color': palette.path, 'line-width': width(14, 0.6, 17, 1.6, 19, 3), 'line-dasharray': [2.5, 1.5] },
    }),
  },
  ...casings,
  ...fills,
  {
    id: 'runway',
    legend: 'road',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'base',
      'source-layer': 'track',
      filter: classIs('runway'),
      paint: { 'line-color': palette.roadCasing, 'line-width': width(10, 1, 14, 10, 17, 50) },
    }),
  },
  {
    id: 'rail',
    legend: 'rail',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'base',
      'source-layer': 'track',
      filter: ['!=', ['get', 'class'], 'runway'],
      paint: { 'line-color': palette.rail, 'line-width': width(9, 0.7, 14, 1.6, 18, 3) },
    }),
  },
  {
    id: 'rail-sleepers',
    legend: 'rail',
    minzoom: 13,
    draw: ({ palette }) => ({
      type: 'line',
      source: 'base',
      'source-layer': 'track',
      filter: classIs('rail'),
      paint: { 'line-color': palette.rail, 'line-width': width(13, 3, 18, 8), 'line-dasharray': [0.2, 2.5] },
    }),
  },
  {
    id: 'ferry',
    legend: 'ferry',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'base',
      'source-layer': 'road',
      filter: classIs('ferry'),
      paint: { 'line-color': palette.ferry, 'line-width': width(9, 1, 15, 2.4), 'line-dasharray': [3, 2.2] },
    }),
  },
  {
    id: 'border',
    legend: 'commune',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'communes',
      'source-layer': 'commune',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.border,
        'line-width': width(8, 0.5, 12, 1, 16, 2),
        'line-opacity': steps(8, 0.45, 11, 0.8, 14, 0.5),
        'line-dasharray': [4, 2, 1, 2],
      },
    }),
  },
];

/** Words of the base map, the least important first: what is drawn later takes the room. */
export const nameLayers: StyleLayer[] = [
  {
    id: 'house-number',
    legend: 'name',
    minzoom: 16.5,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'base',
      'source-layer': 'house-number',
      layout: { 'text-field': ['get', 'number'], 'text-font': WORDS, 'text-size': 10, 'text-padding': 4 },
      paint: { 'text-color': palette.nameSoft, 'text-halo-color': palette.halo, 'text-halo-width': 1 },
    }),
  },
  {
    id: 'landmark',
    legend: 'name',
    minzoom: 14.5,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'base',
      'source-layer': 'landmark',
      layout: {
        'icon-image': 'dot',
        'text-field': ['get', 'name'],
        'text-font': WORDS,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.5],
        'text-max-width': 8,
        'text-padding': 6,
      },
      paint: { 'text-color': palette.nameSoft, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    }),
  },
  {
    id: 'road-name',
    legend: 'name',
    minzoom: 12,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'base',
      'source-layer': 'line-name',
      filter: ['in', ['get', 'class'], ['literal', ['major', 'secondary', 'minor', 'alley', 'path']]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-field': ['get', 'name'],
        'text-font': WORDS,
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          12,
          ['match', ['get', 'class'], 'major', 10.5, 9.5],
          17,
          ['match', ['get', 'class'], 'major', 14, 'secondary', 13, 12],
        ],
        'text-max-angle': 32,
        'text-padding': 4,
      },
      paint: { 'text-color': palette.nameSoft, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
    }),
  },
  {
    id: 'ferry-name',
    legend: 'name',
    minzoom: 12,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'base',
      'source-layer': 'line-name',
      filter: classIs('ferry'),
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'name'],
        'text-font': WORDS,
        'text-size': 11,
        'text-offset': [0, -0.9],
      },
      paint: { 'text-color': palette.waterName, 'text-halo-color': palette.water, 'text-halo-width': 1.4 },
    }),
  },
  {
    id: 'water-line-name',
    legend: 'name',
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'base',
      'source-layer': 'line-name',
      filter: ['in', ['get', 'class'], ['literal', ['river', 'canal', 'stream']]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        'text-font': WORDS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 10.5, 15, ['match', ['get', 'class'], 'river', 15, 12]],
        'text-letter-spacing': 0.06,
        'text-max-angle': 30,
      },
      paint: { 'text-color': palette.waterName, 'text-halo-color': palette.water, 'text-halo-width': 1.4 },
    }),
  },
  {
    id: 'area-name',
    legend: 'name',
    minzoom: 12,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'base',
      'source-layer': 'area-name',
      layout: { 'text-field': ['get', 'name'], 'text-font': WORDS, 'text-size': 11, 'text-max-width': 7 },
      paint: {
        'text-color': ['match', ['get', 'kind'], 'water', palette.waterName, palette.greenName],
        'text-halo-color': palette.halo,
        'text-halo-width': 1.4,
      },
    }),
  },
  {
    id: 'neighbourhood-name',
    legend: 'name',
    minzoom: 13.5,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'base',
      'source-layer': 'place-name',
      filter: kindIs('neighbourhood', 'quarter', 'hamlet', 'village', 'island'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': WORDS,
        'text-size': steps(13, 10.5, 16, 12.5),
        'text-max-width': 8,
      },
      paint: { 'text-color': palette.nameSoft, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    }),
  },
  {
    id: 'place-name',
    legend: 'name',
    maxzoom: 13,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'base',
      'source-layer': 'place-name',
      filter: kindIs('city', 'town', 'suburb'),
      layout: {
        'text-field': ['get', 'name'],
        'text-font': STRONG_WORDS,
        'text-size': ['match', ['get', 'kind'], 'city', 16, 'town', 13, 12],
        'text-max-width': 8,
        'symbol-sort-key': ['match', ['get', 'kind'], 'city', 0, 'town', 1, 2],
      },
      paint: { 'text-color': palette.nameSoft, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    }),
  },
  {
    id: 'commune-name',
    legend: 'commune',
    minzoom: 10.5,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'communes',
      'source-layer': 'commune-name',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': STRONG_WORDS,
        'text-size': steps(10.5, 11, 15, 14),
        'text-max-width': 7,
        'text-padding': 8,
      },
      paint: { 'text-color': palette.name, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 },
    }),
  },
];
