import type { CommuneRecord } from '../communes/types.ts';
import type { Bounds } from '../polygons.ts';
import type { CleaningOverrides } from './types.ts';

/** What a school import may be told beside the file. */
export interface SchoolSourceOptions {
  communes?: readonly CommuneRecord[];
  /** "EPSG:9210"; guessed from the communes when absent. */
  crs?: string;
  /** The city's box; taken from the communes when absent. */
  bounds?: Bounds;
  /** Decisions turned round by a person, by key. */
  overrides?: CleaningOverrides;
}
