import type { SchoolCard, SchoolResult } from '../../../api/client.ts';
import { call, pathOf } from '../../api.ts';

export const listSchoolResults = (organisationId: string, schoolId: string, signal: AbortSignal) =>
  call<{ results: SchoolResult[] }>(pathOf(organisationId, 'schools', schoolId, 'results'), { signal });

export const getSchool = (organisationId: string, schoolId: string, signal: AbortSignal) =>
  call<SchoolCard>(pathOf(organisationId, 'schools', schoolId), { signal });

/** Address of the same figures as a file. */
export const resultsFile = (organisationId: string, schoolId: string) =>
  `${pathOf(organisationId, 'schools', schoolId)}/results.csv`;
