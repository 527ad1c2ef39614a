import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { RateLimit } from '../../platform/rate-limit.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { SignedLists } from './adopt-classes.ts';
import { classPseudonym } from './freeze-classes.ts';
import { readJson } from './hold-proposal.ts';
import { type AdoptionRow, getClassKey, getPlanRow, listAdoptionRows } from './queries.ts';
import type { OwnClass } from './types.ts';

/** A family mistypes; whoever tries dates one after another is stopped, by pupil and by address. */
const byPupil = new RateLimit(6, 15 * 60);
const byAddress = new RateLimit(60, 15 * 60);

/**
 * A child's class, for whoever knows its code (of the dossier, or the school's own) and birth date. Audited. A wrong code, a
 * wrong date and classes that are not published are answered alike (`not-found`). `address`: of the asker, to count tries.
 */
export async function openOwnClass(
  context: Context,
  { code, birthDate }: { code: string; birthDate: string },
  address: string,
): Promise<OwnClass> {
  may(context, 'look/own-class');
  const { database, organisationId, clock } = context;
  byAddress.take(clock, address);
  byPupil.take(clock, `${organisationId} ${code}`);
  for (const planId of await listPlansOf(context, code, birthDate)) {
    const adoptions = await listAdoptionRows(database.db, organisationId, planId);
    const published = adoptions.find(({ publishedAt }) => publishedAt !== null);
    const own = published && (await findClass(context, published, code));
    if (!own) continue;
    await database.transaction((tx) =>
      recordAudit(tx, context, {
        verb: 'look/own-class',
        subjectKind: 'class-pupil',
        subjectId: code,
        details: { plan: planId, version: published.version },
      }),
    );
    return own;
  }
  throw new Failure('not-found', 'failures.no-own-class');
}

/** Plans in which the pupil is, newest first. */
async function listPlansOf({ database, organisationId }: Context, code: string, birthDate: string): Promise<string[]> {
  const found = await rows<{ planId: string }>(
    database.db,
    sql`select c.plan_id as "planId" from private.class_pupils c
      join class_plans p on p.organisation_id = c.organisation_id and p.id = c.plan_id
      where c.organisation_id = ${organisationId} and c.id = ${code} and c.birth_date = ${birthDate}::date
      order by p.created_at desc, p.id`,
  );
  return found.map(({ planId }) => planId);
}

async function findClass(context: Context, adoption: AdoptionRow, code: string): Promise<OwnClass | undefined> {
  const { database, organisationId, artefacts } = context;
  const lists = readJson<SignedLists>(await artefacts.get(adoption.listsSha256));
  const own = lists.classes.find(({ pupils }) => pupils.some(({ id }) => id === code));
  if (!own) return undefined;
  const plan = await getPlanRow(database.db, organisationId, adoption.planId);
  const { schoolName, schoolYear, grade, synthetic } = plan;
  return {
    ...{ code, schoolName, schoolYear, grade, synthetic, classLabel: own.label, version: adoption.version },
    ...{ publishedAt: adoption.publishedAt!, adoptionId: adoption.id, publicSha256: adoption.publicSha256 },
    pseudonym: classPseudonym(await getClassKey(database.db, organisationId, plan.id), code),
  };
}
