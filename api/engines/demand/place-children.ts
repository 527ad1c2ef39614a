import { edgeLine } from '../travel/edge-line.ts';
import type { RoadSamples } from '../travel/road-samples.ts';
import { type RoadNetwork, unitsPerDegree } from '../travel/types.ts';
import { firstBeyond } from './first-beyond.ts';
import { shareOut } from './share-out.ts';

/** Invented children. */
export interface PlacedChildren {
  /** lon, lat in degrees, two a child, each on a road. */
  lonLats: Float64Array;
  /** Index of each child's area. */
  area: Int32Array;
}

/**
 * `count` children on the roads of areas in proportion to `population`, and within an area to the length of its roads.
 * `areaOf[i]` is the area of sample i, −1 for none. Areas without road get no child. The order is shuffled, so that nothing
 * goes by area. The same input and `random` give the same children.
 */
export function placeChildren(
  network: RoadNetwork,
  samples: RoadSamples,
  areaOf: Int32Array,
  population: readonly number[],
  count: number,
  random: () => number,
): PlacedChildren {
  const roads = population.map(() => ({ sample: [] as number[], until: [] as number[], length: 0 }));
  areaOf.forEach((area, sample) => {
    if (area < 0) return;
    const road = roads[area];
    road.length += samples.lengthMm[sample];
    road.sample.push(sample);
    road.until.push(road.length);
  });
  const children = shareOut(
    count,
    population.map((people, area) => (roads[area].length > 0 ? people : 0)),
  );
  const areas = children.flatMap((number, area) => new Array<number>(number).fill(area));
  shuffle(areas, random);
  const lonLats = new Float64Array(2 * areas.length);
  areas.forEach((area, child) => {
    const { sample, until, length } = roads[area];
    const chosen = sample[firstBeyond(until, random() * length)];
    const [lon, lat] = pointOn(network, samples, chosen, random());
    lonLats[2 * child] = lon;
    lonLats[2 * child + 1] = lat;
  });
  return { lonLats, area: Int32Array.from(areas) };
}

/** A point of the stretch a sample stands for. */
function pointOn(network: RoadNetwork, { snaps, lengthMm }: RoadSamples, sample: number, share: number) {
  const edge = snaps.edge[sample];
  const at = snaps.positionMm[sample] + (share - 0.5) * lengthMm[sample];
  const position = Math.round(Math.min(network.edgeMm[edge], Math.max(0, at)));
  const [lon, lat] = edgeLine(network, edge, position, position);
  return [lon / unitsPerDegree, lat / unitsPerDegree];
}

/** Fisher and Yates. */
function shuffle(values: number[], random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j], values[i]];
  }
}
