import type { RoadNetwork } from '../../api/engines/travel/types.ts';
import { readSections, writeSections } from './sections.ts';

/** "TGRN" and the version of the layout; a change of layout raises the version. */
const magic = 0x4e524754;
const version = 1;

/** The arrays in the order of the file. */
const sections = [
  ['nodes', Int32Array],
  ['nodeFlags', Uint8Array],
  ['edgeFrom', Uint32Array],
  ['edgeTo', Uint32Array],
  ['edgeMm', Uint32Array],
  ['edgeFlags', Uint16Array],
  ['edgeName', Uint32Array],
  ['edgeCrossingSeconds', Uint32Array],
  ['edgeWaitSeconds', Uint32Array],
  ['shapeStart', Uint32Array],
  ['shape', Int32Array],
] as const;

/**
 * The network as bytes, little endian: magic, version, number of sections, 0; for each section its length in bytes and 0;
 * then the sections, each begun on a multiple of 8 (the street names last, as UTF-8 JSON).
 */
export function writeRoadNetwork(network: RoadNetwork): Uint8Array {
  const names = new TextEncoder().encode(JSON.stringify(network.names));
  const parts: ArrayBufferView[] = [...sections.map(([key]) => network[key]), names];
  return writeSections(magic, version, parts);
}

/**
 * The network over the bytes given, without copying (a misaligned view is copied once). Throws an Error when the bytes are
 * not a road network of this version: an artefact is ours, so that is a fault of code or disk, not of data.
 */
export function readRoadNetwork(given: Uint8Array): RoadNetwork {
  const layout = { magic, version, sections, name: 'road network', remedy: 'Import the roads again.' };
  const { arrays, head: names } = readSections(given, layout);
  return { ...arrays, names } as RoadNetwork;
}
