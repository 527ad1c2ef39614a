import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { readDataState } from '../travel/hold-network.ts';
import { findCosts } from './queries.ts';
import type { Costs } from './types.ts';

/** Sets the prices scenarios are costed by from a day on, with their source; the earlier ones stay for the days before. */
export async function setCosts(context: Context, costs: Costs): Promise<Costs> {
  may(context, 'change/costs');
  const { database, organisationId, actor, clock } = context;
  const { validFrom, source, room, site, roadMetre, bridgeMetre } = costs;
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into scenario_costs (organisation_id, valid_from, source, room, site, road_metre, bridge_metre,
        set_by, set_at)
      values (${organisationId}, ${validFrom}::date, ${source}, ${room}::float8, ${site}::float8, ${roadMetre}::float8,
        ${bridgeMetre}::float8, ${actor.name}, ${clock.now().toISOString()})
      on conflict (organisation_id, valid_from) do update set source = excluded.source, room = excluded.room,
        site = excluded.site, road_metre = excluded.road_metre, bridge_metre = excluded.bridge_metre, set_by = excluded.set_by, set_at = excluded.set_at`);
    await recordAudit(tx, context, {
      verb: 'change/costs',
      subjectKind: 'scenario-costs',
      subjectId: validFrom,
      details: { ...costs },
    });
  });
  return costs;
}

/** The prices in force today, or null. */
export async function getCosts(context: Context): Promise<Costs | null> {
  may(context, 'change/scenarios');
  return findCosts(context.database.db, context.organisationId, (await readDataState(context)).day);
}
