import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { RateLimit } from '../../platform/rate-limit.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { findPublished } from './queries.ts';
import type { FamilyReceipt, ReceiptQuestion } from './receipt-types.ts';
import { type ReceiptDossier, writeReceipt } from './write-receipt.ts';

/** A family mistypes; whoever tries dates one after another is stopped, by dossier and by address. */
const byDossier = new RateLimit(6, 15 * 60);
const byAddress = new RateLimit(60, 15 * 60);

/**
 * A child's receipt on the result in force, for whoever knows its dossier code and birth date. Audited. A wrong code, a wrong
 * date and a dossier without a published result are answered alike (`not-found`). `address`: of the asker, to count tries.
 */
export async function openReceipt(
  context: Context,
  question: ReceiptQuestion,
  address: string,
): Promise<FamilyReceipt> {
  may(context, 'look/own-receipt');
  const { database, organisationId, clock } = context;
  byAddress.take(clock, address);
  byDossier.take(clock, `${organisationId} ${question.applicantId}`);
  const found = await findDossier(context, question);
  const published = found && (await findPublished(database.db, organisationId, found.periodId));
  const receipt = found && published && (await writeReceipt(context, question.applicantId, found, published));
  if (!receipt) throw new Failure('not-found', 'failures.no-receipt');
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'look/own-receipt',
      subjectKind: 'applicant',
      subjectId: question.applicantId,
      details: { publication: published.id, version: published.version },
    }),
  );
  return receipt;
}

/** The dossier of this code and birth date in the newest period that has a published result. */
async function findDossier(
  { database, organisationId }: Context,
  { applicantId, birthDate }: ReceiptQuestion,
): Promise<ReceiptDossier | undefined> {
  const [found] = await rows<ReceiptDossier>(
    database.db,
    sql`select a.period_id as "periodId", st_x(h.geom) as lon, st_y(h.geom) as lat
      from applicants a
      join lateral (select max(p.published_at) as at from publications p where p.organisation_id = a.organisation_id
        and p.period_id = a.period_id and p.status = 'published') published on published.at is not null
      left join private.home_points h on h.organisation_id = a.organisation_id and h.period_id = a.period_id
        and h.applicant_id = a.id
      where a.organisation_id = ${organisationId} and a.id = ${applicantId} and a.attributes ->> 'birth_date' = ${birthDate}
      order by published.at desc limit 1`,
  );
  return found;
}
