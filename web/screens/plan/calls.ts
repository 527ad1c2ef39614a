import type { FeatureCollection } from 'geojson';
import type {
  Commune,
  Coverage,
  ImportBatch,
  Level,
  NewRoadEdit,
  Profile,
  RoadEdit,
  RoadEditAnswer,
  SchoolSummary,
  Zone,
} from '../../../api/client.ts';
import { call, pathOf } from '../../api.ts';

export const listSchools = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<{ schools: SchoolSummary[] }>(`${pathOf(organisationId, 'schools')}?level=${level}`, { signal });

export const listCommunes = (organisationId: string, signal: AbortSignal) =>
  call<{ communes: Commune[] }>(pathOf(organisationId, 'communes'), { signal });

export const listZones = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<{ zones: Zone[] }>(`${pathOf(organisationId, 'zones')}?level=${level}`, { signal });

/** Polygons for the map: zone plans, areas nearest by road, walking areas. */
export const getAreas = (
  organisationId: string,
  kind: 'zones' | 'areas-by-road' | 'walking-areas' | 'communes',
  query: string,
  signal: AbortSignal,
) => call<FeatureCollection>(`${pathOf(organisationId, `${kind}.geojson`)}?${query}`, { signal });

export const getCoverage = (
  organisationId: string,
  question: { level: Level; profile: Profile; limits: readonly number[] },
  signal: AbortSignal,
) => {
  const query = `level=${question.level}&profile=${question.profile}&limits=${question.limits.join(',')}`;
  return call<Coverage>(`${pathOf(organisationId, 'coverage')}?${query}`, { signal });
};

export const listRoadEdits = (organisationId: string, signal: AbortSignal) =>
  call<{ edits: RoadEdit[] }>(pathOf(organisationId, 'road-edits'), { signal });

export const addRoadEdit = (organisationId: string, body: NewRoadEdit) =>
  call<RoadEditAnswer>(pathOf(organisationId, 'road-edits'), { method: 'POST', body });

export const withdrawRoadEdit = (organisationId: string, editId: string) =>
  call<RoadEditAnswer>(pathOf(organisationId, 'road-edits', editId), { method: 'DELETE' });

export const listImports = (organisationId: string, signal: AbortSignal) =>
  call<{ batches: ImportBatch[] }>(pathOf(organisationId, 'imports'), { signal });
