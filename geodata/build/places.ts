import { fold } from '#engines/places/fold-words.ts';
import type { AddressWords, PlacesIndex } from '#engines/places/types.ts';
import { communeAt, indexCommunes } from '../sources/communes/commune-index.ts';
import type { CommuneRecord } from '../sources/communes/types.ts';
import type { Issue } from '../sources/issues.ts';
import { collectPlaces, type LonLat } from './places/collect-places.ts';
import { type Entry, indexEntries } from './places/index-entries.ts';
import { middleVertex, StreetBook } from './places/street-book.ts';

/** What a gazetteer is built from beside the map; each may be empty. */
export interface PlaceSources {
  habits: AddressWords;
  communes: readonly CommuneRecord[];
  schools: readonly { name: string; lonLat: LonLat | null; communeName: string | null }[];
}

/**
 * Gazetteer of a city: streets by name and commune with their house and alley numbers, landmarks, schools, communes
 * (found by the names of their old parts too). `bytes`: the .osm.pbf. The same sources give the same index.
 */
export async function buildPlaces(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  file: string,
  { habits, communes, schools }: PlaceSources,
  onProgress?: (bytesRead: number) => void,
): Promise<{ index: PlacesIndex; issues: Issue[] }> {
  const { places, issues } = await collectPlaces(bytes, file, onProgress);
  const communeIndex = indexCommunes(communes);
  const communeOf = ([lon, lat]: LonLat) => communeAt(communeIndex, lon, lat)?.name ?? '';
  const book = new StreetBook(habits, communeOf);
  for (const way of places.ways) book.addWay(way.name, way.lonLat);
  for (const address of places.addresses) book.addAddress(address.number, address.street, address.lonLat);
  book.inferAlleys();
  const entries: Entry[] = [];
  for (const street of book.streets.values()) {
    const numbers = [...street.numbers.values()];
    const lonLats = street.lonLats.length > 0 ? street.lonLats : numbers.map((one) => one.lonLat);
    const lonLat = middleVertex(lonLats);
    entries.push({ kind: 'street', label: street.name, context: street.commune, lonLat, numbers });
  }
  for (const school of schools)
    if (school.lonLat)
      entries.push({
        kind: 'school',
        label: school.name,
        context: school.communeName ?? communeOf(school.lonLat),
        lonLat: school.lonLat,
      });
  entries.push(...landmarkEntries(places.landmarks, entries, communes, communeOf));
  for (const commune of communes)
    entries.push({
      kind: 'commune',
      label: commune.name,
      context: commune.province ?? '',
      aliases: commune.predecessors,
      lonLat: commune.centre,
    });
  return { index: indexEntries(entries, habits), issues };
}

/** Landmarks, each once a commune, without those that are a school or a commune already. */
function landmarkEntries(
  landmarks: readonly { name: string; lonLat: LonLat }[],
  schools: readonly Entry[],
  communes: readonly CommuneRecord[],
  communeOf: (lonLat: LonLat) => string,
): Entry[] {
  const known = new Set([
    ...schools.filter((entry) => entry.kind === 'school').map((entry) => fold(entry.label)),
    ...communes.map((commune) => fold(commune.name)),
  ]);
  const entries: Entry[] = [];
  for (const { name, lonLat } of landmarks) {
    const context = communeOf(lonLat);
    const key = `${fold(name)}|${context}`;
    if (known.has(fold(name)) || known.has(key)) continue;
    known.add(key);
    entries.push({ kind: 'landmark', label: name, context, lonLat });
  }
  return entries;
}
