/** Levels of schooling; the same words as everywhere in the product. */
export type Level = 'nursery' | 'primary' | 'lower-secondary' | 'upper-secondary';

/** A gate: where a way to school ends. */
interface GateRecord {
  code: string;
  lonLat: [number, number];
}

/** One campus (điểm trường) of a school. Without gates its own point stands for the gate. */
export interface SiteRecord {
  code: string;
  name: string;
  /** Null where the file gives an address only. */
  lonLat: [number, number] | null;
  areaSquareMetres: number | null;
  gates: GateRecord[];
}

/** Figures of one level, of one grade where `grade` is not null. Unknown stays null, never 0. */
interface CapacityRecord {
  level: Level | null;
  grade: string | null;
  classes: number | null;
  seats: number | null;
  pupils: number | null;
}

/** One school as a register or map file gives it. */
export interface SchoolRecord {
  /** Opaque text, the key for re-imports. */
  code: string;
  name: string;
  /** Empty when unknown. */
  levels: Level[];
  /** True when the levels were read from the name or a map tag rather than stated. */
  levelInferred: boolean;
  /** 0-1; 1 when stated, 0 when there is no level. */
  levelConfidence: number;
  ownership: 'public' | 'private' | 'unknown';
  address: string | null;
  /** As named by the file or found by the point; null when neither says. */
  communeCode: string | null;
  communeName: string | null;
  /** The main site's point. */
  lonLat: [number, number] | null;
  sites: SiteRecord[];
  rooms: number | null;
  capacities: CapacityRecord[];
  /** Columns that are kept as they are. */
  attributes: Record<string, string>;
  /** 1-based first row of the school in the file. */
  row: number;
}

/** What the cleaning did with one entry of the file; one decision an entry, so that counts add up to the file. */
export interface CleaningDecision {
  /** The entry's own code (its OSM id, its register code): what an override names. */
  key: string;
  kind: 'merged' | 'set-aside' | 'level-guessed' | 'kept';
  /** Key of `reasons.cleaning.<reason>` in web/text/reasons.ts. */
  reason: CleaningReason;
  /** 0-1: how sure the rule is. */
  confidence: number;
  /** Words for the person who reviews: name, the school merged into, metres, levels. */
  details: Record<string, string | number>;
}

export type CleaningReason =
  | 'university'
  | 'college'
  | 'vocational'
  | 'language-centre'
  | 'continuing-education'
  | 'training-centre'
  | 'special-education'
  | 'religious'
  | 'not-a-school'
  | 'no-name'
  | 'name-says-nothing'
  | 'by-hand'
  | 'same-school-twice'
  | 'campus'
  | 'level-in-name'
  | 'level-abbreviated'
  | 'level-in-english'
  | 'level-old-word'
  | 'level-from-tag'
  | 'level-unknown'
  | 'level-stated';

/** A person's word against a decision, by its key; it survives re-imports. */
interface CleaningOverride {
  /** `keep` a set-aside entry, `separate` a merged one, `set-aside` a kept one, or only state its `levels`. */
  action: 'keep' | 'separate' | 'set-aside' | 'levels';
  levels?: Level[];
}
export type CleaningOverrides = Readonly<Record<string, CleaningOverride>>;
