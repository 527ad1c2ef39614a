import type { Polygons } from '../polygons.ts';

/** One commune (xã, phường, đặc khu) as a published file gives it. Codes are text; unknown stays null. */
export interface CommuneRecord {
  code: string;
  name: string;
  nameEn: string | null;
  provinceCode: string | null;
  province: string | null;
  /** As the file states it, square kilometres. */
  statedAreaSquareKm: number | null;
  /** Measured from the polygon, square kilometres, three decimals. */
  areaSquareKm: number;
  population: number | null;
  /** Names of the units it was merged from, as printed. */
  predecessors: string[];
  polygons: Polygons;
  /** A point inside, for labels and searches. */
  centre: [number, number];
  /** ISO days; null = not stated. Codes are reused, so a code alone does not name a commune of all times. */
  validFrom: string | null;
  validTo: string | null;
  /** True where area or population contradict the polygon or each other: ask a person before relying on them. */
  attributesSuspect: boolean;
}
