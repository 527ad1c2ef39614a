import type { RoadNetwork } from '../../api/engines/travel/types.ts';
import { writeSections } from './write-sections.ts';

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

const headerBytes = 16;
const sectionBytes = 8;

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
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || view.getUint32(0, true) !== magic)
    throw new Error('These bytes are no road network.');
  if (view.getUint32(4, true) !== version || view.getUint32(8, true) !== sections.length + 1)
    throw new Error(
      `This road network has layout ${view.getUint32(4, true)}; layout ${version} is read here. Import the roads again.`,
    );
  let at = headerBytes + (sections.length + 1) * sectionBytes;
  const next = (index: number) => {
    const length = view.getUint32(headerBytes + index * sectionBytes, true);
    const start = at;
    at += padded(length);
    if (at > bytes.length) throw new Error('This road network is cut short. Import the roads again.');
    return { start: bytes.byteOffset + start, length };
  };
  const arrays = Object.fromEntries(
    sections.map(([key, Kind], index) => {
      const { start, length } = next(index);
      return [key, new Kind(bytes.buffer as ArrayBuffer, start, length / Kind.BYTES_PER_ELEMENT)];
    }),
  );
  const { start, length } = next(sections.length);
  const names: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes.buffer, start, length)));
  return { ...arrays, names } as RoadNetwork;
}

const padded = (length: number) => Math.ceil(length / 8) * 8;
