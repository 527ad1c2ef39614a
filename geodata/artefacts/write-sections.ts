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

const padded = (length: number) => Math.ceil(length / 8) * 8;
