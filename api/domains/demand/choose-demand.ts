import { sql } from 'drizzle-orm';
import { analyseTables } from '../../platform/analyse-tables.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { spreadDemand } from './spread-demand.ts';
import { replaceCells } from './store-demand-cells.ts';
import type { DemandQuestion, DemandStatement } from './types.ts';

/** What demand would be, counted from a source and spread; nothing is written. */
export async function previewDemand(context: Context, question: DemandQuestion): Promise<DemandStatement> {
  may(context, 'change/demand');
  const { statement } = await spreadDemand(context, question);
  return statement;
}

/**
 * Makes a source the demand of a level: coverage, what-ifs, school areas and sites go by it from now on. The statement of how it was counted is
 * kept with it. Throws what `spreadDemand` throws.
 */
export async function chooseDemand(context: Context, question: DemandQuestion): Promise<DemandStatement> {
  may(context, 'change/demand');
  const { database, organisationId, actor, clock } = context;
  const { cells, statement, batchId, schoolYear } = await spreadDemand(context, question);
  const { level, source } = question;
  await database.transaction(async (tx) => {
    const scope = { organisationId, schoolYear, level, synthetic: statement.synthetic, batchId };
    await replaceCells(tx, database.space, scope, cells);
    await tx.execute(sql`insert into demand_choices
        (organisation_id, school_year, level, source, statement, chosen_by, chosen_at)
      values (${organisationId}, ${schoolYear}, ${level}, ${source}, ${JSON.stringify(statement)}::jsonb, ${actor.name},
        ${clock.now().toISOString()})
      on conflict (organisation_id, school_year, level) do update set source = excluded.source,
        statement = excluded.statement, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`);
    await analyseTables(tx, ['demand_cells']);
    const { total, weights } = statement;
    const details = { did: 'chosen', level, source, weights, total, cells: cells.length };
    await recordAudit(tx, context, { verb: 'change/demand', subjectKind: 'demand', subjectId: level, details });
  });
  return statement;
}
