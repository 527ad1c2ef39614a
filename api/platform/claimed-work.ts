import { randomUUID } from 'node:crypto';
import {
  type Claim,
  claimRow,
  failRow,
  listOrphanRows,
  noteAlive,
  releaseRow,
  type WorkTable,
} from './claimed-rows.ts';
import type { Context, Services } from './context.ts';

const aliveMilliseconds = 5_000;
const orphanMilliseconds = 15_000;

/** A kind of work that one process at a time does: what it is, and how it is done. */
export interface WorkKind {
  /** Name of the queue, and of the actor in the audit. */
  queue: string;
  table: WorkTable;
  /** Does it. What must end when the work is stopped is handed to `onStop` at once; it is called at the end of the work too. */
  work(context: Context, claim: Claim, onStop: (stop: () => Promise<void>) => void): Promise<void>;
  /** A failure as it is stored with the row. */
  describe(context: Context, claim: Claim, failure: unknown): object | Promise<object>;
  /** After a failure was stored. */
  failed?(context: Context, claim: Claim): Promise<void>;
}

export interface ClaimedWork {
  /** Registers the job; before `jobs.start()`. */
  define(services: Services): void;
  /**
   * Puts work whose process died back to work, now and from time to time; answers what ends that and hands back what is at work.
   * After `jobs.start()`. Work begun anew begins from what was stored: nothing of the first try is left.
   */
  takeUp(services: Services): Promise<() => Promise<void>>;
  /** Sends a queued row to the queue. */
  send(services: Pick<Services, 'jobs'>, row: Pick<Claim, 'organisationId' | 'id'>): Promise<void>;
  /** Stops work of this process; that of another process stops when it next looks. */
  stop(services: Pick<Services, 'jobs'>, id: string): Promise<void>;
}

interface Active {
  stops: (() => Promise<void>)[];
  /** It was stopped: whatever starts later ends at once. */
  stopped: boolean;
  /** The server stops: the work goes back to the queue instead of failing. */
  handedBack: boolean;
}

/** The one way in which a process takes work from a table, says it is alive, stops, hands back and fails. */
export function claimedWork(kind: WorkKind): ClaimedWork {
  const { queue, table } = kind;
  const active = new WeakMap<object, Map<string, Active>>();
  const activeOf = ({ jobs }: Pick<Services, 'jobs'>) => {
    const known = active.get(jobs) ?? new Map<string, Active>();
    active.set(jobs, known);
    return known;
  };
  const send: ClaimedWork['send'] = ({ jobs }, { organisationId, id }) => jobs.send(queue, { organisationId, id });
  return {
    define(services) {
      services.jobs.define<Pick<Claim, 'organisationId' | 'id'>>(
        queue,
        (row) => doWork(kind, services, row, activeOf(services)),
        0,
      );
    },
    async takeUp(services) {
      const sendOrphans = async (onlyOpener: boolean) => {
        for (const orphan of await listOrphanRows(services, table, onlyOpener)) await send(services, orphan);
      };
      // The embedded database has one opener: whatever was at work in it died with the one before us.
      await sendOrphans(services.database.kind === 'embedded');
      const timer = setInterval(() => {
        sendOrphans(false).catch((failure: Error) =>
          services.log.error({ failure: failure.message, queue }, 'taking up work'),
        );
      }, orphanMilliseconds);
      timer.unref();
      return async () => {
        clearInterval(timer);
        for (const each of activeOf(services).values()) {
          each.handedBack = true;
          await stopActive(each);
        }
      };
    },
    send,
    async stop(services, id) {
      const found = activeOf(services).get(id);
      if (found) await stopActive(found);
    },
  };
}

/** The job. Ends quietly when the work is finished or in other hands. */
async function doWork(
  { queue, table, work, describe, failed }: WorkKind,
  services: Services,
  { organisationId, id }: Pick<Claim, 'organisationId' | 'id'>,
  activeOnes: Map<string, Active>,
): Promise<void> {
  const claim: Claim = { organisationId, id, worker: randomUUID() };
  if (!(await claimRow(services, table, claim))) return;
  const own: Active = { stops: [], stopped: false, handedBack: false };
  activeOnes.set(id, own);
  const context: Context = { ...services, organisationId, actor: { kind: 'system', name: queue }, language: 'vi' };
  const alive = setInterval(() => {
    noteAlive(services, table, claim).then(
      (ours) => (ours ? undefined : stopActive(own)),
      (failure: Error) => services.log.error({ failure: failure.message, queue }, 'saying that work goes on'),
    );
  }, aliveMilliseconds);
  try {
    await work(context, claim, (stop) => {
      own.stops.push(stop);
      if (own.stopped) void stop();
    });
  } catch (failure) {
    if (own.handedBack) await releaseRow(services, table, claim);
    else {
      await failRow(services, table, claim, await describe(context, claim, failure));
      await failed?.(context, claim);
    }
  } finally {
    clearInterval(alive);
    activeOnes.delete(id);
    await stopActive(own);
  }
}

async function stopActive(own: Active): Promise<void> {
  own.stopped = true;
  for (const stop of own.stops) await stop();
}
