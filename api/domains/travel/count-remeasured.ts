import type { Profile, RoadEditValue } from '#engines/travel/types.ts';
import { metresBetween } from '../../../geodata/sources/polygons.ts';
import type { Context } from '../../platform/context.ts';
import type { Level, LonLat } from '../areas/types.ts';
import { askTravelWorker } from './ask-travel-worker.ts';
import { holdSchoolGates } from './hold-gates.ts';
import type { HeldNetwork } from './hold-network.ts';
import { listCurrentHomes } from './queries.ts';
import type { RoadEdit } from './types.ts';

/** Distances to schools farther than this are left out of account: the limit `travel` measures to when it is given none. */
const maxMetres = 5_000;
/** Fewer are not told. */
const leastChildren = 5;

export interface Remeasured {
  /** Children whose metres to some school within 5 km change; null: one to four. */
  children: number | null;
  /** The edit lies on no road. */
  withoutEffect: boolean;
}

/**
 * Whom a change measures again: the homes of the current periods, before and after, over the roads in force and those with the
 * edits `after`. Found by measuring; homes more than 5 km from the change cannot be concerned and are not asked.
 */
export async function countRemeasured(
  context: Context,
  network: HeldNetwork,
  after: RoadEditValue[],
  edit: Pick<RoadEdit, 'id' | 'line' | 'profiles'>,
): Promise<Remeasured> {
  const homes = (await listCurrentHomes(context.database.db, context.organisationId)).filter(({ lon, lat }) =>
    isNear([lon, lat], edit.line),
  );
  const levels = new Map<Level, number[]>([['primary', []]]);
  for (const { level, lon, lat } of homes) levels.set(level, [...(levels.get(level) ?? []), lon, lat]);
  const profiles: Profile[] = edit.profiles.length > 0 ? edit.profiles : ['walk'];
  let children = 0;
  let withoutEffect = false;
  for (const [level, lonLats] of levels) {
    const changed = new Set<number>();
    for (const profile of profiles) {
      const answer = await remeasure(context, network, after, level, profile, Float64Array.from(lonLats));
      for (const home of answer.homes) changed.add(home);
      withoutEffect ||= answer.withoutEffect.includes(edit.id);
    }
    children += changed.size;
  }
  return { children: children > 0 && children < leastChildren ? null : children, withoutEffect };
}

async function remeasure(
  context: Context,
  network: HeldNetwork,
  after: RoadEditValue[],
  level: Level,
  profile: Profile,
  homes: Float64Array,
) {
  const added = after.flatMap((edit) =>
    edit.kind === 'add-gate' ? [{ schoolId: edit.schoolId, lonLat: edit.point }] : [],
  );
  const [gates, gatesAfter] = [
    await holdSchoolGates(context, network, level),
    await holdSchoolGates(context, network, level, added),
  ].map(({ lonLats, school, schoolIds }) => ({ lonLats, school, schoolCount: schoolIds.length }));
  return askTravelWorker(network, { kind: 'remeasure', profile, homes, gates, gatesAfter, after, maxMetres });
}

/** Within reach of the line's bounding box, by straight line. */
function isNear([lon, lat]: LonLat, line: readonly LonLat[]): boolean {
  const lons = line.map((point) => point[0]);
  const lats = line.map((point) => point[1]);
  const clamp = (value: number, values: number[]) =>
    Math.min(Math.max(value, Math.min(...values)), Math.max(...values));
  return metresBetween([lon, lat], [clamp(lon, lons), clamp(lat, lats)]) <= maxMetres + 100;
}
