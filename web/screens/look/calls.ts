import type {
  Level,
  LonLat,
  NearestAnswer,
  Place,
  Profile,
  RouteAnswer,
  SchoolCard,
  SchoolResult,
  SchoolSummary,
} from '../../../api/client.ts';
import { call, pathOf } from '../../api.ts';

/** Public calls of the parents' room. A home goes in the body of a POST: never in an address, so never in a log. */
export const searchPlaces = (organisationId: string, text: string, signal: AbortSignal) =>
  call<{ places: Place[] }>(`${pathOf(organisationId, 'places')}?q=${encodeURIComponent(text)}`, { signal });

export const listSchools = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<{ schools: SchoolSummary[] }>(`${pathOf(organisationId, 'schools')}?level=${level}`, { signal });

export const getSchool = (organisationId: string, schoolId: string, signal: AbortSignal) =>
  call<SchoolCard>(pathOf(organisationId, 'schools', schoolId), { signal });

export const listSchoolResults = (organisationId: string, schoolId: string, signal: AbortSignal) =>
  call<{ results: SchoolResult[] }>(pathOf(organisationId, 'schools', schoolId, 'results'), { signal });

export interface NearestQuestion {
  home: LonLat;
  level: Level;
  profile: Profile;
  limit: number;
}

export const findNearest = (organisationId: string, body: NearestQuestion, signal: AbortSignal) =>
  call<NearestAnswer>(pathOf(organisationId, 'nearest-schools'), { method: 'POST', body, signal });

export interface RouteQuestion {
  home: LonLat;
  schoolId: string;
  profile: Profile;
}

export const findRoute = (organisationId: string, body: RouteQuestion, signal: AbortSignal) =>
  call<RouteAnswer>(pathOf(organisationId, 'route'), { method: 'POST', body, signal });
