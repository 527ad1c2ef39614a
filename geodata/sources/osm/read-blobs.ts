import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import type { Issue } from '../issues.ts';

/** One uncompressed blob of an .osm.pbf file: an `OSMHeader` or an `OSMData` block. */
export interface OsmBlob {
  type: string;
  data: Uint8Array;
  /** Bytes of the file read so far, this blob included. */
  bytesRead: number;
}

/** Bounds of the format (wiki.openstreetmap.org/wiki/PBF_Format): 64 KiB for a blob header, 32 MiB for a blob. */
const mostHeaderBytes = 64 * 1024;
const mostBlobBytes = 32 * 1024 * 1024;

/** What ends the reading: the file is refused with this issue. Never leaves the folder. */
export class OsmRefusal extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.code);
    this.issue = issue;
  }
}

/**
 * The blobs of an .osm.pbf file in order, uncompressed, holding one blob in memory at a time.
 * Throws OsmRefusal: `osm-empty`, `osm-not-pbf`, `osm-truncated`, `osm-compression`, `osm-damaged`.
 */
export async function* readBlobs(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<OsmBlob> {
  const source = new ByteSource(chunks);
  for (let first = true; ; first = false) {
    const start = source.bytesRead;
    const lengthBytes = await source.take(4);
    if (lengthBytes.length === 0 && !first) return;
    if (lengthBytes.length === 0) throw new OsmRefusal({ code: 'osm-empty', severity: 'refuse', file });
    if (lengthBytes.length < 4) throw first ? notPbf(file) : truncated(file, start);
    const headerLength = new DataView(lengthBytes.buffer, lengthBytes.byteOffset).getUint32(0);
    if (headerLength === 0 || headerLength > mostHeaderBytes) throw first ? notPbf(file) : damaged(file, start);
    const headerBytes = await source.take(headerLength);
    if (headerBytes.length < headerLength) throw first ? notPbf(file) : truncated(file, start);
    const header = readBlobHeader(headerBytes);
    if (first && header.type !== 'OSMHeader') throw notPbf(file);
    if (header.size < 0 || header.size > mostBlobBytes) throw damaged(file, start);
    const blob = await source.take(header.size);
    if (blob.length < header.size) throw truncated(file, start);
    yield { type: header.type, data: uncompress(blob, file, start), bytesRead: source.bytesRead };
  }
}

function readBlobHeader(bytes: Uint8Array): { type: string; size: number } {
  const header = { type: '', size: -1 };
  try {
    return new PbfReader(bytes).readFields((tag, result, pbf) => {
      if (tag === 1) result.type = pbf.readString();
      else if (tag === 3) result.size = pbf.readVarint();
    }, header);
  } catch {
    return { type: '', size: -1 };
  }
}

const compressions: Record<number, string> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };

function uncompress(blob: Uint8Array, file: string, at: number): Uint8Array {
  const found: { raw?: Uint8Array; zlib?: Uint8Array; rawSize: number; other?: string } = { rawSize: -1 };
  try {
    new PbfReader(blob).readFields((tag, result, pbf) => {
      if (tag === 1) result.raw = pbf.readBytes();
      else if (tag === 2) result.rawSize = pbf.readVarint();
      else if (tag === 3) result.zlib = pbf.readBytes();
      else if (tag in compressions) result.other = compressions[tag];
    }, found);
  } catch {
    throw damaged(file, at);
  }
  if (found.raw) return found.raw;
  if (found.other) throw unsupported(file, found.other);
  if (!found.zlib) throw damaged(file, at);
  try {
    const data = inflateSync(found.zlib, { maxOutputLength: mostBlobBytes });
    if (found.rawSize >= 0 && data.length !== found.rawSize) throw damaged(file, at);
    return data;
  } catch {
    throw damaged(file, at);
  }
}

const notPbf = (file: string) => new OsmRefusal({ code: 'osm-not-pbf', severity: 'refuse', file });
const truncated = (file: string, at: number) =>
  new OsmRefusal({ code: 'osm-truncated', severity: 'refuse', file, params: { at } });
const damaged = (file: string, at: number) =>
  new OsmRefusal({ code: 'osm-damaged', severity: 'refuse', file, params: { at } });
const unsupported = (file: string, value: string) =>
  new OsmRefusal({ code: 'osm-compression', severity: 'refuse', file, value });

/** Hands out exact numbers of bytes from chunks of any size. */
class ByteSource {
  bytesRead = 0;
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next `count` bytes; fewer only at the end of the file. */
  async take(count: number): Promise<Uint8Array> {
    if (this.rest.length < count) await this.fill(count);
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(taken.length);
    this.bytesRead += taken.length;
    return taken;
  }

  private async fill(count: number): Promise<void> {
    const parts = [this.rest];
    let length = this.rest.length;
    while (length < count) {
      const { value, done } = await this.chunks.next();
      if (done) break;
      parts.push(value);
      length += value.length;
    }
    this.rest = parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
  }
}
