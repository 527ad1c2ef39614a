import type { RoadSamples } from '../travel/road-samples.ts';
import { firstBeyond } from './first-beyond.ts';

/** Points tried for each school: more spread the schools more evenly. */
const candidates = 24;
const metresPerDegree = 111_195;

/** Invented schools. */
export interface PlacedSchools {
  /** lon, lat in degrees, two a school, each on a road. */
  lonLats: Float64Array;
  /** Index of each school's area. */
  area: Int32Array;
}

/**
 * `wanted[area]` schools on the roads of each area, kept apart from each other and from `existing` (lon, lat, two a school): of
 * 24 points drawn by length of road the one farthest from any school is taken (best candidate; Mitchell 1991). `areaOf[i]` is
 * the area of sample i, −1 for none; an area without road gets none. The same input and `random` give the same schools.
 */
export function placeSchools(
  samples: RoadSamples,
  areaOf: Int32Array,
  wanted: readonly number[],
  existing: Float64Array,
  random: () => number,
): PlacedSchools {
  const roads = wanted.map(() => ({ sample: [] as number[], until: [] as number[], length: 0 }));
  areaOf.forEach((area, sample) => {
    if (area < 0) return;
    const road = roads[area];
    road.length += samples.lengthMm[sample];
    road.sample.push(sample);
    road.until.push(road.length);
  });
  const standing = Array.from(existing);
  const area: number[] = [];
  wanted.forEach((count, index) => {
    const { sample, until, length } = roads[index];
    for (let i = 0; i < count && length > 0; i++) {
      const drawn = Array.from({ length: candidates }, () => sample[firstBeyond(until, random() * length)]);
      standing.push(...farthest(samples, drawn, standing));
      area.push(index);
    }
  });
  return { lonLats: Float64Array.from(standing.slice(existing.length)), area: Int32Array.from(area) };
}

/** Of the samples drawn the one whose nearest school is farthest: lon, lat. */
function farthest({ lonLats }: RoadSamples, drawn: readonly number[], standing: readonly number[]): [number, number] {
  let best = -1;
  let found: [number, number] = [0, 0];
  for (const sample of drawn) {
    const [lon, lat] = [lonLats[2 * sample], lonLats[2 * sample + 1]];
    const shrink = Math.cos((lat * Math.PI) / 180);
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < standing.length && nearest > best; i += 2)
      nearest = Math.min(nearest, metresPerDegree * Math.hypot((standing[i] - lon) * shrink, standing[i + 1] - lat));
    if (nearest <= best) continue;
    best = nearest;
    found = [lon, lat];
  }
  return found;
}
