import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ApplicantColumns, EnrolmentRecords } from '#engines/enrolment-records.ts';
import { type Gates, snapGates } from '#engines/travel/gates.ts';
import { measureHomes } from '#engines/travel/measure-homes.ts';
import { prepareNetwork, type TravelNetwork } from '#engines/travel/prepare-network.ts';
import { snapPoints } from '#engines/travel/snap.ts';
import { metresOf, offRoadMm, type Profile, profiles, type Snaps, unreachable } from '#engines/travel/types.ts';
import type { HomeSchoolTable } from '#engines/travel/within.ts';
import { buildRoadNetwork } from '../../../geodata/build/road-network.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { GrowingColumn } from '../../domains/assignments/contract/growing-column.ts';
import type { MeasuredTravel } from '../../domains/assignments/contract/measured-travel.ts';
import { readCsvFile } from '../../platform/csv-files.ts';
import { Refusal, textOption, UsageError, type Values } from '../command.ts';
import type { TravelLimits } from './travel-limits.ts';

/** Homes measured at a time, so that memory stays bounded. */
const homesAtOnce = 20_000;

interface GatePoints {
  lonLats: Float64Array;
  school: Int32Array;
}

/**
 * Road metres from every applicant to the schools within the limits, and to every wished school whatever they are (blank where
 * no road leads there). Throws Refusal for roads or gates that cannot be read, UsageError for an unknown profile.
 */
export async function measureByRoads(
  roadsPath: string,
  gatesPath: string | undefined,
  values: Values,
  records: EnrolmentRecords,
  wished: Set<number>[],
  limits: TravelLimits,
): Promise<MeasuredTravel> {
  const profile = profileOf(values);
  const { network, sha256, issues } = await readRoads(roadsPath);
  const gatePoints = gatesPath ? readGates(gatesPath, records.schools) : schoolPoints(records.schools);
  const gates = snapGates(network, profile, gatePoints.lonLats, gatePoints.school, records.schools.ids.length);
  const homes = snapPoints(network, profile, records.applicants.lonLats!);
  const rows = new TravelRows(homes, gates);
  for (let first = 0; first < homes.count; first += homesAtOnce) {
    const named = wished.slice(first, first + homesAtOnce);
    const batch = partOf(homes, first, first + homesAtOnce);
    rows.add(first, measureHomes(network, profile, batch, gates, { ...limits, named }));
  }
  return {
    columns: rows.columns(),
    snapFromMetres: rows.snapFrom.close(),
    snapToMetres: rows.snapTo.close(),
    facts: { profile, roadsSha256: sha256 },
    issues: [
      ...issues,
      ...offRoad(homes, records.applicants, 'applicants'),
      ...rows.unreachableHomes(records.applicants),
    ],
  };
}

function partOf(snaps: Snaps, from: number, to: number): Snaps {
  const edge = snaps.edge.subarray(from, to);
  const [positionMm, legMm] = [snaps.positionMm.subarray(from, to), snaps.legMm.subarray(from, to)];
  return { count: edge.length, edge, positionMm, legMm };
}

function profileOf(values: Values): Profile {
  const text = textOption(values, 'profile') ?? 'walk';
  const profile = profiles.find((name) => name === text);
  if (!profile) throw new UsageError(`Option --profile must be one of ${profiles.join(', ')}, not "${text}".`);
  return profile;
}

async function readRoads(path: string): Promise<{ network: TravelNetwork; sha256: string; issues: Issue[] }> {
  const hash = createHash('sha256');
  async function* chunks() {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer);
      yield chunk as Uint8Array;
    }
  }
  try {
    const { network, issues } = await buildRoadNetwork(chunks(), basename(path));
    if (issues.some(({ severity }) => severity === 'refuse')) throw new Refusal(issues);
    return { network: prepareNetwork(network), sha256: hash.digest('hex'), issues };
  } catch (failure) {
    const { code = '' } = failure as NodeJS.ErrnoException;
    if (!/^E[A-Z]+$/.test(code)) throw failure;
    throw new Refusal([{ code: 'file-unreadable', severity: 'refuse', file: basename(path), value: code }]);
  }
}

function schoolPoints({ ids, lonLats }: ApplicantColumns): GatePoints {
  return { lonLats: lonLats!, school: Int32Array.from(ids, (_, i) => i) };
}

/** gates.csv: `school_id,site_id,lon,lat`; a school without a gate there is entered at its own point. */
function readGates(path: string, schools: ApplicantColumns): GatePoints {
  const file = basename(path);
  const schoolAt = new Map(schools.ids.map((id, i) => [id, i]));
  const found: { school: number; lon: number; lat: number }[] = [];
  const issues: Issue[] = [];
  const { issues: fileIssues } = readCsvFile(path, { required: ['school_id', 'lon', 'lat'] }, ([id, lon, lat], row) => {
    const school = schoolAt.get(id!);
    const fault = { severity: 'error' as const, file, row };
    if (school === undefined) issues.push({ code: 'school-unknown', ...fault, column: 'school_id', value: id });
    else if (!isDegrees(lon!, 180)) issues.push({ code: 'degrees-impossible', ...fault, column: 'lon', value: lon });
    else if (!isDegrees(lat!, 90)) issues.push({ code: 'degrees-impossible', ...fault, column: 'lat', value: lat });
    else found.push({ school, lon: Number(lon), lat: Number(lat) });
  });
  if (fileIssues.length + issues.length > 0) throw new Refusal([...fileIssues, ...issues]);
  const withGate = new Set(found.map(({ school }) => school));
  schools.ids.forEach((_, school) => {
    const [lon, lat] = [schools.lonLats![2 * school], schools.lonLats![2 * school + 1]];
    if (!withGate.has(school)) found.push({ school, lon, lat });
  });
  // Gates of one school in an order of their own, so that the order of the file's rows leaves no trace.
  found.sort((one, other) => one.school - other.school || one.lon - other.lon || one.lat - other.lat);
  return {
    lonLats: Float64Array.from(found.flatMap(({ lon, lat }) => [lon, lat])),
    school: Int32Array.from(found, ({ school }) => school),
  };
}

function isDegrees(text: string, limit: number): boolean {
  return text.trim() !== '' && Math.abs(Number(text)) <= limit;
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
