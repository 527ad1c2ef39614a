import type { Polygons } from '../polygons.ts';
import type { Level } from '../school-register/types.ts';

/** A part of a commune: a neighbourhood (khu phố, ấp, thôn), some of its groups (tổ), or the whole commune when both are null. */
export interface ZoneUnit {
  /** As written; the code where the commune list knows it. */
  commune: string;
  communeCode: string | null;
  /** "KP4", "Ấp 3", "Thôn Đông"; null = not narrowed. */
  neighbourhood: string | null;
  /** First and last group number, both included; null = all groups. */
  groups: [from: number, to: number] | null;
}

/** A line of a zone plan (phân tuyến): what one school serves, by polygon or by a list of units. */
export interface ZoneRecord {
  /** Stable within the plan: school, level, year. */
  id: string;
  schoolYear: string | null;
  level: Level | null;
  /** Code of the register; null where only a name is given and no single school bears it. */
  schoolCode: string | null;
  schoolName: string;
  kind: 'polygon' | 'table';
  polygons: Polygons | null;
  units: ZoneUnit[];
  /** Planned intake where the plan states it; unknown stays null. */
  pupils: number | null;
  classes: number | null;
  /** The plan's own words. */
  text: string | null;
  row: number;
}
