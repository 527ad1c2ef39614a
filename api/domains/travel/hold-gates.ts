import { createHash } from 'node:crypto';
import { type Gates, snapGates } from '#engines/travel/gates.ts';
import type { Profile } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import { holdPerOwner } from '../../platform/held-values.ts';
import type { Level, LonLat } from '../areas/types.ts';
import { listSchools, listSites } from '../schools/queries.ts';
import type { SchoolSite, SchoolSummary } from '../schools/types.ts';
import { type DataState, type HeldNetwork, readDataState } from './hold-network.ts';

/** Gates of the schools of one level, those that edits add among them. */
export interface SchoolGates {
  /** Ids of the schools that have a place, ascending by code point; gates name them by index. */
  schoolIds: string[];
  /** lon, lat in degrees, two a gate. */
  lonLats: Float64Array;
  /** Index of each gate's school, ascending. */
  school: Int32Array;
  /** Hash of the schools' own gates. */
  version: string;
}

/** The same on the roads of one network and profile. */
export interface HeldGates extends SchoolGates {
  gates: Gates;
}

const schoolsHolder = holdPerOwner<HeldSchools>(32);
const gatesHolder = holdPerOwner<HeldGates>(32);

/** Open schools of a level that have a place, as read at one state of the data. */
export interface HeldSchools {
  summaries: ReadonlyMap<string, SchoolSummary>;
  gates: Gate[];
  /** Hash of the gates alone: seats and names change no distance. */
  gatesHash: string;
}

interface Gate {
  schoolId: string;
  lonLat: LonLat;
}

/** Schools of a level (null: of all) with their gates. Read again when the organisation's data have changed. */
export async function holdSchools(context: Context, level: Level | null, known?: DataState): Promise<HeldSchools> {
  const { database, organisationId } = context;
  const state = known ?? (await readDataState(context));
  return schoolsHolder(database).get(`${organisationId}\n${level ?? '*'}`, state.key, async () => {
    const schools = await listSchools(database.db, organisationId, level ? { level } : {});
    const summaries = new Map(schools.map((school) => [school.id, school]));
    const sites = (await listSites(database.db, organisationId)).filter(({ schoolId }) => summaries.has(schoolId));
    const gates = sites.flatMap(gatesOf);
    const gatesHash = createHash('sha256').update(JSON.stringify(gates)).digest('hex').slice(0, 16);
    return { summaries, gates, gatesHash };
  });
}

/** A site without gates is entered at its own point. */
function gatesOf({ schoolId, gates, lonLat }: SchoolSite & { schoolId: string }): Gate[] {
  return gates.length === 0 ? [{ schoolId, lonLat }] : gates.map((gate) => ({ schoolId, lonLat: gate.lonLat }));
}

/** The gates of a level (of `schools`, where they are held already) snapped to the network; made once for each network, set of gates, level and profile. */
export async function holdGates(
  context: Context,
  network: HeldNetwork,
  level: Level | null,
  profile: Profile,
  schools?: HeldSchools,
): Promise<HeldGates> {
  const { database, organisationId } = context;
  const { gates, gatesHash } = schools ?? (await holdSchools(context, level));
  const key = [organisationId, level ?? '*', profile].join('\n');
  return gatesHolder(database).get(key, `${network.version} ${gatesHash}`, async () => {
    const found = gatherGates(gates, network.travel.addedGates, gatesHash);
    const { lonLats, school, schoolIds } = found;
    return { ...found, gates: snapGates(network.travel, profile, lonLats, school, schoolIds.length) };
  });
}

/** Gates of a level as a worker is given them; `added` in place of those that edits in force add. */
export async function holdSchoolGates(
  context: Context,
  network: HeldNetwork,
  level: Level,
  added = network.travel.addedGates,
): Promise<SchoolGates> {
  const { gates, gatesHash } = await holdSchools(context, level);
  return gatherGates(gates, added, gatesHash);
}

/** A gate added to a school of another level, or to one that is gone, stays out. */
function gatherGates(
  gates: readonly Gate[],
  added: readonly { schoolId: string; lonLat: readonly [number, number] }[],
  version: string,
): SchoolGates {
  const bySchool = new Map<string, LonLat[]>();
  for (const { schoolId, lonLat } of gates) bySchool.set(schoolId, [...(bySchool.get(schoolId) ?? []), lonLat]);
  for (const { schoolId, lonLat } of added) bySchool.get(schoolId)?.push([lonLat[0], lonLat[1]]);
  const schoolIds = [...bySchool.keys()].sort(byCodePoint);
  const inOrder = schoolIds.flatMap((id, school) => bySchool.get(id)!.map((lonLat) => ({ school, lonLat })));
  return {
    schoolIds,
    lonLats: Float64Array.from(inOrder.flatMap(({ lonLat }) => lonLat)),
    school: Int32Array.from(inOrder, ({ school }) => school),
    version,
  };
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
