import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Level } from '../../api/client.ts';
import type { Language } from '../text/say.ts';
import type { DrawingState, LegendKey, StyleLayer } from './drawing.ts';
import {
  childrenLayers,
  childrenNumbers,
  communeBalanceLayers,
  communeBalanceNames,
  communeShareLayers,
  zoneEdges,
  zoneTints,
} from './layers/areas.ts';
import { candidateLayers } from './layers/candidates.ts';
import { flowLayers } from './layers/flows.ts';
import { groundLayers, waterLayers } from './layers/ground.ts';
import { homeLayers } from './layers/home.ts';
import { keptEdges, keptTints } from './layers/kept.ts';
import { loadLayers } from './layers/loads.ts';
import { nameLayers } from './layers/names.ts';
import { schoolLayers } from './layers/schools.ts';
import { routeLayers, walkingEdges, walkingTints } from './layers/travel.ts';
import { wayLayers } from './layers/ways.ts';
import { type MapTheme, palettes } from './palette.ts';

/** The drawing order of the whole map, bottom to top. There is no other list. */
export const drawingOrder: readonly StyleLayer[] = [
  ...groundLayers,
  ...communeShareLayers,
  ...communeBalanceLayers,
  ...childrenLayers,
  ...waterLayers,
  ...walkingTints,
  ...keptTints,
  ...zoneTints,
  ...wayLayers,
  ...walkingEdges,
  ...zoneEdges,
  ...keptEdges,
  ...loadLayers,
  ...flowLayers,
  ...routeLayers,
  ...nameLayers,
  ...communeBalanceNames,
  ...childrenNumbers,
  ...candidateLayers,
  ...schoolLayers,
  ...homeLayers,
];

/** The state a theme, a language and a level make. */
export function drawingState(theme: MapTheme, language: Language, level: Level | null): DrawingState {
  return { theme, palette: palettes[theme], language, level };
}

/** Every layer as MapLibre draws it, bottom to top; those whose legend entry is hidden are there but not visible. */
export function drawLayers(state: DrawingState, hidden: ReadonlySet<LegendKey>): LayerSpecification[] {
  return drawingOrder.map(({ id, legend, minzoom, maxzoom, draw }) => {
    const drawing = draw(state);
    const layer = {
      ...drawing,
      id,
      ...(minzoom === undefined ? {} : { minzoom }),
      ...(maxzoom === undefined ? {} : { maxzoom }),
      layout: { ...drawing.layout, visibility: hidden.has(legend) ? 'none' : 'visible' },
    };
    return layer as LayerSpecification;
  });
}

/** A whole style. Fonts and sources come from the caller, since they know addresses. */
export function drawStyle(
  layers: LayerSpecification[],
  sources: StyleSpecification['sources'],
  fonts: StyleSpecification['font-faces'],
): StyleSpecification {
  return { version: 8, 'font-faces': fonts, sources, layers, transition: { duration: 150, delay: 0 } };
}
