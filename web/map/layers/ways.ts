import type { ExpressionSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../drawing.ts';
import { classIs, steps, width } from './expressions.ts';

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
