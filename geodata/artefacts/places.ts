import type { AddressWords, PlacesIndex, TextColumn } from '#engines/places/types.ts';

/**
 * Binary layout of a gazetteer, little endian:
 *   0  8 bytes  magic "TGPLACES"
 *   8  uint32   version
 *  12  uint32   length of the JSON head in bytes
 *  16  head     UTF-8 JSON: address habits, and offset and length of each array
 *   …  arrays   each at a multiple of 8 bytes, so that a reader can look at them in place
 */
const MAGIC = 'TGPLACES';
const PLACES_VERSION = 1;

const arrays = {
  kinds: Uint8Array,
  lonLats: Int32Array,
  nameWeights: Float32Array,
  rarities: Float32Array,
  postingStarts: Uint32Array,
  postings: Uint32Array,
  inName: Uint8Array,
  numberStarts: Uint32Array,
  firstNumbers: Uint16Array,
  numberLonLats: Int32Array,
  isAlley: Uint8Array,
} as const;
const texts = ['labels', 'contexts', 'words', 'numbers'] as const;

interface Head {
  habits: AddressWords;
  places: Record<string, [offset: number, length: number]>;
}

/** The bytes of a gazetteer; the same index always gives the same bytes. */
export function writePlaces(index: PlacesIndex): Uint8Array {
  const columns: [string, ArrayBufferView & { length: number }][] = [
    ...(Object.keys(arrays) as (keyof typeof arrays)[]).map((name) => [name, index[name]] as [string, Uint8Array]),
    ...texts.flatMap((name): [string, Uint8Array | Uint32Array][] => [
      [`${name}.starts`, index[name].starts],
      [`${name}.bytes`, index[name].bytes],
    ]),
  ];
  const head: Head = { habits: index.habits, places: {} };
  let offset = 0;
  for (const [name, column] of columns) {
    head.places[name] = [offset, column.length];
    offset = align(offset + column.byteLength);
  }
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const start = align(16 + headBytes.length);
  const bytes = new Uint8Array(start + offset);
  bytes.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, PLACES_VERSION, true);
  view.setUint32(12, headBytes.length, true);
  bytes.set(headBytes, 16);
  for (const [name, column] of columns)
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), start + head.places[name][0]);
  return bytes;
}

/** Reads what `writePlaces` wrote; the arrays look into `bytes`, nothing is copied. Throws on any other file or version. */
export function readPlaces(bytes: Uint8Array): PlacesIndex {
  // A view that does not start at a multiple of eight cannot be looked at in place.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  if (whole.length < 16 || new TextDecoder().decode(whole.subarray(0, 8)) !== MAGIC)
    throw new Error('This is not a gazetteer artefact.');
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  const version = view.getUint32(8, true);
  if (version !== PLACES_VERSION)
    throw new Error(`This gazetteer has version ${version}; version ${PLACES_VERSION} is read. Build it again.`);
  const headLength = view.getUint32(12, true);
  const head: Head = JSON.parse(new TextDecoder().decode(whole.subarray(16, 16 + headLength)));
  const start = whole.byteOffset + align(16 + headLength);
  const at = <T>(name: string, type: new (buffer: ArrayBufferLike, offset: number, length: number) => T): T =>
    new type(whole.buffer, start + head.places[name][0], head.places[name][1]);
  const text = (name: (typeof texts)[number]): TextColumn => ({
    starts: at(`${name}.starts`, Uint32Array),
    bytes: at(`${name}.bytes`, Uint8Array),
  });
  return {
    habits: head.habits,
    kinds: at('kinds', Uint8Array),
    lonLats: at('lonLats', Int32Array),
    nameWeights: at('nameWeights', Float32Array),
    rarities: at('rarities', Float32Array),
    postingStarts: at('postingStarts', Uint32Array),
    postings: at('postings', Uint32Array),
    inName: at('inName', Uint8Array),
    numberStarts: at('numberStarts', Uint32Array),
    firstNumbers: at('firstNumbers', Uint16Array),
    numberLonLats: at('numberLonLats', Int32Array),
    isAlley: at('isAlley', Uint8Array),
    labels: text('labels'),
    contexts: text('contexts'),
    words: text('words'),
    numbers: text('numbers'),
  };
}

function align(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
