import type { PlanningBase } from '../../api/engines/scenario/types.ts';
import { readSections, writeSections } from './sections.ts';

/** "TGPB" and the version of the layout; a change of layout raises the version. */
const magic = 0x42504754;
const version = 1;

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
  const { arrays, head: said } = readSections(given, { magic, version, sections, name: 'planning base' });
  const { cellIds, ...head } = said as Omit<PlanningBase, 'cells' | 'gates' | 'reach'> & { cellIds: string[] };
  return {
    ...head,
    cells: { ids: cellIds, lonLats: arrays.lonLats, children: arrays.children, commune: arrays.commune },
    gates: { lonLats: arrays.gateLonLats, school: arrays.gateSchool },
    reach: { start: arrays.start, school: arrays.school, metres: arrays.metres },
  };
}
