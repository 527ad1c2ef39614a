/**
 * What a council puts in, as columns: nothing here is ranked, chosen or judged. Rows may stand in any order; `schools` and
 * `applicants` columns of other tables hold indices into `schools.ids` and `applicants.ids`. Types alone, so that the
 * assignment and its verifier can share the data without sharing a line of reasoning.
 */
export interface EnrolmentRecords {
  schools: SchoolColumns;
  applicants: ApplicantColumns;
  /** Named wishes; null when families name none. */
  choices: ChoiceColumns | null;
  priorities: PriorityColumns | null;
  decisions: DecisionColumns | null;
  travel: TravelColumns | null;
}

/** `attributes` holds every further column by its name, blank cells as ''. `lonLats`: pairs in degrees, NaN where blank. */
export interface ApplicantColumns {
  ids: string[];
  lonLats: Float64Array | null;
  attributes: Record<string, string[]>;
}

/** `seats`: −1 is unknown (the school is left out), never zero. */
export interface SchoolColumns extends ApplicantColumns {
  seats: Int32Array;
  /** Index of the school a row is a programme of (boarding, intensive English …), −1 for schools; absent: there are none. */
  programmeOf?: Int32Array;
}

/** One named wish a row; `ranks` count from 1, unique within an applicant, as is the school. */
export interface ChoiceColumns {
  applicants: Int32Array;
  schools: Int32Array;
  ranks: Int32Array;
}

/** The value a school (or its council) gives an applicant; lower is better. One row a pair. */
export interface PriorityColumns {
  applicants: Int32Array;
  schools: Int32Array;
  values: Float64Array;
}

/** Children placed by the council, with the number of the decision and its reason. One row an applicant. */
export interface DecisionColumns {
  applicants: Int32Array;
  schools: Int32Array;
  numbers: string[];
  reasons: string[];
}

/** Measured pairs; `metres` −1: measured, and there is no way. One row a pair. */
export interface TravelColumns {
  applicants: Int32Array;
  schools: Int32Array;
  metres: Int32Array;
  /** Column `seconds` of travel.csv, −1 where blank; absent: the table has no such column. */
  seconds?: Int32Array;
  /** By applicant, not by row: metres of the straight leg between home and road, −1 where unknown; absent: nobody measured it. */
  homeLegs?: Int32Array;
}

export type SecondMechanism = 'deferred-acceptance' | 'nearest-first';
export type Mechanism = SecondMechanism | 'zone-first' | 'least-total-distance';

/** rules.json after checking, defaults filled in. */
export interface Rules {
  mechanism: Mechanism;
  /** Of zone-first alone: the mechanism by which those without a seat in their zone compete for what is left. */
  then?: SecondMechanism;
  /** Of deferred acceptance alone; absent: `priorities`, every priority is kept. `maximum`: the greatest number is placed. */
  guarantee?: 'maximum';
  criteria: Criterion[];
  imputeChoicesByDistance: boolean;
  /** Cap on the metres of any wish; null: none. */
  maxMetres: number | null;
  reserves: Reserve[];
  /** Of least-total-distance alone: at most this share of the children with a school of last year get another one. */
  mostMoved?: MostMoved;
  /** How far off road distances may be, in metres a kilometre; absent: the council states nothing. */
  uncertaintyMetresPerKm?: number;
}

/** `attribute`: the column that names a child's school of last year, blank for none. `share`: decimal text, 0–1. */
export interface MostMoved {
  attribute: string;
  share: string;
}

/** Applicants in the declared order of the values of an attribute. */
export interface OrderCriterion<R extends string> {
  rule: R;
  attribute: string;
  order: string[];
}

/** Applicants whose attribute equals a column of the school (null: its id) first. */
export interface MatchCriterion<R extends string> {
  rule: R;
  attribute: string;
  matchesSchool: string | null;
}

/** Fewer metres first, equal within bands of so many metres (0: none). */
export interface MetresCriterion<R extends string> {
  rule: R;
  bandMetres: number;
}

/** More extra metres to the next school that would take the child first, equal within bands; `rounds`: most recalculations. */
export interface RelativeProximityCriterion {
  rule: 'relative-proximity';
  bandMetres: number;
  rounds: number;
}

/** What becomes of a family no stable result keeps together: each child by itself, or the family whole after everyone. */
export type TwinsFallback = 'apart' | 'together-last';

/** One line of the ordered list of criteria. */
export type Criterion =
  | OrderCriterion<'group'>
  | OrderCriterion<'residence'>
  | MatchCriterion<'sibling'>
  | MatchCriterion<'staff'>
  | MatchCriterion<'feeder'>
  | MatchCriterion<'zone'>
  | MatchCriterion<'kept-seat'>
  | MetresCriterion<'distance'>
  | MetresCriterion<'straight'>
  | { rule: 'travel-time'; bandSeconds: number }
  | RelativeProximityCriterion
  | { rule: 'twins'; attribute: string; fallback: TwinsFallback }
  | { rule: 'need'; attribute: string }
  | { rule: 'age'; attribute: string; order: 'oldest-first' | 'youngest-first' }
  | { rule: 'score'; attribute: string; order: 'highest-first' | 'lowest-first' }
  | { rule: 'listed' }
  | { rule: 'lottery' };

/** Seats kept for applicants whose `attribute` equals the school's `matchesSchool` or the fixed `value`. */
export interface Reserve {
  name: string;
  /** '*' every school, or one school's id. */
  school: string;
  attribute: string;
  matchesSchool: string | null;
  value: string | null;
  /** Exactly one of `share` (decimal text, 0–1) and `seats` is given. */
  share: string | null;
  seats: number | null;
  /** Whether seats nobody of the reserve claims are passed on (soft) or stay empty (hard). */
  kind: 'soft' | 'hard';
  /** Of a soft reserve: the reserve, later in the list, to whose seats unclaimed ones are added; absent: the open seats. */
  passesTo?: string;
}

/** One row of placements.csv. `school` −1: not placed. */
export interface PlacementRow {
  applicantId: string;
  /** '' when not placed. */
  schoolId: string;
  choiceRank: number | null;
  imputed: boolean;
  metres: number | null;
  seatGroup: string;
  decidedBy: string;
}

/** Something wrong with the records or the rules; the caller adds the file's name and row from `table` and `index`. */
export interface EnrolmentIssue {
  /** Key into web/text/issues.ts. */
  code: string;
  severity: 'error' | 'warning';
  table: 'rules' | 'schools' | 'applicants' | 'choices' | 'priorities' | 'decisions' | 'travel';
  /** Index of the row in the table's columns. */
  index?: number;
  /** A second row of the same table that the first does not agree with; the caller adds `otherRow` to the params. */
  otherIndex?: number;
  record?: string;
  column?: string;
  value?: string;
  params?: Record<string, string | number>;
}
