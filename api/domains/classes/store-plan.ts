import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { insertChunks, type Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { beginRules } from './begin-rules.ts';
import { type ClassColumn, sensitiveFields } from './columns.ts';
import { getPlanRow, plainLabels, type WishRow } from './queries.ts';
import type { ClassPlan, ClassPupil } from './types.ts';

/** A plan before it is written. */
export interface NewPlan
  extends Pick<
    ClassPlan,
    'name' | 'schoolId' | 'schoolName' | 'schoolYear' | 'level' | 'grade' | 'source' | 'synthetic'
  > {
  publicationId: string | null;
  classCount: number;
  columns: ClassColumn[];
  purposes: Record<string, string>;
  pupils: ClassPupil[];
  wishes: WishRow[];
}

/** Writes a plan with its pupils, wishes, first rules and key, and the audit, in one transaction. */
export async function storePlan(context: Context, plan: NewPlan): Promise<ClassPlan> {
  const { database, organisationId, clock, actor } = context;
  if (plan.pupils.length === 0) throw new Failure('invalid', 'failures.class-no-pupils');
  if (plan.classCount > plan.pupils.length)
    throw new Failure('invalid', 'failures.class-too-many', { classes: plan.classCount, pupils: plan.pupils.length });
  requirePurposes(plan.columns, plan.purposes);
  const id = randomUUID();
  const now = clock.now().toISOString();
  const rules = beginRules(plan.level, plan.columns, plan.pupils);
  return database.transaction(async (tx) => {
    await tx.execute(sql`insert into class_plans (organisation_id, id, name, school_id, school_name, school_year, level, grade,
        source, publication_id, columns, purposes, synthetic, created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${plan.name}, ${plan.schoolId}, ${plan.schoolName}, ${plan.schoolYear},
        ${plan.level}, ${plan.grade}, ${plan.source}, ${plan.publicationId}::uuid, ${JSON.stringify(plan.columns)}::jsonb,
        ${JSON.stringify(plan.purposes)}::jsonb, ${plan.synthetic}, ${actor.name}, ${now})`);
    await tx.execute(sql`insert into class_settings (organisation_id, plan_id, version, class_count, labels, rules, created_by,
        created_at)
      values (${organisationId}, ${id}::uuid, 1, ${plan.classCount}, ${JSON.stringify(plainLabels(plan.classCount))}::jsonb,
        ${JSON.stringify(rules)}::jsonb, ${actor.name}, ${now})`);
    await tx.execute(sql`insert into private.class_keys (organisation_id, plan_id, key)
      values (${organisationId}, ${id}::uuid, decode(${randomBytes(32).toString('hex')}, 'hex'))`);
    await insertPupils(tx, context, id, plan.pupils);
    await insertWishes(tx, context, id, plan.wishes);
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-plan',
      subjectId: id,
      details: {
        ...{
          did: 'created',
          source: plan.source,
          school: plan.schoolId ?? plan.schoolName,
          pupils: plan.pupils.length,
        },
        ...{ columns: plan.columns.map(({ key }) => key), purposes: plan.purposes },
      },
    });
    return getPlanRow(tx, organisationId, id);
  });
}

/** Sensitive attributes are taken in for a stated purpose or not at all. */
export function requirePurposes(columns: readonly ClassColumn[], purposes: Record<string, string>): void {
  const bare = columns.find(({ key }) => sensitiveFields.includes(key) && (purposes[key] ?? '').trim() === '');
  if (bare) throw new Failure('invalid', 'failures.class-no-purpose', { column: bare.heading });
}

export async function insertPupils(
  tx: Queryable,
  { database, organisationId }: Context,
  planId: string,
  pupils: readonly ClassPupil[],
): Promise<void> {
  await insertChunks(
    tx,
    database.space,
    pupils.map((pupil) => ({ ...pupil, birth_date: pupil.birthDate })),
    'id text, name text, birth_date date, attributes jsonb, late boolean',
    (
      incoming,
    ) => sql`insert into private.class_pupils (organisation_id, plan_id, id, name, birth_date, attributes, late)
      select ${organisationId}, ${planId}::uuid, id, name, birth_date, attributes, late from ${incoming}`,
  );
}

export async function insertWishes(
  tx: Queryable,
  { database, organisationId }: Context,
  planId: string,
  wishes: readonly WishRow[],
): Promise<void> {
  await insertChunks(
    tx,
    database.space,
    wishes.map(({ pupilId, kind, otherId }) => ({ pupil: pupilId, kind, other: otherId })),
    'pupil text, kind text, other text',
    (incoming) => sql`insert into private.class_wishes (organisation_id, plan_id, pupil_id, kind, other_id)
      select ${organisationId}, ${planId}::uuid, pupil, kind, other from ${incoming} on conflict do nothing`,
  );
}
