import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { cutTile } from '#engines/tiles/cut-tile.ts';
import type { TileAddress } from '#engines/tiles/types.ts';
import { TileCache } from './tile-cache.ts';
import type { TileSource } from './types.ts';

export type TileEncoding = 'br' | 'gzip' | 'identity';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const CACHE_BYTES = 64 * 2 ** 20;
const cache = new TileCache(CACHE_BYTES);
const sourceNumbers = new WeakMap<TileSource, number>();
let sources = 0;

/**
 * The bytes of one tile in the given encoding; empty when nothing lies there. Compression runs off the main thread and
 * its result is kept.
 */
export async function getTile(
  source: TileSource,
  address: TileAddress,
  encoding: TileEncoding,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${numberOf(source)}/${address.z}/${address.x}/${address.y}/${encoding}`;
  const known = cache.find(key);
  if (known) return known;
  const plain = cutTile(source.layers, address);
  const tile = plain.length === 0 ? plain : await compress(plain, encoding);
  cache.keep(key, tile);
  return tile;
}

async function compress(plain: Uint8Array<ArrayBuffer>, encoding: TileEncoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'identity') return plain;
  const compressed =
    encoding === 'br'
      ? await compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : await compressGzip(plain);
  return new Uint8Array(compressed);
}

function numberOf(source: TileSource): number {
  const known = sourceNumbers.get(source);
  if (known !== undefined) return known;
  sourceNumbers.set(source, ++sources);
  return sources;
}
