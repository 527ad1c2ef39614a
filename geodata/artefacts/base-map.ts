import type { TileLayer } from '#engines/tiles/types.ts';

/**
 * Binary layout of a base map, little endian:
 *   0  8 bytes  magic "TGBASEMP"
 *   8  uint32   version
 *  12  uint32   length of the JSON head in bytes
 *  16  head     UTF-8 JSON: source-layers with names, keys, values and, for each array, its offset and length
 *   …  arrays   each at a multiple of 8 bytes, so that a reader can look at them in place
 */
const MAGIC = 'TGBASEMP';
const BASE_MAP_VERSION = 1;

const arrays = {
  kinds: Uint8Array,
  ids: Float64Array,
  zooms: Uint8Array,
  firstPart: Uint32Array,
  firstVertex: Uint32Array,
  positions: Int32Array,
  vertexZooms: Uint8Array,
  boxes: Int32Array,
  firstTag: Uint32Array,
  tags: Uint32Array,
} as const;
type ArrayName = keyof typeof arrays;
const arrayNames = Object.keys(arrays) as ArrayName[];

interface Head {
  layers: (Pick<TileLayer, 'name' | 'keys' | 'values'> & {
    arrays: Record<ArrayName, [offset: number, length: number]>;
  })[];
}

/** The bytes of a base map; the same layers always give the same bytes. */
export function writeBaseMap({ layers }: { layers: TileLayer[] }): Uint8Array {
  let offset = 0;
  const head: Head = {
    layers: layers.map((layer) => {
      const places = arrayNames.map((name) => {
        const place: [number, number] = [offset, layer[name].length];
        offset = align(offset + layer[name].byteLength);
        return [name, place] as const;
      });
      return {
        name: layer.name,
        keys: layer.keys,
        values: layer.values,
        arrays: Object.fromEntries(places) as Head['layers'][number]['arrays'],
      };
    }),
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const start = align(16 + headBytes.length);
  const bytes = new Uint8Array(start + offset);
  bytes.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, BASE_MAP_VERSION, true);
  view.setUint32(12, headBytes.length, true);
  bytes.set(headBytes, 16);
  layers.forEach((layer, index) => {
    for (const name of arrayNames) {
      const array = layer[name];
      const place = start + head.layers[index].arrays[name][0];
      bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), place);
    }
  });
  return bytes;
}

/** Reads what `writeBaseMap` wrote; the arrays look into `bytes`, nothing is copied. Throws on any other file or version. */
export function readBaseMap(bytes: Uint8Array): { layers: TileLayer[] } {
  // A view that does not start at a multiple of eight cannot be looked at in place.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (whole.length < 16 || new TextDecoder().decode(whole.subarray(0, 8)) !== MAGIC)
    throw new Error('This is not a base map artefact.');
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  const version = view.getUint32(8, true);
  if (version !== BASE_MAP_VERSION)
    throw new Error(
      `This base map artefact has version ${version}; version ${BASE_MAP_VERSION} is needed. Import the roads again.`,
    );
  const headLength = view.getUint32(12, true);
  const head = JSON.parse(new TextDecoder().decode(whole.subarray(16, 16 + headLength))) as Head;
  const start = whole.byteOffset + align(16 + headLength);
  const look = <N extends ArrayName>(name: N, [offset, length]: [number, number]) =>
    new arrays[name](whole.buffer as ArrayBuffer, start + offset, length) as TileLayer[N];
  return {
    layers: head.layers.map(({ name, keys, values, arrays: places }) => ({
      name,
      keys,
      values,
      kinds: look('kinds', places.kinds),
      ids: look('ids', places.ids),
      zooms: look('zooms', places.zooms),
      firstPart: look('firstPart', places.firstPart),
      firstVertex: look('firstVertex', places.firstVertex),
      positions: look('positions', places.positions),
      vertexZooms: look('vertexZooms', places.vertexZooms),
      boxes: look('boxes', places.boxes),
      firstTag: look('firstTag', places.firstTag),
      tags: look('tags', places.tags),
    })),
  };
}

function align(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
