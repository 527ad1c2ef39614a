import { sql } from 'drizzle-orm';
import { readSitingPlaces, writeSitingPlaces } from '#artefacts/siting-places.ts';
import type { Context, Services } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { type GatheredPlaces, gatherPlaces, type HearMeasured } from './gather-places.ts';
import type { StoredAnswer } from './make-answer.ts';
import { changeSiting, noteAsTold, plainStep, progressColumns, type SitingJob } from './note-siting.ts';
import { getSitingRow, type SitingRow } from './queries.ts';
import { readAnswer } from './read-answer.ts';
import { askInThread, sitingStopped } from './siting-worker.ts';

export const sitingQueue = 'siting';

/** A first answer may take so long; one begun from another so long. What is found by then is the answer, with its honest bound. */
const seconds = { first: 60, again: 1.2 };

/** Where the choosing begins and ends, 0-1 of the whole. */
const chosenFrom = 0.1;
const chosenBy = 0.95;

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
async function doSiting(services: Services, job: SitingJob): Promise<void> {
  const { organisationId, sitingId } = job;
  const { database, artefacts, clock, log } = services;
  const finished = () => sql`finished_at = ${clock.now().toISOString()}`;
  await changeSiting(services, job, sql`status = 'running', ${progressColumns(plainStep('gathering', 0.02))}`);
  try {
    const row = await getSitingRow(database.db, organisationId, sitingId);
    if (row.status !== 'running') return;
    const actor = { kind: 'system', name: 'siting' } as const;
    const note = noteAsTold(services, job);
    const prepared = await prepare({ ...services, organisationId, actor, language: 'vi' }, row, (done, all) => {
      const share = 0.02 + 0.07 * (all > 0 ? done / all : 1);
      note({ ...plainStep('gathering', share), done, all });
    });
    const begun = progressColumns(plainStep('choosing', chosenFrom));
    await changeSiting(services, job, sql`${begun}, places_sha256 = ${prepared.sha256}`);
    const asked = askInThread({ kind: 'choose', ...prepared.task, question: row.question }, (told) => {
      if (told === 'telling') note(plainStep('telling', chosenBy));
      else note({ ...told, share: chosenFrom + (chosenBy - chosenFrom) * told.share });
    });
    active.set(sitingId, asked.stop);
    const said = await asked.said;
    if (said.kind !== 'chosen') throw new Error(`The siting's thread said ${said.kind}.`);
    const resultSha256 = await artefacts.put(new TextEncoder().encode(JSON.stringify(said.answer)));
    const ended = progressColumns(plainStep('done', 1));
    await changeSiting(services, job, sql`status = 'done', ${ended}, result_sha256 = ${resultSha256}, ${finished()}`);
  } catch (failure) {
    const message = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    if (!(failure instanceof Failure) && !message.includes(sitingStopped)) log.error({ failure: message }, 'a siting');
    const words = failure instanceof Failure ? failure : { key: 'failures.unexpected', params: {} };
    const told = JSON.stringify({ key: words.key, params: words.params });
    await changeSiting(services, job, sql`status = 'failed', failure = ${told}::jsonb, ${finished()}`);
  } finally {
    active.delete(sitingId);
  }
}

/** What the thread needs: gathered anew, or as the answer that is begun from had it. */
async function prepare(context: Context, { question, basedOn }: SitingRow, onMeasured: HearMeasured) {
  if (basedOn === null) {
    const { places, considered } = await gatherPlaces(context, question, onMeasured);
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
