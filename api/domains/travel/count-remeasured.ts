import { metresBetween } from '../../../geodata/sources/polygons.ts';
import type { Context } from '../../platform/context.ts';
import type { Level, LonLat } from '../areas/types.ts';
import { askTravelWorker } from './ask-travel-worker.ts';
import { holdSchoolGates } from './hold-gates.ts';
import { type EditedRoads, type HeldNetwork, toEditValue, withEdits } from './hold-network.ts';
import { listCurrentHomes } from './queries.ts';
import type { Profile, RoadEdit } from './types.ts';

/** Distances to schools farther than this are left out of account: the limit `travel` measures to when it is given none. */
const maxMetres = 5_000;
/** Fewer are not told. */
const leastChildren = 5;
/** Measured at a time, so that progress can be told. */
const homesAtATime = 25_000;

/**
 * Whom an edit measures again: how many homes of the current periods have other metres to some school within 5 km with it than
 * without it, all other edits in force staying; null for one to four. Found by measuring; homes more than 5 km from the edit
 * cannot be concerned and are not asked. `onProgress` is told the share done, 0-1.
 */
export async function countRemeasured(
  context: Context,
  network: HeldNetwork,
  edit: RoadEdit,
  onProgress: (share: number) => Promise<void>,
): Promise<number | null> {
  const others = network.edits.filter(({ id }) => id !== edit.id);
  const roads = { without: withEdits(network, others), with: withEdits(network, [...others, toEditValue(edit)]) };
  const homes = (await listCurrentHomes(context.database.db, context.organisationId)).filter(({ lon, lat }) =>
    isNear([lon, lat], edit.line),
  );
  const profiles: Profile[] = edit.profiles.length > 0 ? edit.profiles : ['walk'];
  const parts = partsOf(homes);
  let children = 0;
  let done = 0;
  await onProgress(0);
  for (const { level, lonLats } of parts) {
    const changed = new Set<number>();
    for (const profile of profiles) {
      for (const home of await remeasure(context, network, roads, level, profile, lonLats)) changed.add(home);
      done += lonLats.length / 2 / profiles.length;
      await onProgress(done / homes.length);
    }
    children += changed.size;
  }
  return children > 0 && children < leastChildren ? null : children;
}

function partsOf(homes: { level: Level; lon: number; lat: number }[]): { level: Level; lonLats: Float64Array }[] {
  const byLevel = new Map<Level, number[]>();
  for (const { level, lon, lat } of homes) {
    const known = byLevel.get(level) ?? [];
    byLevel.set(level, known);
    known.push(lon, lat);
  }
  return [...byLevel].flatMap(([level, all]) =>
    Array.from({ length: Math.ceil(all.length / 2 / homesAtATime) }, (_, part) => ({
      level,
      lonLats: Float64Array.from(all.slice(2 * part * homesAtATime, 2 * (part + 1) * homesAtATime)),
    })),
  );
}

async function remeasure(
  context: Context,
  network: HeldNetwork,
  roads: { without: EditedRoads; with: EditedRoads },
  level: Level,
  profile: Profile,
  homes: Float64Array,
): Promise<Int32Array> {
  const [gates, gatesAfter] = await Promise.all(
    [roads.without, roads.with].map(async ({ edits }) => {
      const added = edits.flatMap((edit) =>
        edit.kind === 'add-gate' ? [{ schoolId: edit.schoolId, lonLat: edit.point }] : [],
      );
      const { lonLats, school, schoolIds } = await holdSchoolGates(context, network, level, added);
      return { lonLats, school, schoolCount: schoolIds.length };
    }),
  );
  const job = { kind: 'remeasure', profile, homes, gates, gatesAfter, after: roads.with, maxMetres } as const;
  return askTravelWorker(roads.without, job);
}

/** Within reach of the line's bounding box, by straight line. */
function isNear([lon, lat]: LonLat, line: readonly LonLat[]): boolean {
  const lons = line.map((point) => point[0]);
  const lats = line.map((point) => point[1]);
  const clamp = (value: number, values: number[]) =>
    Math.min(Math.max(value, Math.min(...values)), Math.max(...values));
  return metresBetween([lon, lat], [clamp(lon, lons), clamp(lat, lats)]) <= maxMetres + 100;
}
