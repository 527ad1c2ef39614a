import { sql } from 'drizzle-orm';
import type { NormId } from '../../../geodata/profiles/norm.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listNorms } from './queries.ts';
import type { NormInForce, OwnNorm } from './types.ts';

/** Norms that bind no single level. */
const ofAllLevels: readonly NormId[] = ['rooms-per-10000'];

/** Puts the authority's own figure over a norm, from a day on and with its source. Throws `invalid` when the level does not go with the norm. */
export async function setNorm(context: Context, id: NormId, norm: OwnNorm): Promise<NormInForce[]> {
  may(context, 'change/norms');
  const { database, organisationId, clock, actor } = context;
  refuseWrongLevel(id, norm.level);
  return database.transaction(async (tx) => {
    const { profile } = await getSettings(tx, organisationId);
    const now = clock.now().toISOString();
    await tx.execute(sql`insert into norm_overrides
        (organisation_id, norm, level, value, valid_from, source, set_by, set_at)
      values (${organisationId}, ${id}, ${norm.level ?? ''}, ${norm.value}, ${norm.validFrom}::date, ${norm.source},
        ${actor.name}, ${now})
      on conflict (organisation_id, norm, level) do update set value = excluded.value, valid_from = excluded.valid_from,
        source = excluded.source, set_by = excluded.set_by, set_at = excluded.set_at`);
    await recordAudit(tx, context, {
      ...{ verb: 'change/norms', subjectKind: 'norm', subjectId: `${id} ${norm.level ?? ''}`.trim() },
      details: { did: 'set', ...norm },
    });
    return listNorms(tx, organisationId, profile, norm.level ?? profile.levels[0].level, now.slice(0, 10));
  });
}

/** Takes the authority's own figure away: the country's is in force again. Throws `not-found` where there is none. */
export async function withdrawNorm(context: Context, id: NormId, level: Level | null): Promise<NormInForce[]> {
  may(context, 'change/norms');
  const { database, organisationId, clock } = context;
  refuseWrongLevel(id, level);
  return database.transaction(async (tx) => {
    const { profile } = await getSettings(tx, organisationId);
    const day = clock.now().toISOString().slice(0, 10);
    const before = await listNorms(tx, organisationId, profile, level ?? profile.levels[0].level, '9999-12-31');
    if (!before.some((norm) => norm.id === id && norm.level === level && norm.own))
      throw new Failure('not-found', 'failures.no-own-norm', { norm: id });
    await tx.execute(sql`delete from norm_overrides
      where organisation_id = ${organisationId} and norm = ${id} and level = ${level ?? ''}`);
    await recordAudit(tx, context, {
      ...{ verb: 'change/norms', subjectKind: 'norm', subjectId: `${id} ${level ?? ''}`.trim() },
      details: { did: 'withdrawn' },
    });
    return listNorms(tx, organisationId, profile, level ?? profile.levels[0].level, day);
  });
}

function refuseWrongLevel(id: NormId, level: Level | null): void {
  if ((level === null) !== ofAllLevels.includes(id)) throw new Failure('invalid', 'failures.norm-level', { norm: id });
}
