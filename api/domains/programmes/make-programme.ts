import { sql } from 'drizzle-orm';
import type { PlanSettings } from '#engines/programme/types.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { askProgramme } from './ask-programme.ts';
import { gatherNeeds, type Needs } from './gather-needs.ts';
import { getProgramme } from './get-programme.ts';
import type { Programme, ProgrammeSettings } from './types.ts';

/**
 * Puts the works of a scenario into years within the money of each, and keeps the programme with the scenario in place of the last.
 * Throws `not-found`, `conflict` without a forecast of the level or without changes, `invalid` for a work there is not or a year
 * outside the forecast.
 */
export async function makeProgramme(
  context: Context,
  scenarioId: string,
  settings: ProgrammeSettings,
): Promise<Programme> {
  may(context, 'change/scenarios');
  const { database, organisationId, actor, clock } = context;
  const needs = await gatherNeeds(context, scenarioId);
  const { coming, row } = needs;
  if (coming === null) throw new Failure('conflict', 'failures.programme-no-forecast', { name: row.name });
  if (needs.works.length === 0) throw new Failure('conflict', 'failures.scenario-empty', { name: row.name });
  requireKnown(settings, needs, coming.years);
  const { works, grades, basis } = needs;
  const plan = await askProgramme({ ...coming, works, grades, settings: planSettings(settings, coming.years) });
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into building_programmes (organisation_id, scenario_id, position, basis, settings, plan, made_by, made_at)
      values (${organisationId}, ${scenarioId}::uuid, ${row.position}, ${basis}, ${JSON.stringify(settings)}::jsonb,
        ${JSON.stringify(plan)}::jsonb, ${actor.name}, ${clock.now().toISOString()})
      on conflict (organisation_id, scenario_id) do update set position = excluded.position, basis = excluded.basis,
        settings = excluded.settings, plan = excluded.plan, made_by = excluded.made_by, made_at = excluded.made_at`);
    await recordAudit(tx, context, {
      verb: 'change/scenarios',
      subjectKind: 'scenario',
      subjectId: scenarioId,
      details: { did: 'programmed', settings, unmet: plan.unmet },
    });
  });
  return getProgramme(context, scenarioId);
}

function requireKnown(settings: ProgrammeSettings, { works }: Needs, years: readonly number[]): void {
  const span = { first: years[0], last: years.at(-1) };
  for (const { key, pin, pinRooms } of settings.works) {
    const work = works.find((each) => each.key === key);
    if (!work) throw new Failure('invalid', 'failures.programme-no-work', { key });
    if (typeof pin === 'number' && !years.includes(pin))
      throw new Failure('invalid', 'failures.programme-year', { year: String(pin), ...spanText(span) });
    if (pinRooms !== null && pinRooms > work.rooms)
      throw new Failure('invalid', 'failures.programme-rooms', { rooms: pinRooms, most: work.rooms });
  }
  const odd = settings.budgets.find(({ year }) => !years.includes(year));
  if (odd) throw new Failure('invalid', 'failures.programme-year', { year: String(odd.year), ...spanText(span) });
}

/** Years as text: a figure would be written with its thousands apart. */
function spanText({ first, last }: { first: number | undefined; last: number | undefined }) {
  return { first: String(first ?? ''), last: String(last ?? '') };
}

function planSettings(
  { budgets, carryOver, planFor, works }: ProgrammeSettings,
  years: readonly number[],
): PlanSettings {
  const millionOf = new Map(budgets.map(({ year, million }) => [year, million]));
  return {
    ...{ carryOver, planFor, budgets: years.map((year) => millionOf.get(year) ?? 0) },
    works: Object.fromEntries(works.map(({ key, ...work }) => [key, work])),
  };
}
