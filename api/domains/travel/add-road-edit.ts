import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { checkRoadEdit } from './check-road-edit.ts';
import { sendCount } from './count-after-edit.ts';
import { insertCount } from './count-queries.ts';
import { holdSchools } from './hold-gates.ts';
import { holdNetwork, toEditValue } from './hold-network.ts';
import { findRoadEdit } from './queries.ts';
import { requireEffect } from './require-effect.ts';
import type { NewRoadEdit, RoadEditAnswer } from './types.ts';

/**
 * Lays an edit over the roads from `validFrom` on: a missing alley, footbridge, boat or gate, or a closed way. It lives beside
 * the imported network, so that it survives re-import and needs no rebuild. How many children of the current periods are
 * measured again is counted by a job afterwards. Throws `invalid` in a sentence, `conflict` before roads are imported.
 */
export async function addRoadEdit(context: Context, wanted: NewRoadEdit): Promise<RoadEditAnswer> {
  may(context, 'change/road-edits');
  const network = await holdNetwork(context);
  checkRoadEdit(wanted, await holdSchools(context, null), network.day);
  const edit = { ...wanted, id: randomUUID(), schoolId: wanted.kind === 'add-gate' ? wanted.schoolId : null };
  await requireEffect(network, [toEditValue(edit)]);
  const { organisationId, actor, clock } = context;
  const answer = await context.database.transaction(async (tx) => {
    await tx.execute(sql`insert into road_edits (organisation_id, id, kind, geom, profiles, seconds, school_id, reason,
        valid_from, valid_to, created_by, created_at)
      values (${organisationId}, ${edit.id}, ${edit.kind}, st_geomfromtext(${toText(edit.line)}, 4326),
        string_to_array(${edit.profiles.join(',')}, ','), ${edit.kind === 'add-ferry' ? edit.seconds : null},
        ${edit.schoolId}, ${edit.reason.trim()}, ${edit.validFrom}::date, ${edit.validTo}::date, ${actor.name},
        ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/road-edits',
      subjectKind: 'road-edit',
      subjectId: edit.id,
      details: { did: 'added', kind: edit.kind, networkVersion: network.version },
    });
    const stored = await findRoadEdit(tx, organisationId, edit.id);
    return { edit: stored!, count: await insertCount(tx, organisationId, edit.id, 'added', null) };
  });
  await sendCount(context, edit.id, answer.count);
  return answer;
}

function toText(line: NewRoadEdit['line']): string {
  const points = line.map(([lon, lat]) => `${lon} ${lat}`);
  return line.length === 1 ? `POINT(${points[0]})` : `LINESTRING(${points.join(',')})`;
}
