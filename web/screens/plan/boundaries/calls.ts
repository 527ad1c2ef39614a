import type { BoundaryBlocks, BoundaryDraft, BoundaryDraftSummary, DraftAreas, Level } from '../../../../api/client.ts';
import { call, pathOf } from '../../../api.ts';

/** What should stay together: nothing, communes, or the areas of a layer (its id); and ways up. */
export interface Together {
  neighbourhoods: string | null;
  feeders: boolean;
  /** Metres of way that a child parted from its own counts as. */
  metres: number;
}

export function getBlocks(organisationId: string, level: Level, together: Together, signal: AbortSignal) {
  const { neighbourhoods, feeders } = together;
  const query = new URLSearchParams({ level, feeders: String(feeders), ...(neighbourhoods && { neighbourhoods }) });
  return call<BoundaryBlocks>(`${pathOf(organisationId, 'boundary-blocks')}?${query}`, { signal });
}

const drafts = (organisationId: string, ...rest: string[]) => pathOf(organisationId, 'boundary-drafts', ...rest);

export const listDrafts = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<{ drafts: BoundaryDraftSummary[] }>(`${drafts(organisationId)}?level=${level}`, { signal });

export const getDraft = (organisationId: string, id: string, version: number | null) =>
  call<BoundaryDraft>(`${drafts(organisationId, id)}${version === null ? '' : `?version=${version}`}`, {});

export const createDraft = (
  organisationId: string,
  body: { name: string; level: Level; note: string; areas: DraftAreas },
) => call<BoundaryDraft>(drafts(organisationId), { method: 'POST', body });

export const saveVersion = (
  organisationId: string,
  id: string,
  body: { seen: number; note: string; areas: DraftAreas },
) => call<BoundaryDraft>(drafts(organisationId, id, 'versions'), { method: 'POST', body });

export const removeDraft = (organisationId: string, id: string) =>
  call<{ removed: string }>(drafts(organisationId, id), { method: 'DELETE' });

export const shareDraft = (organisationId: string, id: string, shared: boolean) =>
  call<BoundaryDraft>(drafts(organisationId, id, 'shared'), { method: 'PUT', body: { shared } });
