import { type SQL, sql } from 'drizzle-orm';
import { readSitingPlaces, writeSitingPlaces } from '#artefacts/siting-places.ts';
import type { Context, Services } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { type GatheredPlaces, gatherPlaces } from './gather-places.ts';
import type { StoredAnswer } from './make-answer.ts';
import { getSitingRow, type SitingRow } from './queries.ts';
import { readAnswer } from './read-answer.ts';
import { askInThread, sitingStopped } from './siting-worker.ts';

export const sitingQueue = 'siting';

/** A first answer may take so long; one begun from another so long. What is found by then is the answer, with its honest bound. */
const seconds = { first: 60, again: 1.2 };

interface SitingJob {
  organisationId: string;
  sitingId: string;
}

const active = new Map<string, () => Promise<void>>();

/** Registers the job that chooses places; before `jobs.start()`. */
export function defineSitingJob(services: Services): void {
  services.jobs.define<SitingJob>(sitingQueue, (job) => doSiting(services, job), 0);
}

/** Puts sitings that were not finished back to work. After `jobs.start()`. */
export async function takeUpSitings(services: Services): Promise<void> {
  const left = await rows<SitingJob>(
    services.database.db,
    sql`select organisation_id as "organisationId", id::text as "sitingId" from sitings where status in ('queued', 'running')`,
  );
  for (const job of left) await services.jobs.send(sitingQueue, job);
}

/** Ends the thread of a siting at work in this process. */
export async function stopActiveSiting(id: string): Promise<void> {
  await active.get(id)?.();
}

/** Gathers, chooses and stores. Run twice it stores the same; a finished or cancelled siting stays as it is. */
async function doSiting(services: Services, { organisationId, sitingId }: SitingJob): Promise<void> {
  const { database, artefacts, clock, log } = services;
  const change = (set: SQL) =>
    database.transaction(async (tx) => {
      await tx.execute(sql`update sitings set ${set} where organisation_id = ${organisationId} and id = ${sitingId}::uuid
        and status in ('queued', 'running')`);
    });
  const finished = () => sql`finished_at = ${clock.now().toISOString()}`;
  await change(sql`status = 'running', progress_share = 0.02, progress_step = 'gathering'`);
  try {
    const row = await getSitingRow(database.db, organisationId, sitingId);
    if (row.status !== 'running') return;
    const actor = { kind: 'system', name: 'siting' } as const;
    const prepared = await prepare({ ...services, organisationId, actor, language: 'vi' }, row);
    await change(sql`progress_share = 0.1, progress_step = 'choosing', places_sha256 = ${prepared.sha256}`);
    let told = 0.1;
    const asked = askInThread({ kind: 'choose', ...prepared.task, question: row.question }, (share) => {
      const now = 0.1 + 0.88 * share;
      if (now - told < 0.04) return;
      told = now;
      // Progress is for the eye: one that cannot be written does not end the work.
      change(sql`progress_share = ${now}`).catch(() => {});
    });
    active.set(sitingId, asked.stop);
    const said = await asked.said;
    if (said.kind !== 'chosen') throw new Error(`The siting's thread said ${said.kind}.`);
    const resultSha256 = await artefacts.put(new TextEncoder().encode(JSON.stringify(said.answer)));
    await change(
      sql`status = 'done', progress_share = 1, progress_step = 'done', result_sha256 = ${resultSha256}, ${finished()}`,
    );
  } catch (failure) {
    const message = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    if (!(failure instanceof Failure) && !message.includes(sitingStopped)) log.error({ failure: message }, 'a siting');
    const words = failure instanceof Failure ? failure : { key: 'failures.unexpected', params: {} };
    const told = JSON.stringify({ key: words.key, params: words.params });
    await change(sql`status = 'failed', failure = ${told}::jsonb, ${finished()}`);
  } finally {
    active.delete(sitingId);
  }
}

/** What the thread needs: gathered anew, or as the answer that is begun from had it. */
async function prepare(context: Context, { question, basedOn }: SitingRow) {
  if (basedOn === null) {
    const { places, considered } = await gatherPlaces(context, question);
    const sha256 = await context.artefacts.put(writeSitingPlaces(places));
    return { sha256, task: { places, considered, warm: null, seconds: seconds.first } };
  }
  const before = await getSitingRow(context.database.db, context.organisationId, basedOn);
  const { result, warm } = await readAnswer(context, before);
  const places = readSitingPlaces(await context.artefacts.get(before.placesSha256!));
  const parts: { places: GatheredPlaces['places']; warm: StoredAnswer['warm'] } = { places, warm };
  const task = { ...parts, considered: result.considered, seconds: warm ? seconds.again : seconds.first };
  return { sha256: before.placesSha256!, task };
}
