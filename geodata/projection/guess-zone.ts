import { type CommuneIndex, communeAt, metresToCommunes } from '../sources/communes/commune-index.ts';
import type { CommuneRecord } from '../sources/communes/types.ts';
import type { Bounds } from '../sources/polygons.ts';
import { type LonLat, toWgs84, vn2000Zones } from './vn2000.ts';

/** A metric point with the communes its row names (empty: none named). */
export interface MetricPoint {
  east: number;
  north: number;
  communes: readonly CommuneRecord[];
}

/** Where a file's points may fall. */
export interface Place {
  communes?: CommuneIndex;
  /** The city's box; taken from the communes when absent. */
  bounds?: Bounds;
}

/** A zone and the number of points that fit it: in or near their commune, or in the city where no commune is named. */
export interface ZoneScore {
  crs: string;
  fits: number;
}

/** Neighbouring zones differ by 27 km, so half a kilometre of slack for a commune's border cannot confuse two of them. */
export const nearCommuneMetres = 500;
const sampleSize = 400;

/**
 * Scores every zone by how many points (an even sample of at most 400) fit it, best first; ties keep the order of `vn2000Zones`.
 * The first is sure when its score is above the second's and at least half of the sample.
 */
export function scoreZones(points: readonly MetricPoint[], place: Place): { scores: ZoneScore[]; sampled: number } {
  const step = Math.max(1, Math.floor(points.length / sampleSize));
  const sample = points.filter((_, at) => at % step === 0);
  const scores = vn2000Zones.map(({ crs }) => ({
    crs,
    fits: sample.filter((point) => fitsZone(point, crs, place)).length,
  }));
  scores.sort((a, b) => b.fits - a.fits);
  return { scores, sampled: sample.length };
}

/** True when the point, read in zone `crs`, falls in or near its commune, or in the city where none is named. */
function fitsZone(point: MetricPoint, crs: string, place: Place): boolean {
  return fitsPlace(toWgs84(crs, point.east, point.north), point.communes, place);
}

/** The zones in which this point would fit, for the sentence that refuses it. */
export function zonesThatFit(point: MetricPoint, place: Place): string[] {
  return vn2000Zones.filter(({ crs }) => fitsZone(point, crs, place)).map(({ crs }) => crs);
}

/** True in or near one of `communes`; without communes named, in any commune, or in the box where no communes are known. */
export function fitsPlace(lonLat: LonLat, communes: readonly CommuneRecord[], place: Place): boolean {
  if (!Number.isFinite(lonLat[0]) || !Number.isFinite(lonLat[1])) return false;
  if (communes.length > 0) return metresToCommunes(communes, ...lonLat) <= nearCommuneMetres;
  if (place.communes) return communeAt(place.communes, ...lonLat) !== null;
  return isWithin(lonLat, place.bounds);
}

/** True inside the box widened by two kilometres; false where no box is known. */
export function isWithin([lon, lat]: LonLat, bounds: Bounds | undefined): boolean {
  const slack = 0.02;
  return (
    bounds !== undefined &&
    lon >= bounds[0] - slack &&
    lat >= bounds[1] - slack &&
    lon <= bounds[2] + slack &&
    lat <= bounds[3] + slack
  );
}
