import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Level, Organisation } from '../../../api/client.ts';
import type { Language } from '../../text/say.ts';
import type { MapCandidate, MapData } from '../map-data.ts';
import { balanceShapes, childrenShapes, flowShapes, loadShapes, shareShapes } from './demand-shapes.ts';
import { schoolPoints } from './school-points.ts';
import { routeShapes, walkingShapes } from './travel-shapes.ts';

/** Overlays whose data come as values; their names are the source names of the layers. */
export const overlayNames = [
  'schools',
  'chosen',
  'route',
  'walking',
  'zones',
  'road-areas',
  'kept',
  'candidates',
  'shares',
  'balances',
  'children',
  'flows',
  'loads',
  'home',
] as const;
export type OverlayName = (typeof overlayNames)[number];

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };
const levels: Level[] = ['nursery', 'primary', 'lower-secondary', 'upper-secondary'];

/** All sources of the map: tiles of the organisation from our own server, and empty overlays. */
export function mapSources(organisation: Organisation, origin: string): StyleSpecification['sources'] {
  const version = organisation.networkVersion ? `&v=${encodeURIComponent(organisation.networkVersion)}` : '';
  const tiles = (layer: string) => ({
    type: 'vector' as const,
    tiles: [`${origin}/tiles/${layer}/{z}/{x}/{y}.mvt?organisation=${encodeURIComponent(organisation.id)}${version}`],
    bounds: organisation.bounds,
    minzoom: 5,
    maxzoom: 16,
  });
  const empty = { type: 'geojson' as const, data: nothing };
  return {
    base: tiles('base'),
    communes: tiles('communes'),
    ...Object.fromEntries(overlayNames.map((name) => [name, empty])),
    schools: {
      ...empty,
      cluster: true,
      clusterRadius: 44,
      clusterMaxZoom: 12,
      clusterProperties: Object.fromEntries(
        levels.map((level) => [level, ['+', ['case', ['==', ['get', 'level'], level], 1, 0]]]),
      ),
    },
    zones: { ...empty, promoteId: 'id' },
    'road-areas': { ...empty, promoteId: 'id' },
  };
}

/** What each overlay depends on; when none of these changed, its data need not be made again. */
export function overlayInputs(data: MapData, level: Level | null, language: Language): Record<OverlayName, unknown[]> {
  const chosen = data.chosenSchool;
  return {
    schools: [data.schools, level, chosen?.id],
    chosen: [chosen, level],
    route: [data.route, language],
    walking: [data.walkingAreas, language],
    zones: [data.zones],
    'road-areas': [data.roadAreas],
    kept: [data.kept],
    candidates: [data.candidates],
    shares: [data.coverage, data.communeShapes],
    balances: [data.balances, data.communeShapes, language],
    children: [data.children, language],
    flows: [data.flows, data.schools, level, chosen?.id],
    loads: [data.loads, language],
    home: [data.home?.join()],
  };
}

function candidatePoints(candidates: readonly MapCandidate[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: candidates.map(({ id, name, lonLat, state, picked }) => ({
      type: 'Feature',
      properties: { candidate: id, name, state, picked },
      geometry: { type: 'Point', coordinates: lonLat },
    })),
  };
}

/** The data of one overlay, or the address where they lie. */
export function overlayData(
  name: OverlayName,
  data: MapData,
  level: Level | null,
  language: Language,
): FeatureCollection | string {
  const chosenId = data.chosenSchool?.id ?? null;
  switch (name) {
    case 'schools':
      return schoolPoints(
        (data.schools ?? []).filter(({ id }) => id !== chosenId),
        level,
      );
    case 'chosen':
      return data.chosenSchool ? schoolPoints([data.chosenSchool], level) : nothing;
    case 'route':
      return data.route ? routeShapes(data.route, language) : nothing;
    case 'walking':
      return data.walkingAreas ? walkingShapes(data.walkingAreas, language) : nothing;
    case 'zones':
      return data.zones ?? nothing;
    case 'road-areas':
      return data.roadAreas ?? nothing;
    case 'kept':
      return data.kept ?? nothing;
    case 'candidates':
      return candidatePoints(data.candidates ?? []);
    case 'shares':
      return data.coverage && data.communeShapes
        ? shareShapes(data.communeShapes, data.coverage.coverage, data.coverage.limit)
        : nothing;
    case 'balances':
      return data.balances && data.communeShapes ? balanceShapes(data.communeShapes, data.balances, language) : nothing;
    case 'children':
      return data.children ? childrenShapes(data.children, language) : nothing;
    case 'flows':
      return data.flows ? flowShapes(data.flows, data.schools ?? [], level, chosenId) : nothing;
    case 'loads':
      return data.loads ? loadShapes(data.loads, language) : nothing;
    case 'home':
      return data.home
        ? {
            type: 'FeatureCollection',
            features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: data.home } }],
          }
        : nothing;
  }
}
