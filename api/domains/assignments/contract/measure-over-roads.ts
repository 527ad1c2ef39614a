import type { ApplicantColumns, EnrolmentRecords } from '#engines/enrolment-records.ts';
import { type Gates, snapGates } from '#engines/travel/gates.ts';
import { nearestSchools } from '#engines/travel/nearest.ts';
import { measurePairs } from '#engines/travel/pairs.ts';
import type { TravelNetwork } from '#engines/travel/prepare-network.ts';
import { emptySnaps, setSnap, snapAt, snapPoints } from '#engines/travel/snap.ts';
import { metresOf, offRoadMm, type Profile, type Snaps, unreachable } from '#engines/travel/types.ts';
import { schoolsWithin } from '#engines/travel/within.ts';
import type { Issue } from '../../../../geodata/sources/issues.ts';
import { GrowingColumn } from './growing-column.ts';
import type { MeasuredTravel } from './measured-travel.ts';

/** Homes measured at a time, so that memory stays bounded. */
const homesAtOnce = 20_000;
/** The search that keeps the nearest schools of every junction holds no more. */
export const mostNearest = 255;

/** Gates by ascending school: `lonLats` two degrees a gate, `school` the index of each gate's school. */
export interface GatePoints {
  lonLats: Float64Array;
  school: Int32Array;
}

/** Which schools are measured from a home: the nearest so many, every one so near, or both; null: not asked for. */
export interface RoadLimits {
  nearest: number | null;
  /** The nearest ones are not looked for beyond. */
  nearestWithinMetres: number | null;
  withinMetres: number | null;
}

/**
 * Road metres from every applicant to the schools within the limits, and to every school in `wished` whatever they are (blank
 * where no road leads there). An applicant without a point has blank metres to what was wished and nothing else.
 */
export function measureOverRoads(
  network: TravelNetwork,
  profile: Profile,
  gatePoints: GatePoints,
  records: EnrolmentRecords,
  wished: Set<number>[],
  limits: RoadLimits,
  onProgress: (share: number) => void = () => {},
): Omit<MeasuredTravel, 'facts'> {
  const gates = snapGates(network, profile, gatePoints.lonLats, gatePoints.school, records.schools.ids.length);
  const homes = snapHomes(network, profile, records.applicants);
  const rows = new TravelRows(homes, gates);
  for (let first = 0; first < homes.count; first += homesAtOnce) {
    measureBatch(network, profile, homes, gates, first, wished, limits, rows);
    onProgress(Math.min(1, (first + homesAtOnce) / homes.count));
  }
  return {
    columns: rows.columns(),
    snapFromMetres: rows.snapFrom.close(),
    snapToMetres: rows.snapTo.close(),
    issues: [...offRoad(homes, records.applicants, 'applicants'), ...rows.unreachableHomes(records.applicants)],
  };
}

function snapHomes(network: TravelNetwork, profile: Profile, { ids, lonLats }: ApplicantColumns): Snaps {
  if (!lonLats) return emptySnaps(ids.length);
  const homes = snapPoints(
    network,
    profile,
    lonLats.map((degrees) => (Number.isNaN(degrees) ? 0 : degrees)),
  );
  for (let h = 0; h < homes.count; h++)
    if (Number.isNaN(lonLats[2 * h]) || Number.isNaN(lonLats[2 * h + 1]))
      setSnap(homes, h, { edge: -1, positionMm: 0, legMm: 0, offRoad: false });
  return homes;
}
function measureBatch(
  network: TravelNetwork,
  profile: Profile,
  homes: Snaps,
  gates: Gates,
  first: number,
  wished: Set<number>[],
  limits: RoadLimits,
  rows: TravelRows,
): void {
  const count = Math.min(homesAtOnce, homes.count - first);
  const batch = emptySnaps(count);
  for (let h = 0; h < count; h++) setSnap(batch, h, snapAt(homes, first + h));
  const found: Map<number, [number, number]>[] = Array.from({ length: count }, () => new Map());
  const { nearest, nearestWithinMetres, withinMetres } = limits;
  if (nearest !== null) {
    const k = Math.min(nearest, mostNearest);
    const table = nearestSchools(network, profile, batch, gates, { k, maxMm: mmWithin(nearestWithinMetres) });
    for (let h = 0; h < count; h++)
      for (let i = h * k; i < h * k + table.count[h]; i++) found[h].set(table.school[i], [table.mm[i], table.gate[i]]);
  }
  if (withinMetres !== null) {
    const table = schoolsWithin(network, profile, batch, gates, mmWithin(withinMetres));
    for (let h = 0; h < count; h++)
      for (let i = table.start[h]; i < table.start[h + 1]; i++)
        found[h].set(table.school[i], [table.mm[i], table.gate[i]]);
  }
  const pairHome: number[] = [];
  const pairSchool: number[] = [];
  for (let h = 0; h < count; h++)
    for (const school of wished[first + h] ?? [])
      if (!found[h].has(school)) {
        pairHome.push(h);
        pairSchool.push(school);
      }
  const named = measurePairs(network, profile, batch, gates, pairHome, pairSchool);
  for (let i = 0; i < pairHome.length; i++) found[pairHome[i]].set(pairSchool[i], [named.mm[i], named.gate[i]]);
  for (let h = 0; h < count; h++) rows.add(first + h, found[h]);
}

/** Metres are rounded half up, so 499 mm beyond the limit still count as within it. */
function mmWithin(metres: number | null): number {
  return metres === null ? unreachable - 1 : Math.min(unreachable - 1, metres * 1000 + 499);
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

  add(home: number, found: Map<number, [number, number]>): void {
    for (const [school, [mm, gate]] of found) {
      this.from.push(home);
      this.to.push(school);
      this.metres.push(mm === unreachable ? -1 : metresOf(mm));
      this.snapFrom.push(metresOf(this.homes.legMm[home]));
      this.snapTo.push(gate < 0 ? 0 : metresOf(this.gates.snaps.legMm[gate]));
      if (mm !== unreachable) this.reached[home] = 1;
    }
  }

  columns() {
    return { applicants: this.from.close(), schools: this.to.close(), metres: this.metres.close() };
  }

  /** Children no school can be reached from within the limits: they stay in the run, and a person looks at them. */
  unreachableHomes(applicants: ApplicantColumns): Issue[] {
    return applicants.ids.flatMap((record, home) =>
      this.reached[home]
        ? []
        : [{ code: 'home-without-school', severity: 'warning' as const, file: 'applicants', record }],
    );
  }
}

function offRoad(snaps: Snaps, { ids }: ApplicantColumns, file: string): Issue[] {
  return ids.flatMap((record, i) =>
    snaps.legMm[i] > offRoadMm
      ? [{ code: 'point-off-road', severity: 'warning' as const, file, record, value: `${metresOf(snaps.legMm[i])} m` }]
      : [],
  );
}
