import type {
  AssumptionsBody,
  ForecastRun,
  Level,
  LevelForecast,
  MatchList,
  SavedAssumptions,
} from '../../../../api/client.ts';
import { call, pathOf } from '../../../api.ts';

export const getNewest = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<{ forecast: LevelForecast | null }>(`${pathOf(organisationId, 'forecasts', 'newest')}?level=${level}`, {
    signal,
  });

export const tableAddress = (organisationId: string, level: Level) =>
  `${pathOf(organisationId, 'forecasts', 'newest.csv')}?level=${level}`;

export const listRuns = (organisationId: string, signal: AbortSignal) =>
  call<{ forecasts: ForecastRun[] }>(pathOf(organisationId, 'forecasts'), { signal });

export const startForecast = (organisationId: string, body: { horizon: number; assumptionsVersion: number | null }) =>
  call<ForecastRun>(pathOf(organisationId, 'forecasts'), { method: 'POST', body });

export const listAssumptions = (organisationId: string, signal: AbortSignal) =>
  call<{ versions: SavedAssumptions[] }>(pathOf(organisationId, 'forecast-assumptions'), { signal });

export const saveAssumptions = (organisationId: string, body: AssumptionsBody) =>
  call<SavedAssumptions>(pathOf(organisationId, 'forecast-assumptions'), { method: 'POST', body });

export const listMatches = (organisationId: string, signal: AbortSignal) =>
  call<MatchList>(pathOf(organisationId, 'school-matches'), { signal });

export const matchSchool = (organisationId: string, oldId: string, schoolId: string) =>
  call<MatchList>(pathOf(organisationId, 'school-matches', oldId), { method: 'PUT', body: { schoolId } });

export const withdrawMatch = (organisationId: string, oldId: string) =>
  call<MatchList>(pathOf(organisationId, 'school-matches', oldId), { method: 'DELETE' });
