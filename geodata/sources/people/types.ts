import type { Issue } from '../issues.ts';

/** Ages in whole years, both ends included; null: all ages together. */
export type Ages = { from: number; to: number } | null;

/** People counted in one picture element of a raster, at its middle. */
export interface RasterPixel {
  lon: number;
  lat: number;
  people: number;
}

/** One band of a raster: who is counted, and where. Elements without a figure are absent, never zero. */
export interface RasterBand {
  /** "5-9 f", "all": ages and sex, as the file's name or the person says them. */
  part: string;
  ages: Ages;
  pixels: RasterPixel[];
  /** Width and height of an element in degrees, at the middle of the box. */
  size: [number, number];
  /** Elements inside the box that say nothing. */
  withoutFigure: number;
}

/** A hamlet, neighbourhood or group with its children by age, as universal-education surveys list them. */
export interface HamletRecord {
  communeCode: string;
  hamlet: string;
  /** A point in it; null where the file gives none. */
  lonLat: [number, number] | null;
  ages: { from: number; to: number; people: number }[];
  row: number;
}

/** What one file says of where people live. */
export type PeopleFile =
  | { kind: 'raster'; bands: RasterBand[]; issues: Issue[] }
  | { kind: 'hamlets'; hamlets: HamletRecord[]; issues: Issue[] }
  | { kind: 'addresses'; points: [number, number][]; issues: Issue[] }
  | { kind: null; issues: Issue[] };
