import { randomUUID } from 'node:crypto';
import type { Context, Services } from '../../platform/context.ts';
import {
  claimStudy,
  failStudy,
  finishStudy,
  listOrphanStudies,
  noteStudyAlive,
  noteStudyProgress,
  releaseStudy,
  type StudyClaim,
} from './change-study.ts';
import { gatherStudy } from './gather-study.ts';
import { describeFailure, scratchOf } from './run-assignment.ts';
import { type RunWorker, startRunWorker, stoppedWord } from './run-worker.ts';
import { getStudyRow } from './study-queries.ts';

export const studyQueue = 'assignment-study';
const aliveMilliseconds = 5_000;
const orphanMilliseconds = 15_000;
/** Share of the work that gathering and measuring are taken for. */
const gathered = 0.4;

interface ActiveStudy {
  worker: RunWorker;
  /** The server stops: the study goes back to the queue instead of failing. */
  handedBack: boolean;
}
const active = new WeakMap<object, Map<string, ActiveStudy>>();

/** Registers the job that does studies; before `jobs.start()`. */
export function defineStudyJob(services: Services): void {
  services.jobs.define<{ organisationId: string; studyId: string }>(
    studyQueue,
    ({ organisationId, studyId }) => doStudy(services, organisationId, studyId),
    0,
  );
}

/** Puts studies whose process died back to work; answers what ends that and hands back those at work. After `jobs.start()`. */
export async function takeUpStudies(services: Services): Promise<() => Promise<void>> {
  const send = async (onlyOpener: boolean) => {
    for (const orphan of await listOrphanStudies(services, onlyOpener)) await services.jobs.send(studyQueue, orphan);
  };
  await send(services.database.kind === 'embedded');
  const timer = setInterval(() => {
    send(false).catch((failure: Error) => services.log.error({ failure: failure.message }, 'taking up studies'));
  }, orphanMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    for (const study of activeStudies(services).values()) {
      study.handedBack = true;
      await study.worker.stop();
    }
  };
}

/** Stops a study at work in this process; one in another process stops when it next looks. */
export async function stopActiveStudy(services: Pick<Services, 'jobs'>, studyId: string): Promise<void> {
  await activeStudies(services).get(studyId)?.worker.stop();
}

function activeStudies({ jobs }: Pick<Services, 'jobs'>): Map<string, ActiveStudy> {
  const known = active.get(jobs) ?? new Map<string, ActiveStudy>();
  active.set(jobs, known);
  return known;
}

/** The job: gather what the question asks for, let the worker do it, store what it found. Nothing half done is kept. */
async function doStudy(services: Services, organisationId: string, studyId: string): Promise<void> {
  const claim: StudyClaim = { organisationId, studyId, worker: randomUUID() };
  if (!(await claimStudy(services, claim))) return;
  const worker = startRunWorker();
  const study: ActiveStudy = { worker, handedBack: false };
  activeStudies(services).set(studyId, study);
  const alive = setInterval(() => {
    noteStudyAlive(services, claim).then(
      (ours) => (ours ? undefined : worker.stop()),
      (failure: Error) => services.log.error({ failure: failure.message }, 'study progress'),
    );
  }, aliveMilliseconds);
  try {
    const context: Context = {
      ...services,
      organisationId,
      actor: { kind: 'system', name: studyQueue },
      language: 'vi',
    };
    await work(context, claim, worker);
  } catch (failure) {
    if (study.handedBack) await releaseStudy(services, claim);
    else await failStudy(services, claim, describeFailure(services, failure));
  } finally {
    clearInterval(alive);
    activeStudies(services).delete(studyId);
    await worker.stop();
  }
}

async function work(context: Context, claim: StudyClaim, worker: RunWorker): Promise<void> {
  const row = await getStudyRow(context.database.db, claim.organisationId, claim.studyId);
  const proceed = async (step: string, share: number) => {
    if (!(await noteStudyProgress(context, claim, share, step))) throw new Error(stoppedWord);
  };
  const directory = scratchOf(context, claim.studyId);
  const { task, synthetic } = await gatherStudy(context, row, worker, directory, (step, share) =>
    proceed(step, gathered * share),
  );
  const step = task.kind === 'stress' ? 'simulating' : 'comparing';
  await proceed(step, gathered);
  let told = gathered;
  const { bundle } = await worker.askLong(task, (share) => {
    const reached = gathered + (1 - gathered) * share;
    if (reached < told + 0.01) return;
    told = reached;
    // Progress is for the eye: one that cannot be written does not end the study.
    noteStudyProgress(context, claim, reached, step).catch(() => {});
  });
  await finishStudy(context, claim, await context.artefacts.put(bundle), synthetic);
}
