import type { RoadEditValue } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import type { SnapshotTravel } from './frozen-files.ts';
import { measureFarther, measurePeriod, nearestSchools } from './measure-period.ts';
import { type PeriodSnapshot, rulesNeedSeconds } from './period-snapshot.ts';
import type { RunWorker } from './run-worker.ts';

/**
 * By how much a list that may run out is lengthened at a time, each time with all children tried again. Where lists over all schools
 * would not even double the table they are taken to all at once.
 */
const longer = 4;
/** What of the bar is left after each part of the work. */
const stillLeft = 0.72;

/**
 * The distances of a period with every list long enough: the rules are tried, and children who come to the end of their nearest
 * schools, or near it, are measured to more of them, again and again, in the end to all. So no child is left without a place for
 * want of measuring while a seat stands empty: the outcome is that of lists over all schools. `seed` is null
 * where it comes later: inputs are sealed before it. `proceed` is told the share done, 0-1.
 */
export async function measureLists(
  context: Context,
  snapshot: PeriodSnapshot,
  ruleSets: Record<string, unknown>[],
  seed: string | null,
  worker: RunWorker,
  directory: string,
  proceed: (share: number) => Promise<void>,
  supposed: RoadEditValue[] = [],
): Promise<SnapshotTravel> {
  const timed = [snapshot.rules, ...ruleSets].some(rulesNeedSeconds);
  let travel = await measurePeriod(context, snapshot, supposed, [], timed);
  if (travel.nearest === null || travel.schoolIds.length <= travel.nearest) return travel;
  let children: { snapshot: PeriodSnapshot; ruleSets: Record<string, unknown>[]; directory: string } | undefined = {
    ...{ snapshot, ruleSets, directory },
  };
  let left = 1;
  for (let nearest = longer * nearestSchools; ; nearest *= longer) {
    // How often it goes round is not known before: each half round takes its part of what is left of the bar.
    left *= stillLeft;
    await proceed(1 - left);
    const { homes } = await worker.ask({ kind: 'short-lists', children, travel, seed });
    children = undefined;
    if (homes.length === 0) return { ...travel, longEnough: true };
    left *= stillLeft;
    await proceed(1 - left);
    const whole = homes.length * travel.schoolIds.length <= travel.school.length;
    const limit = whole || nearest >= travel.schoolIds.length ? null : nearest;
    travel = await measureFarther(context, snapshot, travel, homes, limit, supposed);
  }
}
