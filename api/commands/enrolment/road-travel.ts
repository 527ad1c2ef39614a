import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ApplicantColumns, EnrolmentRecords } from '#engines/enrolment-records.ts';
import { prepareNetwork, type TravelNetwork } from '#engines/travel/prepare-network.ts';
import { type Profile, profiles } from '#engines/travel/types.ts';
import { buildRoadNetwork } from '../../../geodata/build/road-network.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import {
  type GatePoints,
  measureOverRoads,
  mostNearest,
} from '../../domains/assignments/contract/measure-over-roads.ts';
import type { MeasuredTravel } from '../../domains/assignments/contract/measured-travel.ts';
import { readCsvFile } from '../../platform/csv-files.ts';
import { Refusal, textOption, UsageError, type Values } from '../command.ts';
import type { TravelLimits } from './travel-limits.ts';

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
  // Without --nearest, or where it asks for more than the search keeps, every school within the limit is measured.
  const nearest = limits.nearest !== null && limits.nearest <= mostNearest ? limits.nearest : null;
  const measured = measureOverRoads(network, profile, gatePoints, records, wished, {
    nearest,
    nearestWithinMetres: limits.maxMetres,
    withinMetres: nearest === null ? limits.maxMetres : null,
  });
  return {
    ...measured,
    facts: { profile, roadsSha256: sha256 },
    issues: [...issues, ...measured.issues],
  };
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
