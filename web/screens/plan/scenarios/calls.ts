import type { ChangeValue, Saying } from '#engines/scenario/changes/change.ts';
import type { RoadEditValue } from '#engines/travel/types.ts';
import type { Compared, Costs, Level, Scenario, ScenarioSummary, Score } from '../../../../api/client.ts';
import { call, pathOf, send } from '../../../api.ts';

export const listScenarios = (organisationId: string, signal: AbortSignal) =>
  call<{ scenarios: ScenarioSummary[] }>(pathOf(organisationId, 'scenarios'), { signal });

export const createScenario = (
  organisationId: string,
  body: { name: string; level: Level; branchOf: string | null; changes?: ChangeValue[] },
) => call<Scenario>(pathOf(organisationId, 'scenarios'), { method: 'POST', body });

export const getScenario = (organisationId: string, id: string, signal: AbortSignal) =>
  call<Scenario>(pathOf(organisationId, 'scenarios', id), { signal });

export const appendChange = (organisationId: string, id: string, body: { at: number; change: ChangeValue }) =>
  call<Scenario>(pathOf(organisationId, 'scenarios', id, 'changes'), { method: 'POST', body });

export const movePosition = (organisationId: string, id: string, to: number) =>
  call<Scenario>(pathOf(organisationId, 'scenarios', id, 'position'), { method: 'PUT', body: { to } });

export const shareScenario = (organisationId: string, id: string, shared: boolean) =>
  call<Scenario>(pathOf(organisationId, 'scenarios', id, 'shared'), { method: 'PUT', body: { shared } });

export const adoptScenario = (organisationId: string, id: string) =>
  call<Scenario>(pathOf(organisationId, 'scenarios', id, 'adopt'), { method: 'POST' });

export const listConflicts = (organisationId: string, id: string, signal: AbortSignal) =>
  call<{ conflicts: { at: number; why: Saying }[] }>(pathOf(organisationId, 'scenarios', id, 'conflicts'), { signal });

export const rebaseScenario = (organisationId: string, id: string, drop: number[]) =>
  call<Scenario>(pathOf(organisationId, 'scenarios', id, 'rebase'), { method: 'POST', body: { drop } });

export const scoreScenario = (organisationId: string, id: string) =>
  call<Score>(pathOf(organisationId, 'scenarios', id, 'score'), { method: 'POST' });

export const findScore = (organisationId: string, id: string, signal: AbortSignal) =>
  call<{ score: Score | null }>(pathOf(organisationId, 'scenarios', id, 'score'), { signal });

export const getCosts = (organisationId: string, signal: AbortSignal) =>
  call<{ costs: Costs | null }>(pathOf(organisationId, 'scenario-costs'), { signal });

export const compareScenarios = (organisationId: string, ids: string[], signal: AbortSignal) =>
  call<Compared>(pathOf(organisationId, 'scenario-comparison'), { method: 'POST', body: { ids }, signal });

/** Everything the what-if of a level works on. */
export async function loadBase(organisationId: string, level: Level, signal: AbortSignal) {
  const at = pathOf(organisationId, 'planning-base', level);
  const { edits } = await call<{ edits: RoadEditValue[] }>(at, { signal });
  const [base, roads] = await Promise.all(
    ['base', 'roads'].map(async (file) => (await send(`${at}/${file}`, { signal })).arrayBuffer()),
  );
  return { base, roads, edits };
}
