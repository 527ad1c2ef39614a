const headerBytes = 16;
const sectionBytes = 8;

/**
 * Arrays as bytes, little endian: magic, version, number of sections, 0; for each section its length in bytes and 0; then the
 * sections, each begun on a multiple of 8. The same parts give the same bytes.
 */
export function writeSections(magic: number, version: number, parts: readonly ArrayBufferView[]): Uint8Array {
  const start = headerBytes + parts.length * sectionBytes;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.byteLength), start));
  const view = new DataView(bytes.buffer);
  [magic, version, parts.length, 0].forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
  let at = start;
  parts.forEach((part, i) => {
    view.setUint32(headerBytes + i * sectionBytes, part.byteLength, true);
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  });
  return bytes;
}

type ArrayKind = {
  new (buffer: ArrayBuffer, start: number, length: number): ArrayBufferView;
  readonly BYTES_PER_ELEMENT: number;
};

/** What an artefact of sections is: arrays by name in the order of the file, then one text of JSON. */
interface Layout<S extends readonly (readonly [string, ArrayKind])[]> {
  magic: number;
  version: number;
  sections: S;
  /** As a message names it: "road network"; `remedy`: a sentence on what to do. */
  name: string;
  remedy?: string;
}

/**
 * The arrays over the bytes given, without copying (a misaligned view is copied once), and what the text at the end says. Throws an
 * Error when the bytes are none of this layout: an artefact is ours, so that is a fault of code or disk, not of data.
 */
export function readSections<S extends readonly (readonly [string, ArrayKind])[]>(
  given: Uint8Array,
  { magic, version, sections, name, remedy }: Layout<S>,
): { arrays: { [P in S[number] as P[0]]: InstanceType<P[1]> }; head: unknown } {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const then = remedy ? ` ${remedy}` : '';
  if (bytes.length < headerBytes || view.getUint32(0, true) !== magic) throw new Error(`These bytes are no ${name}.`);
  if (view.getUint32(4, true) !== version || view.getUint32(8, true) !== sections.length + 1)
    throw new Error(`This ${name} has layout ${view.getUint32(4, true)}; layout ${version} is read here.${then}`);
  let at = headerBytes + (sections.length + 1) * sectionBytes;
  const next = (index: number) => {
    const length = view.getUint32(headerBytes + index * sectionBytes, true);
    const start = at;
    at += padded(length);
    if (at > bytes.length) throw new Error(`This ${name} is cut short.${then}`);
    return { start: bytes.byteOffset + start, length };
  };
  const arrays = Object.fromEntries(
    sections.map(([key, Kind], index) => {
      const { start, length } = next(index);
      return [key, new Kind(bytes.buffer as ArrayBuffer, start, length / Kind.BYTES_PER_ELEMENT)];
    }),
  ) as { [P in S[number] as P[0]]: InstanceType<P[1]> };
  const { start, length } = next(sections.length);
  const head: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes.buffer, start, length)));
  return { arrays, head };
}

const padded = (length: number) => Math.ceil(length / 8) * 8;
