import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { level } from '../areas/types.ts';
import { areaFeatures, nearestAnswer, nearestRequest, profile } from '../travel/types.ts';
import { drawAreasByRoad, drawWalkingAreas } from './draw-areas.ts';
import { findNearestSchools } from './find-nearest-schools.ts';
import { measureCoverage } from './measure-coverage.ts';
import { coverage } from './types.ts';

/** "500,1000,2000" → ascending whole metres, at most five. */
const metresList = z
  .string()
  .regex(/^\d{1,6}(,\d{1,6}){0,4}$/, 'whole metres separated by commas are expected, five at most')
  .transform((text) => [...new Set(text.split(',').map(Number))].sort((a, b) => a - b))
  .pipe(z.array(z.number().int().min(100).max(100_000)))
  .openapi({ type: 'string', example: '500,1000,2000' });

const geojson = (description: string) => ({
  200: { description, content: { 'application/geo+json': { schema: areaFeatures } } },
});

const nearestRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/nearest-schools',
  summary: 'Schools of a level by road distance from a home; the home is answered and forgotten',
  request: {
    params: inOrganisation,
    body: body(nearestRequest),
  },
  responses: {
    ...answer(nearestAnswer, 'Nearest first; schools no way leads to at the end, metres null'),
  },
});

const areasRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/areas-by-road.geojson',
  summary: 'Areas nearest by road: the land of which each school is the nearest on foot',
  request: { params: inOrganisation, query: z.object({ level }) },
  responses: geojson('A FeatureCollection; properties id, level, schoolId, schoolName'),
});

const walkingRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/walking-areas.geojson',
  summary: 'The land within walking distances by road of any school of a level',
  request: { params: inOrganisation, query: z.object({ level, metres: metresList.default([500, 1000, 2000]) }) },
  responses: geojson('A FeatureCollection, the widest first; properties level, metres'),
});

const coverageRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/coverage',
  summary: 'Children within road distances of the nearest school, by commune',
  request: {
    params: inOrganisation,
    query: z.object({ level, profile: profile.default('walk'), limits: metresList.default([500, 1000, 2000]) }),
  },
  responses: { 200: { description: 'Counts', content: { 'application/json': { schema: coverage } } } },
});

const publicAreas = { 'content-type': 'application/geo+json', 'cache-control': 'public, no-cache' };

/** Schools near a home, areas by road and coverage, for all. */
export function createCatchmentRoutes() {
  const router = createRouter();
  router.openapi(nearestRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    const answer = await findNearestSchools(context, request.req.valid('json'));
    return request.json(answer, 200, { 'cache-control': 'no-store' });
  });
  router.openapi(areasRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    return request.json(await drawAreasByRoad(context, request.req.valid('query').level), 200, publicAreas);
  });
  router.openapi(walkingRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    const query = request.req.valid('query');
    return request.json(await drawWalkingAreas(context, query.level, query.metres), 200, publicAreas);
  });
  router.openapi(coverageRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    return request.json(await measureCoverage(context, request.req.valid('query')), 200);
  });
  return router;
}
