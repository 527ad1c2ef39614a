import type { FeatureCollection } from 'geojson';
import type { LayerKind, MapLayer, NamedSystem } from '../../../../api/client.ts';
import { call, pathOf, send } from '../../../api.ts';

export const listLayers = (organisationId: string, signal: AbortSignal) =>
  call<{ layers: MapLayer[]; systems: NamedSystem[] }>(pathOf(organisationId, 'layers'), { signal });

/** A file that waits to be kept, as it would lie on the map. */
export const getHeldLayer = (organisationId: string, batchId: string) =>
  call<FeatureCollection>(pathOf(organisationId, 'imports', batchId, 'layer.geojson'));

export const changeLayer = (organisationId: string, layerId: string, body: { kind: LayerKind }) =>
  call<MapLayer>(pathOf(organisationId, 'layers', layerId), { method: 'PUT', body });

export const removeLayer = (organisationId: string, layerId: string) =>
  send(pathOf(organisationId, 'layers', layerId), { method: 'DELETE' });
