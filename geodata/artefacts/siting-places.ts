import type { LonLat } from '../../api/engines/travel/types.ts';
import { readSections, writeSections } from './sections.ts';

/** "TGSP" and the version of the layout; a change of layout raises the version. */
const magic = 0x50534754;
const version = 1;

/** The arrays in the order of the file. */
const sections = [
  ['lonLats', Float64Array],
  ['commune', Int16Array],
  ['children', Float64Array],
  ['firstWay', Int32Array],
  ['wayPlace', Int32Array],
  ['wayMetres', Float64Array],
] as const;

/** A place children could go to: a school of today, seats more at one, or a candidate. */
export interface SitingPlace {
  /** The school's or candidate's; an expansion has its school's. */
  id: string;
  name: string;
  kind: 'school' | 'expansion' | 'site';
  lonLat: LonLat;
  communeCode: string | null;
  /** Of the entry grade. */
  seats: number;
  /** Rooms it adds; null for a school of today. */
  rooms: number | null;
}

/** What a choice of places is made from: cells of children, places, and the metres between them. */
export interface SitingPlaces {
  level: string;
  baseSha256: string;
  /** Schools whose seats are not known, so that they take nobody. */
  seatsUnknown: number;
  /** Children of cells that no road joins to any place. */
  unreached: number;
  places: SitingPlace[];
  communes: { code: string; name: string }[];
  /** lon, lat of each cell's middle in degrees. */
  lonLats: Float64Array;
  /** Index into `communes`, −1 unknown. */
  commune: Int16Array;
  children: Float64Array;
  /** Ways of cell i are `firstWay[i]` … `firstWay[i + 1] − 1`, by ascending place. */
  firstWay: Int32Array;
  wayPlace: Int32Array;
  wayMetres: Float64Array;
}

/**
 * The places as bytes, little endian: magic, version, number of sections, 0; the length of each section and 0; then the sections, each
 * begun on a multiple of 8 (what is no array last, as UTF-8 JSON). The same places give the same bytes.
 */
export function writeSitingPlaces(given: SitingPlaces): Uint8Array {
  const { lonLats, commune, children, firstWay, wayPlace, wayMetres, ...head } = given;
  const text = new TextEncoder().encode(JSON.stringify(head));
  const parts: ArrayBufferView[] = [lonLats, commune, children, firstWay, wayPlace, wayMetres, text];
  return writeSections(magic, version, parts);
}

/** The places over the bytes given, without copying. Throws an Error when they are none of this version: an artefact is ours. */
export function readSitingPlaces(given: Uint8Array): SitingPlaces {
  const { arrays, head } = readSections(given, { magic, version, sections, name: 'list of places' });
  return { ...(head as Omit<SitingPlaces, keyof typeof arrays>), ...arrays };
}
