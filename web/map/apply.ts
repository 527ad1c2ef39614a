import type { GeoJSONSource, LayerSpecification, Map as LibreMap, StyleSpecification } from 'maplibre-gl';
import type { Level, Organisation } from '../../api/client.ts';
import type { Language } from '../text/say.ts';
import type { LegendKey } from './drawing.ts';
import type { MapData } from './map-data.ts';
import type { MapTheme } from './palette.ts';
import { mapSources, type OverlayName, overlayData, overlayInputs, overlayNames } from './sources/sources.ts';
import { drawingState, drawLayers, drawStyle } from './style.ts';
import { drawPicture, drawPlate, PIXEL_RATIO } from './symbols.ts';

/** Everything the map shows, as one value. */
export interface MapState {
  theme: MapTheme;
  language: Language;
  level: Level | null;
  hidden: ReadonlySet<LegendKey>;
  data: MapData;
}

/** The style a map is born with: every layer there, the overlays empty. */
export function firstStyle(
  organisation: Organisation,
  state: MapState,
  fonts: StyleSpecification['font-faces'],
): StyleSpecification {
  const layers = drawLayers(drawingState(state.theme, state.language, state.level), state.hidden);
  return drawStyle(layers, mapSources(organisation, location.origin), fonts);
}

/**
 * The only writer to MapLibre: it is told the whole state and changes what differs from what the map shows. Old tiles
 * and shapes stay until the new ones are whole.
 */
export class MapWriter {
  private readonly map: LibreMap;
  private layers: Map<string, LayerSpecification>;
  private readonly inputs = new Map<OverlayName, unknown[]>();
  private lifted: { source: string; id: string } | null = null;
  private theme: MapTheme;
  private clustered = true;

  constructor(map: LibreMap, state: MapState) {
    this.map = map;
    this.theme = state.theme;
    this.layers = byId(drawLayers(drawingState(state.theme, state.language, state.level), state.hidden));
    map.setMissingStyleImageResolver((name) => this.addPicture(name));
  }

  /** Pictures that are not drawn on demand, once the style is there. */
  addPlate(): void {
    const options = {
      pixelRatio: PIXEL_RATIO,
      stretchX: [[18, 30]] as [number, number][],
      stretchY: [[18, 30]] as [number, number][],
    };
    if (this.map.hasImage('plate')) this.map.removeImage('plate');
    this.map.addImage('plate', drawPlate(this.theme), { ...options, content: [10, 6, 38, 42] });
  }

  show(state: MapState): void {
    if (state.theme !== this.theme) this.changeTheme(state.theme);
    const wanted = drawLayers(drawingState(state.theme, state.language, state.level), state.hidden);
    for (const layer of wanted) this.change(layer);
    this.layers = byId(wanted);
    this.clusterSchools(!state.data.flows);
    const inputs = overlayInputs(state.data, state.level, state.language);
    for (const name of overlayNames) {
      if (same(this.inputs.get(name), inputs[name])) continue;
      this.inputs.set(name, inputs[name]);
      this.map.getSource<GeoJSONSource>(name)?.setData(overlayData(name, state.data, state.level, state.language));
    }
  }

  /** Lifts one area (or none) under the pointer. */
  lift(area: { source: string; id: string } | null): void {
    if (area?.id === this.lifted?.id && area?.source === this.lifted?.source) return;
    if (this.lifted && this.map.getSource(this.lifted.source)) this.map.setFeatureState(this.lifted, { lifted: false });
    this.lifted = area;
    if (area) this.map.setFeatureState(area, { lifted: true });
  }

  /** Flows end at schools, so schools stand alone while flows are shown. */
  private clusterSchools(wanted: boolean): void {
    if (wanted === this.clustered) return;
    this.clustered = wanted;
    this.map.getSource<GeoJSONSource>('schools')?.setClusterOptions({ cluster: wanted });
  }

  private changeTheme(theme: MapTheme): void {
    this.theme = theme;
    for (const name of ['dot', 'hatch', 'room']) if (this.map.hasImage(name)) this.map.removeImage(name);
    this.addPlate();
  }

  private addPicture(name: string): void {
    if (this.map.hasImage(name)) return;
    const picture = drawPicture(name, this.theme);
    if (picture) this.map.addImage(name, picture, { pixelRatio: PIXEL_RATIO });
  }

  private change(layer: LayerSpecification): void {
    const old = this.layers.get(layer.id);
    for (const [name, value] of changed(old?.paint, layer.paint))
      this.map.setPaintProperty(layer.id, name as never, value as never);
    for (const [name, value] of changed(old?.layout, layer.layout))
      this.map.setLayoutProperty(layer.id, name as never, value as never);
  }
}

function byId(layers: LayerSpecification[]): Map<string, LayerSpecification> {
  return new Map(layers.map((layer) => [layer.id, layer]));
}

/** Properties of `now` whose value differs from `before`; the set of properties of a layer never changes. */
function changed(before: object | undefined, now: object | undefined): [string, unknown][] {
  const old = (before ?? {}) as Record<string, unknown>;
  return Object.entries(now ?? {}).filter(([name, value]) => JSON.stringify(old[name]) !== JSON.stringify(value));
}

function same(before: unknown[] | undefined, now: unknown[]): boolean {
  return before?.every((value, index) => value === now[index]) ?? false;
}
