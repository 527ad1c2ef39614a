import type { Issue } from '../issues.ts';
import { OsmRefusal, readBlobs } from './read-blobs.ts';
import { readHeaderBlock, readPrimitiveBlock } from './read-blocks.ts';

export type Tags = Record<string, string>;

export interface OsmMember {
  type: 'node' | 'way' | 'relation';
  ref: number;
  role: string;
}

/** Called for each element in the order of the file. A missing handler skips that kind of element cheaply. */
export interface OsmHandlers {
  /** Degrees WGS 84, exact to the file's own granularity (commonly 1e-7). `tags` is undefined for an untagged node. */
  node?(id: number, lon: number, lat: number, tags: Tags | undefined): void;
  way?(id: number, refs: number[], tags: Tags): void;
  relation?(id: number, members: OsmMember[], tags: Tags): void;
}

/**
 * Reads an .osm.pbf file block by block (raw or zlib blobs) in memory bounded by one block.
 * `bytes`: the whole file, or its chunks (a `createReadStream`). `file` names it in the issues.
 * Answers issues, never throws for bad data: `refuse` for `osm-empty`, `osm-not-pbf`, `osm-truncated`, `osm-damaged`,
 * `osm-compression`, `osm-feature` (handlers may have been called before: throw away what they gathered);
 * `warning` `osm-bad-coordinates` (nodes off the globe or at 0,0 are left out; the first is named, all are counted).
 * Format: wiki.openstreetmap.org/wiki/PBF_Format.
 */
export async function readOsm(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  handlers: OsmHandlers,
  file: string,
  onProgress?: (bytesRead: number) => void,
): Promise<Issue[]> {
  const badNodes: BadNodes = { count: 0, first: undefined };
  const checked = withoutBadNodes(handlers, badNodes);
  try {
    for await (const blob of readBlobs(bytes instanceof Uint8Array ? oneChunk(bytes) : bytes, file)) {
      if (blob.type === 'OSMHeader') readHeaderBlock(blob.data, file);
      else if (blob.type === 'OSMData') readPrimitiveBlock(blob.data, checked, file, blob.bytesRead);
      onProgress?.(blob.bytesRead);
    }
  } catch (failure) {
    if (failure instanceof OsmRefusal) return [failure.issue];
    throw failure;
  }
  return badNodes.first ? [{ ...badNodes.first, file, params: { count: badNodes.count } }] : [];
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

interface BadNodes {
  count: number;
  first: Issue | undefined;
}

function withoutBadNodes(handlers: OsmHandlers, bad: BadNodes): OsmHandlers {
  if (!handlers.node) return handlers;
  return {
    way: handlers.way?.bind(handlers),
    relation: handlers.relation?.bind(handlers),
    node(id, lon, lat, tags) {
      const onGlobe = Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && !(lon === 0 && lat === 0);
      if (onGlobe) return handlers.node?.(id, lon, lat, tags);
      bad.count++;
      bad.first ??= { code: 'osm-bad-coordinates', severity: 'warning', record: `node ${id}`, value: `${lon}, ${lat}` };
    },
  };
}
