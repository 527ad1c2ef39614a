import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, normalize, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * Layout of an archive: the line "TGBACKUP1", then, gzipped, for each entry a uint32 (little endian) length, that many bytes of
 * JSON `{ path, size }` (size −1: a directory), and the file's bytes; last an entry `{ end, sha256 }` over all before.
 */
const firstLine = 'TGBACKUP1\n';

type Head = { path: string; size: number } | { end: number; sha256: string };

/** What is not data: locks, work in progress, files half written. */
const passedOver = /^(truonggan\.lock|postmaster\.pid)$|^scratch-|\.part$/;

/** Writes everything under `directory` (only `folder` of it when given) into `file`, whole or not at all; answers the files. */
export async function writeArchive(directory: string, file: string, folder = ''): Promise<number> {
  const part = `${file}.part`;
  const counted = { files: 0 };
  try {
    const sink = createWriteStream(part, { flags: 'wx', mode: 0o600 });
    sink.write(firstLine);
    await pipeline(Readable.from(entries(directory, folder, counted)), createGzip({ level: 3 }), sink);
    const written = await open(part, 'r+');
    await written.sync();
    await written.close();
    await rename(part, file);
  } catch (failure) {
    await rm(part, { force: true });
    throw failure;
  }
  return counted.files;
}

/** Restores an archive into `directory`, which comes to be by it, whole or not at all. Throws an Error saying what is wrong. */
export async function readArchive(file: string, directory: string): Promise<number> {
  const target = resolve(directory);
  const part = `${target}.restoring`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  try {
    const files = await unpack(file, part);
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
    return files;
  } catch (failure) {
    await rm(part, { recursive: true, force: true });
    throw failure;
  }
}

async function* entries(directory: string, folder: string, counted: { files: number }): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const path of walk(directory, folder)) {
    if (path.endsWith('/')) {
      yield hashed(hash, headBytes({ path: path.slice(0, -1), size: -1 }));
      continue;
    }
    const handle = await open(join(directory, path));
    const { size } = await handle.stat();
    yield hashed(hash, headBytes({ path, size }));
    if (size > 0)
      for await (const piece of handle.createReadStream({ end: size - 1 })) yield hashed(hash, piece as Buffer);
    else await handle.close();
    counted.files++;
  }
  yield headBytes({ end: counted.files, sha256: hash.digest('hex') });
}

/** Files, and directories with a slash at the end, in the order of names. */
async function* walk(directory: string, folder: string): AsyncGenerator<string> {
  const found = await readdir(join(directory, folder), { withFileTypes: true });
  for (const entry of found.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (passedOver.test(entry.name)) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield path;
    if (!entry.isDirectory()) continue;
    yield `${path}/`;
    yield* walk(directory, path);
  }
}

function headBytes(head: Head): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text]);
}

function hashed(hash: Hash, bytes: Buffer): Buffer {
  hash.update(bytes);
  return bytes;
}

async function unpack(file: string, into: string): Promise<number> {
  const first = await open(file);
  const { buffer, bytesRead } = await first.read(Buffer.alloc(firstLine.length), 0, firstLine.length, 0);
  await first.close();
  if (bytesRead < firstLine.length || buffer.toString('latin1') !== firstLine) throw new Error('another kind of file');
  const source = createReadStream(file, { start: firstLine.length });
  const unzipped = createGunzip();
  // A broken source must reach whoever reads behind it.
  source.on('error', (failure) => unzipped.destroy(failure));
  const reader = new PieceReader(source.pipe(unzipped));
  const hash = createHash('sha256');
  for (let files = 0; ; ) {
    const length = await reader.take(4);
    if (length.readUInt32LE() > 1 << 20) throw new Error('an entry that is none');
    const text = await reader.take(length.readUInt32LE());
    const head = JSON.parse(text.toString()) as Head;
    if ('end' in head) {
      if (head.end !== files || head.sha256 !== hash.digest('hex')) throw new Error('its bytes were changed');
      return files;
    }
    hash.update(length).update(text);
    const path = placeOf(into, head.path);
    if (head.size < 0) await mkdir(path, { recursive: true, mode: 0o700 });
    else {
      await writeEntry(path, head.size, reader, hash);
      files++;
    }
  }
}

async function writeEntry(path: string, size: number, reader: PieceReader, hash: Hash): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const target = await open(path, 'wx', 0o600);
  try {
    for (let left = size; left > 0; ) {
      const piece = await reader.take(Math.min(left, 1 << 20));
      hash.update(piece);
      await target.write(piece);
      left -= piece.length;
    }
  } finally {
    await target.close();
  }
}

/** A path inside the archive may not lead out of the directory. */
function placeOf(into: string, path: string): string {
  const place = normalize(join(into, path));
  if (!place.startsWith(`${into}${sep}`)) throw new Error(`a path that leads out: ${path}`);
  return place;
}

/** Reads exactly so many bytes of a stream. */
class PieceReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.pieces = stream[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    const gathered = [this.rest];
    let have = this.rest.length;
    while (have < count) {
      const next = await this.pieces.next();
      if (next.done) throw new Error('it ends too early');
      gathered.push(next.value);
      have += next.value.length;
    }
    const all = gathered.length === 1 ? gathered[0] : Buffer.concat(gathered);
    this.rest = all.subarray(count);
    return all.subarray(0, count);
  }
}
