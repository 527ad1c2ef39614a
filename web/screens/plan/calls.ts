import type { FeatureCollection } from 'geojson';
import type {
  ChildrenByCell,
  Commune,
  Coverage,
  Decision,
  Level,
  NewRoadEdit,
  Profile,
  RemeasureCount,
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

/** Where the children of a level live, in cells. */
export const getChildren = (organisationId: string, level: Level, signal: AbortSignal) =>
  call<ChildrenByCell>(`${pathOf(organisationId, 'demand', 'children')}?level=${level}`, { signal });

/** Polygons for the map: zone plans, areas nearest by road, walking areas. */
export const getAreas = (
  organisationId: string,
  kind: 'zones' | 'areas-by-road' | 'walking-areas' | 'communes',
  query: string,
  signal: AbortSignal,
) => call<FeatureCollection>(`${pathOf(organisationId, `${kind}.geojson`)}?${query}`, { signal });

/** Shapes of layers the office keeps, put together; `layer` tells them apart. */
export const getKeptShapes = async (
  organisationId: string,
  layerIds: readonly string[],
  signal: AbortSignal,
): Promise<FeatureCollection> => {
  const found = await Promise.all(
    layerIds.map(async (layer) => {
      const path = pathOf(organisationId, 'layers', layer, 'shapes.geojson');
      const { features } = await call<FeatureCollection>(path, { signal });
      return features.map((feature) => ({ ...feature, properties: { ...feature.properties, layer } }));
    }),
  );
  return { type: 'FeatureCollection', features: found.flat() };
};

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

export const getRemeasureCount = (organisationId: string, editId: string, signal: AbortSignal) =>
  call<RemeasureCount>(pathOf(organisationId, 'road-edits', editId, 'count'), { signal });

export const listDecisions = (organisationId: string, signal: AbortSignal) =>
  call<{ decisions: Decision[] }>(pathOf(organisationId, 'decisions'), { signal });

/** A person's word against a decision of the cleaning, or that word taken back. */
export const turnDecision = (organisationId: string, { key, reversedAt }: Decision) => {
  const path = pathOf(organisationId, 'decisions', key, 'reverse');
  return call<Decision>(path, reversedAt ? { method: 'DELETE' } : { method: 'POST', body: {} });
};
