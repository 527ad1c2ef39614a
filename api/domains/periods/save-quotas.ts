import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { insertChunks, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow, listQuotaRows } from './queries.ts';
import type { Quota } from './types.ts';

/** Seats of one school; null is unknown, which is not zero. */
export interface QuotaChange {
  schoolId: string;
  seats: number | null;
}

/**
 * Sets the seats of the schools named and leaves the others; a seat number an officer sets is no longer synthetic.
 * `invalid` naming the first school the organisation does not have, or named twice.
 */
export async function saveQuotas(context: Context, periodId: string, changes: QuotaChange[]): Promise<Quota[]> {
  may(context, 'change/quotas');
  const { organisationId } = context;
  return context.database.transaction(async (tx) => {
    await getPeriodRow(tx, organisationId, periodId);
    refuseTwice(changes);
    const known = await rows<{ id: string }>(tx, sql`select id from schools where organisation_id = ${organisationId}`);
    const ids = new Set(known.map((school) => school.id));
    const unknown = changes.find((change) => !ids.has(change.schoolId));
    if (unknown) throw new Failure('invalid', 'failures.quota-unknown-school', { school: unknown.schoolId });
    const before = new Map(
      (await listQuotaRows(tx, organisationId, periodId)).map((quota) => [quota.schoolId, quota.seats]),
    );
    const changed = changes.filter(
      (change) => !before.has(change.schoolId) || before.get(change.schoolId) !== change.seats,
    );
    await insertChunks(
      tx,
      context.database.space,
      changed,
      '"schoolId" text, seats int',
      (incoming) => sql`insert into quotas
      (organisation_id, period_id, school_id, seats, synthetic)
      select ${organisationId}, ${periodId}::uuid, "schoolId", seats, false from ${incoming}
      on conflict (organisation_id, period_id, school_id) do update set seats = excluded.seats, synthetic = false`,
    );
    await recordAudit(tx, context, {
      verb: 'change/quotas',
      subjectKind: 'period',
      subjectId: periodId,
      details: {
        changed: changed.map(({ schoolId, seats }) => ({
          schoolId,
          before: before.get(schoolId) ?? null,
          after: seats,
        })),
      },
    });
    return listQuotaRows(tx, organisationId, periodId);
  });
}

function refuseTwice(changes: QuotaChange[]) {
  const seen = new Set<string>();
  for (const { schoolId } of changes) {
    if (seen.has(schoolId)) throw new Failure('invalid', 'failures.quota-twice', { school: schoolId });
    seen.add(schoolId);
  }
}
