import { createRoute, z } from '@hono/zod-openapi';
import { contextOf, createRouter } from '../../platform/http.ts';
import { answer, body, inOrganisation } from '../../platform/route-shapes.ts';
import { addRoadEdit } from './add-road-edit.ts';
import { drawIsochrone } from './draw-isochrone.ts';
import { findRoute } from './find-route.ts';
import { getCount } from './get-count.ts';
import { listCrossings } from './list-crossings.ts';
import { listRoadEdits } from './list-road-edits.ts';
import {
  areaFeatures,
  crossing,
  isochroneRequest,
  newRoadEdit,
  remeasureCount,
  roadEdit,
  roadEditAnswer,
  routeAnswer,
  routeRequest,
} from './types.ts';
import { withdrawRoadEdit } from './withdraw-road-edit.ts';

const wayRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/route',
  summary: 'The way from a home to the nearest gate of a school, stretch by stretch',
  request: { params: inOrganisation, body: body(routeRequest) },
  responses: answer(routeAnswer, 'metres null: no road and no ferry leads there'),
});

const isochroneRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/isochrone',
  summary: 'The land within distances by road of a point',
  request: { params: inOrganisation, body: body(isochroneRequest) },
  responses: {
    200: {
      description: 'A FeatureCollection, the widest first; property metres',
      content: { 'application/geo+json': { schema: areaFeatures } },
    },
  },
});

const listRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/road-edits',
  summary: 'Local edits of the roads, newest first, withdrawn ones too',
  request: { params: inOrganisation },
  responses: answer(z.object({ edits: z.array(roadEdit) }), 'The edits'),
});

const crossingsRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/crossings',
  summary: 'Ferries and named bridges of the roads in force',
  request: { params: inOrganisation },
  responses: answer(z.object({ crossings: z.array(crossing) }), 'Ferries first, by name'),
});

const addRoute = createRoute({
  method: 'post',
  path: '/api/{organisation}/road-edits',
  summary: 'Lays an edit over the roads (operator)',
  request: { params: inOrganisation, body: body(newRoadEdit) },
  responses: answer(roadEditAnswer, 'The edit, and the count of children it measures again'),
});

const withdrawRoute = createRoute({
  method: 'delete',
  path: '/api/{organisation}/road-edits/{id}',
  summary: 'Takes an edit back (operator)',
  request: { params: inOrganisation.extend({ id: z.uuid() }) },
  responses: answer(roadEditAnswer, 'The edit as withdrawn, and the count of children it measures again'),
});

const countRoute = createRoute({
  method: 'get',
  path: '/api/{organisation}/road-edits/{id}/count',
  summary: 'How far the count of children is whom the last change of an edit measures again (operator)',
  request: { params: inOrganisation.extend({ id: z.uuid() }) },
  responses: answer(remeasureCount, 'The count, or how much of it is done'),
});

/** Where a home stood in the question, no cache may keep the answer. */
const notKept = { 'cache-control': 'no-store' };

/** Ways, areas within reach and edits of the roads. */
export function createTravelRoutes() {
  const router = createRouter();
  router.openapi(wayRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    return request.json(await findRoute(context, request.req.valid('json')), 200, notKept);
  });
  router.openapi(isochroneRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    const areas = await drawIsochrone(context, request.req.valid('json'));
    return request.json(areas, 200, { ...notKept, 'content-type': 'application/geo+json' });
  });
  router.openapi(listRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    return request.json({ edits: await listRoadEdits(context) }, 200);
  });
  router.openapi(crossingsRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    return request.json({ crossings: await listCrossings(context) }, 200);
  });
  router.openapi(addRoute, async (request) => {
    const context = contextOf(request, request.req.valid('param').organisation);
    return request.json(await addRoadEdit(context, request.req.valid('json')), 200);
  });
  router.openapi(withdrawRoute, async (request) => {
    const { organisation: id, id: edit } = request.req.valid('param');
    return request.json(await withdrawRoadEdit(contextOf(request, id), edit), 200);
  });
  router.openapi(countRoute, async (request) => {
    const { organisation: id, id: edit } = request.req.valid('param');
    return request.json(await getCount(contextOf(request, id), edit), 200, notKept);
  });
  return router;
}
