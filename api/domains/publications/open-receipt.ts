import { sql } from 'drizzle-orm';
import { rowText } from '#engines/publication/public-result.ts';
import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { RateLimit } from '../../platform/rate-limit.ts';
import { getSettings } from '../areas/queries.ts';
import type { LonLat } from '../areas/types.ts';
import { holdResults } from '../assignments/held-results.ts';
import { pseudonymOf } from '../assignments/public-bytes-of-files.ts';
import { getRunRow } from '../assignments/queries.ts';
import { explainReceipt, readReceipt } from '../assignments/read-explanation.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { listAppealsOfChild } from './appeal-queries.ts';
import { holdPublicResult } from './hold-public-result.ts';
import { findPublished, getPublicationKey } from './queries.ts';
import type { FamilyReceipt, ReceiptQuestion } from './receipt-types.ts';
import type { Publication } from './types.ts';

/** A family mistypes; whoever tries dates one after another is stopped, by dossier and by address. */
const byDossier = new RateLimit(6, 15 * 60);
const byAddress = new RateLimit(60, 15 * 60);
const leastShown = 5;

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

interface Dossier {
  periodId: string;
  lon: number | null;
  lat: number | null;
}

/** The dossier of this code and birth date in the newest period that has a published result. */
async function findDossier(
  { database, organisationId }: Context,
  { applicantId, birthDate }: ReceiptQuestion,
): Promise<Dossier | undefined> {
  const [found] = await rows<Dossier>(
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

/** Undefined where the dossier came in after the result was drawn. */
async function writeReceipt(
  context: Context,
  applicantId: string,
  { periodId, lon, lat }: Dossier,
  published: Publication,
): Promise<FamilyReceipt | undefined> {
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, published.runId);
  const results = await holdResults(context, run);
  const place = results.children.placeOf.get(applicantId);
  const { file, tree, placeOf, turnedAway } = await holdPublicResult(context, published.publicSha256);
  const key = await getPublicationKey(database.db, organisationId, published.id);
  const code = pseudonymOf(key, applicantId);
  const index = placeOf.get(code);
  if (place === undefined || index === undefined) return undefined;
  const receipt = await readReceipt(results, run.resultsSha256!, place);
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const asked = file.wishes[index].filter((school) => file.result[index]?.[0] !== school);
  const home: LonLat | null = lon === null || lat === null ? null : [lon, lat];
  return {
    period: { name: period.name, schoolYear: period.schoolYear, level: period.level },
    publication: {
      version: published.version,
      reason: published.reason,
      publishedAt: published.publishedAt!,
      sha256: published.publicSha256,
      root: published.root,
    },
    synthetic: published.synthetic,
    ...(await appealsOf(context, periodId, applicantId, period.dates.appealsUntil)),
    appealTerm: period.appealTerm,
    rules: file.rules,
    explanation: explainReceipt(receipt, results, run),
    decisionNumber: receipt.decision?.number ?? null,
    turnedAway: Object.fromEntries(asked.map((school) => [file.schools[school].id, fewHidden(turnedAway[school] - 1)])),
    home,
    proof: { code, row: rowText(file, index), index, count: file.applicants.length, path: tree.path(index) },
  };
}

/** Objections are taken to the end of the day, by the clock of the country; and what became of the family's own. */
async function appealsOf(
  { clock, database, organisationId }: Context,
  periodId: string,
  applicantId: string,
  until: string | null,
): Promise<Pick<FamilyReceipt, 'appeals' | 'ownAppeals'>> {
  const { profile } = await getSettings(database.db, organisationId);
  const today = dayIn(clock, profile.timeZone);
  const own = await listAppealsOfChild(database.db, organisationId, periodId, applicantId, today);
  return {
    appeals: until === null ? null : { until, open: today <= until },
    ownAppeals: own.map(
      ({ number, about, receivedOn, answerBy, status, decisionNumber, decidedOn, answer, correctedVersion }) => ({
        ...{ number, about, receivedOn, answerBy, status, decisionNumber, decidedOn, answer, correctedVersion },
      }),
    ),
  };
}

function fewHidden(count: number): number | null {
  return count < leastShown ? null : count;
}
