import type { ExpressionSpecification } from 'maplibre-gl';
import type { StyleLayer } from '../drawing.ts';
import { STRONG_WORDS, WORDS } from '../font-names.ts';
import type { Palette } from '../palette.ts';

/** Nearest band darkest; `band` is 0, 1, 2 from the inside out. */
const bandColor = (palette: Palette): ExpressionSpecification => [
  'match',
  ['get', 'band'],
  0,
  palette.walking[0],
  1,
  palette.walking[1],
  palette.walking[2],
];

/** Walking areas (500, 1,000, 2,000 m by road): bands that get lighter outward, their metres written on the edge. */
export const walkingTints: StyleLayer[] = [
  {
    id: 'walking-tint',
    legend: 'walking',
    draw: ({ palette }) => ({
      type: 'fill',
      source: 'walking',
      paint: { 'fill-color': bandColor(palette), 'fill-opacity': ['match', ['get', 'band'], 0, 0.24, 1, 0.18, 0.14] },
    }),
  },
];

/** Their edges, above the roads. */
export const walkingEdges: StyleLayer[] = [
  {
    id: 'walking-edge',
    legend: 'walking',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'walking',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': bandColor(palette), 'line-width': ['match', ['get', 'band'], 0, 1.8, 1, 1.4, 1.1] },
    }),
  },
  {
    id: 'walking-metres',
    legend: 'walking',
    minzoom: 11,
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'walking',
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 400,
        'text-field': ['get', 'label'],
        'text-font': STRONG_WORDS,
        'text-size': 11,
        'text-max-angle': 30,
      },
      paint: { 'text-color': palette.accent, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    }),
  },
];

const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
const kind = (...names: string[]): ExpressionSpecification => [
  'all',
  isLine,
  ['in', ['get', 'kind'], ['literal', names]],
];
const routeWidth: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 3, 14, 5, 17, 8];

/** One way to one school: on the road solid, by ferry dashed, over open ground dotted; its metres at the end. */
export const routeLayers: StyleLayer[] = [
  {
    id: 'route-casing',
    legend: 'route',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'route',
      filter: kind('road', 'steps'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.routeCasing,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 5, 14, 8.5, 17, 12],
      },
    }),
  },
  {
    id: 'route-road',
    legend: 'route',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'route',
      filter: kind('road', 'steps'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.route, 'line-width': routeWidth },
    }),
  },
  {
    id: 'route-ferry',
    legend: 'route',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'route',
      filter: kind('ferry'),
      paint: { 'line-color': palette.route, 'line-width': routeWidth, 'line-dasharray': [2, 1.4] },
    }),
  },
  {
    id: 'route-leg',
    legend: 'route',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'route',
      filter: kind('leg'),
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': palette.route,
        'line-width': ['interpolate', ['linear'], ['zoom'], 10, 2, 17, 5],
        'line-dasharray': [0.1, 2],
      },
    }),
  },
  {
    id: 'route-metres',
    legend: 'route',
    draw: ({ palette }) => ({
      type: 'symbol',
      source: 'route',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'icon-image': 'plate',
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [3, 8, 3, 8],
        'text-field': ['get', 'label'],
        'text-font': ['match', ['get', 'kind'], 'total', ['literal', STRONG_WORDS], ['literal', WORDS]],
        'text-size': 13,
        'text-offset': [0, 2.4],
        'text-allow-overlap': true,
        'icon-allow-overlap': true,
      },
      paint: { 'text-color': palette.plateInk },
    }),
  },
];
