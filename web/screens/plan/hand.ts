import { gridDisk, gridPathCells, latLngToCell, polygonToCells } from 'h3-js';
import type { LonLat } from '../../../api/client.ts';

/** How cells are meant on the map: one place at a click, all along a line, all within one. */
export const handWays = ['point', 'stroke', 'outline'] as const;
export type HandWay = (typeof handWays)[number];

/** A way of drawing and the cells it takes in on every side. */
export interface Hand {
  way: HandWay;
  rings: number;
}

/** Cells within `rings` cells of a line; of one place where the line is that alone. */
function cellsAlong(line: readonly LonLat[], resolution: number, rings: number): string[] {
  const stops = line.map(([lon, lat]) => latLngToCell(lat, lon, resolution));
  const passed = new Set(stops.slice(0, 1));
  for (let i = 1; i < stops.length; i++) for (const cell of gridPathCells(stops[i - 1], stops[i])) passed.add(cell);
  return [...new Set([...passed].flatMap((cell) => gridDisk(cell, rings)))];
}

/** Cells whose middle lies within a closed line; the one cell round its first places where it is too small to hold a middle. */
function cellsWithin(line: readonly LonLat[], resolution: number): string[] {
  if (line.length < 3) return cellsAlong(line, resolution, 0);
  const inside = polygonToCells(
    line.map(([lon, lat]) => [lat, lon]),
    resolution,
  );
  return inside.length > 0 ? inside : cellsAlong(line.slice(0, 1), resolution, 0);
}

/** The cells a line means, or a click (a line of one place), drawn by hand in one of the ways. */
export function cellsMeant(line: readonly LonLat[], resolution: number, { way, rings }: Hand): string[] {
  return way === 'outline' ? cellsWithin(line, resolution) : cellsAlong(line, resolution, rings);
}
