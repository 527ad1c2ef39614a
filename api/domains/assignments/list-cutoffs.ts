import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { holdResults } from './held-results.ts';
import { visibleRun } from './show-runs.ts';
import type { Cutoff } from './types.ts';

/** Where the seats of each school ended, by school name. */
export async function listCutoffs(context: Context, runId: string): Promise<Cutoff[]> {
  may(context, 'look/runs');
  const { cutoffs, closeCutoffs, schools } = await holdResults(context, await visibleRun(context, runId));
  const byName = new Intl.Collator(context.language).compare;
  return cutoffs
    .flatMap((row): Cutoff[] => {
      const school = schools.get(row.school_id);
      if (!school) throw new Error(`A cut-off names ${row.school_id}, which schools.csv does not have.`);
      return [
        {
          schoolId: row.school_id,
          schoolName: school.name,
          seatGroup: row.seat_group,
          seats: Number(row.seats),
          placed: Number(row.placed),
          lastMetres: row.last_metres === '' ? null : Number(row.last_metres),
          lastGroup: row.last_group === '' ? null : row.last_group,
          closeSettledBy: closeCutoffs.get(`${row.school_id} ${row.seat_group}`) ?? null,
          lonLat: school.lonLat,
        },
      ];
    })
    .sort((one, other) => byName(one.schoolName, other.schoolName) || (one.schoolId < other.schoolId ? -1 : 1));
}
