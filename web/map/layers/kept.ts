import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerKind } from '../../../api/client.ts';
import type { StyleLayer } from '../drawing.ts';
import type { Palette } from '../palette.ts';

/** Colour of a thing by what its layer is for. */
function hueOfKind({ kept }: Palette): ExpressionSpecification {
  const pairs = (Object.keys(kept) as LayerKind[]).flatMap((kind) => [kind, kept[kind]]);
  return ['match', ['get', 'kind'], ...pairs, kept.background] as unknown as ExpressionSpecification;
}

const chosen: ExpressionSpecification = ['boolean', ['get', 'chosen'], false];

/** Layers the office keeps: areas tinted below the roads … */
export const keptTints: StyleLayer[] = [
  {
    id: 'kept-tint',
    legend: 'kept',
    draw: ({ palette }) => ({
      type: 'fill',
      source: 'kept',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': hueOfKind(palette), 'fill-opacity': ['case', chosen, 0.5, 0.2] },
    }),
  },
];

/** … lines, edges and points above them. */
export const keptEdges: StyleLayer[] = [
  {
    id: 'kept-edge',
    legend: 'kept',
    draw: ({ palette }) => ({
      type: 'line',
      source: 'kept',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': hueOfKind(palette),
        'line-width': ['case', chosen, 4, ['==', ['get', 'kind'], 'barriers'], 3, 1.4],
      },
    }),
  },
  {
    id: 'kept-point',
    legend: 'kept',
    draw: ({ palette }) => ({
      type: 'circle',
      source: 'kept',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': hueOfKind(palette),
        'circle-radius': ['case', chosen, 9, 5.5],
        'circle-stroke-color': palette.plate,
        'circle-stroke-width': 1.5,
      },
    }),
  },
];
