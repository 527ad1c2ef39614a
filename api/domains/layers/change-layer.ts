import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getLayer } from './queries.ts';
import type { LayerChange, MapLayer } from './types.ts';

/** Another name or kind for a layer. Throws `not-found`, or `conflict` where another layer has the name. */
export async function changeLayer(context: Context, id: string, wanted: LayerChange): Promise<MapLayer> {
  may(context, 'change/layers');
  const { database, organisationId } = context;
  const before = await getLayer(database.db, organisationId, id);
  const name = wanted.name?.normalize('NFC') ?? before.name;
  const kind = wanted.kind ?? before.kind;
  return database.transaction(async (tx) => {
    const taken = await rows(
      tx,
      sql`select 1 from map_layers where organisation_id = ${organisationId} and name = ${name} and id <> ${id}::uuid`,
    );
    if (taken.length > 0) throw new Failure('conflict', 'failures.layer-name-taken', { name });
    await tx.execute(sql`update map_layers set name = ${name}, kind = ${kind}
      where organisation_id = ${organisationId} and id = ${id}::uuid`);
    const details = { did: 'changed', name: [before.name, name], kind: [before.kind, kind] };
    await recordAudit(tx, context, { verb: 'change/layers', subjectKind: 'map-layer', subjectId: id, details });
    return getLayer(tx, organisationId, id);
  });
}

/** Takes a layer away; the file it came from stays among the imports. Throws `not-found`. */
export async function removeLayer(context: Context, id: string): Promise<void> {
  may(context, 'change/layers');
  const { database, organisationId } = context;
  const layer = await getLayer(database.db, organisationId, id);
  await database.transaction(async (tx) => {
    await tx.execute(sql`delete from map_layers where organisation_id = ${organisationId} and id = ${id}::uuid`);
    const details = { did: 'removed', name: layer.name, kind: layer.kind, features: layer.features };
    await recordAudit(tx, context, { verb: 'change/layers', subjectKind: 'map-layer', subjectId: id, details });
  });
}
