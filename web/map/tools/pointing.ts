import type { Map as LibreMap, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl';
import type { LonLat } from '../../../api/client.ts';
import type { MapWriter } from '../apply.ts';
import { lonLatOf } from './home-pin.ts';

/** What a person points at. */
export interface PointingHandlers {
  onSchool: (schoolId: string) => void;
  /** A place where a school could be built. */
  onCandidate: (candidateId: string) => void;
  /** An area of a school (a catchment or the area nearest by road) or none, and the place. */
  onArea: (area: { id: string; schoolId: string } | null, lonLat: LonLat) => void;
  /** A place that is nothing else. */
  onPlace: (lonLat: LonLat) => void;
  /** True while every click means a place: a pin is being dropped. */
  placesOnly: () => boolean;
  /** False until the first picture stands: there is nothing to point at yet but the place itself. */
  drawn: () => boolean;
}

/** Half the side of the square around a click in which a symbol is still meant: 44 px in all. */
const REACH = 22;
const symbols = ['school-chosen', 'school', 'cluster', 'candidate'];
const areas = ['zone-tint', 'road-area-tint'];

/** Clicks, taps and the lift under the pointer. */
export function watchPointing(map: LibreMap, writer: MapWriter, handlers: PointingHandlers): void {
  map.on('click', (event) => void answerClick(map, event, handlers));
  map.on('mousemove', (event) => {
    if (!handlers.drawn()) return;
    const symbol = nearestSymbol(map, event, 8);
    const area = symbol ? undefined : map.queryRenderedFeatures(event.point, { layers: areas })[0];
    map.getCanvas().style.cursor = handlers.placesOnly() ? 'crosshair' : symbol ? 'pointer' : '';
    const id = area?.id ?? area?.properties.id;
    writer.lift(area && id !== undefined ? { source: area.source, id: String(id) } : null);
  });
  map.on('mouseout', () => writer.lift(null));
}

async function answerClick(map: LibreMap, event: MapMouseEvent, handlers: PointingHandlers): Promise<void> {
  const place = lonLatOf(event.lngLat);
  if (handlers.placesOnly()) return handlers.onPlace(place);
  if (!handlers.drawn()) return;
  const symbol = nearestSymbol(map, event, REACH);
  if (symbol?.properties.point_count) return openCluster(map, symbol);
  if (symbol?.properties.candidate) return handlers.onCandidate(String(symbol.properties.candidate));
  if (symbol) return handlers.onSchool(String(symbol.properties.school));
  const area = map.queryRenderedFeatures(event.point, { layers: areas })[0];
  handlers.onArea(
    area ? { id: String(area.id ?? area.properties.id), schoolId: String(area.properties.schoolId) } : null,
    place,
  );
  if (!area) handlers.onPlace(place);
}

async function openCluster(map: LibreMap, cluster: MapGeoJSONFeature): Promise<void> {
  const source = map.getSource('schools');
  if (!source || !('getClusterExpansionZoom' in source) || cluster.geometry.type !== 'Point') return;
  const expand = source.getClusterExpansionZoom as (id: number) => Promise<number>;
  const zoom = await expand.call(source, Number(cluster.properties.cluster_id));
  map.easeTo({ center: cluster.geometry.coordinates as LonLat, zoom: zoom + 0.3, duration: 200 });
}

function nearestSymbol(map: LibreMap, { point }: MapMouseEvent, reach: number): MapGeoJSONFeature | undefined {
  const box: [[number, number], [number, number]] = [
    [point.x - reach, point.y - reach],
    [point.x + reach, point.y + reach],
  ];
  const distance = (feature: MapGeoJSONFeature) => {
    if (feature.geometry.type !== 'Point') return Number.POSITIVE_INFINITY;
    const at = map.project(feature.geometry.coordinates as LonLat);
    return (at.x - point.x) ** 2 + (at.y - point.y) ** 2;
  };
  return map
    .queryRenderedFeatures(box, { layers: symbols })
    .filter((feature) => distance(feature) <= (2 * reach) ** 2)
    .sort((a, b) => distance(a) - distance(b))[0];
}
