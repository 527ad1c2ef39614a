import { randomUUID } from 'node:crypto';
import type { Context, Services } from '../../platform/context.ts';
import { describeFailure } from '../assignments/run-assignment.ts';
import { type RunWorker, startRunWorker, stoppedWord } from '../assignments/run-worker.ts';
import {
  claimPublishing,
  failPublishing,
  listOrphanPublishings,
  noteAlive,
  noteStep,
  type PublishingClaim,
  releasePublishing,
} from './change-publishing.ts';
import { getPublishingRow } from './publishing-queries.ts';
import { warmSoon } from './warm-published.ts';
import { writePublication } from './write-publication.ts';

export const publishingQueue = 'publishing';
const aliveMilliseconds = 5_000;
const orphanMilliseconds = 15_000;

interface ActivePublishing {
  worker: RunWorker;
  /** The server stops: the work goes back to the queue instead of failing. */
  handedBack: boolean;
}
const active = new WeakMap<object, Map<string, ActivePublishing>>();

/** Registers the job that publishes; before `jobs.start()`. */
export function definePublishingJob(services: Services): void {
  services.jobs.define<{ organisationId: string; publishingId: string }>(
    publishingQueue,
    ({ organisationId, publishingId }) => publish(services, organisationId, publishingId),
    0,
  );
}

/** Puts publishings whose process died back to work; answers what ends that and hands back those at work. After `jobs.start()`. */
export async function takeUpPublishings(services: Services): Promise<() => Promise<void>> {
  const send = async (onlyOpener: boolean) => {
    for (const orphan of await listOrphanPublishings(services, onlyOpener))
      await services.jobs.send(publishingQueue, orphan);
  };
  await send(services.database.kind === 'embedded');
  const timer = setInterval(() => {
    send(false).catch((failure: Error) => services.log.error({ failure: failure.message }, 'taking up publishings'));
  }, orphanMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    for (const publishing of activeOnes(services).values()) {
      publishing.handedBack = true;
      await publishing.worker.stop();
    }
  };
}

/** Stops a publishing at work in this process; one in another process stops when it next looks. */
export async function stopActivePublishing(services: Pick<Services, 'jobs'>, publishingId: string): Promise<void> {
  await activeOnes(services).get(publishingId)?.worker.stop();
}

function activeOnes({ jobs }: Pick<Services, 'jobs'>): Map<string, ActivePublishing> {
  const known = active.get(jobs) ?? new Map<string, ActivePublishing>();
  active.set(jobs, known);
  return known;
}

/** The job. A publishing begun anew after a stop begins from the frozen files, under a new key: nothing of the first try is left. */
async function publish(services: Services, organisationId: string, publishingId: string): Promise<void> {
  const claim: PublishingClaim = { organisationId, publishingId, worker: randomUUID() };
  if (!(await claimPublishing(services, claim))) return;
  const worker = startRunWorker();
  const publishing: ActivePublishing = { worker, handedBack: false };
  activeOnes(services).set(publishingId, publishing);
  const alive = setInterval(() => {
    noteAlive(services, claim).then(
      (ours) => (ours ? undefined : worker.stop()),
      (failure: Error) => services.log.error({ failure: failure.message }, 'publishing progress'),
    );
  }, aliveMilliseconds);
  try {
    const actor = { kind: 'system', name: publishingQueue } as const;
    const context: Context = { ...services, organisationId, actor, language: 'vi' };
    const row = await getPublishingRow(services.database.db, organisationId, publishingId);
    const written = await writePublication(context, claim, row, worker, async (step, share) => {
      if (!(await noteStep(services, claim, share, step))) throw new Error(stoppedWord);
    });
    if (written.status === 'published') warmSoon(context, written);
  } catch (failure) {
    if (publishing.handedBack) await releasePublishing(services, claim);
    else await failPublishing(services, claim, describeFailure(services, failure));
  } finally {
    clearInterval(alive);
    activeOnes(services).delete(publishingId);
    await worker.stop();
  }
}
