import { DEEPEST_ZOOM, LINE, POINT, POLYGON, type TagValue, type TileFeature, type TileLayer } from './types.ts';
import { markVertexZooms } from './vertex-zooms.ts';
import { worldX, worldY } from './world.ts';

/**
 * Packs features into the flat arrays of one source-layer, in the given order (which is the drawing order).
 * Rings are turned (outer clockwise as drawn, holes the other way), repeated vertices dropped; a feature without a
 * position left is skipped. Ids must be whole numbers ≥ 0.
 */
export function packLayer(name: string, features: Iterable<TileFeature>): TileLayer {
  const packing = new Packing();
  for (const feature of features) packing.add(feature);
  return packing.finish(name);
}

class Packing {
  private readonly kinds: number[] = [];
  private readonly ids: number[] = [];
  private readonly zooms: number[] = [];
  private readonly firstPart = [0];
  private readonly firstVertex = [0];
  private readonly positions: number[] = [];
  private readonly boxes: number[] = [];
  private readonly firstTag = [0];
  private readonly tags: number[] = [];
  private readonly keys = new Map<string, number>();
  private readonly values = new Map<TagValue, number>();

  add(feature: TileFeature): void {
    const kind = this.addParts(feature.geometry);
    if (this.firstVertex.length - 1 === this.firstPart[this.firstPart.length - 1]) return;
    this.kinds.push(kind);
    this.ids.push(feature.id);
    this.zooms.push(Math.min(DEEPEST_ZOOM, Math.max(0, Math.round(feature.zoom ?? 0))));
    for (const [key, value] of Object.entries(feature.properties)) {
      if (value === null || value === undefined) continue;
      this.tags.push(indexOf(this.keys, key), indexOf(this.values, value));
    }
    this.firstTag.push(this.tags.length);
    this.addBox();
    this.firstPart.push(this.firstVertex.length - 1);
  }

  finish(name: string): TileLayer {
    const positions = Int32Array.from(this.positions);
    const vertexZooms = new Uint8Array(positions.length / 2);
    for (let feature = 0; feature < this.kinds.length; feature++) {
      if (this.kinds[feature] === POINT) continue;
      for (let part = this.firstPart[feature]; part < this.firstPart[feature + 1]; part++)
        markVertexZooms(positions, this.firstVertex[part], this.firstVertex[part + 1] - 1, vertexZooms);
    }
    return {
      name,
      kinds: Uint8Array.from(this.kinds),
      ids: Float64Array.from(this.ids),
      zooms: Uint8Array.from(this.zooms),
      firstPart: Uint32Array.from(this.firstPart),
      firstVertex: Uint32Array.from(this.firstVertex),
      positions,
      vertexZooms,
      boxes: Int32Array.from(this.boxes),
      keys: [...this.keys.keys()],
      values: [...this.values.keys()],
      firstTag: Uint32Array.from(this.firstTag),
      tags: Uint32Array.from(this.tags),
    };
  }

  private addParts(geometry: TileFeature['geometry']): number {
    switch (geometry.type) {
      case 'Point':
        this.addPart([geometry.coordinates], 1);
        return POINT;
      case 'MultiPoint':
        for (const position of geometry.coordinates) this.addPart([position], 1);
        return POINT;
      case 'LineString':
        this.addPart(geometry.coordinates, 2);
        return LINE;
      case 'MultiLineString':
        for (const line of geometry.coordinates) this.addPart(line, 2);
        return LINE;
      case 'Polygon':
        this.addPolygon(geometry.coordinates);
        return POLYGON;
      case 'MultiPolygon':
        for (const polygon of geometry.coordinates) this.addPolygon(polygon);
        return POLYGON;
    }
  }

  private addPolygon(rings: number[][][]): void {
    for (const [index, ring] of rings.entries()) {
      const added = this.addPart(ring, 4, index === 0 ? 1 : -1);
      if (!added && index === 0) return;
    }
  }

  /** Adds one line or ring unless fewer than `least` vertices remain; `turn` 1 or -1 sets the sign of a ring's area. */
  private addPart(line: number[][], least: number, turn = 0): boolean {
    const start = this.positions.length;
    for (const [lon, lat] of line) {
      const x = worldX(lon);
      const y = worldY(lat);
      const end = this.positions.length;
      if (end > start && this.positions[end - 2] === x && this.positions[end - 1] === y) continue;
      this.positions.push(x, y);
    }
    if (turn !== 0) this.closeRing(start, turn);
    if ((this.positions.length - start) / 2 < least) {
      this.positions.length = start;
      return false;
    }
    this.firstVertex.push(this.positions.length / 2);
    return true;
  }

  private closeRing(start: number, turn: number): void {
    const positions = this.positions;
    const end = positions.length;
    if (end - start < 6) return;
    if (positions[start] !== positions[end - 2] || positions[start + 1] !== positions[end - 1])
      positions.push(positions[start], positions[start + 1]);
    let area = 0;
    for (let i = start; i < positions.length - 2; i += 2)
      area +=
        (positions[i] - positions[start]) * (positions[i + 3] - positions[start + 1]) -
        (positions[i + 2] - positions[start]) * (positions[i + 1] - positions[start + 1]);
    if (area * turn >= 0) return;
    for (let low = start, high = positions.length - 2; low < high; low += 2, high -= 2) {
      [positions[low], positions[high]] = [positions[high], positions[low]];
      [positions[low + 1], positions[high + 1]] = [positions[high + 1], positions[low + 1]];
    }
  }

  private addBox(): void {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    const from = this.firstVertex[this.firstPart[this.firstPart.length - 1]];
    for (let i = 2 * from; i < this.positions.length; i += 2) {
      const x = this.positions[i];
      const y = this.positions[i + 1];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
    this.boxes.push(west, north, east, south);
  }
}

function indexOf<T>(seen: Map<T, number>, value: T): number {
  const known = seen.get(value);
  if (known !== undefined) return known;
  seen.set(value, seen.size);
  return seen.size - 1;
}
