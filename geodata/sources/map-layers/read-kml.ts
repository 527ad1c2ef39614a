import { kml } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { decodeText } from '../encoding.ts';
import type { AttributeValue, RawLayer, RefusedLayer } from './types.ts';

/** What togeojson adds for drawing, and nobody wrote. */
const drawingWords =
  /^(styleUrl|styleHash|styleMapHash|stroke(-opacity|-width)?|fill(-opacity)?|icon(-.*)?|visibility|@geometry-type|label-.*|marker-.*)$/;

/** Placemarks of a KML file; folders are put together. Its coordinates are WGS 84 by the standard (OGC 12-007r2). */
export function readKml(bytes: Uint8Array, file: string): RawLayer | RefusedLayer {
  const { text, issues } = decodeText(bytes, file);
  if (issues.length > 0) return { issues };
  const faults: string[] = [];
  let collection: ReturnType<typeof kml>;
  try {
    const parser = new DOMParser({ onError: (level, message) => level !== 'warning' && faults.push(String(message)) });
    const document = parser.parseFromString(text, 'text/xml');
    if (document.documentElement?.localName !== 'kml') throw new Error(`<${document.documentElement?.localName}>`);
    collection = kml(document as never);
  } catch (failure) {
    const value = faults[0] ?? (failure instanceof Error ? failure.message : String(failure));
    return { issues: [{ code: 'layer-broken', severity: 'refuse', file, value: value.split('\n')[0] }] };
  }
  return {
    ...{ name: file.replace(/\.[^.]+$/, ''), format: 'KML', statements: ['EPSG:4326'], issues: [] },
    features: collection.features.map(({ properties, geometry }, at) => ({
      row: at + 1,
      geometry,
      attributes: toAttributes(properties ?? {}),
    })),
  };
}

function toAttributes(properties: Record<string, unknown>): Record<string, AttributeValue> {
  const kept = Object.entries(properties).flatMap(([name, value]): [string, AttributeValue][] => {
    if (drawingWords.test(name)) return [];
    if (typeof value === 'number' || typeof value === 'boolean') return [[name, value]];
    return typeof value === 'string' ? [[name, value.trim()]] : [];
  });
  return Object.fromEntries(kept);
}
