import type { Criterion, EnrolmentRecords, Rules } from '../enrolment-records.ts';
import type { LotteryNumbers } from './types.ts';
import { byId } from './wish-lists.ts';

/** An applicant as a school sees it. */
export interface Candidate {
  applicant: number;
  metres: number | null;
}

/** Compares two candidates of a school; negative: the first comes before. */
export type Compare = (school: number, one: Candidate, other: Candidate) => number;

/** Extra metres to the next school that would take the applicant; Infinity: there is none. */
export type ExtraMetres = (applicant: number, school: number) => number;

type Measure = (school: number, candidate: Candidate) => number;

/** The order of the rules in so many words: criterion by criterion, then the lottery, then the id. */
export function compareByRules(
  records: EnrolmentRecords,
  rules: Rules,
  lottery: LotteryNumbers,
  extra?: ExtraMetres,
): Compare {
  const drawn = rules.criteria.findIndex(({ rule }) => rule === 'lottery');
  const before = rules.criteria.slice(0, drawn < 0 ? undefined : drawn);
  const after = rules.criteria.slice(before.length).filter(({ rule }) => rule !== 'lottery');
  // Behind the lottery only equal numbers are left to be told apart.
  const measures = before.map((criterion) => measureOf(criterion, records, lottery, extra));
  const later = after.map((criterion) => measureOf(criterion, records, lottery, extra));
  const { ids } = records.applicants;
  return (school, one, other) => {
    for (const measure of measures) {
      const difference = measure(school, one) - measure(school, other);
      if (difference !== 0) return difference;
    }
    const [first, second] = [lottery(one.applicant), lottery(other.applicant)];
    if (first !== second) return first < second ? -1 : 1;
    for (const measure of later) {
      const difference = measure(school, one) - measure(school, other);
      if (difference !== 0) return difference;
    }
    return byId(ids[one.applicant], ids[other.applicant]);
  };
}

/** A finite number a criterion gives; lower comes first. What has no value comes last. */
export function measureOf(
  criterion: Criterion,
  records: EnrolmentRecords,
  lottery: LotteryNumbers,
  extra?: ExtraMetres,
): Measure {
  const last = Number.MAX_VALUE;
  const { applicants, schools } = records;
  switch (criterion.rule) {
    case 'group':
    case 'residence': {
      const cells = applicants.attributes[criterion.attribute];
      const places = Float64Array.from(cells, (cell) => {
        const place = criterion.order.indexOf(cell);
        return place < 0 ? last : place;
      });
      return (_, { applicant }) => places[applicant];
    }
    case 'sibling':
    case 'staff':
    case 'feeder':
    case 'zone':
    case 'kept-seat': {
      const own = applicants.attributes[criterion.attribute];
      const column = criterion.matchesSchool ?? 'school_id';
      const theirs = column === 'school_id' ? schools.ids : schools.attributes[column];
      const named = (applicant: number, wanted: string) => {
        if (wanted === '' || own[applicant] === '') return 1;
        if (own[applicant] === wanted) return 0;
        if (!own[applicant].includes(wanted)) return 1;
        return own[applicant].split(';').some((part) => part.trim() === wanted) ? 0 : 1;
      };
      return (school, { applicant }) => {
        const whole = column === 'school_id' ? (schools.programmeOf?.[school] ?? -1) : -1;
        return Math.min(named(applicant, theirs[school]), whole < 0 ? 1 : named(applicant, theirs[whole]));
      };
    }
    case 'twins':
      return () => 0;
    case 'need': {
      const cells = applicants.attributes[criterion.attribute];
      return (_, { applicant }) => (/^\s*(0|false|no|)\s*$/i.test(cells[applicant]) ? 1 : 0);
    }
    case 'age': {
      const cells = applicants.attributes[criterion.attribute];
      const sign = criterion.order === 'oldest-first' ? 1 : -1;
      return (_, { applicant }) =>
        cells[applicant] === '' ? last : sign * Date.parse(`${cells[applicant]}T00:00:00Z`);
    }
    case 'score': {
      const cells = applicants.attributes[criterion.attribute];
      const sign = criterion.order === 'highest-first' ? -1 : 1;
      return (_, { applicant }) => (cells[applicant] === '' ? last : sign * Number(cells[applicant]));
    }
    case 'listed': {
      const values = new Map<string, number>();
      records.priorities?.applicants.forEach((applicant, row) => {
        values.set(`${applicant} ${records.priorities!.schools[row]}`, records.priorities!.values[row]);
      });
      return (school, { applicant }) => values.get(`${applicant} ${school}`) ?? last;
    }
    case 'distance':
      return (_, { metres }) => (metres === null ? last : inBand(metres, criterion.bandMetres));
    case 'straight':
      return (school, { applicant }) =>
        inBand(
          crowMetres(pointOf(applicants.lonLats!, applicant), pointOf(schools.lonLats!, school)),
          criterion.bandMetres,
        );
    case 'travel-time': {
      const { travel } = records;
      const seconds = new Map<number, number>();
      travel?.applicants.forEach((applicant, row) => {
        const value = travel.seconds?.[row] ?? -1;
        if (value >= 0) seconds.set(applicant * schools.ids.length + travel.schools[row], value);
      });
      return (school, { applicant }) => {
        const value = seconds.get(applicant * schools.ids.length + school);
        return value === undefined ? last : inBand(value, criterion.bandSeconds);
      };
    }
    case 'relative-proximity':
      return (school, { applicant }) => {
        const value = extra!(applicant, school);
        return value === Number.POSITIVE_INFINITY ? -last : -inBand(value, criterion.bandMetres);
      };
    case 'lottery': {
      const order = BigUint64Array.from(applicants.ids, (_, applicant) => lottery(applicant)).sort();
      return (_, { applicant }) => placeOf(order, lottery(applicant));
    }
  }
}

/** How many of the numbers, which stand in order, are below this one. */
function placeOf(order: BigUint64Array, number: bigint): number {
  let [place, end] = [0, order.length];
  while (place < end) {
    const middle = (place + end) >> 1;
    if (order[middle] < number) place = middle + 1;
    else end = middle;
  }
  return place;
}

function inBand(metres: number, bandMetres: number): number {
  return bandMetres === 0 ? metres : Math.floor(metres / bandMetres);
}

function pointOf(lonLats: Float64Array, i: number): [number, number] {
  return [lonLats[2 * i], lonLats[2 * i + 1]];
}

/** Great-circle metres (haversine, radius 6,371,008.8 m), half up. */
function crowMetres([lon1, lat1]: [number, number], [lon2, lat2]: [number, number]): number {
  const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(toRadians(to - from) / 2) ** 2;
  const h = half(lat1, lat2) + Math.cos(toRadians(lat1)) * Math.cos(toRadians(lat2)) * half(lon1, lon2);
  return Math.floor(2 * 6_371_008.8 * Math.asin(Math.sqrt(Math.min(1, h))) + 0.5);
}
