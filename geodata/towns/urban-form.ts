import { distance, type Point } from './geometry.ts';
import { noise } from './noise.ts';
import { extent, quarters } from './plan/city.ts';

/** How the town is built where: asked by streets, alleys, houses and families alike. */
export interface UrbanForm {
  /** 0 open country … 1 the densest quarter. */
  density(point: Point): number;
  /** 0 … 1: how much of the block is reached by alleys alone. */
  alleys(point: Point): number;
  /** Metres between two streets that run the same way. */
  spacing(point: Point): number;
  /** Direction of the first family of streets, radians; the second runs across it. */
  angle(point: Point): number;
  /** Positive on the town's land, 0 on its edge, negative outside; about 1 in the middle. */
  within(point: Point): number;
  /** True in a planned quarter, whose streets bear numbers. */
  planned(point: Point): boolean;
}

const cell = 80;
const columns = Math.ceil((2 * extent[0]) / cell) + 3;
const rows = Math.ceil((2 * extent[1]) / cell) + 3;

/** Weighs the quarters of the plan by distance, sampled every 80 m; country lanes bend, planned quarters do not. */
export function shapeUrbanForm(seedNumber: number): UrbanForm {
  const edge = noise(seedNumber + 1, 1900);
  const bend = noise(seedNumber + 2, 1400);
  const patches = noise(seedNumber + 3, 420);
  const layers = {
    density: new Float64Array(columns * rows),
    alleys: new Float64Array(columns * rows),
    spacing: new Float64Array(columns * rows),
    cosine: new Float64Array(columns * rows),
    sine: new Float64Array(columns * rows),
    within: new Float64Array(columns * rows),
  };
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const point: Point = [c * cell - extent[0] - cell, r * cell - extent[1] - cell];
      const weights = quarters.map((quarter) => Math.exp(-((distance(point, quarter.at) / quarter.radius) ** 2)));
      const i = r * columns + c;
      layers.within[i] = withinOf(point, edge(point[0], point[1]));
      const patch = patches(point[0], point[1]);
      layers.density[i] = densityOf(weights, patch);
      layers.alleys[i] = Math.min(
        1,
        sum(weights, (weight, k) => weight * quarters[k].alleys),
      );
      layers.spacing[i] = spacingOf(layers.density[i], patch);
      [layers.cosine[i], layers.sine[i]] = grainOf(weights, bend(point[0], point[1]));
    }
  return {
    density: (point) => sampled(layers.density, point),
    alleys: (point) => sampled(layers.alleys, point),
    spacing: (point) => sampled(layers.spacing, point),
    angle: (point) => Math.atan2(sampled(layers.sine, point), sampled(layers.cosine, point)) / 4,
    within: (point) => sampled(layers.within, point),
    planned: (point) => quarters.some((quarter) => quarter.grid && distance(point, quarter.at) < quarter.radius * 0.75),
  };
}

/** A rounded rectangle with a ragged edge. */
function withinOf(point: Point, edge: number): number {
  const round = (Math.abs(point[0] / extent[0]) ** 3 + Math.abs(point[1] / extent[1]) ** 3) ** (1 / 3);
  return 1 - round - 0.035 * (1 + edge);
}

function densityOf(weights: number[], patch: number): number {
  let [open, strongest] = [1, 0];
  for (const weight of weights) {
    open *= 1 - 0.72 * weight;
    strongest = Math.max(strongest, weight);
  }
  return Math.max(0, Math.min(1, 1 - open + (strongest > 0.1 ? 0.08 * patch : 0)));
}

function spacingOf(density: number, patch: number): number {
  const open = Math.max(0, (0.64 - density) / 0.64);
  return (108 + open ** 1.5 * 460) * (1 + 0.22 * patch);
}

/**
 * Cosine and sine of four times the streets' direction: streets cross at right angles, so directions a quarter turn
 * apart are the same cross and are averaged × 4.
 */
function grainOf(weights: number[], bend: number): [number, number] {
  const wild = (0.35 + 0.5 * bend) * Math.PI * 0.5;
  const calm = sum(weights, (weight, k) => weight * (quarters[k].grid ? 1 : 0.35));
  const free = Math.max(0.02, 0.25 - 0.25 * calm);
  let [cosine, sine] = [free * Math.cos(4 * wild), free * Math.sin(4 * wild)];
  for (const [k, weight] of weights.entries()) {
    const angle = (quarters[k].angle / 180) * Math.PI + (quarters[k].grid ? 0 : wild * 0.28);
    const pull = quarters[k].grid ? weight * 2.2 : weight;
    cosine += pull * Math.cos(4 * angle);
    sine += pull * Math.sin(4 * angle);
  }
  return [cosine, sine];
}

function sum(weights: number[], of: (weight: number, k: number) => number): number {
  return weights.reduce((total, weight, k) => total + of(weight, k), 0);
}

function sampled(layer: Float64Array, point: Point): number {
  const u = Math.max(0, Math.min(columns - 1.001, (point[0] + extent[0] + cell) / cell));
  const v = Math.max(0, Math.min(rows - 1.001, (point[1] + extent[1] + cell) / cell));
  const [c, r] = [Math.floor(u), Math.floor(v)];
  const at = r * columns + c;
  const low = layer[at] * (1 - (u - c)) + layer[at + 1] * (u - c);
  const high = layer[at + columns] * (1 - (u - c)) + layer[at + columns + 1] * (u - c);
  return low * (1 - (v - r)) + high * (v - r);
}
