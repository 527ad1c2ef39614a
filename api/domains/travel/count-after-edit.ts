import { sql } from 'drizzle-orm';
import type { Context, Services } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { changeCount, findCount, listOpenCounts } from './count-queries.ts';
import { countRemeasured } from './count-remeasured.ts';
import { holdNetwork } from './hold-network.ts';
import { findRoadEdit } from './queries.ts';
import type { RemeasureCount } from './types.ts';

const countQueue = 'road-edit-count';
const retries = 2;

interface CountPayload {
  organisationId: string;
  editId: string;
  did: RemeasureCount['did'];
}

/** Registers the job that counts whom an edit measures again; before `jobs.start()`. */
export function defineCountJob(services: Services): void {
  services.jobs.define<CountPayload>(countQueue, (payload) => countForJob(services, payload), retries);
}

/** Puts counts whose process ended back to work; after `jobs.start()`. Counting twice gives the same number. */
export async function takeUpCounts(services: Services): Promise<void> {
  for (const payload of await listOpenCounts(services.database.db)) await services.jobs.send(countQueue, payload);
}

/** Sends a count that waits to its job; after the transaction that wrote it. */
export async function sendCount(context: Context, editId: string, count: RemeasureCount): Promise<void> {
  const { organisationId, jobs } = context;
  if (count.status === 'waiting') await jobs.send<CountPayload>(countQueue, { organisationId, editId, did: count.did });
}

async function countForJob(services: Services, payload: CountPayload): Promise<void> {
  const { organisationId } = payload;
  const actor = { kind: 'system', name: countQueue } as const;
  const context: Context = { ...services, organisationId, actor, language: 'vi' };
  try {
    await countAfterEdit(context, payload);
  } catch (failure) {
    services.log.error({ failure: (failure as Error).message }, 'counting children after a road edit');
    await changeCount(services.database.db, payload, sql`status = 'failed'`);
  }
}

/** Counts the children some of whose distances an edit changes, over the roads as they are now, and writes the number and its audit. */
async function countAfterEdit(context: Context, payload: CountPayload): Promise<void> {
  may(context, 'change/road-edits');
  const { database, organisationId } = context;
  const edit = await findRoadEdit(database.db, organisationId, payload.editId);
  const open = await findCount(database.db, organisationId, payload.editId);
  if (!edit || !open) return;
  const network = await holdNetwork(context);
  const children = await countRemeasured(context, network, edit, async (share) => {
    await changeCount(database.db, payload, sql`status = 'counting', progress_share = ${share}`);
  });
  await database.transaction(async (tx) => {
    if (!(await changeCount(tx, payload, sql`status = 'done', progress_share = 1, children = ${children}`))) return;
    await recordAudit(tx, context, {
      verb: 'change/road-edits',
      subjectKind: 'road-edit',
      subjectId: payload.editId,
      details: { did: 'counted', after: payload.did, networkVersion: network.version, childrenRemeasured: children },
    });
  });
}
