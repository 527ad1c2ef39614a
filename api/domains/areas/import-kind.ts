import type { Issue } from '../../../geodata/sources/issues.ts';
import type { LayerKind } from '../../../geodata/sources/map-layers/types.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import type { RecordDiff } from './diff-records.ts';
import type { Level } from './types.ts';

/** Kinds of files that enter; each is implemented in the domain of its records. */
export const importKindNames = [
  'roads',
  'communes',
  'commune-changes',
  'population',
  'schools',
  'zones',
  'applicants',
  'pupils',
  'births',
  'layers',
  'people',
] as const;
export type ImportKindName = (typeof importKindNames)[number];

/** A file as it was given. */
export interface ImportFile {
  name: string;
  bytes: Uint8Array;
}

/** What an import may be told beside the file; absent values are the organisation's, or guessed from the file. */
export interface ImportOptions {
  /** Name of the organisation: needed when it is created, a new name when it exists. */
  name?: string;
  /** Country profile of a new organisation. */
  profile?: string;
  /** "EPSG:9210". */
  crs?: string;
  /** For files that do not state it row by row. */
  level?: Level;
  schoolYear?: string;
  /** Grade applicants enter; absent: the first of the level. */
  grade?: string;
  /** Enrolment period of applicants. */
  periodId?: string;
  attribution?: string;
  /** Of a map layer: its name (one there is is replaced), what it is for, and which layer of a file that holds several. */
  layerName?: string;
  layerKind?: LayerKind;
  layerPart?: string;
  /** Ages a raster of people counts: "5-9", one a band with commas. */
  ages?: string;
  /** The figures of the file are invented: they, and what is made from them, are stamped synthetic. */
  synthetic?: boolean;
  /** Seed of an invented city: every figure of the file is stamped synthetic. */
  syntheticSeed?: string;
  /** Share of a step done (0-1), its code, and where known the records done; may throw to end the reading. */
  onProgress?: (share: number, step: string, records?: number | null) => void;
}

/** A file understood but not written: what it holds, how it differs, and how it is written. */
export interface ImportReading {
  issues: Issue[];
  /** Counts and figures of what was understood, by code into `commands.summary.*`. */
  summary: Record<string, number | string | number[]>;
  /** As the data's licence asks. */
  attribution: string | null;
  /** Records that would enter. */
  count: number;
  /** Against what is stored now. */
  diff(on: Queryable): Promise<RecordDiff>;
  /** Writes what `diff` named, inside the caller's transaction. */
  write(tx: Queryable, batch: WrittenBatch): Promise<void>;
}

/** The source batch that records written now belong to. */
export interface WrittenBatch {
  id: string;
  /** ISO day of the import. */
  day: string;
  synthetic: boolean;
  diff: RecordDiff;
}

/** How one kind of file enters. Reading throws only for faults of code; what is wrong with the data is in `issues`. */
export interface ImportKind {
  name: ImportKindName;
  read(context: Context, file: ImportFile, options: ImportOptions): Promise<ImportReading>;
}
