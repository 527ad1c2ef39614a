import type { Feature, FeatureCollection } from 'geojson';
import type { RouteAnswer } from '../../../api/client.ts';
import { type Language, sayDistance } from '../../text/say.ts';

/** A route as lines by kind, the metres of each ferry at its middle and of the whole at the end. */
export function routeShapes(route: RouteAnswer, language: Language): FeatureCollection {
  const features: Feature[] = [];
  for (const { kind, name, metres, line } of route.stretches) {
    if (line.length < 2) continue;
    features.push({
      type: 'Feature',
      properties: { kind, name, metres },
      geometry: { type: 'LineString', coordinates: line },
    });
  }
  const end = route.stretches.at(-1)?.line.at(-1);
  if (end && route.metres !== null)
    features.push({
      type: 'Feature',
      properties: { kind: 'total', label: sayDistance(language, route.metres) },
      geometry: { type: 'Point', coordinates: end },
    });
  return { type: 'FeatureCollection', features };
}

/** Bands numbered from the inside out and drawn from the outside in, each with its metres in words. */
export function walkingShapes(areas: FeatureCollection, language: Language): FeatureCollection {
  const metresOf = (feature: Feature) => Number(feature.properties?.metres);
  const bands = [...new Set(areas.features.map(metresOf))].sort((a, b) => a - b);
  const features = areas.features
    .map((feature) => ({
      ...feature,
      properties: {
        ...feature.properties,
        band: bands.indexOf(metresOf(feature)),
        label: sayDistance(language, metresOf(feature)),
      },
    }))
    .sort((a, b) => b.properties.band - a.properties.band);
  return { type: 'FeatureCollection', features };
}
