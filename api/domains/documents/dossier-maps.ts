import { drawMap } from '#engines/paper-map/draw-map.ts';
import { pixelsOf } from '#engines/paper-map/pixels.ts';
import { svgOf } from '#engines/paper-map/svg.ts';
import type { MapContent, Mark } from '#engines/paper-map/types.ts';
import type { PaperMap } from '../../platform/paper.ts';
import { writePng } from '../../platform/write-png.ts';
import type { DossierParts } from './gather-dossier.ts';

type Box = MapContent['box'];

/** Points between the margins of the page. */
const mapWidth = 499;
/** Of the map of all changes: with a handful of them it leaves room for their table on its page. */
const summaryHeight = 330;
const metresPerDegree = 111_320;

/** All changes on one map; with none that has a place, the whole area. */
export function mapOfChanges(parts: DossierParts, caption: string, language: MapContent['language']): PaperMap {
  const places = parts.programme.works.flatMap(({ lonLat }) => (lonLat ? [lonLat] : []));
  const schools = parts.base.schools.map(({ lonLat }) => lonLat);
  const box = widened(boxOf(places.length > 0 ? places : schools), 1500);
  return mapOf(parts, box, marksOf(parts, null), mapWidth, summaryHeight, caption, language);
}

/** Around one work, a kilometre each way. */
export function mapOfPlace(
  parts: DossierParts,
  key: string,
  lonLat: readonly [number, number],
  caption: string,
  language: MapContent['language'],
): PaperMap {
  return mapOf(parts, widened(boxOf([lonLat]), 700), marksOf(parts, key), mapWidth, 160, caption, language);
}

function mapOf(
  { baseMap, communes }: DossierParts,
  box: Box,
  marks: Mark[],
  width: number,
  height: number,
  caption: string,
  language: MapContent['language'],
): PaperMap {
  const content: MapContent = {
    ...{ base: baseMap, marks, box, language },
    communes: communes.map(({ name, centre, geometry }) => ({
      ...{ name, centre },
      polygons: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat] as const))),
    })),
  };
  const drawing = drawMap(content, width, height);
  return {
    kind: 'map',
    caption,
    width,
    height,
    svg: svgOf(drawing, 'BeVietnamPro'),
    png: writePng(pixelsOf(drawing, 2)),
  };
}

/** Schools that are open afterwards, then the works by their numbers; of one page its own alone is numbered. */
function marksOf({ after, programme, base }: DossierParts, own: string | null): Mark[] {
  const placeOf = new Map(base.schools.map(({ id, lonLat }) => [id, lonLat]));
  const schools = after.figures.schools.flatMap(({ id, open, seats, nearest }): Mark[] => {
    const lonLat = placeOf.get(id);
    if (!lonLat || !open) return [];
    return [{ lonLat, kind: seats !== null && nearest > seats ? 'full-school' : 'school', number: '' }];
  });
  const works = programme.works.flatMap(({ key, kind, lonLat }, i): Mark[] =>
    lonLat ? [{ lonLat, kind: markKindOf(kind), number: own === null || own === key ? String(i + 1) : '' }] : [],
  );
  return [...schools, ...works];
}

function markKindOf(kind: string): Mark['kind'] {
  if (kind === 'open-site') return 'open';
  if (kind === 'close-school' || kind === 'merge-schools') return 'close';
  return kind === 'add-rooms' || kind === 'change-sessions' ? 'grow' : 'other';
}

function boxOf(places: readonly (readonly [number, number])[]): Box {
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

function widened([west, south, east, north]: Box, metres: number): Box {
  const up = metres / metresPerDegree;
  const aside = up / Math.cos((south * Math.PI) / 180);
  return [west - aside, south - up, east + aside, north + up];
}
