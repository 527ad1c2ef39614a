/**
 * A result as anyone may have it: enough to run the assignment again and check every row, and nothing that leads to a home.
 * It holds no metres, no points, no attributes and no dossier codes: applicants are pseudonyms, and only the wishes that were
 * tried are told, since a long list by distance would point at the home. Indices count from 0 into `schools`, `applicants`
 * and a school's `groups`.
 */
export interface PublicResult {
  format: 'truonggan-public-result';
  version: 1;
  period: { name: string; schoolYear: string; level: string };
  publication: { version: number; reason: string | null };
  run: string;
  /** Invented figures: not the result of real schools. */
  synthetic: boolean;
  mechanism: string;
  /** rules.json as it was in force. */
  rules: Record<string, unknown>;
  /** The sealed draw: what was fixed before its seed was known. Null for a further round on a published result. */
  draw: PublicDraw | null;
  schools: PublicSchool[];
  /** Pseudonyms, ascending. */
  applicants: string[];
  /** By applicant: the schools asked, in the order they were tried, up to the one that took the child. */
  wishes: number[][];
  /** By applicant, under zone-first alone: how many of the wishes lie in the child's zone and were tried in round one. */
  inZone?: number[];
  /** By school: everyone who asked it, in the order in which it ranked them. */
  order: number[][];
  /** Where children chose one by one (nearest-first): the line they stood in. */
  line?: number[];
  /** By school and reserve (its groups but the last): the applicants who belong to it and asked. */
  members: number[][][];
  /** Children who applied together and were placed as one. */
  families?: number[][];
  /** Children placed by the council. */
  decisions: { applicant: number; school: number; group: number; number: string }[];
  /** By applicant: school and group, or null without a place. */
  result: ([school: number, group: number] | null)[];
  /** Root of the hash tree over the rows of the applicants (`rowText`), hexadecimal. */
  root: string;
}

export interface PublicDraw {
  /** SHA-256 of the frozen inputs, published before the seed was known. */
  inputsSha256: string;
  sealedAt: string;
  /** Where the seed was to come from, in the words of the council. */
  seedSource: string;
  seed: string;
  drawnAt: string;
}

export interface PublicSchool {
  id: string;
  name: string;
  /** Its reserves in the order they choose, then the open seats. `passesTo`: the later reserve that gets unclaimed soft seats; absent: they are open. */
  groups: { name: string; seats: number; kind: 'soft' | 'hard' | 'open'; passesTo?: number }[];
}

/** The row of one applicant as it is hashed: pseudonym, schools asked, school and seats received. */
export function rowText({ schools, applicants, wishes, result }: PublicResult, applicant: number): string {
  const place = result[applicant];
  return JSON.stringify([
    applicants[applicant],
    wishes[applicant].map((school) => schools[school].id),
    place && [schools[place[0]].id, schools[place[0]].groups[place[1]].name],
  ]);
}
