import { type SQL, sql } from 'drizzle-orm';
import type { Services } from '../../platform/context.ts';
import type { Siting } from './types.ts';

/** A siting that is worked on. */
export interface SitingJob {
  organisationId: string;
  sitingId: string;
}

/** Changes a siting that waits or is at work; a finished or cancelled one stays as it is. */
export async function changeSiting(
  { database }: Pick<Services, 'database'>,
  { organisationId, sitingId }: SitingJob,
  set: SQL,
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.execute(sql`update sitings set ${set} where organisation_id = ${organisationId} and id = ${sitingId}::uuid
      and status in ('queued', 'running')`);
  });
}

/** What was told, as columns. */
export function progressColumns({ share, step, done, all, goal, best, bound }: Siting['progress']): SQL {
  return sql`progress_share = ${share}, progress_step = ${step}, progress_done = ${done}::int, progress_all = ${all}::int,
    progress_goal = ${goal}, progress_best = ${best}::double precision, progress_bound = ${bound}::double precision`;
}

/** A step of which nothing is counted. */
export const plainStep = (step: Siting['progress']['step'], share: number): Siting['progress'] => ({
  ...{ step, share, done: null, all: null, goal: null, best: null, bound: null },
});

/**
 * Hears how far a siting is and writes it down, one writing at a time: what comes while one is under way waits, and the newest takes its
 * place. Progress is for the eye: one that cannot be written does not end the work.
 */
export function noteAsTold(services: Pick<Services, 'database'>, job: SitingJob): (told: Siting['progress']) => void {
  let next: Siting['progress'] | null = null;
  let writing = false;
  const write = async () => {
    writing = true;
    while (next) {
      const told = next;
      next = null;
      await changeSiting(services, job, progressColumns(told)).catch(() => {});
    }
    writing = false;
  };
  return (told) => {
    next = told;
    if (!writing) void write();
  };
}
