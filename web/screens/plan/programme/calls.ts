import type { Costs, Programme, ProgrammeSettings } from '../../../../api/client.ts';
import { call, pathOf } from '../../../api.ts';

export const getProgramme = (organisationId: string, scenarioId: string, signal: AbortSignal) =>
  call<Programme>(pathOf(organisationId, 'scenarios', scenarioId, 'programme'), { signal });

export const makeProgramme = (organisationId: string, scenarioId: string, body: ProgrammeSettings) =>
  call<Programme>(pathOf(organisationId, 'scenarios', scenarioId, 'programme'), { method: 'PUT', body });

export const setCosts = (organisationId: string, body: Costs) =>
  call<Costs>(pathOf(organisationId, 'scenario-costs'), { method: 'PUT', body });
