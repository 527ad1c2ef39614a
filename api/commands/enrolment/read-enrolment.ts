import { sortRecords } from '#engines/assignment/sort-records.ts';
import type { EnrolmentIssue, EnrolmentRecords, Rules } from '#engines/enrolment-records.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { hashInputsAside } from '../../domains/assignments/contract/hash-inputs-aside.ts';
import type { MeasuredTravel } from '../../domains/assignments/contract/measured-travel.ts';
import { readRecords } from '../../domains/assignments/contract/read-records.ts';
import { refuseErrors } from '../../platform/refusal.ts';
import { requiredOption, textOption, UsageError, type Values } from '../command.ts';
import { placesOf } from './places.ts';
import { measureByRoads } from './road-travel.ts';
import { measureStraight } from './straight-travel.ts';
import type { TravelLimits } from './travel-limits.ts';

/** Options that `assign` and `verify` share. */
export const enrolmentOptions = {
  schools: { type: 'string' },
  applicants: { type: 'string' },
  choices: { type: 'string' },
  priorities: { type: 'string' },
  decisions: { type: 'string' },
  rules: { type: 'string' },
  travel: { type: 'string' },
  roads: { type: 'string' },
  straight: { type: 'boolean' },
  gates: { type: 'string' },
  profile: { type: 'string' },
  'max-metres': { type: 'string' },
  nearest: { type: 'string' },
  speed: { type: 'string' },
  'leave-out-unknown': { type: 'boolean' },
} as const;

/** All that the two commands read. */
export interface Enrolment {
  records: EnrolmentRecords;
  rules: Rules;
  seed: string;
  /** SHA-256 of every input by its option; reads the files once more, in a thread beside. */
  hashInputs(): Promise<Record<string, string>>;
  /** Set when we measured the distances ourselves. */
  measured: MeasuredTravel | null;
  /** How distances came about, for run.json. */
  travel: Record<string, unknown>;
  warnings: Issue[];
  /** Gives an engine's issue the file and row it came from. */
  locate(issue: EnrolmentIssue): Issue;
}

/**
 * Reads the inputs of `assign` and `verify`. Throws Refusal with every error found, UsageError for options that do not go
 * together. `travelFallback`: a travel.csv to read when no option says where distances come from.
 */
export async function readEnrolment(values: Values, travelFallback?: string): Promise<Enrolment> {
  const paths = pathsOf(values, travelFallback);
  const { records, rules, warnings: read, locate } = readRecords(paths, values['leave-out-unknown'] === true);
  const { measured, travel } = await measure(values, paths, records, rules, locate);
  if (measured) records.travel = measured.columns;
  const hashOwn = async () => ({
    ...(await hashInputsAside(paths)),
    ...(paths.roads && { roads: String(travel.roadsSha256) }),
  });
  const warnings = [...read, ...(measured?.issues ?? [])];
  return {
    records,
    rules,
    seed: textOption(values, 'seed') ?? '0',
    hashInputs: hashOwn,
    measured,
    travel,
    warnings,
    locate,
  };
}

type Paths = ReturnType<typeof pathsOf>;

function pathsOf(values: Values, travelFallback: string | undefined) {
  const travel = textOption(values, 'travel');
  const roads = textOption(values, 'roads');
  const ways = [travel !== undefined, roads !== undefined, values.straight === true].filter(Boolean).length;
  if (ways > 1) throw new UsageError('Give one of --travel, --roads and --straight, not several.');
  return {
    rules: requiredOption(values, 'rules'),
    schools: requiredOption(values, 'schools'),
    applicants: requiredOption(values, 'applicants'),
    choices: textOption(values, 'choices'),
    priorities: textOption(values, 'priorities'),
    decisions: textOption(values, 'decisions'),
    travel: ways === 0 ? travelFallback : travel,
    gates: textOption(values, 'gates'),
    roads,
  };
}

interface Measured {
  measured: MeasuredTravel | null;
  travel: Record<string, unknown>;
}

async function measure(
  values: Values,
  paths: Paths,
  records: EnrolmentRecords,
  rules: Rules,
  locate: Enrolment['locate'],
): Promise<Measured> {
  if (!paths.roads && !values.straight) return { measured: null, travel: { by: records.travel ? 'travel' : 'none' } };
  refuseErrors(
    ['applicants' as const, 'schools' as const].flatMap((table) => missingPoints(table, records).map(locate)),
  );
  const limits = limitsOf(values);
  // Measured in the order of ids, so that equal distances are told apart by id and never by the order of the files.
  const { records: sorted, applicantOrder, schoolOrder } = sortRecords(records);
  const measurable = placesOf(sorted);
  const timed = rules.criteria.some(({ rule }) => rule === 'travel-time');
  const found = measurable.spread(
    paths.roads
      ? await measureByRoads(paths.roads, paths.gates, values, measurable.records, measurable.wished, limits, timed)
      : measureStraight(sorted.applicants, measurable.records.schools, measurable.wished, limits),
  );
  const { applicants, schools, metres, seconds, homeLegs } = found.columns;
  const columns = {
    applicants: applicants.map((a) => applicantOrder[a]),
    schools: schools.map((s) => schoolOrder[s]),
    metres,
    ...(seconds && { seconds }),
    ...(homeLegs && { homeLegs: inInputOrder(homeLegs, applicantOrder) }),
  };
  return {
    measured: { ...found, columns },
    travel: { by: paths.roads ? 'roads' : 'straight', ...limits, ...found.facts },
  };
}

function inInputOrder(values: Int32Array, order: Int32Array): Int32Array {
  const back = new Int32Array(values.length);
  order.forEach((input, at) => {
    back[input] = values[at];
  });
  return back;
}

function limitsOf(values: Values): TravelLimits {
  const whole = (name: string): number | null => {
    const text = textOption(values, name);
    if (text === undefined) return null;
    if (!/^\d+$/.test(text) || Number(text) < 1)
      throw new UsageError(`Option --${name} must be a whole number of at least 1, not "${text}".`);
    return Number(text);
  };
  return { maxMetres: whole('max-metres') ?? 5000, nearest: whole('nearest') };
}

function missingPoints(table: 'applicants' | 'schools', records: EnrolmentRecords): EnrolmentIssue[] {
  const { ids, lonLats } = records[table];
  if (!lonLats) return [{ code: 'points-missing', severity: 'error', table, column: 'lon, lat' }];
  return ids.flatMap((record, index) =>
    Number.isNaN(lonLats[2 * index]) || Number.isNaN(lonLats[2 * index + 1])
      ? [{ code: 'point-blank', severity: 'error' as const, table, index, record, column: 'lon, lat' }]
      : [],
  );
}
