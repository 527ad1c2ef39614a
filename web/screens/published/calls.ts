import type { Draw, Period, Publication } from '../../../api/client.ts';
import { call, pathOf } from '../../api.ts';

/** Asked without a token, so that everyone reads the same. */
export const listPeriods = (organisationId: string, signal: AbortSignal) =>
  call<{ periods: Period[] }>(pathOf(organisationId, 'periods'), { signal });

export const listDraws = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ draws: Draw[] }>(pathOf(organisationId, 'periods', periodId, 'draws'), { signal });

export const listPublications = (organisationId: string, periodId: string, signal: AbortSignal) =>
  call<{ publications: Publication[] }>(pathOf(organisationId, 'periods', periodId, 'publications'), { signal });

/** The public file of a version: no metres, homes or dossier codes in it. */
export const publicFile = (organisationId: string, publicationId: string) =>
  pathOf(organisationId, 'publications', publicationId, 'result.json');
