import type { TileLayer } from '../tiles/types.ts';

/** A point on the paper, in points (1/72 inch) from the upper left corner. */
export type Point = readonly [x: number, y: number];

export type Shape =
  | { kind: 'area'; rings: Point[][]; fill: string; opacity?: number }
  | { kind: 'line'; points: Point[]; stroke: string; width: number; dashed?: boolean }
  | { kind: 'dot'; at: Point; radius: number; fill: string; stroke: string; width: number }
  | { kind: 'text'; at: Point; text: string; size: number; bold?: boolean; fill: string; halo?: boolean };

/** A map as shapes, bottom to top: the same for a page, a document and a picture. */
export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

/** Something to be seen on the map, by its number or without one. */
export interface Mark {
  lonLat: readonly [number, number];
  kind: 'school' | 'full-school' | 'open' | 'grow' | 'close' | 'other';
  /** Written in the mark; '' none. */
  number: string;
}

export interface MapContent {
  /** Layers of the base map; empty where roads were never imported. */
  base: readonly TileLayer[];
  communes: readonly { name: string; centre: readonly [number, number]; polygons: readonly (readonly Ring[])[] }[];
  marks: readonly Mark[];
  /** West, south, east, north in degrees: what must be in sight. */
  box: readonly [number, number, number, number];
  /** Words of the scale: "km" and "m" are the same everywhere. */
  language: 'vi' | 'en';
}

type Ring = readonly (readonly [number, number])[];
