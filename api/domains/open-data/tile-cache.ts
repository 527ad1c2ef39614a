/** Compressed tiles by key, the least recently asked thrown out first, within a limit of bytes. */
export class TileCache {
  private readonly tiles = new Map<string, Uint8Array<ArrayBuffer>>();
  private readonly limit: number;
  private size = 0;

  constructor(limitBytes: number) {
    this.limit = limitBytes;
  }

  find(key: string): Uint8Array<ArrayBuffer> | undefined {
    const tile = this.tiles.get(key);
    if (!tile) return undefined;
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  keep(key: string, tile: Uint8Array<ArrayBuffer>): void {
    this.size += tile.byteLength - (this.tiles.get(key)?.byteLength ?? 0);
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    for (const [oldest, bytes] of this.tiles) {
      if (this.size <= this.limit) break;
      this.tiles.delete(oldest);
      this.size -= bytes.byteLength;
    }
  }
}
