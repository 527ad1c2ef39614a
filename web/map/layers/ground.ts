import type { StyleLayer } from '../drawing.ts';

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
