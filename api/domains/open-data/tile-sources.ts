import { prepareLayer } from '#engines/tiles/cut-tile.ts';
import type { TileLayer } from '#engines/tiles/types.ts';
import type { TileProvider, TileSource, TileSubject } from './types.ts';

/** Sources kept ready; a base map of a city of ten million takes some 20 MB. */
const KEPT = 32;

/**
 * A provider over stored data. `versionOf` is asked at every tile and must be cheap (a hash kept in a row; null: there is
 * no such subject); `load` is asked once a version, also when many tiles wait for it.
 */
export function openTileSources(
  versionOf: (subject: TileSubject) => Promise<string | null>,
  load: (subject: TileSubject) => Promise<TileLayer[]>,
): TileProvider {
  const ready = new Map<string, Promise<TileSource>>();
  return async (subject) => {
    const version = await versionOf(subject);
    if (version === null) return null;
    const key = [subject.organisation, subject.layer, subject.run ?? '', version].join('\n');
    const source = ready.get(key) ?? load(subject).then((layers) => ({ version, layers: layers.map(prepareLayer) }));
    // Asked last is thrown out last; a failed load is not kept.
    ready.delete(key);
    ready.set(key, source);
    source.catch(() => ready.delete(key));
    for (const oldest of ready.keys()) {
      if (ready.size <= KEPT) break;
      ready.delete(oldest);
    }
    return source;
  };
}
