import PgBoss from 'pg-boss';
import type { Database } from './database.ts';
import type { Log } from './log.ts';

/** Work that outlives a request, on either database. Payloads are ids and small values, never records of children. */
export interface Jobs {
  /** Registers the one handler of `queue`; call before `start`. A handler that throws is tried again `retries` times. */
  define<T extends object>(queue: string, handler: (payload: T) => Promise<void>, retries?: number): void;
  start(): Promise<void>;
  send<T extends object>(queue: string, payload: T): Promise<void>;
  /** Lets running handlers finish, at most ten seconds; what did not is taken up again at the next start. */
  stop(): Promise<void>;
}

/** The pg-boss queue; its tables live in the schema `pgboss`. */
export function createJobs(database: Database, log: Log): Jobs {
  const definitions: { queue: string; handler: (payload: object) => Promise<void>; retries: number }[] = [];
  let boss: PgBoss | undefined;
  return {
    define(queue, handler, retries = 2) {
      definitions.push({ queue, handler: handler as (payload: object) => Promise<void>, retries });
    },
    async start() {
      const client = database.openJobsClient();
      boss = new PgBoss({
        db: {
          async executeSql(text, values) {
            const given = (values ?? []).map((value) => (value === undefined ? null : value));
            const result = await client.unsafe(text, given as never[]);
            return { rows: [...result] };
          },
        },
      });
      boss.on('error', (failure) => log.error({ failure: failure.message }, 'job queue'));
      await boss.start();
      for (const { queue, handler, retries } of definitions) {
        await boss.createQueue(queue, { name: queue, retryLimit: retries, retryDelay: 1, expireInMinutes: 60 });
        await boss.work<object>(queue, { pollingIntervalSeconds: 0.5 }, async ([job]) => handler(job.data));
      }
    },
    async send(queue, payload) {
      if (!boss) throw new Error('Jobs were sent before the queue was started.');
      await boss.send(queue, payload);
    },
    async stop() {
      await boss?.stop({ graceful: true, timeout: 10_000, wait: true });
    },
  };
}

/** Work that this process does itself as it is sent, without a queue: a command waits for its own work. */
export function createJobsAtOnce(log: Log): Jobs {
  const handlers = new Map<string, (payload: object) => Promise<void>>();
  const underWay = new Set<Promise<void>>();
  return {
    define(queue, handler) {
      handlers.set(queue, handler as (payload: object) => Promise<void>);
    },
    async start() {},
    async send(queue, payload) {
      const handler = handlers.get(queue);
      if (!handler) throw new Error(`Nobody does the work "${queue}" in this process.`);
      const done = handler(payload)
        .catch((failure: Error) => log.error({ failure: failure.message, queue }, 'work of a command'))
        .finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async stop() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
