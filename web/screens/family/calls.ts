import type { FamilyReceipt, LonLat, OwnClass, RouteAnswer, SchoolCard } from '../../../api/client.ts';
import { call, pathOf, send } from '../../api.ts';

export interface Asked {
  applicantId: string;
  /** ISO day. */
  birthDate: string;
}

/** Code and date go in the body of a POST: never in an address, so never in a log. */
export const openReceipt = (organisationId: string, body: Asked, signal: AbortSignal) =>
  call<FamilyReceipt>(pathOf(organisationId, 'receipts'), { method: 'POST', body, signal });

/** The class of a child, the same way: code and date in the body. */
export const openOwnClass = (organisationId: string, { applicantId, birthDate }: Asked, signal: AbortSignal) =>
  call<OwnClass>(pathOf(organisationId, 'own-class'), {
    method: 'POST',
    body: { code: applicantId, birthDate },
    signal,
  });

export const getSchool = (organisationId: string, schoolId: string, signal: AbortSignal) =>
  call<SchoolCard>(pathOf(organisationId, 'schools', schoolId), { signal });

export const findRoute = (organisationId: string, home: LonLat, schoolId: string, signal: AbortSignal) =>
  call<RouteAnswer>(pathOf(organisationId, 'route'), {
    method: 'POST',
    body: { home, schoolId, profile: 'walk' },
    signal,
  });

/** The receipt as a PDF, handed to the browser to save. */
export async function savePdf(organisationId: string, body: Asked): Promise<void> {
  const response = await send(pathOf(organisationId, 'receipts', 'pdf'), { method: 'POST', body });
  const url = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: url, download: `${body.applicantId}.pdf` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
