import { sql } from 'drizzle-orm';
import type { Context, Services } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';

/** An uploaded file may hold homes of children: it is kept so many days for `apply` and the marked workbook, then erased. */
export const uploadDays = 7;
const hourMilliseconds = 3_600_000;

/** Sweeps now and every hour, in every organisation; answers what ends that. A sweep that fails is logged and tried again. */
export function sweepUploadsHourly(services: Services): () => void {
  const sweep = async () => {
    const found = await rows<{ id: string }>(services.database.db, sql`select id from organisations order by id`);
    for (const { id } of found)
      await sweepUploads({
        ...services,
        organisationId: id,
        actor: { kind: 'system', name: 'sweep-uploads' },
        language: 'vi',
      });
  };
  const attempt = () => {
    sweep().catch((failure: Error) => services.log.error({ failure: failure.message }, 'sweeping uploads'));
  };
  attempt();
  const timer = setInterval(attempt, hourMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Forgets previews that nobody applied in seven days, and erases uploaded files as old that no younger import of any
 * organisation needs; maps of roads stay, for the gazetteer is built from them again. What was imported stays. Answers how many of each.
 */
export async function sweepUploads(context: Context): Promise<{ previews: number; files: number }> {
  may(context, 'change/imports');
  const { database, organisationId, artefacts, clock } = context;
  const before = new Date(clock.now().getTime() - uploadDays * 24 * hourMilliseconds).toISOString();
  const old = await rows<{ sha256: string }>(
    database.db,
    sql`select distinct b.sha256 from source_batches b where b.organisation_id = ${organisationId} and b.created_at < ${before}
      and not exists (select 1 from source_batches y where y.sha256 = b.sha256
        and (y.created_at >= ${before} or (y.kind = 'roads' and y.status = 'applied')))
      and not exists (select 1 from artefacts a where a.sha256 = b.sha256)`,
  );
  const files = old.filter(({ sha256 }) => artefacts.has(sha256));
  const previews = await rows<{ id: string }>(
    database.db,
    sql`select id from source_batches where organisation_id = ${organisationId} and status = 'preview' and created_at < ${before}`,
  );
  if (files.length + previews.length === 0) return { previews: 0, files: 0 };
  await database.transaction(async (tx) => {
    await tx.execute(sql`delete from source_batches where organisation_id = ${organisationId} and status = 'preview'
      and created_at < ${before}`);
    await recordAudit(tx, context, {
      verb: 'change/imports',
      subjectKind: 'uploads',
      subjectId: before,
      details: { previews: previews.length, files: files.map(({ sha256 }) => sha256) },
    });
  });
  // After the rows: a file without a row is found again next time, a row without its file would promise what is gone.
  for (const { sha256 } of files) await artefacts.remove(sha256);
  return { previews: previews.length, files: files.length };
}
