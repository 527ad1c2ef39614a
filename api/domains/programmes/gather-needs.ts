import { createHash } from 'node:crypto';
import type { ProgrammeInput } from '#engines/programme/plan-programme.ts';
import { type ScenarioWork, worksOfScenario } from '#engines/programme/works-of-scenario.ts';
import type { Context } from '../../platform/context.ts';
import { getComingYears } from '../capacities/get-coming-years.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { findCosts, getScenarioRow, listChanges, type ScenarioRow } from '../scenarios/queries.ts';
import type { Costs } from '../scenarios/types.ts';
import { readDataState } from '../travel/hold-network.ts';

/** Everything a programme of a scenario is made from, but for what the planner says. */
export interface Needs {
  row: ScenarioRow;
  works: ScenarioWork[];
  costs: Costs | null;
  communeNames: Map<string, string>;
  /** Null: no forecast of the level. */
  coming: Pick<ProgrammeInput, 'years' | 'communes'> | null;
  grades: number;
  synthetic: boolean;
  /** A hash of all of it. */
  basis: string;
}

/** Throws `not-found` for a scenario there is not. */
export async function gatherNeeds(context: Context, scenarioId: string): Promise<Needs> {
  const { database, organisationId } = context;
  const row = await getScenarioRow(database.db, organisationId, scenarioId);
  const { base, sha256 } = await holdPlanningBase(context, row.level);
  const changes = (await listChanges(database.db, organisationId, scenarioId)).slice(0, row.position);
  const costs = await findCosts(database.db, organisationId, (await readDataState(context)).day);
  const { forecast, synthetic } = await getComingYears(context, row.level);
  const works = worksOfScenario(base, changes, costs);
  const coming = forecast && { years: forecast.years, communes: forecast.communes };
  const basis = createHash('sha256')
    .update(JSON.stringify([sha256, works, coming]))
    .digest('hex');
  return {
    ...{ row, works, costs, coming, basis, grades: base.grades, synthetic: synthetic || base.synthetic },
    communeNames: new Map([
      ...base.communes.map(({ code, name }) => [code, name] as const),
      ...(coming?.communes ?? []).flatMap(({ id, name }) => (id === null ? [] : [[id, name] as const])),
    ]),
  };
}
