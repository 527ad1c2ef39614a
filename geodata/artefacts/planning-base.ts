import type { PlanningBase } from '../../api/engines/scenario/types.ts';
import { writeSections } from './write-sections.ts';

/** "TGPB" and the version of the layout; a change of layout raises the version. */
const magic = 0x42504754;
const version = 1;
const headerBytes = 16;
const sectionBytes = 8;

/** The arrays in the order of the file. */
const sections = [
  ['lonLats', Float64Array],
  ['children', Uint32Array],
  ['commune', Int16Array],
  ['gateLonLats', Float64Array],
  ['gateSchool', Int32Array],
  ['start', Uint32Array],
  ['school', Uint16Array],
  ['metres', Uint32Array],
] as const;

/**
 * The base as bytes, little endian: magic, version, number of sections, 0; for each section its length in bytes and 0; then
 * the sections, each begun on a multiple of 8 (what is no array last, as UTF-8 JSON). The same base gives the same bytes.
 */
export function writePlanningBase({ cells, gates, reach, ...head }: PlanningBase): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify({ ...head, cellIds: cells.ids }));
  const { lonLats, children, commune } = cells;
  const parts: ArrayBufferView[] = [
    ...[lonLats, children, commune, gates.lonLats, gates.school, reach.start, reach.school, reach.metres],
    text,
  ];
  return writeSections(magic, version, parts);
}

/**
 * The base over the bytes given, without copying (a misaligned view is copied once). Throws an Error when the bytes are no
 * planning base of this version: an artefact is ours, so that is a fault of code or disk, not of data.
 */
export function readPlanningBase(given: Uint8Array): PlanningBase {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || view.getUint32(0, true) !== magic)
    throw new Error('These bytes are no planning base.');
  if (view.getUint32(4, true) !== version || view.getUint32(8, true) !== sections.length + 1)
    throw new Error(`This planning base has layout ${view.getUint32(4, true)}; layout ${version} is read here.`);
  let at = headerBytes + (sections.length + 1) * sectionBytes;
  const next = (index: number) => {
    const length = view.getUint32(headerBytes + index * sectionBytes, true);
    const start = at;
    at += padded(length);
    if (start + length > bytes.length) throw new Error('This planning base is cut short.');
    return { start: bytes.byteOffset + start, length };
  };
  const arrays = Object.fromEntries(
    sections.map(([key, Kind], index) => {
      const { start, length } = next(index);
      return [key, new Kind(bytes.buffer as ArrayBuffer, start, length / Kind.BYTES_PER_ELEMENT)];
    }),
  ) as { [S in (typeof sections)[number] as S[0]]: InstanceType<S[1]> };
  const { start, length } = next(sections.length);
  const text = new TextDecoder().decode(new Uint8Array(bytes.buffer, start, length));
  const { cellIds, ...head } = JSON.parse(text) as Omit<PlanningBase, 'cells' | 'gates' | 'reach'> & {
    cellIds: string[];
  };
  return {
    ...head,
    cells: { ids: cellIds, lonLats: arrays.lonLats, children: arrays.children, commune: arrays.commune },
    gates: { lonLats: arrays.gateLonLats, school: arrays.gateSchool },
    reach: { start: arrays.start, school: arrays.school, metres: arrays.metres },
  };
}

const padded = (length: number) => Math.ceil(length / 8) * 8;
