import type { ScenarioWork } from '#engines/programme/works-of-scenario.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { gatherNeeds, type Needs } from './gather-needs.ts';
import { findProgrammeRow } from './queries.ts';
import type { Programme, ProgrammeWork } from './types.ts';

/** What of a scenario can be built and for how much, and the programme made of it, if any. Throws `not-found`. */
export async function getProgramme(context: Context, scenarioId: string): Promise<Programme> {
  may(context, 'change/scenarios');
  const needs = await gatherNeeds(context, scenarioId);
  const made = await findProgrammeRow(context.database.db, context.organisationId, scenarioId);
  const { row, costs, coming, works, communeNames, synthetic, basis } = needs;
  return {
    ...{ scenarioId, scenarioName: row.name, level: row.level, years: coming && [...coming.years], synthetic, costs },
    works: works.map((work) => shownWork(work, communeNames)),
    made: made && {
      ...{ settings: made.settings, plan: made.plan, madeBy: made.madeBy, madeAt: made.madeAt },
      outdated: made.basis !== basis,
    },
  };
}

function shownWork(work: ScenarioWork, communeNames: Needs['communeNames']): ProgrammeWork {
  const { key, kind, saying, communeCode, lonLat, rooms, leastRooms, roomSeats, byHand, needsLand } = work;
  const { startCost, roomCost, seats } = work;
  return {
    ...{ key, kind, saying, rooms, leastRooms, byHand, needsLand },
    communeName: communeCode === null ? null : (communeNames.get(communeCode) ?? communeCode),
    lonLat: lonLat && [lonLat[0], lonLat[1]],
    seats: Math.round(rooms * roomSeats + seats.reduce((sum, each) => sum + each.seats, 0)),
    cost: startCost === null || roomCost === null ? null : startCost + rooms * roomCost,
  };
}
