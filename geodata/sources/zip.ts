import { inflateRawSync } from 'node:zlib';

/** One file of an archive, unpacked. */
export interface ZipFile {
  /** Path inside the archive. */
  name: string;
  bytes: Uint8Array;
}

/** More than any layer of a city; an archive that unpacks to more is not one. */
const mostBytes = 512 * 2 ** 20;
const mostFiles = 2000;

/**
 * The files of a ZIP archive that `wanted` lets through, by its directory (PKWARE APPNOTE 6.3: stored or deflated, under 4 GB).
 * Null where the bytes are no such archive, are cut short, are encrypted, or unpack to more than 512 MB.
 */
export function readZipFiles(bytes: Uint8Array, wanted: (name: string) => boolean): ZipFile[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > buffer.length) return null;
  const count = buffer.readUInt16LE(end + 10);
  if (count > mostFiles) return null;
  const files: ZipFile[] = [];
  let at = buffer.readUInt32LE(end + 16);
  let left = mostBytes;
  try {
    for (let i = 0; i < count; i++) {
      const nameLength = buffer.readUInt16LE(at + 28);
      const name = buffer.toString('utf8', at + 46, at + 46 + nameLength);
      if (!name.endsWith('/') && wanted(name)) {
        const content = unpack(buffer, at, left);
        left -= content.length;
        files.push({ name, bytes: content });
      }
      at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
    }
  } catch {
    return null;
  }
  return files;
}

/** The content of the entry whose directory record stands at `at`; throws where it is damaged or larger than `most`. */
function unpack(buffer: Buffer, at: number, most: number): Uint8Array {
  const [flags, method] = [buffer.readUInt16LE(at + 8), buffer.readUInt16LE(at + 10)];
  const [packed, length, local] = [
    buffer.readUInt32LE(at + 20),
    buffer.readUInt32LE(at + 24),
    buffer.readUInt32LE(at + 42),
  ];
  if (flags & 1 || length > most) throw new Error('encrypted or too large');
  const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
  if (start + packed > buffer.length) throw new Error('cut short');
  const raw = buffer.subarray(start, start + packed);
  if (method === 0) return new Uint8Array(raw);
  if (method !== 8) throw new Error('unknown packing');
  const content = inflateRawSync(raw, { maxOutputLength: Math.max(1, length) });
  if (content.length !== length) throw new Error('wrong length');
  return new Uint8Array(content);
}
