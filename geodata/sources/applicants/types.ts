import type { CommuneRecord } from '../communes/types.ts';
import type { Issue } from '../issues.ts';
import type { Bounds } from '../polygons.ts';

/** One child of an application list. Personal: never into logs, tiles or open data. */
export interface ApplicantRecord {
  id: string;
  name: string | null;
  /** A calendar day, ISO, with no time and no zone. */
  birthDate: string | null;
  /** 12 digits, as text. */
  personalNumber: string | null;
  address: string | null;
  communeCode: string | null;
  communeName: string | null;
  /** Null where the file gives an address only: a person places the pin; the child stays in. */
  lonLat: [number, number] | null;
  /** School codes by rank. */
  wishes: string[];
  /** Columns the rules may name, as they are. */
  attributes: Record<string, string>;
  row: number;
}

/** What an applicant import may be told beside the file. */
export interface ApplicantSourceOptions {
  /** Codes that wishes may name; without them wishes are not checked. */
  schoolCodes?: ReadonlySet<string>;
  /** Schools that are known but take nobody here, and why. */
  schoolsNotOpen?: ReadonlyMap<string, WishRefusal>;
  communes?: readonly CommuneRecord[];
  crs?: string;
  bounds?: Bounds;
}

/** A part of a streamed file. */
export interface ApplicantBatch {
  records: ApplicantRecord[];
  /** At most `listedIssues` over the whole stream; the counts stay exact. */
  issues: Issue[];
  /** Exact number of issues so far by code, listed or not. */
  issueCounts: Record<string, number>;
  rowsRead: number;
  bytesRead: number;
}

/** Why a known school may not be wished: it is closed, or has no classes of the level. */
export type WishRefusal = 'wish-school-closed' | 'wish-school-level';
