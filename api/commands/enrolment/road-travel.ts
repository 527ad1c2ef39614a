import type { ApplicantColumns, EnrolmentRecords } from '#engines/enrolment-records.ts';
import { type Gates, snapGates } from '#engines/travel/gates.ts';
import { measureHomes } from '#engines/travel/measure-homes.ts';
import { snapPoints } from '#engines/travel/snap.ts';
import { measureSeconds, usualKmPerHour } from '#engines/travel/time-network.ts';
import { metresOf, offRoadMm, type Snaps, unreachable } from '#engines/travel/types.ts';
import type { HomeSchoolTable } from '#engines/travel/within.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { GrowingColumn } from '../../domains/assignments/contract/growing-column.ts';
import type { MeasuredTravel } from '../../domains/assignments/contract/measured-travel.ts';
import { textOption, UsageError, type Values } from '../command.ts';
import { readGates, schoolPoints } from '../roads/read-gates.ts';
import { profileOption, readRoads } from '../roads/read-roads.ts';
import { showProgress } from '../show-progress.ts';
import type { TravelLimits } from './travel-limits.ts';

/** Homes measured at a time, so that memory stays bounded. */
const homesAtOnce = 20_000;

/**
 * Road metres from every applicant to the schools within the limits, and to every wished school whatever they are (blank where
 * no road leads there); `timed`: and the seconds of the quickest way. Throws Refusal for roads or gates that cannot be read,
 * UsageError for an unknown profile or speed.
 */
export async function measureByRoads(
  roadsPath: string,
  gatesPath: string | undefined,
  values: Values,
  records: EnrolmentRecords,
  wished: Set<number>[],
  limits: TravelLimits,
  timed: boolean,
): Promise<MeasuredTravel> {
  const profile = profileOption(values);
  const kmPerHour = speedOption(values) ?? usualKmPerHour[profile];
  const { ids, lonLats } = records.schools;
  const points = gatesPath ? readGates(gatesPath, ids, lonLats!) : schoolPoints(lonLats!);
  const { travel, sha256, issues } = await readRoads(roadsPath);
  const gates = snapGates(travel, profile, points.lonLats, points.school, ids.length);
  const homes = snapPoints(travel, profile, records.applicants.lonLats!);
  const rows = new TravelRows(homes, gates);
  const progress = showProgress('roads');
  for (let first = 0; first < homes.count; first += homesAtOnce) {
    const named = wished.slice(first, first + homesAtOnce);
    const batch = partOf(homes, first, first + homesAtOnce);
    rows.add(first, measureHomes(travel, profile, batch, gates, { ...limits, named }));
    progress.step((first + batch.count) / homes.count, 'measuring-travel');
  }
  progress.done();
  const columns = rows.columns();
  const pairs = { home: columns.applicants, school: columns.schools };
  return {
    columns: {
      ...columns,
      ...(timed && { seconds: measureSeconds(travel, profile, kmPerHour, homes, gates, pairs) }),
      homeLegs: Int32Array.from(homes.legMm, metresOf),
    },
    snapFromMetres: rows.snapFrom.close(),
    snapToMetres: rows.snapTo.close(),
    facts: { profile, roadsSha256: sha256, ...(timed && { kmPerHour }) },
    issues: [...issues, ...offRoad(homes, records.applicants), ...rows.unreachableHomes(records.applicants)],
  };
}

/** The option `--speed`, in kilometres an hour; null when not given. */
function speedOption(values: Values): number | null {
  const text = textOption(values, 'speed');
  if (text === undefined) return null;
  const kmPerHour = Number(text);
  if (!(kmPerHour >= 0.1 && kmPerHour <= 200))
    throw new UsageError(`Option --speed must be a number of kilometres an hour from 0.1 to 200, not "${text}".`);
  return kmPerHour;
}

function partOf(snaps: Snaps, from: number, to: number): Snaps {
  const edge = snaps.edge.subarray(from, to);
  const [positionMm, legMm] = [snaps.positionMm.subarray(from, to), snaps.legMm.subarray(from, to)];
  return { count: edge.length, edge, positionMm, legMm };
}

/** Rows as they are measured, home by home. */
class TravelRows {
  readonly snapFrom = new GrowingColumn();
  readonly snapTo = new GrowingColumn();
  private readonly from = new GrowingColumn();
  private readonly to = new GrowingColumn();
  private readonly metres = new GrowingColumn();
  private readonly homes: Snaps;
  private readonly gates: Gates;
  private readonly reached: Uint8Array;

  constructor(homes: Snaps, gates: Gates) {
    this.homes = homes;
    this.gates = gates;
    this.reached = new Uint8Array(homes.count);
  }

  /** Rows of a batch whose first home is `first`. */
  add(first: number, { start, school, gate, mm }: HomeSchoolTable): void {
    for (let h = 0; h + 1 < start.length; h++)
      for (let row = start[h]; row < start[h + 1]; row++) {
        this.from.push(first + h);
        this.to.push(school[row]);
        this.metres.push(mm[row] === unreachable ? -1 : metresOf(mm[row]));
        this.snapFrom.push(metresOf(this.homes.legMm[first + h]));
        this.snapTo.push(gate[row] < 0 ? 0 : metresOf(this.gates.snaps.legMm[gate[row]]));
        if (mm[row] !== unreachable) this.reached[first + h] = 1;
      }
  }

  columns() {
    return { applicants: this.from.close(), schools: this.to.close(), metres: this.metres.close() };
  }

  /** Children no school can be reached from within the limits: they stay in the run, and a person looks at them. */
  unreachableHomes(applicants: ApplicantColumns): Issue[] {
    return applicants.ids.flatMap((record, home) =>
      this.reached[home] ? [] : [{ code: 'home-without-school', severity: 'warning' as const, record }],
    );
  }
}

function offRoad(snaps: Snaps, { ids }: ApplicantColumns): Issue[] {
  return ids.flatMap((record, i) =>
    snaps.legMm[i] > offRoadMm
      ? [{ code: 'point-off-road', severity: 'warning' as const, record, value: `${metresOf(snaps.legMm[i])} m` }]
      : [],
  );
}
