import { contours } from 'd3-contour';
import { localScale } from '../travel/ellipsoid.ts';
import type { Gates } from '../travel/gates.ts';
import { nearestSchools } from '../travel/nearest.ts';
import type { TravelNetwork } from '../travel/prepare-network.ts';
import { type RoadSamples, sampleRoads } from '../travel/road-samples.ts';
import { type Profile, unitsPerDegree } from '../travel/types.ts';
import { simplifyRing } from './simplify-ring.ts';

/** The land from which some school is at most so far away by road. */
export interface WalkingArea {
  metres: number;
  /** Polygons of closed rings of lon, lat in degrees, 5 decimals. */
  coordinates: [number, number][][][];
}

const stepMm = 25_000;
/** How far off a road a place may lie, its straight leg counted: as in `isochrone`. */
const mostLegMm = 75_000;
const leastCellMm = 20_000;
/** Cells of the grid at most; a wider city has coarser cells. */
const mostCells = 4_000_000;
/** Outlines may leave the grid's own by a third of a cell. */
const tolerance = 1 / 3;

/**
 * The union of the schools' isochrones for each of `metres`, ascending: a place is in when its straight leg to a road and
 * the way along the roads to the nearest gate fit in. Drawn by marching squares on one grid over all of them.
 */
export function walkingAreas(
  travel: TravelNetwork,
  profile: Profile,
  gates: Gates,
  metres: readonly number[],
): WalkingArea[] {
  const limits = [...new Set(metres)].sort((a, b) => a - b);
  const mostMm = (limits[limits.length - 1] ?? 0) * 1000;
  const samples = sampleRoads(travel, profile, stepMm);
  const nearest = nearestSchools(travel, profile, samples.snaps, gates, { k: 1, maxMm: mostMm });
  const reached: Reached[] = [];
  for (let i = 0; i < samples.snaps.count; i++)
    if (nearest.count[i] > 0) reached.push({ sample: i, mm: nearest.mm[i] });
  if (reached.length === 0) return limits.map((limit) => ({ metres: limit, coordinates: [] }));
  const grid = new Grid(samples, reached);
  for (const { sample, mm } of reached)
    grid.press(samples.lonLats[2 * sample], samples.lonLats[2 * sample + 1], mm, mostMm);
  return limits.map((limit) => ({ metres: limit, coordinates: grid.outline(limit * 1000) }));
}

interface Reached {
  sample: number;
  mm: number;
}

/** Cells over all reached roads, each with the least distance of its middle. */
class Grid {
  private readonly columns: number;
  private readonly rows: number;
  private readonly west: number;
  private readonly south: number;
  /** Degrees of a cell. */
  private readonly width: number;
  private readonly height: number;
  private readonly cellMm: number;
  private readonly mm: Float64Array;

  constructor({ lonLats }: RoadSamples, reached: readonly Reached[]) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { sample } of reached) {
      west = Math.min(west, lonLats[2 * sample]);
      east = Math.max(east, lonLats[2 * sample]);
      south = Math.min(south, lonLats[2 * sample + 1]);
      north = Math.max(north, lonLats[2 * sample + 1]);
    }
    const scale = localScale(((south + north) / 2) * unitsPerDegree);
    const [mmEast, mmNorth] = [scale.east * unitsPerDegree, scale.north * unitsPerDegree];
    const area = (east - west) * mmEast * (north - south) * mmNorth;
    this.cellMm = Math.max(leastCellMm, Math.sqrt(area / mostCells));
    this.width = this.cellMm / mmEast;
    this.height = this.cellMm / mmNorth;
    const margin = Math.ceil(mostLegMm / this.cellMm) + 2;
    this.west = west - margin * this.width;
    this.south = south - margin * this.height;
    this.columns = Math.ceil((east - west) / this.width) + 2 * margin;
    this.rows = Math.ceil((north - south) / this.height) + 2 * margin;
    this.mm = new Float64Array(this.columns * this.rows).fill(Number.POSITIVE_INFINITY);
  }

  press(lon: number, lat: number, mm: number, mostMm: number): void {
    const x = (lon - this.west) / this.width - 0.5;
    const y = (lat - this.south) / this.height - 0.5;
    const reach = Math.min(mostLegMm, mostMm - mm + this.cellMm) / this.cellMm;
    for (let row = Math.ceil(y - reach); row <= y + reach; row++)
      for (let column = Math.ceil(x - reach); column <= x + reach; column++) {
        const leg = Math.sqrt((column - x) ** 2 + (row - y) ** 2);
        const cell = row * this.columns + column;
        if (leg <= reach) this.mm[cell] = Math.min(this.mm[cell], mm + leg * this.cellMm);
      }
  }

  outline(limitMm: number): [number, number][][][] {
    // Millimetres to spare, cut off either way, so that outlines fall between cells where they belong.
    const margins = Array.from(this.mm, (mm) => Math.max(-this.cellMm, Math.min(mostLegMm, limitMm - mm)));
    const [{ coordinates }] = contours().size([this.columns, this.rows]).smooth(true).thresholds([0])(margins);
    const polygons = coordinates.map((rings) =>
      rings.map((ring) => simplifyRing(ring as [number, number][], tolerance)).filter((ring) => ring.length > 0),
    );
    return polygons
      .filter((rings) => rings.length > 0)
      .map((rings) => rings.map((ring) => ring.map(([x, y]) => this.toLonLat(x, y))));
  }
  private toLonLat(x: number, y: number): [number, number] {
    return [
      Math.round((this.west + x * this.width) * 1e5) / 1e5,
      Math.round((this.south + y * this.height) * 1e5) / 1e5,
    ];
  }
}
