import { createHash } from 'node:crypto';
import { type Gates, snapGates } from '#engines/travel/gates.ts';
import type { Profile } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import type { Level, LonLat } from '../areas/types.ts';
import { type HeldNetwork, readDataState } from './hold-network.ts';
import { type GateRow, listGateRows } from './queries.ts';

/** Gates of the schools of one level, those that edits add among them. */
export interface SchoolGates {
  /** Ids of the schools that have a place, ascending by code point; gates name them by index. */
  schoolIds: string[];
  /** lon, lat in degrees, two a gate. */
  lonLats: Float64Array;
  /** Index of each gate's school, ascending. */
  school: Int32Array;
  /** Hash of all of it. */
  version: string;
}

/** The same on the roads of one network and profile. */
export interface HeldGates extends SchoolGates {
  gates: Gates;
}

const rowsHolder = holdPerOwner<{ rows: GateRow[]; hash: string }>(32);
const gatesHolder = holdPerOwner<HeldGates>(32);

/** The gates of a level snapped to the network; made once for each network, set of schools, level and profile. */
export async function holdGates(
  context: Context,
  network: HeldNetwork,
  level: Level,
  profile: Profile,
): Promise<HeldGates> {
  const { database, organisationId } = context;
  const { rows, hash } = await holdRows(context, level);
  const key = [organisationId, level, profile].join('\n');
  return gatesHolder(database).get(key, `${network.version} ${hash}`, async () => {
    const found = gatherGates(rows, network.travel.addedGates, hash);
    const { lonLats, school, schoolIds } = found;
    return { ...found, gates: snapGates(network.travel, profile, lonLats, school, schoolIds.length) };
  });
}

/** Gates of a level without roads: what a worker is given. */
export async function listSchoolGates(context: Context, network: HeldNetwork, level: Level): Promise<SchoolGates> {
  const { rows, hash } = await holdRows(context, level);
  return gatherGates(rows, network.travel.addedGates, hash);
}

async function holdRows(context: Context, level: Level) {
  const { database, organisationId } = context;
  const state = await readDataState(context);
  return rowsHolder(database).get(`${organisationId}\n${level}`, state.key, async () => {
    const rows = await listGateRows(database.db, organisationId, level, state.day);
    const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
    return { rows, hash };
  });
}

/** A gate added to a school of another level, or to one that is gone, stays out. */
export function gatherGates(
  rows: GateRow[],
  added: readonly { schoolId: string; lonLat: readonly [number, number] }[],
  version: string,
): SchoolGates {
  const bySchool = new Map<string, LonLat[]>();
  for (const { schoolId, lon, lat } of rows) bySchool.set(schoolId, [...(bySchool.get(schoolId) ?? []), [lon, lat]]);
  for (const { schoolId, lonLat } of added) bySchool.get(schoolId)?.push([lonLat[0], lonLat[1]]);
  const schoolIds = [...bySchool.keys()].sort(byCodePoint);
  const gates = schoolIds.flatMap((id, school) => bySchool.get(id)!.map((lonLat) => ({ school, lonLat })));
  return {
    schoolIds,
    lonLats: Float64Array.from(gates.flatMap(({ lonLat }) => lonLat)),
    school: Int32Array.from(gates, ({ school }) => school),
    version,
  };
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
