import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { analyseTables } from '../../platform/analyse-tables.ts';
import type { Context } from '../../platform/context.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import { recordSourceBatch } from '../areas/record-source-batch.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { storeDemandCells } from '../demand/store-demand-cells.ts';
import { insertPeriod } from './create-period.ts';
import { storeApplicants } from './store-applicants.ts';
import { storeQuotas } from './store-quotas.ts';
import type { Synthesis, SynthesisQuestion } from './synthesise-enrolment.ts';

const filledTables = [
  'applicants',
  'private.home_points',
  'quotas',
  'grade_capacities',
  'school_years',
  'demand_cells',
];
/** Children written between two words of progress. */
const childrenAtATime = 10_000;

/** Writes a drawn enrolment in one transaction, in place of what the same question wrote before. */
export async function storeSynthetic(
  context: Context,
  question: SynthesisQuestion,
  synthesis: Synthesis,
): Promise<void> {
  const { database, organisationId } = context;
  const { periodId, schoolYear, children, quotas } = synthesis;
  const { level, onProgress } = question;
  const scope = { organisationId, periodId };
  await database.transaction(async (tx) => {
    const batchId = await recordBatch(tx, context, question, synthesis);
    await openPeriod(tx, context, question, synthesis);
    await storeQuotas(tx, database.space, scope, quotas);
    await storeFigures(tx, context, question, synthesis);
    for (let from = 0; from < children.length; from += childrenAtATime) {
      const some = children.slice(from, from + childrenAtATime);
      await storeApplicants(tx, database.space, { ...scope, batchId }, some);
      onProgress?.(0.35 + (0.6 * (from + some.length)) / children.length, 'writing-children');
    }
    const counted = children.map(({ lonLat, communeCode }) => ({ lon: lonLat![0], lat: lonLat![1], communeCode }));
    const demand = { organisationId, schoolYear, level, synthetic: true, batchId };
    await storeDemandCells(tx, database.space, demand, counted);
    await analyseTables(tx, filledTables);
    await tx.execute(sql`update organisations set synthetic_seed = coalesce(synthetic_seed, ${question.seed})
      where id = ${organisationId}`);
    await recordAudit(tx, context, {
      verb: 'change/synthetic',
      subjectKind: 'period',
      subjectId: periodId,
      details: { level, seed: question.seed, applicants: children.length, schools: quotas.length },
    });
  });
}

function recordBatch(tx: Queryable, context: Context, { level, applicants, seed }: SynthesisQuestion, made: Synthesis) {
  const asked = JSON.stringify({ level, applicants, seed });
  return recordSourceBatch(tx, context, {
    status: 'applied',
    kind: 'applicants',
    fileName: `synthesise ${level} ${applicants} ${seed}`,
    sha256: createHash('sha256').update(asked).digest('hex'),
    attribution: null,
    synthetic: true,
    options: { level, syntheticSeed: seed },
    summary: { applicants, schools: made.quotas.length },
    diff: { added: made.children.map(({ id }) => id), changed: [], removed: [] },
    issues: [],
  });
}

/** Opens the period, or empties the one the same question opened before. */
async function openPeriod(
  tx: Queryable,
  context: Context,
  { level }: SynthesisQuestion,
  { periodId, grade, schoolYear }: Synthesis,
): Promise<void> {
  const { organisationId } = context;
  const [known] = await rows(
    tx,
    sql`select 1 from enrolment_periods where organisation_id = ${organisationId} and id = ${periodId}::uuid`,
  );
  if (!known) await insertPeriod(tx, context, { id: periodId, level, grade, schoolYear, synthetic: true });
  else
    await tx.execute(sql`delete from applicants where organisation_id = ${organisationId}
      and period_id = ${periodId}::uuid`);
}

/** Figures for schools and grades of which the register says nothing; those it states stay. */
async function storeFigures(
  tx: Queryable,
  { database, organisationId }: Context,
  { level }: SynthesisQuestion,
  { schoolYear, figures }: Synthesis,
): Promise<void> {
  await tx.execute(sql`delete from grade_capacities where organisation_id = ${organisationId}
    and school_year = ${schoolYear} and level = ${level} and invented`);
  await insertChunks(
    tx,
    database.space,
    figures.flatMap(({ schoolId, grades }) => grades.map((figure) => ({ school: schoolId, ...figure }))),
    'school text, grade text, classes int, seats int, pupils int',
    (incoming) => sql`insert into grade_capacities
      (organisation_id, school_id, school_year, level, grade, classes, seats, pupils, synthetic, invented)
      select ${organisationId}, school, ${schoolYear}, ${level}, grade, classes, seats, pupils, true, true
      from ${incoming} where not exists (select 1 from grade_capacities c where c.organisation_id = ${organisationId}
        and c.school_id = incoming.school and c.school_year = ${schoolYear} and c.level = ${level})`,
  );
  await insertChunks(
    tx,
    database.space,
    figures.map(({ schoolId, grades }) => ({ school: schoolId, rooms: grades.reduce((sum, g) => sum + g.classes, 0) })),
    'school text, rooms int',
    (incoming) => sql`insert into school_years (organisation_id, school_id, school_year, rooms, synthetic, invented)
      select ${organisationId}, school, ${schoolYear}, rooms, true, true from ${incoming}
      on conflict (organisation_id, school_id, school_year) do nothing`,
  );
}
