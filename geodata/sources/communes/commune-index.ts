import Flatbush from 'flatbush';
import { foldText } from '../fold-text.ts';
import { type Bounds, boundsOf, containsPoint, metresToPolygons } from '../polygons.ts';
import type { CommuneRecord } from './types.ts';

/** Searches over the communes of one file: by code, by name as people write it, by place. */
export interface CommuneIndex {
  communes: readonly CommuneRecord[];
  bounds: Bounds;
  byCode: Map<string, CommuneRecord>;
  /** Folded name with and without its kind ("phuong ben thanh", "ben thanh"); names repeat, so a list. */
  byName: Map<string, CommuneRecord[]>;
  /** Folded names of the units communes were merged from; a split one leads to several. */
  byOldName: Map<string, CommuneRecord[]>;
  boxes: Flatbush | null;
  /** Length shared by all codes, or null when they differ. */
  codeLength: number | null;
}

const kindWords = /^(phuong|xa|dac khu|thi tran|p|x|tt)\s+(?=\S)/;

/** Builds the index once a file; a thousand communes take a few milliseconds. */
export function indexCommunes(communes: readonly CommuneRecord[]): CommuneIndex {
  const byName = new Map<string, CommuneRecord[]>();
  for (const commune of communes) {
    for (const name of new Set([foldText(commune.name), bareName(commune.name)])) {
      byName.set(name, [...(byName.get(name) ?? []), commune]);
    }
  }
  const byOldName = new Map<string, CommuneRecord[]>();
  for (const commune of communes) {
    for (const name of new Set(commune.predecessors.map((old) => bareName(old.replace(/\(.*\)/, ''))))) {
      byOldName.set(name, [...(byOldName.get(name) ?? []), commune]);
    }
  }
  const boxes = communes.length > 0 ? new Flatbush(communes.length) : null;
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const commune of communes) {
    const [west, south, east, north] = boundsOf(commune.polygons);
    boxes?.add(west, south, east, north);
    bounds[0] = Math.min(bounds[0], west);
    bounds[1] = Math.min(bounds[1], south);
    bounds[2] = Math.max(bounds[2], east);
    bounds[3] = Math.max(bounds[3], north);
  }
  boxes?.finish();
  const lengths = new Set(communes.map((commune) => commune.code.length));
  return {
    communes,
    bounds,
    byCode: new Map(communes.map((commune) => [commune.code, commune])),
    byName,
    byOldName,
    boxes,
    codeLength: lengths.size === 1 ? [...lengths][0] : null,
  };
}

/** Communes with this name, kind word or not, diacritics or not; several when the name repeats. */
export function communesNamed(index: CommuneIndex, name: string): CommuneRecord[] {
  return index.byName.get(foldText(name)) ?? index.byName.get(bareName(name)) ?? [];
}

/** Communes that took in a unit of this old name, which no commune bears today. */
export function communesOnceNamed(index: CommuneIndex, name: string): CommuneRecord[] {
  return index.byOldName.get(bareName(name)) ?? [];
}

/** The commune a point falls in, or null. */
export function communeAt(index: CommuneIndex, lon: number, lat: number): CommuneRecord | null {
  const hits = index.boxes?.search(lon, lat, lon, lat) ?? [];
  const found = hits.sort((a, b) => a - b).find((at) => containsPoint(index.communes[at].polygons, lon, lat));
  return found === undefined ? null : index.communes[found];
}

/** Straight metres to the nearest of `communes`; 0 inside. */
export function metresToCommunes(communes: readonly CommuneRecord[], lon: number, lat: number): number {
  return Math.min(...communes.map((commune) => metresToPolygons(commune.polygons, lon, lat)));
}

/** The code with its lost leading zeros, when exactly that code exists; else null. */
export function restoreCode(index: CommuneIndex, code: string): string | null {
  if (index.codeLength === null || code.length >= index.codeLength || !/^\d+$/.test(code)) return null;
  const padded = code.padStart(index.codeLength, '0');
  return index.byCode.has(padded) ? padded : null;
}

/** A name without the word for its kind, folded: "Phường Bến Thành" → "ben thanh". */
export function bareName(name: string): string {
  return foldText(name).replace(kindWords, '');
}
