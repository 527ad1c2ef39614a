import type {
  ComingYears,
  Level,
  LonLat,
  MapLayer,
  SiteCandidate,
  Siting,
  SitingQuestion,
  SitingWithResult,
  WhyNotAnswer,
  WhyNotQuestion,
} from '../../../../api/client.ts';
import { call, pathOf } from '../../../api.ts';

interface Candidates {
  candidates: SiteCandidate[];
}
export interface DrawnCandidate {
  name: string;
  lonLat: LonLat;
  rooms: number;
  land: SiteCandidate['land'];
  cost: number | null;
}
export type CandidatePart = Pick<SiteCandidate, 'name' | 'rooms' | 'land' | 'cost' | 'excluded'>;

export const listCandidates = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<Candidates>(`${pathOf(organisationId, 'siting-candidates')}?level=${level}`, { signal });

export const addCandidate = (organisationId: string, level: Level, candidate: DrawnCandidate) =>
  call<Candidates>(pathOf(organisationId, 'siting-candidates'), {
    method: 'POST',
    body: { level, candidates: [candidate] },
  });

export const scatterCandidates = (
  organisationId: string,
  body: { level: Level; spacingMetres: number; leastChildren: number; rooms: number },
) => call<Candidates>(pathOf(organisationId, 'siting-candidates', 'generated'), { method: 'POST', body });

export const takeLayer = (
  organisationId: string,
  body: { level: Level; layer: string; rooms: number; nameField: string | null; land: SiteCandidate['land'] },
) => call<Candidates>(pathOf(organisationId, 'siting-candidates', 'from-layer'), { method: 'POST', body });

export const removeCandidates = (organisationId: string, level: Level, ids: readonly string[]) =>
  call<Candidates>(pathOf(organisationId, 'siting-candidates', 'removed'), { method: 'POST', body: { level, ids } });

export const changeCandidate = (organisationId: string, id: string, body: CandidatePart) =>
  call<SiteCandidate>(pathOf(organisationId, 'siting-candidates', id), { method: 'PUT', body });

export const listLayers = (organisationId: string, signal: AbortSignal) =>
  call<{ layers: MapLayer[] }>(pathOf(organisationId, 'layers'), { signal });

/** Calendar years the newest forecast of the level holds; none without one. */
export async function listForecastYears(organisationId: string, level: Level, signal: AbortSignal) {
  const path = `${pathOf(organisationId, 'capacity', 'coming-years')}?level=${level}`;
  const { forecast, schoolYear } = await call<ComingYears>(path, { signal });
  return { years: forecast?.years ?? [], schoolYear };
}

export const listSitings = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<{ sitings: Siting[] }>(`${pathOf(organisationId, 'sitings')}?level=${level}`, { signal });

export const getSiting = (organisationId: string, id: string, signal: AbortSignal) =>
  call<SitingWithResult>(pathOf(organisationId, 'sitings', id), { signal });

export const startSiting = (organisationId: string, body: SitingQuestion) =>
  call<Siting>(pathOf(organisationId, 'sitings'), { method: 'POST', body });

export const startAgain = (organisationId: string, id: string, body: Pick<SitingQuestion, 'forced' | 'forbidden'>) =>
  call<Siting>(pathOf(organisationId, 'sitings', id, 'again'), { method: 'POST', body });

export const cancelSiting = (organisationId: string, id: string) =>
  call<Siting>(pathOf(organisationId, 'sitings', id, 'cancel'), { method: 'POST' });

export const askWhyNot = (organisationId: string, id: string, body: WhyNotQuestion) =>
  call<WhyNotAnswer>(pathOf(organisationId, 'sitings', id, 'why-not'), { method: 'POST', body });
