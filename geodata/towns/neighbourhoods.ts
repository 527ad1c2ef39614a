import type { Address } from './addresses.ts';
import type { Commune, Communes } from './communes.ts';
import { distance, type Point } from './geometry.ts';

/** A part of a commune by its everyday name: khu phố in a ward, ấp in a rural commune. */
export interface Neighbourhood {
  commune: Commune;
  name: string;
  centre: Point;
}

export interface Neighbourhoods {
  list: Neighbourhood[];
  of(address: Address): Neighbourhood;
}

/** Splits every commune among a few centres spread over its houses; numbers run from north-west to south-east. */
export function nameNeighbourhoods(communes: Communes, addresses: readonly Address[]): Neighbourhoods {
  const byCommune = new Map<Commune, Neighbourhood[]>();
  for (const commune of communes.list) {
    const homes = addresses.filter((address) => address.commune === commune).map((address) => address.point);
    const count = Math.max(3, Math.min(12, Math.round(homes.length / 320)));
    const kind = commune.name.startsWith('Phường') ? 'Khu phố' : 'Ấp';
    const centres = spread(homes, Math.min(count, homes.length)).sort((a, b) => a[0] - a[1] - (b[0] - b[1]));
    byCommune.set(
      commune,
      centres.map((centre, i) => ({ commune, name: `${kind} ${i + 1}`, centre })),
    );
  }
  return {
    list: [...byCommune.values()].flat(),
    of: (address) =>
      byCommune
        .get(address.commune)!
        .reduce((best, one) =>
          distance(one.centre, address.point) < distance(best.centre, address.point) ? one : best,
        ),
  };
}

/** Points far from each other: each next one is the farthest from those chosen (Gonzalez 1985), then settled in the middle. */
function spread(points: readonly Point[], count: number): Point[] {
  if (count === 0) return [];
  const nearest = points.map(() => Number.POSITIVE_INFINITY);
  let centres: Point[] = [points[Math.floor(points.length / 2)]];
  while (centres.length <= count) {
    const last = centres[centres.length - 1];
    let farthest = 0;
    points.forEach((point, i) => {
      nearest[i] = Math.min(nearest[i], distance(point, last));
      if (nearest[i] > nearest[farthest]) farthest = i;
    });
    if (centres.length === count) break;
    centres.push(points[farthest]);
  }
  for (let round = 0; round < 3; round++) {
    const sums = centres.map(() => [0, 0, 0]);
    for (const point of points) {
      const sum = sums[nearestOf(centres, point)];
      sum[0] += point[0];
      sum[1] += point[1];
      sum[2] += 1;
    }
    centres = sums.map(([x, y, n], i) => (n === 0 ? centres[i] : [x / n, y / n]));
  }
  return centres;
}

function nearestOf(centres: readonly Point[], point: Point): number {
  let best = 0;
  for (let i = 1; i < centres.length; i++) if (distance(centres[i], point) < distance(centres[best], point)) best = i;
  return best;
}
