import type { Criterion, EnrolmentIssue, EnrolmentRecords, Rules } from '../../enrolment-records.ts';
import { type Column, type CriterionRule, denseRanks, type Field } from './criterion.ts';

type Rule = Extract<Criterion, { rule: 'travel-time' }>;

/** Fewer seconds of travel first (column `seconds` of travel.csv), equal within a band of `bandSeconds` (0: second by second). */
export const travelTime: CriterionRule<Rule> = {
  name: 'travel-time',
  properties: {
    bandSeconds: {
      type: 'integer',
      minimum: 0,
      default: 0,
      description: 'Equal within a band: floor(seconds / bandSeconds).',
    },
  },
  required: [],
  // Its seconds stand in the rows of travel.csv, so that every wish needs one.
  usesMetres: true,
  withDefaults: (written) => ({ rule: 'travel-time', bandSeconds: (written.bandSeconds as number | undefined) ?? 0 }),
  check: (_, { travel }) =>
    travel && !travel.seconds
      ? [
          {
            code: 'travel-seconds-missing',
            severity: 'error',
            table: 'travel',
            column: 'seconds',
            value: 'travel-time',
          },
        ]
      : [],
  column: (criterion, field) =>
    inBands(secondsOfWishes(field.records, field.wishes), Math.max(1, criterion.bandSeconds)),
};

/** `wish-without-seconds` for every wish that counts whose seconds are blank, when the rules go by travel time. */
export function blankSeconds(records: EnrolmentRecords, rules: Rules, wishes: Field['wishes']): EnrolmentIssue[] {
  if (!rules.criteria.some(({ rule }) => rule === 'travel-time') || !records.travel?.seconds) return [];
  const seconds = secondsOfWishes(records, wishes);
  const blank = Array.from(wishes.applicant.keys()).filter((w) => seconds[w] < 0);
  const rowOf = new Map<string, number>();
  if (blank.length > 0)
    records.travel.applicants.forEach((a, row) => {
      rowOf.set(`${a} ${records.travel!.schools[row]}`, row);
    });
  return blank.map((w) => {
    const [a, school] = [wishes.applicant[w], wishes.school[w]];
    const index = rowOf.get(`${a} ${school}`);
    return {
      code: 'wish-without-seconds',
      severity: 'error',
      table: 'travel',
      ...(index !== undefined && { index }),
      column: 'seconds',
      value: records.schools.ids[school],
      params: { applicant: records.applicants.ids[a] },
    };
  });
}

/** Seconds of each wish, −1 where they are blank or not measured. Wishes of an applicant stand together. */
export function secondsOfWishes(records: EnrolmentRecords, wishes: Field['wishes']): Int32Array {
  const found = new Int32Array(wishes.applicant.length).fill(-1);
  const { travel, applicants, schools } = records;
  if (!travel?.seconds) return found;
  const start = new Int32Array(applicants.ids.length + 1);
  for (let i = 0; i < travel.applicants.length; i++) start[travel.applicants[i] + 1]++;
  for (let a = 0; a < applicants.ids.length; a++) start[a + 1] += start[a];
  const next = start.slice();
  const rows = new Int32Array(travel.applicants.length);
  for (let i = 0; i < rows.length; i++) rows[next[travel.applicants[i]]++] = i;
  const secondsTo = new Int32Array(schools.ids.length);
  const measuredFor = new Int32Array(schools.ids.length).fill(-1);
  let current = -1;
  for (let w = 0; w < found.length; w++) {
    const a = wishes.applicant[w];
    if (a !== current) {
      current = a;
      for (let k = start[a]; k < start[a + 1]; k++) {
        secondsTo[travel.schools[rows[k]]] = travel.seconds[rows[k]];
        measuredFor[travel.schools[rows[k]]] = a;
      }
    }
    if (measuredFor[wishes.school[w]] === a) found[w] = secondsTo[wishes.school[w]];
  }
  return found;
}

function inBands(seconds: Int32Array, width: number): Column {
  const { ranks, range } = denseRanks(Float64Array.from(seconds, (value) => Math.floor(value / width)));
  return { per: 'wish', values: ranks, range };
}
