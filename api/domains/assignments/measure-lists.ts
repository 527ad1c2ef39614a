import type { RoadEditValue } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import type { SnapshotTravel } from './frozen-files.ts';
import { measureFarther, measurePeriod, nearestSchools } from './measure-period.ts';
import { type PeriodSnapshot, rulesNeedSeconds } from './period-snapshot.ts';
import type { RunWorker } from './run-worker.ts';

/** By how much a list that may run out is lengthened at a time. */
const longer = 4;

/**
 * The distances of a period with every list long enough: the rules are tried, and children who come to the end of their nearest
 * schools, or near it, are measured to more of them, again and again, in the end to all. So no child is left without a place for
 * want of measuring while a seat stands empty: the outcome is that of lists over all schools. `seed` is null
 * where it comes later: inputs are sealed before it.
 */
export async function measureLists(
  context: Context,
  snapshot: PeriodSnapshot,
  ruleSets: Record<string, unknown>[],
  seed: string | null,
  worker: RunWorker,
  directory: string,
  supposed: RoadEditValue[] = [],
): Promise<SnapshotTravel> {
  const timed = [snapshot.rules, ...ruleSets].some(rulesNeedSeconds);
  let travel = await measurePeriod(context, snapshot, supposed, [], timed);
  if (travel.nearest === null || travel.schoolIds.length <= travel.nearest) return travel;
  for (let nearest = longer * nearestSchools; ; nearest *= longer) {
    const { homes } = await worker.ask({ kind: 'short-lists', snapshot, travel, ruleSets, seed, directory });
    if (homes.length === 0) return { ...travel, longEnough: true };
    const limit = nearest < travel.schoolIds.length ? nearest : null;
    travel = await measureFarther(context, snapshot, travel, homes, limit, supposed);
  }
}
