import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter, type Request } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { changeLayer, removeLayer } from './change-layer.ts';
import { showHeldLayer, showLayerShapes, showLayers } from './show-layers.ts';
import { layerChange, mapLayer, namedSystem } from './types.ts';

const ofLayer = inOrganisation.extend({ layer: z.uuid() });
const shapes = (description: string) => ({
  200: {
    description,
    content: {
      'application/geo+json': {
        schema: z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }),
      },
    },
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/layers',
  summary: 'Map layers the organisation keeps (operator: parcels may name their owners)',
  request: { params: inOrganisation },
  responses: answer(z.object({ layers: z.array(mapLayer), systems: z.array(namedSystem) }), 'By name'),
});

const shapesRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/layers/{layer}/shapes.geojson',
  summary: 'One map layer as GeoJSON (operator)',
  request: { params: ofLayer },
  responses: shapes('A FeatureCollection; properties kind, row, attributes'),
});

const heldRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/imports/{batch}/layer.geojson',
  summary: 'A waiting layer file as it would lie on the map (operator)',
  request: { params: inOrganisation.extend({ batch: z.uuid() }) },
  responses: shapes('A FeatureCollection; properties kind, row, attributes'),
});

const changeRoute = createRoute({
  method: 'put',
  path: '/api/{organisation}/layers/{layer}',
  summary: 'Another name or kind for a map layer (operator)',
  request: { params: ofLayer, body: body(layerChange) },
  responses: answer(mapLayer, 'The layer'),
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/{organisation}/layers/{layer}',
  summary: 'Takes a map layer away (operator)',
  request: { params: ofLayer },
  responses: { 204: { description: 'Gone' } },
});

const geojson = { 'content-type': 'application/geo+json', 'cache-control': 'no-store' };

/** Map layers: seen, renamed, taken away. They come in by the imports. */
export const layerRoutes = createRouter()
  .openapi(listRoute, async (request) => {
    const context = contextOf(request as Request, request.req.valid('param').organisation);
    return request.json(await showLayers(context), 200);
  })
  .openapi(shapesRoute, async (request) => {
    const { organisation, layer } = request.req.valid('param');
    const { features } = await showLayerShapes(contextOf(request as Request, organisation), layer);
    return request.json({ type: 'FeatureCollection' as const, features }, 200, geojson);
  })
  .openapi(heldRoute, async (request) => {
    const { organisation, batch } = request.req.valid('param');
    const { features } = await showHeldLayer(contextOf(request as Request, organisation), batch);
    return request.json({ type: 'FeatureCollection' as const, features }, 200, geojson);
  })
  .openapi(changeRoute, async (request) => {
    const { organisation, layer } = request.req.valid('param');
    const changed = await changeLayer(contextOf(request as Request, organisation), layer, request.req.valid('json'));
    return request.json(changed, 200);
  })
  .openapi(removeRoute, async (request) => {
    const { organisation, layer } = request.req.valid('param');
    await removeLayer(contextOf(request as Request, organisation), layer);
    return request.body(null, 204);
  });
