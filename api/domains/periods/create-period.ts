import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { say } from '#text/text.ts';
import type { CountryProfile } from '../../../geodata/profiles/country-profile.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from './queries.ts';
import { knownSeats, type StoredQuota, storeQuotas } from './store-quotas.ts';
import type { Period } from './types.ts';

/** What a new period is told; absent values are the organisation's own. */
export interface NewPeriod {
  level: Level;
  /** The first entry grade of the level when absent. */
  grade?: string;
  schoolYear?: string;
  name?: string;
  rules?: Record<string, unknown>;
  synthetic: boolean;
  /** A period that must be found again has an id of its own making. */
  id?: string;
}

/** Groups in order, then a sibling at the school, then the shorter way, then the lottery: a beginning for councils to change. */
export const firstRules: Record<string, unknown> = {
  mechanism: 'deferred-acceptance',
  criteria: [
    { rule: 'group', attribute: 'group', order: ['1', '2', '3'] },
    { rule: 'sibling', attribute: 'sibling_school' },
    { rule: 'distance', bandMetres: 0 },
    { rule: 'lottery' },
  ],
  imputeChoicesByDistance: true,
  maxMetres: null,
  reserves: [],
};

/** Opens an enrolment period with a quota for every open school of its level, blank where nobody states the seats. Throws `invalid` for a level or grade the country does not have, `not-found` for the organisation. */
export async function createPeriod(context: Context, wanted: NewPeriod): Promise<Period> {
  may(context, 'change/periods');
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    const id = await insertPeriod(tx, context, wanted);
    await giveKnownSeats(tx, context, id);
    return getPeriodRow(tx, organisationId, id);
  });
}

/** Gives every open school of a period's level the seats its register states, or none known. */
export async function giveKnownSeats(tx: Queryable, context: Context, periodId: string): Promise<void> {
  const { database, organisationId } = context;
  const { profile } = await getSettings(tx, organisationId);
  const { level, grade, schoolYear } = await getPeriodRow(tx, organisationId, periodId);
  const grades = profile.levels.find((known) => known.level === level)!.grades.length;
  const quotas = await rows<StoredQuota>(tx, knownSeats(organisationId, { level, grade, grades, schoolYear }));
  await storeQuotas(tx, database.space, { organisationId, periodId }, quotas);
}

/** Writes the period with its first rules, inside the caller's transaction, and answers its id. */
export async function insertPeriod(tx: Queryable, context: Context, wanted: NewPeriod): Promise<string> {
  const { organisationId, clock, actor } = context;
  const settings = await getSettings(tx, organisationId);
  const grade = entryGrade(settings.profile, wanted.level, wanted.grade);
  const schoolYear = wanted.schoolYear ?? settings.schoolYear;
  const { level, synthetic } = wanted;
  const id = wanted.id ?? randomUUID();
  const now = clock.now().toISOString();
  const name = wanted.name ?? periodName(settings.profile, level, grade, schoolYear, synthetic);
  await tx.execute(sql`insert into enrolment_periods
    (organisation_id, id, name, school_year, level, grade, synthetic, created_at)
    values (${organisationId}, ${id}, ${name}, ${schoolYear}, ${level}, ${grade}, ${synthetic}, ${now})`);
  const rules = JSON.stringify(wanted.rules ?? firstRules);
  await tx.execute(sql`insert into period_rules (organisation_id, period_id, version, rules, created_by, created_at)
    values (${organisationId}, ${id}, 1, ${rules}::jsonb, ${actor.name}, ${now})`);
  await recordAudit(tx, context, {
    verb: 'change/periods',
    subjectKind: 'period',
    subjectId: id,
    details: { did: 'created', level, grade, schoolYear, synthetic },
  });
  return id;
}

/** The grade new pupils enter a level by; throws `invalid` for one the country's profile does not know. */
export function entryGrade(profile: CountryProfile, level: Level, wanted?: string): string {
  const grades = profile.levels.find((known) => known.level === level)?.grades ?? [];
  const found = grades.find(({ id, entry }) => (wanted === undefined ? entry : id === wanted));
  if (found) return found.id;
  throw new Failure('invalid', 'failures.no-such-grade', { level, grade: wanted ?? '', profile: profile.id });
}

/** In the organisation's own language, since it is stored as data. */
function periodName(
  profile: CountryProfile,
  level: Level,
  grade: string,
  schoolYear: string,
  synthetic: boolean,
): string {
  const [language] = profile.languages;
  const levelName = say(language, `common.level.${level}`);
  const year = schoolYear.replace('-', '–');
  // Grades of figures are named with their level; "age-5" alone says nothing to a family.
  const key = /^\d+$/.test(grade) ? 'council.period-name.grade' : 'council.period-name.level';
  const name = say(language, key, { level: levelName, grade, year });
  return synthetic ? say(language, 'council.period-name.simulated', { name }) : name;
}
