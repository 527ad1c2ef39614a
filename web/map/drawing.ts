import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Level } from '../../api/client.ts';
import type { Language } from '../text/say.ts';
import type { MapTheme, Palette } from './palette.ts';

/** What the legend names, top to bottom; every layer belongs to one of these, so that one switch turns a whole meaning on or off. */
export const legendKeys = [
  'home',
  'school',
  'cluster',
  'candidate',
  'route',
  'flow',
  'load',
  'walking',
  'zone',
  'kept',
  'road-area',
  'share',
  'balance',
  'children',
  'commune',
  'name',
  'road',
  'ferry',
  'rail',
  'building',
  'water',
  'green',
  'land',
] as const;
export type LegendKey = (typeof legendKeys)[number];

/** What the drawing of a layer may depend on. */
export interface DrawingState {
  theme: MapTheme;
  palette: Palette;
  language: Language;
  /** The level whose schools are shown; null: each school by its own first level. */
  level: Level | null;
}

/** A layer without its id, as MapLibre wants it. `source` is one of the names in sources/. */
type Drawing = LayerSpecification extends infer L ? (L extends { id: string } ? Omit<L, 'id'> : never) : never;

export interface StyleLayer {
  id: string;
  legend: LegendKey;
  minzoom?: number;
  maxzoom?: number;
  draw: (state: DrawingState) => Drawing;
}

/** True for the feature under the pointer. */
export const lifted: ExpressionSpecification = ['boolean', ['feature-state', 'lifted'], false];
