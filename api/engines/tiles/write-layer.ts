import { Bytes } from './bytes.ts';
import type { Path } from './clip.ts';
import { POINT, type TagValue, TILE_EXTENT, type TileLayer } from './types.ts';

const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;

/**
 * Writes one source-layer of a tile: geometry is fed part by part, `finishFeature` closes a feature (dropping it when
 * nothing of it is left), `finishLayer` appends the layer. Mapbox Vector Tile specification 2.1, chapter 4.
 */
export class LayerWriter {
  private readonly layer: TileLayer;
  private readonly features = new Bytes();
  private readonly keysUsed = new Map<number, number>();
  private readonly valuesUsed = new Map<number, number>();
  /** Steps of the feature being written: commands and zigzag differences. */
  private steps: number[] = [];
  private x = 0;
  private y = 0;
  private points: number[] = [];
  /** True while holes belong to an outer ring that vanished. */
  private outerLost = false;
  private count = 0;

  constructor(layer: TileLayer) {
    this.layer = layer;
  }

  point(x: number, y: number): void {
    this.points.push(Math.round(x), Math.round(y));
  }

  /** A line of which fewer than two different positions are left is dropped. */
  line(path: Path): void {
    const start = this.steps.length;
    const [x, y] = [this.x, this.y];
    this.moveTo(path);
    const head = this.steps.length;
    this.steps.push(0);
    const drawn = this.lineTo(path, path.length);
    this.steps[head] = LINE_TO | (drawn << 3);
    if (drawn > 0) return;
    this.steps.length = start;
    this.x = x;
    this.y = y;
  }

  /** A ring whose area vanished in rounding is dropped, and with an outer ring the holes that follow it. */
  ring(path: Path, outer: boolean): void {
    if (!outer && this.outerLost) return;
    if (outer) this.outerLost = true;
    const area = path.length >= 8 ? signedArea(path) : 0;
    if (outer ? area <= 0 : area >= 0) return;
    this.outerLost = false;
    this.moveTo(path);
    const head = this.steps.length;
    this.steps.push(0);
    const drawn = this.lineTo(path, path.length - 2);
    this.steps[head] = LINE_TO | (drawn << 3);
    this.steps.push(CLOSE_PATH | (1 << 3));
  }

  finishFeature(feature: number): void {
    const kind = this.layer.kinds[feature];
    if (kind === POINT) this.writePoints();
    if (this.steps.length > 0) this.writeFeature(feature, kind);
    this.steps.length = 0;
    this.points.length = 0;
    this.x = 0;
    this.y = 0;
    this.outerLost = false;
  }

  finishLayer(tile: Bytes): void {
    if (this.count === 0) return;
    const body = new Bytes();
    body.text(1, this.layer.name);
    body.append(this.features.finish());
    for (const key of this.keysUsed.keys()) body.text(3, this.layer.keys[key]);
    const value = new Bytes();
    for (const index of this.valuesUsed.keys()) {
      value.clear();
      writeValue(value, this.layer.values[index]);
      body.message(4, value);
    }
    body.number(5, TILE_EXTENT);
    body.number(15, 2);
    tile.message(3, body);
  }

  private moveTo(path: Path): void {
    this.steps.push(MOVE_TO | (1 << 3));
    this.step(Math.round(path.values[0]), Math.round(path.values[1]));
  }

  /** Draws to every vertex but the first that differs from the one before; answers how many. */
  private lineTo(path: Path, length: number): number {
    let drawn = 0;
    for (let i = 2; i < length; i += 2) {
      const x = Math.round(path.values[i]);
      const y = Math.round(path.values[i + 1]);
      if (x === this.x && y === this.y) continue;
      this.step(x, y);
      drawn++;
    }
    return drawn;
  }

  private step(x: number, y: number): void {
    this.steps.push(zigzag(x - this.x), zigzag(y - this.y));
    this.x = x;
    this.y = y;
  }

  private writePoints(): void {
    const count = this.points.length / 2;
    if (count === 0) return;
    this.steps.push(MOVE_TO | (count << 3));
    for (let i = 0; i < this.points.length; i += 2) this.step(this.points[i], this.points[i + 1]);
  }

  private writeFeature(feature: number, kind: number): void {
    const { layer } = this;
    message.clear();
    message.number(1, layer.ids[feature]);
    packed.clear();
    for (let i = layer.firstTag[feature]; i < layer.firstTag[feature + 1]; i += 2) {
      packed.varint(place(this.keysUsed, layer.tags[i]));
      packed.varint(place(this.valuesUsed, layer.tags[i + 1]));
    }
    if (packed.length > 0) message.message(2, packed);
    message.number(3, kind);
    packed.clear();
    for (const step of this.steps) packed.varint(step);
    message.message(4, packed);
    this.features.message(2, message);
    this.count++;
  }
}

// One tile is written at a time; these two buffers serve every feature.
const message = new Bytes();
const packed = new Bytes();

function place(used: Map<number, number>, index: number): number {
  const known = used.get(index);
  if (known !== undefined) return known;
  used.set(index, used.size);
  return used.size - 1;
}

function zigzag(value: number): number {
  return (value << 1) ^ (value >> 31);
}

/** Twice the area of the rounded ring, positive when it runs clockwise as drawn. */
function signedArea(path: Path): number {
  const { values, length } = path;
  let area = 0;
  let ax = Math.round(values[0]);
  let ay = Math.round(values[1]);
  for (let i = 2; i < length; i += 2) {
    const bx = Math.round(values[i]);
    const by = Math.round(values[i + 1]);
    area += ax * by - bx * ay;
    ax = bx;
    ay = by;
  }
  return area;
}

function writeValue(bytes: Bytes, value: TagValue): void {
  if (typeof value === 'string') bytes.text(1, value);
  else if (typeof value === 'boolean') bytes.number(7, value ? 1 : 0);
  else if (!Number.isSafeInteger(value)) bytes.double(3, value);
  else if (value < 0) bytes.number(6, -value * 2 - 1);
  else bytes.number(5, value);
}
