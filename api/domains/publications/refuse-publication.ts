import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { listDrawRows } from '../assignments/draw-queries.ts';
import type { Draw } from '../assignments/draw-types.ts';
import { getRunRow, type RunRow } from '../assignments/queries.ts';
import { compareVersions } from './compare-versions.ts';
import type { Publication } from './types.ts';

/** Only what the verifier certified, and what no one could have tried until it pleased: a draw, or a round on the one in force. */
export async function refuseRun(
  context: Context,
  periodId: string,
  run: RunRow,
  before: Publication | undefined,
): Promise<void> {
  if (run.periodId !== periodId) throw new Failure('invalid', 'failures.publish-other-period', { run: run.id });
  if (run.status !== 'done' || !run.certified) throw new Failure('conflict', 'failures.publish-not-certified');
  if (before?.runId === run.id) throw new Failure('conflict', 'failures.publish-twice', { version: before.version });
  if (run.baseRunId !== null) {
    if (run.baseRunId !== before?.runId) throw new Failure('conflict', 'failures.publish-old-round');
    return;
  }
  if (run.drawId === null) throw new Failure('conflict', 'failures.publish-practice');
  const drawn = (await listDrawRows(context.database.db, context.organisationId, periodId)).filter(
    ({ status }) => status === 'drawn',
  );
  const draw = drawn.find(({ id }) => id === run.drawId);
  if (draw?.inputsSha256 !== run.inputsSha256) throw new Failure('conflict', 'failures.publish-practice');
  // Of two draws the council has seen both: the choice would be a third.
  if (draw !== newestOf(drawn)) throw new Failure('conflict', 'failures.publish-older-draw');
}

function newestOf(drawn: readonly Draw[]): Draw | undefined {
  return [...drawn].sort((one, other) => (one.drawnAt! < other.drawnAt! ? 1 : -1))[0];
}

/** A later version says why it is there. */
export function refuseUnexplained(before: Publication | undefined, reason: string): void {
  if (before && reason.trim() === '')
    throw new Failure('invalid', 'failures.correction-no-reason', { version: before.version });
}

/** Nobody loses a place by a later version without a decision that names the child. */
export async function refuseDisplaced(context: Context, run: RunRow, before: Publication): Promise<void> {
  const old = await getRunRow(context.database.db, context.organisationId, before.runId);
  const displaced = (await compareVersions(context, old, run)).filter(({ kind }) => kind === 'displaced');
  if (displaced.length === 0) return;
  const [first] = displaced;
  throw new Failure('conflict', 'failures.correction-displaces', {
    count: displaced.length,
    applicant: first.applicantId,
    school: first.fromSchoolName ?? '',
  });
}

/** One version at a time: those at work on it stand in line at the period's row. */
export async function refuseWaiting(
  tx: Queryable,
  organisationId: string,
  periodId: string,
  version: number,
): Promise<void> {
  await tx.execute(sql`select 1 from enrolment_periods where organisation_id = ${organisationId}
    and id = ${periodId}::uuid for update`);
  const [other] = await rows<{ status: string }>(
    tx,
    sql`select status from publications where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
      and version >= ${version} and status in ('proposed', 'published')`,
  );
  if (other) throw new Failure('conflict', 'failures.publication-waiting', { version });
}
