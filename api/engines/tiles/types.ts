/**
 * Words of the tile engine. A *world unit* is 1/2^30 of the web-mercator square's side (3.7 cm at the equator),
 * so a position is two 32-bit integers, exact to a quarter of a tile unit at zoom 16.
 */
export const WORLD_BITS = 30;

/** Side of a tile in tile units, and the margin kept around it so that strokes do not end at the seam. */
export const TILE_EXTENT = 4096;
export const TILE_BUFFER = 64;

/** Deepest zoom that is cut; the map stretches these tiles beyond. */
export const DEEPEST_ZOOM = 16;

/** Geometry kinds, numbered as the Mapbox Vector Tile specification 2.1 does. */
export const POINT = 1;
export const LINE = 2;
export const POLYGON = 3;

export type TagValue = string | number | boolean;

/**
 * One source-layer as flat arrays, ready to be cut: `n` features, `p` parts (lines or rings), `v` vertices.
 * Outer rings run clockwise as drawn (positive area with y down) and precede their holes.
 */
export interface TileLayer {
  name: string;
  /** n: POINT, LINE or POLYGON. */
  kinds: Uint8Array;
  /** n: whole numbers ≥ 0, unique within the layer. */
  ids: Float64Array;
  /** n: first zoom at which the feature is drawn. */
  zooms: Uint8Array;
  /** n+1: feature → its first part. */
  firstPart: Uint32Array;
  /** p+1: part → its first vertex. */
  firstVertex: Uint32Array;
  /** 2v: x, y in world units. */
  positions: Int32Array;
  /** v: first zoom at which the vertex matters (Douglas-Peucker, a third of a pixel). */
  vertexZooms: Uint8Array;
  /** 4n: west, north, east, south in world units. */
  boxes: Int32Array;
  /** Names and values that features point into. */
  keys: string[];
  values: TagValue[];
  /** n+1: feature → its first pair in `tags`. */
  firstTag: Uint32Array;
  /** Pairs of indexes into `keys` and `values`. */
  tags: Uint32Array;
}

/** A feature on its way into a layer; coordinates are WGS 84 degrees, longitude first. */
export interface TileFeature {
  id: number;
  /** Absent and null values are left out of the tile, never written as 0. */
  properties: Record<string, TagValue | null | undefined>;
  geometry: TileGeometry;
  /** First zoom at which it is drawn; 0 when absent. */
  zoom?: number;
}

/** The part of GeoJSON that tiles can hold. */
type TileGeometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'MultiPoint'; coordinates: number[][] }
  | { type: 'LineString'; coordinates: number[][] }
  | { type: 'MultiLineString'; coordinates: number[][][] }
  | { type: 'Polygon'; coordinates: number[][][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] };

/** Which tile: z/x/y as in the address, y growing southward. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}
