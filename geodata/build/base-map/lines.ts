import type { TileFeature } from '#engines/tiles/types.ts';
import type { Tags } from '../../sources/osm/read-osm.ts';
import type { OsmMapData } from './collect-osm.ts';

/** Class of a line and the first zoom at which it is drawn. */
interface LineClass {
  class: string;
  zoom: number;
}

/** Roads in four steps, then paths and ferries. */
export function roadClass(tags: Tags): LineClass | undefined {
  if (tags.route === 'ferry') return { class: 'ferry', zoom: 9 };
  if (tags.area === 'yes') return undefined;
  return roadClasses[tags.highway];
}

const roadClasses: Record<string, LineClass> = {
  motorway: { class: 'major', zoom: 7 },
  trunk: { class: 'major', zoom: 7 },
  primary: { class: 'major', zoom: 8 },
  motorway_link: { class: 'major', zoom: 12 },
  trunk_link: { class: 'major', zoom: 12 },
  primary_link: { class: 'major', zoom: 12 },
  secondary: { class: 'secondary', zoom: 9 },
  secondary_link: { class: 'secondary', zoom: 12 },
  tertiary: { class: 'minor', zoom: 10 },
  tertiary_link: { class: 'minor', zoom: 13 },
  unclassified: { class: 'minor', zoom: 12 },
  residential: { class: 'minor', zoom: 12 },
  road: { class: 'minor', zoom: 12 },
  living_street: { class: 'alley', zoom: 13 },
  service: { class: 'alley', zoom: 13 },
  pedestrian: { class: 'alley', zoom: 13 },
  track: { class: 'alley', zoom: 13 },
  footway: { class: 'path', zoom: 14 },
  path: { class: 'path', zoom: 14 },
  cycleway: { class: 'path', zoom: 14 },
  bridleway: { class: 'path', zoom: 14 },
  steps: { class: 'path', zoom: 14 },
};

/** Rivers, canals and ditches as lines (their areas, where mapped, are drawn besides). */
export function waterwayClass({ waterway }: Tags): LineClass | undefined {
  return waterwayClasses[waterway];
}

const waterwayClasses: Record<string, LineClass> = {
  river: { class: 'river', zoom: 8 },
  canal: { class: 'canal', zoom: 10 },
  stream: { class: 'stream', zoom: 12 },
  drain: { class: 'stream', zoom: 13 },
  ditch: { class: 'stream', zoom: 14 },
};

/** Railways in use, and runways. */
export function trackClass({ railway, aeroway }: Tags): LineClass | undefined {
  if (railway === 'rail') return { class: 'rail', zoom: 9 };
  if (railway === 'light_rail' || railway === 'subway' || railway === 'tram') return { class: 'metro', zoom: 10 };
  return aeroway === 'runway' ? { class: 'runway', zoom: 10 } : undefined;
}

const rank = ['path', 'alley', 'minor', 'secondary', 'major', 'ferry'];

/** Features of one line layer; the important ones last, so that they are drawn on top. */
export function lineFeatures(data: OsmMapData, classOf: (tags: Tags) => LineClass | undefined): TileFeature[] {
  const features: TileFeature[] = [];
  for (const { id, line, tags } of data.lines) {
    const found = classOf(tags);
    if (!found || line.length < 2) continue;
    const properties = {
      class: found.class,
      bridge: passes(tags.bridge) || undefined,
      tunnel: passes(tags.tunnel) || undefined,
      link: tags.highway?.endsWith('_link') || undefined,
      steps: tags.highway === 'steps' || undefined,
    };
    features.push({ id, properties, geometry: { type: 'LineString', coordinates: line }, zoom: found.zoom });
  }
  const order = (feature: TileFeature) => rank.indexOf(String(feature.properties.class));
  return features.sort((a, b) => order(a) - order(b) || a.id - b.id);
}

function passes(value: string | undefined): boolean {
  return value !== undefined && value !== 'no';
}
