import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';

/**
 * Gives each school whose commune is unknown, or no longer in force, the commune its main site lies in. Answers how many moved. Changes nothing
 * where all are placed, so it may be called after any import.
 */
export async function placeSchools(context: Context): Promise<number> {
  may(context, 'change/schools');
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    const placed = await rows<{ id: string }>(
      tx,
      sql`update schools s set commune_code = u.code
        from sites t, administrative_units u
        where s.organisation_id = ${organisationId} and s.valid_to is null
          and t.organisation_id = s.organisation_id and t.school_id = s.id and t.main
          and u.organisation_id = s.organisation_id and u.valid_to is null and st_intersects(u.geom, t.geom)
          and not exists (select 1 from administrative_units v where v.organisation_id = s.organisation_id
            and v.code = s.commune_code and v.valid_to is null)
        returning s.id`,
    );
    if (placed.length > 0)
      await recordAudit(tx, context, {
        verb: 'change/schools',
        subjectKind: 'schools',
        subjectId: 'commune',
        details: { placed: placed.length },
      });
    return placed.length;
  });
}
