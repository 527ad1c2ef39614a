import type { Geometry } from 'geojson';
import type { Issue } from '../issues.ts';

/** What a layer is for. */
export const layerKinds = [
  'background',
  'parcels',
  'land-use',
  'candidates',
  'public-land',
  'housing',
  'barriers',
] as const;
export type LayerKind = (typeof layerKinds)[number];

export type AttributeValue = string | number | boolean | null;

/** One thing of a file, its geometry in the file's own coordinates. */
export interface RawFeature {
  /** 1-based place in the file. */
  row: number;
  attributes: Record<string, AttributeValue>;
  geometry: Geometry | null;
}

/** A layer as its file gives it, before anyone knows where on earth it lies. */
export interface RawLayer {
  /** The layer's own name in the file. */
  name: string;
  format: 'Shapefile' | 'GeoPackage' | 'KML' | 'GeoJSON';
  /** What the file says of its coordinates, the surest first: "EPSG:9210", well-known text; empty where it says nothing. */
  statements: string[];
  features: RawFeature[];
  issues: Issue[];
}

/** Why a file gives no layer. */
export interface RefusedLayer {
  issues: Issue[];
}

/** One thing in WGS 84 degrees, longitude first. */
export interface LayerFeature {
  row: number;
  attributes: Record<string, AttributeValue>;
  geometry: Exclude<Geometry, { type: 'GeometryCollection' }>;
}
