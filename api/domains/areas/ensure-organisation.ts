import { sql } from 'drizzle-orm';
import { getProfile, profileIds } from '../../../geodata/profiles/profiles.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import type { ImportOptions } from './import-kind.ts';
import { schoolYearOn } from './school-year.ts';

const idForm = /^[a-z][a-z0-9-]{1,39}$/;

/**
 * The organisation an import is for: created by its first one, renamed by a later `name`. Throws `invalid` for an id that cannot stand in an
 * address or an unknown profile, `conflict` for another profile than it has.
 */
export async function ensureOrganisation(tx: Queryable, context: Context, options: ImportOptions): Promise<void> {
  const id = context.organisationId;
  const [known] = await rows<{ name: string; profile: string }>(
    tx,
    sql`select name, profile from organisations where id = ${id}`,
  );
  if (known) {
    if (options.profile && options.profile !== known.profile)
      throw new Failure('conflict', 'failures.profile-differs', { id, profile: known.profile, given: options.profile });
    if (options.name && options.name !== known.name)
      await tx.execute(sql`update organisations set name = ${options.name} where id = ${id}`);
    return;
  }
  if (!idForm.test(id)) throw new Failure('invalid', 'failures.organisation-id', { id });
  const profile = requireProfile(options.profile ?? 'vietnam');
  await tx.execute(sql`insert into organisations (id, name, profile, school_year, synthetic_seed, created_at)
    values (${id}, ${options.name ?? id}, ${profile.id}, ${options.schoolYear ?? schoolYearOn(context.clock.now(), profile.timeZone)},
      ${options.syntheticSeed ?? null}, ${context.clock.now().toISOString()})`);
}

function requireProfile(id: string) {
  if (!profileIds.includes(id))
    throw new Failure('invalid', 'failures.unknown-profile', { profile: id, profiles: profileIds.join(', ') });
  return getProfile(id);
}
