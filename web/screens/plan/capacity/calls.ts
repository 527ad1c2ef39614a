import type { CapacityReport, ComingYears, Level, NormInForce } from '../../../../api/client.ts';
import { call, pathOf } from '../../../api.ts';

export const getCapacity = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<CapacityReport>(`${pathOf(organisationId, 'capacity')}?level=${level}`, { signal });

export const capacityFile = (organisationId: string, level: Level) =>
  `${pathOf(organisationId, 'capacity.csv')}?level=${level}`;

export const getComingYears = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<ComingYears>(`${pathOf(organisationId, 'capacity', 'coming-years')}?level=${level}`, { signal });

export const comingYearsFile = (organisationId: string, level: Level) =>
  `${pathOf(organisationId, 'capacity', 'coming-years.csv')}?level=${level}`;

export const setNorm = (
  organisationId: string,
  { id, level }: Pick<NormInForce, 'id' | 'level'>,
  own: { value: number; validFrom: string; source: string },
) => call<unknown>(pathOf(organisationId, 'norms', id), { method: 'PUT', body: { level, ...own } });

export const withdrawNorm = (organisationId: string, { id, level }: Pick<NormInForce, 'id' | 'level'>) =>
  call<unknown>(`${pathOf(organisationId, 'norms', id)}${level ? `?level=${level}` : ''}`, { method: 'DELETE' });
