import { readBundleFile } from '#artefacts/file-bundle.ts';
import type { Receipt } from '#engines/assignment/receipts.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { HeldValues } from '../../platform/held-values.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { type HeldResults, holdResults } from './held-results.ts';
import { getRunRow, type RunRow } from './queries.ts';
import type { Explanation } from './types.ts';

/** Receipts and where each line begins, in the order of ids; two runs' worth. */
interface HeldReceipts {
  bytes: Buffer;
  starts: Uint32Array;
}
const held = new HeldValues<HeldReceipts>(2);

/** Why one child has its place, or none. Audited: it is a child's data. `not-found` for a dossier that is not in the run. */
export async function readExplanation(context: Context, runId: string, applicantId: string): Promise<Explanation> {
  may(context, 'read-child/runs');
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  const results = await holdResults(context, run);
  const place = results.children.placeOf.get(applicantId);
  if (place === undefined) throw new Failure('not-found', 'failures.no-such-applicant', { applicant: applicantId });
  const receipt = await readReceipt(results, run.resultsSha256!, place);
  const explanation = explainReceipt(receipt, results, run);
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/runs',
      subjectKind: 'applicant',
      subjectId: applicantId,
      details: { run: run.id },
    }),
  );
  return explanation;
}

/** The receipt of one child as stored, by its place in the order of ids. */
export async function readReceipt(results: HeldResults, resultsSha256: string, place: number): Promise<Receipt> {
  const { bytes, starts } = await held.get(resultsSha256, 'immutable', () => readReceipts(results));
  return JSON.parse(bytes.toString('utf8', starts[place], starts[place + 1] - 1)) as Receipt;
}

async function readReceipts({ results, children }: HeldResults): Promise<HeldReceipts> {
  const bytes = Buffer.from((await readBundleFile(results, 'receipts.jsonl')) ?? new Uint8Array());
  const starts = new Uint32Array(children.ids.length + 1);
  for (let i = 0, at = 0; i < children.ids.length; i++) {
    at = bytes.indexOf(10, at) + 1;
    starts[i + 1] = at;
  }
  return { bytes, starts };
}

/** A receipt with the names of its schools, as people are shown it. */
export function explainReceipt(
  receipt: Receipt,
  { schools }: HeldResults,
  { synthetic, travelVersion }: Pick<RunRow, 'synthetic' | 'travelVersion'>,
): Explanation {
  const nameOf = (schoolId: string) => schools.get(schoolId)?.name ?? schoolId;
  const { placedAt } = receipt;
  return {
    applicantId: receipt.applicantId,
    placedAt: placedAt && { ...placedAt, schoolName: nameOf(placedAt.schoolId) },
    decidedBy: receipt.decidedBy,
    steps: receipt.steps.map(({ ended, ...step }) => ({
      ...step,
      schoolName: nameOf(step.schoolId),
      lastMetres: ended?.metres ?? null,
      lastGroup: ended?.group ?? null,
      lastSeconds: ended?.seconds ?? null,
      own: { metres: step.metres, seconds: step.seconds ?? null, ...receipt.own },
      uncertaintyMetres: step.uncertaintyMetres ?? null,
      withinUncertainty: step.withinUncertainty ?? false,
    })),
    travelVersion,
    synthetic,
  };
}
