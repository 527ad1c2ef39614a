import { rowText } from '#engines/publication/public-result.ts';
import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { getSettings } from '../areas/queries.ts';
import type { LonLat } from '../areas/types.ts';
import { holdResults } from '../assignments/held-results.ts';
import { pseudonymOf } from '../assignments/public-bytes-of-files.ts';
import { getRunRow } from '../assignments/queries.ts';
import { explainReceipt, readReceipt } from '../assignments/read-explanation.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { listAppealsOfChild } from './appeal-queries.ts';
import { holdPublicResult } from './hold-public-result.ts';
import { getPublicationKey } from './queries.ts';
import type { FamilyReceipt } from './receipt-types.ts';
import type { Publication } from './types.ts';

const leastShown = 5;

/** Where a dossier stands, and its home where one is kept. */
export interface ReceiptDossier {
  periodId: string;
  lon: number | null;
  lat: number | null;
}

/** A child's receipt on a public result; undefined where the dossier came in after the result was drawn. */
export async function writeReceipt(
  context: Context,
  applicantId: string,
  { periodId, lon, lat }: ReceiptDossier,
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
