import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';

/** Where a file of an archive begins, and what its directory says of it. */
interface ZipEntry {
  name: Buffer;
  crc: number;
  packed: Buffer;
  length: number;
  offset: number;
}

/** The first day a ZIP can tell, 1 January 1980: the same files give the same bytes. */
const firstDay = 0x0021;
/** Names are UTF-8 (bit 11). */
const utf8Names = 0x0800;
const deflated = 8;

/** Files as a ZIP archive (PKWARE APPNOTE 6.3, without extensions: under 4 GB), in the order given. */
export async function writeZip(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const [file, bytes] of files) {
    const packed = (await promisify(deflateRaw)(bytes)) as Buffer;
    const entry = { name: Buffer.from(file), crc: crc32(bytes), packed, length: bytes.length, offset };
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    writeCommon(head, 4, entry);
    entries.push(entry);
    parts.push(head, entry.name, packed);
    offset += head.length + entry.name.length + packed.length;
  }
  const directory = entries.map((entry) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(20, 4);
    writeCommon(head, 6, entry);
    head.writeUInt32LE(entry.offset, 42);
    return Buffer.concat([head, entry.name]);
  });
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** The fields both heads have, from `at`: version needed, flags, method, time, day, CRC, lengths, length of the name. */
function writeCommon(head: Buffer, at: number, { name, crc, packed, length }: ZipEntry): void {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(utf8Names, at + 2);
  head.writeUInt16LE(deflated, at + 4);
  head.writeUInt16LE(firstDay, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(packed.length, at + 14);
  head.writeUInt32LE(length, at + 18);
  head.writeUInt16LE(name.length, at + 22);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
