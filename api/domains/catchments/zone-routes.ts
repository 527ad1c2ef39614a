import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter } from '../../platform/http.ts';
import { inOrganisation } from '../../platform/route-shapes.ts';
import { getSettings } from '../areas/queries.ts';
import { level } from '../areas/types.ts';
import { schoolCard } from '../schools/types.ts';
import { getSchoolCard } from './get-school-card.ts';
import { listZoneShapes, listZones } from './queries.ts';
import { zone } from './types.ts';

const query = z.object({ level: level.optional() });

const zonesRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/zones',
  summary: 'The zone plan of the school year, drawn or listed',
  request: { params: inOrganisation, query },
  responses: {
    200: {
      description: 'Zones by level and school',
      content: { 'application/json': { schema: z.object({ zones: z.array(zone) }) } },
    },
  },
});

const shapesRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/zones.geojson',
  summary: 'Zones drawn as polygons, as GeoJSON',
  request: { params: inOrganisation, query },
  responses: {
    200: {
      description: 'A FeatureCollection; properties id, level, schoolId, schoolName',
      content: {
        'application/geo+json': {
          schema: z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) }),
        },
      },
    },
  },
});

const cardRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/schools/{id}',
  summary: 'All that is published of one school',
  request: { params: inOrganisation.extend({ id: z.string().min(1) }) },
  responses: { 200: { description: 'The school', content: { 'application/json': { schema: schoolCard } } } },
});

/** Zone plans and the card of a school, for all. */
export function createZoneRoutes() {
  const router = createRouter();
  router.openapi(zonesRoute, async (request) => {
    const { organisation: id } = request.req.valid('param');
    const zones = await contextOf(request, id).database.readPublic(async (tx) => {
      await getSettings(tx, id);
      return listZones(tx, id, request.req.valid('query'));
    });
    return request.json({ zones }, 200);
  });
  router.openapi(shapesRoute, async (request) => {
    const { organisation: id } = request.req.valid('param');
    const shapes = await contextOf(request, id).database.readPublic(async (tx) => {
      await getSettings(tx, id);
      return listZoneShapes(tx, id, request.req.valid('query').level);
    });
    const features = shapes.map(({ geometry, ...properties }) => ({ type: 'Feature', properties, geometry }));
    const collection = { type: 'FeatureCollection' as const, features };
    return request.json(collection, 200, { 'content-type': 'application/geo+json' });
  });
  router.openapi(cardRoute, async (request) => {
    const { organisation: id, id: schoolId } = request.req.valid('param');
    return request.json(await getSchoolCard(contextOf(request, id), schoolId), 200);
  });
  return router;
}
